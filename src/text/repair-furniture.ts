import type { RepairEdit } from './repair-edit.ts'

/** Whole lines of web pages and document shops that are no part of a paper. Each is tried on the line without its bullet. */
const lineForms: readonly RegExp[] = [
  /^(?:上|下)[一1]?(?:篇|页|頁|条|條)(?:[:：].*|没有了|沒有了)?$/u,
  /^[（(]?(?:责任编辑|責任編輯|责编|責編|网络编辑|網絡編輯|网站编辑|網站編輯)[:：].{0,30}$/u,
  /^(?:文章|本文|稿件)(?:来源|來源|出处)[:：].{1,30}$/u,
  /^作者[:：]\S{1,12}\s+(?:来源|來源)[:：].{1,30}$/u,
  /^(?:来源|來源)[:：]\S{1,20}\s+\d{4}-\d{1,2}-\d{1,2}/u,
  /^(?:转载请注明|轉載請註明|免责声明[:：]|版权声明[:：]|扫码关注|掃碼關注|微信扫码|更多(?:内容|资讯|精彩|范文).{0,8}请(?:访问|关注|点击|登录|下载))/u,
  /^(?:下载文档前|下載文檔前|仅部分预览|此文档下载后|本文档下载|点击下载|點擊下載|立即下载|免费下载|文档下载)/u,
  /^(?:阅读|閱讀|浏览|瀏覽|点击|點擊|访问|訪問)(?:量|数|數|次数|次數|人数)?[:：]\s*\d+\s*次?$/u,
  /^(?:字[号號體体](?:大小)?|文字大小)[:：]?\s*[[【［（(]?\s*大.{0,3}中.{0,3}小/u,
  /^[[【［（(]?(?:打印|列印)(?:本页|本頁|此页)?[\]】］）)]?[\s|｜·、]*[[【［（(]?(?:关闭|關閉)(?:窗口|本页|本頁|視窗)?[\]】］）)]?$/u,
  /^(?:关闭窗口|關閉視窗|返回顶部|返回頂部|返回首页|返回列表|打印本页|收藏本页|合集下载|相关主题|相关阅读|相关推荐|相关文章|相關閱讀|推荐阅读|猜你喜欢|展开全文|展开阅读全文|阅读全文|查看全文|加载更多|发表评论|网友评论|我要纠错)[:：>》]*$/u,
  /^(?:扫一扫|掃一掃)[，,]?(?:在手机|分享|关注|下载|加入|打开).{0,20}$/u,
  /^(?:分享到|分享至)(?:[:：]|微信|微博|朋友圈|QQ).{0,30}$/u,
  /^(?:当前位置|当前的位置|您所在的位置|您现在的位置|您當前的位置|當前位置)[:：]/u,
  /^(?:发布|發布|发表|更新)(?:时间|時間|日期|于)[:：]\s*\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}/u,
  /^(?:时间|時間|日期)[:：]\s*\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\s+\d{1,2}:\d{2}:\d{2}/u,
  /^\d{4}[-/]\d{1,2}[-/]\d{1,2}\s+\d{1,2}:\d{2}(?::\d{2})?\s.*(?:阅读|閱讀|浏览|瀏覽|字数|字數|来源|來源|作者)/u,
  /^(?:信息)?(?:来源|來源|稿源|出处)[:：].{1,30}(?:发布时间|發布時間|发布日期|浏览|瀏覽|点击|點擊|字号|阅读|作者[:：])/u,
  /^(?:https?:\/\/|www\.)\S+$/iu,
  /^(?:版权所有|版權所有|Copyright\b|©)/iu,
]

const lines = new RegExp(lineForms.map(({ source }) => source).join('|'), 'iu')

/** Sentences that such sites put into the text itself. */
const sentenceForms: readonly RegExp[] = [
  /[^。！？:：\n]{0,60}(?:来源于网友上传|來源[于於]網友上傳|不代表本站(?:的)?[观觀][点點]|由本站整理|本站(?:小编|編輯)?(?:整理|收集)(?:发布|提供))[^。！？\n]{0,60}[。！？]?/u,
  /本[资資]料[权權][属屬][^，。,\n]{1,16}?[频頻]道(?:放上滑鼠[^，。,\n]{1,10}[检檢][视視][^，。,\n]{1,16}?[频頻]道)?/u,
  /[^。！？\n]{0,30}(?:下载|下載)(?:本|该|此)?(?:文档|文檔|全文|原文|word版)[^。！？\n]{0,40}(?:积分|会员|付费|免费|客服)[^。！？\n]{0,40}[。！？]?/u,
]
const sentences = new RegExp(sentenceForms.map(({ source }) => source).join('|'), 'giu')

/** One of these is in every such sentence. */
const shopWords = /本站|[网網]友|下[载載]|[资資]料[权權]/u

/** Lists and quotations of Markdown, and numbers of lists, before the words of a line. */
const bullet = /^[\s　>*\-•·\d.、]{0,12}(?=\D)/u

/** The longest line that can be a piece of furniture. */
const longestLine = 160

/**
 * Edits that cut page furniture: whole lines (with their line end) such as 上一篇, 责任编辑：, counters and bare addresses,
 * and the sentences of document shops. 资料来源： under a table stays.
 */
export function furniture(text: string): RepairEdit[] {
  const edits: RepairEdit[] = []
  let at = 0
  for (const line of text.split('\n')) {
    const end = Math.min(text.length, at + line.length + 1)
    const words = line.trim()
    if (words !== '' && words.length <= longestLine && isFurniture(words)) {
      edits.push({ step: 'furniture', start: at, end, text: '', why: '这一行是网页上的附带文字' })
    } else if (shopWords.test(line)) {
      for (const match of line.matchAll(sentences)) {
        const start = at + match.index
        const why = '这句话是下载网站加进来的'
        edits.push({ step: 'furniture', start, end: start + match[0].length, text: '', why })
      }
    }
    at += line.length + 1
  }
  return edits
}

function isFurniture(words: string): boolean {
  const bare = words.replace(bullet, '').replace(/^[-*>]\s/u, '')
  return lines.test(words) || (bare !== words && lines.test(bare))
}
