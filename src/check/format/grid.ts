import type { Rule } from '../rule.ts'
import { isReadingCopy, sectionOf, settingOf, startOf, usualOf, type Setting } from './seen.ts'
import { points } from './words.ts'

export const grid: Rule = {
  id: 'format/grid',
  name: '每页行数和每行字数',
  level: 'warn',
  fix: 'none',
  needs: ['docx', 'layout'],
  why: '行距或字间距稍差一点，一页就会少一行、一行就会少一字：固定行距29磅在标准版心里只排得下21行，28.95磅才是22行。',
  basis: [{ source: 'GB/T 9704-2012', clause: '5.2.3', verified: true }],
  examples: { bad: [], good: [] },
  check(doc, { inputs, report }) {
    const setting = settingOf(doc, inputs)
    if (!setting || isReadingCopy(setting)) return
    const range = setting.seen.find(({ role }) => role === 'body')?.range ?? startOf(doc)
    for (const message of [linesOf(setting), charactersOf(setting)]) if (message) report({ range, message })
  },
}

interface Area {
  height: number
  width: number
}

/** The text area of the page that the body begins on, in twips. */
function areaOf({ word, seen }: Setting): (Area & { gridType?: string }) | undefined {
  const body = seen.find(({ role }) => role === 'body')
  const section = body && sectionOf(word, body.format.paragraph)
  const { top, bottom, left, right, gutter = 0 } = section?.margins ?? {}
  if (!section?.page || top === undefined || bottom === undefined) return undefined
  if (left === undefined || right === undefined || section.page.width > section.page.height) return undefined
  const type = section.grid?.type
  return {
    height: section.page.height - Math.abs(top) - Math.abs(bottom),
    width: section.page.width - left - right - gutter,
    ...(type === undefined || type === 'default' ? {} : { gridType: type }),
  }
}

function styleArea({ layout: { paper, margin } }: Setting): Area {
  return {
    height: paper.height - margin.top - margin.bottom,
    width: paper.width - margin.left - margin.right,
  }
}

/**
 * An exact pitch decides; what a grid of the page makes of any other is not known. A pitch that suits the page as it is, or
 * the page of the style, is right: then the margins alone are wrong, and they are told by themselves.
 */
function linesOf(setting: Setting): string | undefined {
  const { seen, layout } = setting
  const area = areaOf(setting)
  const pitch = usualOf(seen, ({ format: { look } }) => (look.lineRule === 'exact' ? look.line : 0))
  const wanted = layout.textArea.lines
  if (!area || !pitch || pitch <= 0 || !isUsualSize(setting)) return undefined
  const lines = Math.floor(area.height / pitch)
  const { height } = styleArea(setting)
  if (lines === wanted || Math.floor(height / pitch) === wanted) return undefined
  // a style that contradicts itself decides nothing
  if (layout.body.line !== 'auto' && Math.floor(height / layout.body.line) !== wanted) return undefined
  const { line } = layout.body
  // on a page with other margins than the style's these are to be changed too
  const hasOtherMargins = Math.abs(area.height - height) > 114
  const fits = line !== 'auto' && (hasOtherMargins || Math.floor(area.height / line) === wanted)
  const better = fits ? line : Math.floor(area.height / wanted)
  return `正文行距${points(pitch)}磅，在这样的版心里每页排${lines}行，样式“${layout.name}”为${wanted}行，请把行距改为固定值${points(better)}磅`
}

function charactersOf(setting: Setting): string | undefined {
  const { seen, layout } = setting
  const area = areaOf(setting)
  const size = usualOf(seen, (_, look) => look.size)
  const spacing = usualOf(seen, (_, look) => look.spacing ?? 0) ?? 0
  const wanted = layout.textArea.characters
  if (!area || area.gridType === 'linesAndChars' || area.gridType === 'snapToChars') return undefined
  if (size === undefined || !isUsualSize(setting)) return undefined
  const cell = size * 10 + spacing
  const characters = Math.floor(area.width / cell)
  if (cell <= 0 || characters === wanted) return undefined
  const { width } = styleArea(setting)
  const { body } = layout
  if (Math.floor(width / cell) === wanted || Math.floor(width / (body.size + body.spacing)) !== wanted)
    return undefined
  const better = Math.floor(area.width / wanted - size * 10)
  // a column of another width is the page's fault
  if (Math.abs(better) > 20) return undefined
  const change = better === 0 ? '标准' : `${better < 0 ? '紧缩' : '加宽'}${points(Math.abs(better))}磅`
  return `正文每行排${characters}字，样式“${layout.name}”为${wanted}字，请把字符间距改为${change}`
}

/** Another size than the style's is told as such; the grid follows from it. */
function isUsualSize({ seen, layout }: Setting): boolean {
  const size = usualOf(seen, (_, look) => look.size)
  return size !== undefined && Math.abs(size - layout.body.size / 10) <= 1
}
