import { describe, expect, it } from 'vitest'
import { readHtml } from '../../src/read/html.ts'
import { readPlain } from '../../src/read/plain.ts'
import { plainWords } from '../../src/speech/index.ts'
import { Source } from '../../src/text/source.ts'

const title = '在全县护林防火推进会上的讲话'
const paragraphs = [
  '同志们：',
  '今天，我们召开全县护林防火推进会，主要任务是总结前一段的工作，部署下一步的任务。',
  '一、看清形势，守住底线',
  '入冬以来，全县巡山护林3200人次，比去年多了420人次，没有发生大的火情。',
  '二、压实责任，把火源管到位',
  '各乡镇要在12月底前把防火通道清完，县林业局要把瞭望哨管好，一处一处过。',
  '同志们，山林是全县的家底。让我们守好这片山林，让群众过一个安稳的冬天！',
]
const speech = [title, ...paragraphs].join('\n')
const inP = paragraphs.map((words) => `<p>　　${words}</p>`).join('')
const inBr = paragraphs.map((words) => `&nbsp;&nbsp;&nbsp;&nbsp;${words}`).join('<br>\n')
const inDivs = paragraphs.map((words) => `<div>&emsp;&emsp;${words}</div>`).join('\n')

const pages: readonly (readonly [kind: string, html: string])[] = [
  [
    'a portal, everything in bare div',
    `<title>${title}_青禾新闻网</title><body><div><a href="/">首页</a> &gt; <a href="/a">要闻</a></div><div>广告</div>
<h1>${title}</h1><div>2025年11月12日 08:30　来源：青禾日报　作者：李小军</div>
<div>${inP}<p>本文来自青禾日报客户端，版权归原作者所有。</p><p>【广告】灭火机特价，电话0000-1234567</p>
<p>责任编辑：王小玲</p></div><div>上一页 <a href="1">1</a> <a href="2">2</a> 下一页</div>
<div>上一篇：<a href="b">县里召开冬修会</a></div><div>分享到：微信 微博 QQ空间</div>
<div>热门推荐</div><ul><li>某镇护林员走遍三座山</li><li>防火码怎么用？看这里</li></ul>
<div>我要评论 共3条</div><div>网友：支持，希望早点把通道修好。</div>
<div>关于我们 | 联系我们 | 网站地图</div><div>Copyright © 2010-2025 青禾新闻网</div>`,
  ],
  [
    'a portal that puts other texts into the article',
    `<title>${title}-青禾在线</title><body><div><p>${title}</p><p>2025-11-12 08:30:21 来源：青禾在线</p>
<p>[导读] 县里召开推进会，部署下一步的工作。</p>${inP.replace('<p>　　二、', '<p>[相关阅读] 防火的十个误区</p><p>点击图片进入下一页</p><p>　　二、')}
<p>（责编：王小玲、李军）</p><p>分享让更多人看到</p><p>推荐阅读</p><p><a href="1">冬季用火要当心，这样做</a></p>
<p>热点排行</p><p>1 某镇护林员走遍三座山</p></div>`,
  ],
  [
    'a site of model essays, lines divided by br',
    `<title>${title}（精选）-某某范文网</title><body><div>当前位置：<a>首页</a>><a>讲话稿</a>>正文</div>
<h1>${title}</h1><div>时间：2025-11-12 作者：小编 阅读：1203 次</div>
<div>【导语】以下是小编为大家整理的《${title}》，仅供参考。</div>
<div>${inBr}<br>&nbsp;&nbsp;《${title}》全文内容当前网页未完全显示，剩余内容请访问下一页查看。<br></div>
<div>更多护林讲话稿，请点击查看<a>讲话稿范文</a>栏目！</div><div>猜你喜欢：</div>
<div>1.<a>防火工作会议讲话稿三篇</a></div><div>2.<a>冬季生产动员会讲话</a></div>
<div>将本文的Word文档下载到电脑，方便收藏和打印</div><div>推荐度：★★★★★</div><div>点击下载文档</div>`,
  ],
  [
    'a document shop',
    `<title>${title} - 某文库</title><body><div>${title}.docx</div>
<div>上传人：小草 文档编号：1234567 上传时间：2025-11-12 格式：DOCX 页数：6</div><div>${title}</div>${inDivs}
<div>第 1 页 共 6 页</div><div>版权说明：本文档由用户提供并上传，若内容存在侵权，请进行举报</div>
<div>还剩5页未读，继续阅读</div><div>会员免费下载 9.9元/篇</div><div>相关文档</div><div>防火工作方案.doc</div>
<div>您可能关注的文档</div><div>全县冬修会议纪要</div><div>文档评论(0)</div><div>请自觉遵守互联网相关的政策法规。</div>`,
  ],
  [
    'an account of WeChat',
    `<title>${title}</title><body><div><h2>${title}</h2><div>原创 青禾发布 2025-11-12 18:20 发表于青禾</div>
<section><p>点击上方蓝字 关注我们</p>${inP}<p>—END—</p><p>来源：县林业局</p><p>转自：青禾日报</p>
<p>编辑：小王　审核：老李　签发：老张</p><p>投稿邮箱：abc@example.com</p><p>往期推荐</p><p><a>全县冬修快报来了</a></p>
<p>长按识别二维码，关注青禾发布</p><p>觉得不错，点个“在看”吧！</p></section><p>阅读原文</p><p>阅读 1203</p>
<p>赞 12 在看 5</p><p>微信扫一扫关注该公众号</p><p>继续滑动看下一个</p><p>预览时标签不可点</p></div>`,
  ],
  [
    'a government site, laid out with tables',
    `<title>${title}_青禾县人民政府</title><body><table><tr><td>当前位置：首页 &gt; 领导讲话</td></tr></table>
<table><tr><td><table><tr><td><b>${title}</b></td></tr>
<tr><td>发布日期：2025-11-12　来源：县政府办　浏览次数：12　字号：[ 大 中 小 ]</td></tr><tr><td>${inBr}<br></td></tr>
<tr><td>【<a>打印本页</a>】【<a>关闭窗口</a>】</td></tr><tr><td>分享到：</td></tr>
<tr><td>信息来源：县政府办　责任编辑：王小玲　审核人：李军</td></tr></table></td></tr></table>
<table><tr><td>主办：青禾县人民政府　承办：青禾县人民政府办公室</td></tr><tr><td>网站标识码：0000000000</td></tr></table>`,
  ],
  [
    'a government site with its register above',
    `<title>${title}</title><body><div>索 引 号：000000/2025-00012</div><div>主题分类：林业</div>
<div>发布机构：县政府办</div><div>名　　称：${title}</div><div>文　　号：</div><div>有效性：有效</div><div>${title}</div>
<div>来源： 县政府办 时间： 2025-11-12 点击数： 33 次</div><div>${inBr}</div><div>收藏 打印 关闭</div>
<div>相关附件：</div><div>上一条：没有了 下一条：关于冬修的通知</div><div>网站声明 | 联系我们 | 隐私保护</div>
<div>技术支持：青禾信息中心</div><div>您是第 123456 位访客</div>`,
  ],
]

