import type { Layout } from '../../layout/index.ts'
import type { WordFormat, WordMargin } from '../../text/word-format.ts'
import type { Level } from '../../text/problem.ts'
import type { Rule } from '../rule.ts'
import { isReadingCopy, settingOf, startOf } from './seen.ts'
import { sizeName } from './words.ts'

export const pageNumber: Rule = {
  id: 'format/page-number',
  name: '页码',
  level: 'warn',
  fix: 'none',
  needs: ['docx', 'layout'],
  why: '页码用4号半角数字，左右各一条一字线，单页居右空一字、双页居左空一字；超过一页的稿子没有页码，翻乱了就接不上。',
  basis: [{ source: 'GB/T 9704-2012', clause: '7.5', verified: true }],
  examples: { bad: [], good: [] },
  check(doc, { inputs, report }) {
    const setting = settingOf(doc, inputs)
    if (!setting || setting.word.sections.length === 0) return
    const { word, layout } = setting
    const range = startOf(doc)
    const number = numberOf(word)
    if (!number) {
      const { lines, characters } = layout.textArea
      if (doc.text.length > lines * characters && !isInHeader(word))
        report({ range, message: `没有页码，请在页脚加上${wanted(layout)}` })
      return
    }
    const style = `样式“${layout.name}”为`
    if (marksOf(number.text) !== marksOf(`${layout.pageNumber.before}\uFFFC${layout.pageNumber.after}`))
      report({ range, message: `页码写作“${shown(number.text)}”，${style}${wanted(layout)}，请改过来` })
    const size = layout.pageNumber.size / 10
    if (number.size !== undefined && Math.abs(number.size - size) > 1 && !isReadingCopy(setting))
      report({
        range,
        message: `页码的字号为${sizeName(number.size)}，${style}${sizeName(size)}，请改过来`,
      })
    const position = positionFault(word, number, layout)
    if (position) report({ range, ...position })
  },
}

/** The footer of odd pages; of any kind where those have no number. */
function numberOf({ sections }: WordFormat): WordMargin | undefined {
  const footers = sections.flatMap(({ footers: { default: odd, even, first } }) => [odd, even, first])
  return footers.find((footer) => footer?.hasPageNumber)
}

function isInHeader({ sections }: WordFormat): boolean {
  return sections.some(({ headers }) => Object.values(headers).some(({ hasPageNumber }) => hasPageNumber))
}

/** Dashes of any width are one dash, blanks none: how wide they come out is the face's affair. */
function marksOf(text: string): string {
  return text.replace(/\s/gu, '').replace(/[—–―－\-‐−─━]+/gu, '—')
}

function shown(text: string): string {
  return text.replace('\uFFFC', '1').trim().slice(0, 20)
}

function wanted({ pageNumber: { before, after } }: Layout): string {
  return `“${before}1${after}”`
}

/** What a text box places is not known; centred numbers are usual in speeches. */
function positionFault(
  { sections, isTwoSided }: WordFormat,
  number: WordMargin,
  { name, pageNumber: { position } }: Layout,
): { message: string; level?: Level } | undefined {
  if (number.inTextBox || number.align === undefined) return undefined
  if (position === 'center')
    return number.align === 'center'
      ? undefined
      : { message: `页码没有居中，样式“${name}”为居中，请改过来`, level: 'info' }
  const outer = `样式“${name}”为单页居右、双页居左`
  if (number.align === 'outside') return undefined
  if (number.align === 'center') return { message: `页码居中，${outer}，请核实是否改过来`, level: 'info' }
  const evens = sections.flatMap(({ footers: { even } }) => (even?.hasPageNumber ? [even] : []))
  const isOuter =
    isTwoSided &&
    number.align === 'right' &&
    evens.length > 0 &&
    evens.every(({ align }) => align !== 'right')
  return isOuter ? undefined : { message: `页码不在外侧，${outer}，请设置奇偶页不同的页脚` }
}
