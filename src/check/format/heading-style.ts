import type { Doc } from '../doc.ts'
import type { Range, Rule } from '../rule.ts'
import { settingOf, type Seen } from './seen.ts'

const headings = new Set(['heading1', 'heading2', 'heading3', 'heading4'])
/** The number of a head that runs into its paragraph. 一是 and 第一， head a series: there bold numbers alone are usual. */
const sectionMark =
  /^\s*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、])/u

export const headingStyle: Rule = {
  id: 'format/heading-style',
  name: '标题样式',
  level: 'warn',
  fix: 'none',
  needs: ['docx', 'layout'],
  why: '小标题没有标题样式，导航窗格和目录里就看不到；段首领句的字体应到句号为止，越过句号或停在逗号处都是手工刷格式时刷错了。',
  basis: [{ source: '公文惯例', verified: false }],
  examples: { bad: [], good: [] },
  check(doc, { inputs, report }) {
    const setting = settingOf(doc, inputs)
    if (!setting) return
    const plain = setting.seen.filter(
      ({ role = '', format }) => headings.has(role) && !format.inCell && !format.look.outline,
    )
    if (plain.length > 0)
      report({
        range: plain[0]!.range,
        message: `有${plain.length}个小标题没有用标题样式，导航窗格和目录里看不到，请套用“标题 1”“标题 2”等样式`,
        data: { count: plain.length },
      })
    const heads = setting.seen.flatMap((seen) => {
      const fault = seen.role === 'body' ? leadFault(seen, doc) : undefined
      return fault ? [fault] : []
    })
    for (const kind of ['comma', 'past'] as const) {
      const found = heads.filter((one) => one.kind === kind)
      if (found.length === 0) continue
      const what = kind === 'comma' ? '到逗号就停了' : '越过了句号'
      report({
        range: found[0]!.range,
        message: `有${found.length}段的段首领句，字体${what}，领句的字体应用到第一个句号为止，请改过来`,
        data: { count: found.length },
      })
    }
  },
}

/** Where the look of the first words of a paragraph ends, if it ends in the wrong place. */
function leadFault({ spans, range }: Seen, doc: Doc): { kind: 'comma' | 'past'; range: Range } | undefined {
  const words = spans.map(({ text }) => text).join('')
  const mark = sectionMark.exec(words)?.[0]
  if (mark === undefined) return undefined
  const change = lookChange(spans, mark.length)
  if (!change) return undefined
  const stop = words.search(/[。！？]/u)
  const before = words.slice(0, change.at).trimEnd()
  if (stop < 0) return undefined
  const kind =
    change.last > stop ? 'past' : change.at <= stop && before.endsWith('，') ? ('comma' as const) : undefined
  if (!kind) return undefined
  const offset = doc.offsetOf(change.source)
  const end = Math.min(Math.max(offset, range.start + 1), range.end)
  return { kind, range: { start: range.start, end } }
}

/**
 * The first 汉字 behind the mark that looks otherwise than the one behind it: where it stands in the words and in the source,
 * and where the last one before it stands. Undefined where all look the same.
 */
function lookChange(
  spans: Seen['spans'],
  from: number,
): { at: number; source: number; last: number } | undefined {
  let head: string | undefined
  let last = -1
  let offset = 0
  for (const { start, text, look } of spans) {
    const own = `${look.eastAsia?.name ?? ''} ${look.bold ?? false}`
    for (const { index } of text.matchAll(/\p{Script=Han}/gu)) {
      const at = offset + index
      if (at < from) continue
      head ??= own
      if (own !== head) return { at, source: start + index, last }
      last = at
    }
    offset += text.length
  }
  return undefined
}
