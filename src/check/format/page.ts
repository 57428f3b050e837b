import type { Layout } from '../../layout/index.ts'
import { remarkOf } from '../../speech/index.ts'
import type { WordSection } from '../../text/word-format.ts'
import type { Rule } from '../rule.ts'
import { placeOf, settingOf } from './seen.ts'
import { millimetres } from './words.ts'

/** GB/T 9704-2012, 5.2.1: ±1 mm; 57 twips. */
const tolerance = 57

export const page: Rule = {
  id: 'format/page',
  name: '纸张和页边距',
  level: 'warn',
  fix: 'none',
  needs: ['docx', 'layout'],
  why: '纸张不是样式规定的大小，或页边距与样式相差1毫米以上，版心就不对，装订和翻页也不便。',
  basis: [{ source: 'GB/T 9704-2012', clause: '5.1、5.2.1', verified: true }],
  examples: { bad: [], good: [] },
  check(doc, { inputs, report }) {
    const setting = settingOf(doc, inputs)
    if (!setting) return
    const told = new Map<string, { section: WordSection; count: number }>()
    const hasCards = doc.speech.tree.children.some((block) => remarkOf(block) === '桌签')
    for (const section of setting.word.sections) {
      if (hasCards && isCardSheet(section, setting.layout)) continue
      for (const message of faultsOf(section, setting.layout)) {
        const known = told.get(message)
        if (known) known.count++
        else told.set(message, { section, count: 1 })
      }
    }
    for (const [message, { section, count }] of told)
      report({ range: placeOf(doc, setting, section.firstParagraph), message, data: { count } })
  },
}

/** The sheet of a tent card has margins of its own. */
function isCardSheet({ margins = {} }: WordSection, { card }: Layout): boolean {
  return (['top', 'bottom', 'left', 'right'] as const).every(
    (side) => !isOff(Math.abs(margins[side] ?? 0), card.margin),
  )
}

function faultsOf({ page: size, margins = {} }: WordSection, layout: Layout): string[] {
  const { paper, margin } = layout
  if (!size) return []
  const isTurned = size.width > size.height && paper.width < paper.height
  const [width, height] = isTurned ? [size.height, size.width] : [size.width, size.height]
  if (isOff(width, paper.width) || isOff(height, paper.height))
    return [
      `纸张为${millimetres(width)}×${millimetres(height)}毫米，样式“${layout.name}”为${millimetres(paper.width)}×${millimetres(paper.height)}毫米，请在页面设置里改纸张大小`,
    ]
  const { gutter = 0 } = margins
  const sides = (['top', 'bottom', 'left', 'right'] as const).flatMap((side) => {
    const value = margins[side]
    return value === undefined ? [] : [{ side, value: Math.abs(value) + (side === 'left' ? gutter : 0) }]
  })
  if (isTurned) {
    // the sheet may be turned either way, and a table may hang on the binding side: the four widths are the same
    const usual = [margin.top, margin.bottom, margin.left, margin.right].sort((a, b) => a - b)
    const own = sides.map(({ value }) => value).sort((a, b) => a - b)
    if (own.length < 4 || own.every((value, i) => !isOff(value, usual[i]!))) return []
    return [
      `横排页的页边距与样式“${layout.name}”不符，应同竖排页一样留${usual.map(millimetres).join('、')}毫米，请在页面设置里改`,
    ]
  }
  const off = sides.filter(({ side, value }) => isOff(value, margin[side]))
  if (off.length === 0) return []
  const own = off.map(({ side, value }) => `${sideNames[side]}${millimetres(value)}`).join('、')
  const wanted = off.map(({ side }) => `${sideNames[side]}${millimetres(margin[side])}`).join('、')
  return [`页边距为${own}毫米，样式“${layout.name}”为${wanted}毫米，请在页面设置里改`]
}

const sideNames = { top: '上', bottom: '下', left: '左', right: '右' } as const

function isOff(value: number, wanted: number): boolean {
  return Math.abs(value - wanted) > tolerance
}
