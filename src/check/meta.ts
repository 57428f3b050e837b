import { plainText, type Speech } from '../speech/index.ts'
import { parseDay, type Day } from '../text/dates.ts'
import { parseChineseNumber } from '../text/numerals.ts'

/** What a text says of itself, in its front matter and head block; a sheet and the office say the rest. */
export interface Meta {
  title?: string
  /** The day of the meeting. */
  day?: Day
  speaker?: { post: string; name: string }
  /** 清河区 */
  region?: string
  /** 讨论稿 · 送审稿 · 定稿 … as written. */
  status?: string
  /** 讲话 · 主持词 · 通知 · 报告 · 新闻通稿 … as the front matter says or the title ends; 讲话 where neither does. */
  kind: string
  /** The template of a paper that we made: 会议通知, 新闻通稿 … */
  paper?: string
  /** Minutes allowed. */
  minutes?: number
}

const kinds =
  /(主持词|讲话|发言|致辞|致词|报告|汇报|通报|通知|方案|议程|日程|纪要|新闻通稿|函|请示|意见|名单|须知)(?:稿|提纲)?(?:[（(][^）)]{1,8}[）)])?$/u

/** Reads the meta of a speech; fields that neither front matter nor head block gives are absent. */
export function metaOf(speech: Speech): Meta {
  const { head } = speech.outline
  const { entries } = speech.meta
  const title = textOf(head.title) ?? entries['标题']
  const day = dayIn(entries['日期']) ?? dayIn(textOf(head.date))
  const speaker = speakerOf(textOf(head.speaker) ?? entries['讲话人'])
  const status = entries['状态'] ?? textOf(head.status)?.replace(/[（()）【】]/gu, '')
  const minutes = Number(entries['分钟'])
  return {
    kind: entries['文种'] ?? kinds.exec(title ?? '')?.[1] ?? '讲话',
    ...(title ? { title } : {}),
    ...(day ? { day } : {}),
    ...(speaker ? { speaker } : {}),
    ...(entries['地区'] ? { region: entries['地区'] } : {}),
    ...(status ? { status } : {}),
    ...(entries['模板'] ? { paper: entries['模板'] } : {}),
    ...(minutes > 0 ? { minutes } : {}),
  }
}

function textOf(node: Parameters<typeof plainText>[0] | undefined): string | undefined {
  return node && plainText(node).trim()
}

/** The day in a date line: （2026年6月12日）, 2026-06-12, 二〇二六年六月十二日; undefined where it is no whole date. */
export function dayIn(line: string | undefined): Day | undefined {
  const arabic = /\d{4}年\d{1,2}月\d{1,2}日|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/u.exec(line ?? '')?.[0]
  if (arabic) return parseDay(arabic.replaceAll('.', '-'))
  const han =
    /([〇零○Ｏ一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日/u.exec(
      line ?? '',
    )
  if (!han) return undefined
  const year = [...han[1]!].map((digit) => Math.max(0, '〇一二三四五六七八九'.indexOf(digit))).join('')
  return parseDay(`${year}年${parseChineseNumber(han[2]!)}月${parseChineseNumber(han[3]!)}日`)
}

function speakerOf(line: string | undefined): Meta['speaker'] {
  const match = /^(\S.*?)[\s　]+(\p{Script=Han}(?:[\s　]*\p{Script=Han}){1,3})$/u.exec(line ?? '')
  return match ? { post: match[1]!, name: match[2]!.replace(/[\s　]/gu, '') } : undefined
}
