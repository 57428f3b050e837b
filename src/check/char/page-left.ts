import { furniture } from '../../text/repair.ts'
import type { Rule } from '../rule.ts'

export const pageLeft: Rule = {
  id: 'char/page-left',
  name: '网页残留',
  level: 'warn',
  fix: 'suggest',
  why: '从网站下载的稿子里常带着上一篇、责任编辑、浏览次数、下载须知等网页文字，不是稿子的内容。',
  basis: [{ source: '本项目约定', verified: true }],
  examples: {
    bad: [
      {
        text: '谢谢大家！\n\n⟦上一篇：在全县秋冬种现场会上的讲话⟧',
        message: '此处“上一篇：在全县秋冬种现场会上的…”像是网页上的附带文字，请核实是否应删去',
        suggested: '谢谢大家！\n\n',
      },
      {
        text: '⟦责任编辑：小林⟧\n\n同志们：\n\n现在开会。',
        message: '此处“责任编辑：小林”像是网页上的附带文字，请核实是否应删去',
        suggested: '\n\n同志们：\n\n现在开会。',
      },
      {
        text: '⟦浏览次数：1286⟧\n\nhttps://www.example.com/a/1.html',
        message: '此处“浏览次数：1286”像是网页上的附带文字，请核实是否应删去',
        count: 2,
      },
      {
        text: '各位代表：\n\n⟦此稿由网友上传，内容不代表本站观点。⟧请予审议。',
        message: '此处“此稿由网友上传，内容不代表本站…”像是网页上的附带文字，请核实是否应删去',
        suggested: '各位代表：\n\n请予审议。',
      },
      {
        text: '⟦字号：大 中 小⟧\n\n【打印】 【关闭】\n\n文章来源：某某公文网',
        message: '此处“字号：大 中 小”像是网页上的附带文字，请核实是否应删去',
        count: 3,
      },
    ],
    good: [
      '资料来源：县统计局。',
      '时间：2026年6月12日 9:30\n\n地点：县会议中心',
      '要续写好乡村振兴的下一篇章，把上一页翻过去。',
      '请登录www.example.com查询名单，或扫一扫二维码签到。',
      '下载政务服务客户端的群众超过2万人，责任编辑要对稿件负责。',
      '来源：县融媒体中心',
      '把经验分享到会人员都听得懂，打印一份带走。',
      '阅读：从娃娃抓起',
      '不代表本人态度的话不说，网友上传的线索逐条核查。',
    ],
  },
  check(doc, { report }) {
    for (const edit of furniture(doc.text)) {
      const line = doc.text.slice(edit.start, edit.end)
      const range = { start: edit.start, end: edit.start + line.trimEnd().length }
      const words = line.trim()
      if (doc.blocks[doc.blockAt(range.start)]!.kind === 'code') continue
      const shown = words.length > 16 ? `${words.slice(0, 15)}…` : words
      report({
        range,
        message: `此处“${shown}”像是网页上的附带文字，请核实是否应删去`,
        suggestions: [{ message: '删去', edits: [{ ...range, text: '' }] }],
      })
    }
  },
}