const copied = (html: string): string =>
  html
    .replace(/<title>.*?<\/title>/u, '')
    .replaceAll(/<br>|<\/(?:p|div|tr|li|h\d)>/gu, '\n')
    .replaceAll(/<[^>]*>/gu, '')
    .replaceAll(/&nbsp;|&emsp;/gu, '　')
    .replaceAll('&gt;', '>')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .join('\n')

describe('the article of', () => {
  it.each(pages)('%s is the speech alone', (_, html) => {
    const words = plainWords(readHtml(new Source('页.html', `<html>${html}</html>`)).value!)
    // what a site put between the paragraphs is cut where the text is mended
    expect(words.replace('[相关阅读] 防火的十个误区\n点击图片进入下一页\n', '')).toBe(speech)
  })

  it.each(pages)('%s is the speech alone when it was copied as text', (_, html) => {
    const words = plainWords(readPlain(new Source('页.txt', copied(html))).value)
    expect(words.replace('[相关阅读] 防火的十个误区\n点击图片进入下一页\n', '')).toBe(speech)
  })
})

describe('below a speech stays', () => {
  it.each([
    '附件：1.通道清单\n2.瞭望哨名册',
    '青禾县人民政府\n2025年11月12日',
    '县长　石一舟',
    '联系人：陈志远\n联系电话：0000-1234567',
    '来源：县林业局',
    '推荐单位：县林业局',
    '抄送：各乡镇',
  ])('%s', (tail) => {
    expect(plainWords(readPlain(new Source('稿.txt', `${speech}\n${tail}`)).value)).toBe(`${speech}\n${tail}`)
    const more = `${speech}\n打印本页\n${tail}\n上一篇：县里召开冬修会`
    const own = tail.replace(/^来源.*/u, '')
    expect(plainWords(readPlain(new Source('稿.txt', more)).value)).toBe(
      own === '' ? speech : `${speech}\n${own}`,
    )
  })

  it('a part of the speech behind a line that a site put between', () => {
    const text = `${speech}\n相关阅读\n三、把队伍带好\n护林员要配齐。\n上一篇：县里召开冬修会`
    expect(plainWords(readPlain(new Source('稿.txt', text)).value)).toBe(
      `${speech}\n相关阅读\n三、把队伍带好\n护林员要配齐。`,
    )
  })

  it('a line that is wanted', () => {
    const { value } = readPlain(new Source('稿.txt', `${speech}\n阅读原文`), {
      isWanted: (line) => line === '阅读原文',
    })
    expect(plainWords(value)).toBe(`${speech}\n阅读原文`)
  })
})
