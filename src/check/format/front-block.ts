import { isChinese } from '../../text/width.ts'
import type { Rule } from '../rule.ts'
import { roleNames, sectionOf, settingOf, type Seen, type Setting } from './seen.ts'

const centred = ['title', 'subtitle', 'date', 'speaker', 'status'] as const

export const frontBlock: Rule = {
  id: 'format/front-block',
  name: '题头版式',
  level: 'warn',
  fix: 'none',
  needs: ['docx', 'layout'],
  why: '标题、日期、讲话人按样式居中，称谓顶格；标题一行排不下时要在词语之间分行，不能任由它折断。',
  basis: [
    { source: 'GB/T 9704-2012', clause: '7.3.1', verified: true },
    { source: '公文惯例', verified: false },
  ],
  examples: { bad: [], good: [] },
  check(doc, { inputs, report }) {
    const setting = settingOf(doc, inputs)
    if (!setting) return
    const { layout, seen } = setting
    const says = seen.some(({ format }) => format.look.align !== undefined)
    for (const role of centred) {
      if (layout[role].align !== 'center') continue
      const off = seen.filter((one) => one.role === role && (one.format.look.align ?? 'left') !== 'center')
      if (off.length > 0 && says)
        report({
          range: off[0]!.range,
          message: `${roleNames[role]}没有居中，样式“${layout.name}”为居中，请改过来`,
        })
    }
    const salutation = seen.find((one) => one.role === 'salutation')
    if (salutation && layout.salutation.indentCharacters === 0 && isIndented(salutation))
      report({ range: salutation.range, message: '称谓前有缩进，应顶格书写，请去掉缩进' })
    const long = longLine(setting)
    if (long)
      report({
        range: long.range,
        message: `标题有一行${long.length}字，一行只排得下${long.capacity}字，请在词语之间分行`,
        data: { length: long.length },
      })
  },
}

/** By the paragraph, or by blanks in front of it. Characters count before twips. */
function isIndented({ format: { look }, spans }: Seen): boolean {
  const words = spans.map(({ text }) => text).join('')
  if (/^(?:\u3000| {2}|\t)/u.test(words)) return true
  return look.firstLineChars === undefined ? (look.firstLine ?? 0) > 0 : look.firstLineChars > 0
}

interface LongLine {
  range: Seen['range']
  length: number
  capacity: number
}

/** A line of the title with more 汉字 than the width of the text holds at its size. */
function longLine({ seen, word }: Setting): LongLine | undefined {
  for (const { role, range, spans, format } of seen) {
    if (role !== 'title') continue
    const section = sectionOf(word, format.paragraph)
    const { left, right, gutter = 0 } = section?.margins ?? {}
    const size = Math.max(0, ...spans.map(({ look }) => look.size ?? 0))
    if (!section?.page || left === undefined || right === undefined || size === 0) continue
    const capacity = Math.floor((section.page.width - left - right - gutter) / (size * 10))
    const lines = spans.map(({ text }) => text).join('')
    // what is still to be filled in has another length
    if (lines.includes('【')) continue
    const length = Math.max(...lines.split('\n').map((line) => widthOf(line.trim())))
    if (length > capacity) return { range, length, capacity }
  }
  return undefined
}

/** In 汉字; Latin letters and digits are half as wide. */
function widthOf(line: string): number {
  return Math.ceil([...line].reduce((sum, character) => sum + (isChinese(character) ? 1 : 0.5), 0))
}
