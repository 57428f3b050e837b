import type { Layout, ParagraphStyle } from '../../layout/index.ts'
import type { Doc } from '../doc.ts'
import type { Report, Rule } from '../rule.ts'
import { isFace } from './faces.ts'
import { isReadingCopy, roleNames, settingOf, type Seen } from './seen.ts'
import { sizeName } from './words.ts'

const compared = ['title', 'heading1', 'heading2', 'heading3', 'heading4', 'body'] as const

export const fontRole: Rule = {
  id: 'format/font-role',
  name: '字体字号',
  level: 'warn',
  fix: 'none',
  needs: ['docx', 'layout'],
  why: '标题、各级小标题和正文各有规定的字体、字号；从别处粘来的段落常常带着原来的字体。',
  basis: [{ source: 'GB/T 9704-2012', clause: '5.2.2、7.3.1、7.3.3', verified: true }],
  examples: { bad: [], good: [] },
  check(doc, { inputs, report }) {
    const setting = settingOf(doc, inputs)
    if (!setting) return
    const { layout, seen } = setting
    const isCopy = isReadingCopy(setting)
    for (const role of compared) {
      const paragraphs = seen.filter((one) => one.role === role).map((one) => looksOf(one, doc))
      tell(faces(paragraphs, role, layout), report)
      if (isCopy) continue
      tell(sizes(paragraphs, role, layout), report)
      if (role === 'heading2' || role === 'heading3') tell(bold(paragraphs, role, layout), report)
    }
  },
}

interface Looks {
  seen: Seen
  face?: string
  size?: number
  bold?: boolean
}

/** How most 汉字 of a paragraph look, without a head that runs into it. */
function looksOf(seen: Seen, doc: Doc): Looks {
  const faces = new Map<string, number>()
  const sizes = new Map<number, number>()
  const weights = new Map<boolean, number>()
  const { lead } = seen.block
  const leadEnd = lead ? doc.place({ start: lead.end, end: lead.end }).start : 0
  for (const { start, text, look } of seen.spans) {
    const words = start < leadEnd ? text.slice(leadEnd - start) : text
    const count = words.match(/\p{Script=Han}/gu)?.length ?? 0
    if (count === 0) continue
    const face = look.eastAsia?.theme ? undefined : look.eastAsia?.name
    if (face !== undefined) faces.set(face, (faces.get(face) ?? 0) + count)
    if (look.size !== undefined) sizes.set(look.size, (sizes.get(look.size) ?? 0) + count)
    weights.set(look.bold ?? false, (weights.get(look.bold ?? false) ?? 0) + count)
  }
  const face = most(faces)
  const size = most(sizes)
  const isBold = most(weights)
  return {
    seen,
    ...(face === undefined ? {} : { face }),
    ...(size === undefined ? {} : { size }),
    ...(isBold === undefined ? {} : { bold: isBold }),
  }
}

function most<T>(counts: ReadonlyMap<T, number>): T | undefined {
  let found: T | undefined
  let best = 0
  for (const [value, count] of counts) if (count > best) [found, best] = [value, count]
  return found
}

interface Off {
  paragraphs: Looks[]
  message: string
  isInfo?: boolean
}

function faces(paragraphs: readonly Looks[], role: ParagraphStyle, layout: Layout): Off | undefined {
  const wanted = layout[role].face
  const off = paragraphs.filter(({ face }) => face !== undefined && !isFace(face, wanted, layout))
  if (off.length === 0) return undefined
  const names = [...new Set(off.map(({ face }) => `“${face}”`))].slice(0, 3).join('、')
  const message = `${roleNames[role]}${share(off, paragraphs)}用了${names}，样式“${layout.name}”为${wanted}，请改用“${layout.faces[wanted][0]}”`
  return { paragraphs: off, message }
}

function sizes(paragraphs: readonly Looks[], role: ParagraphStyle, layout: Layout): Off | undefined {
  const wanted = layout[role].size / 10
  const off = paragraphs.filter(({ size }) => size !== undefined && Math.abs(size - wanted) > 1)
  if (off.length === 0) return undefined
  const names = [...new Set(off.map(({ size }) => sizeName(size!)))].slice(0, 3).join('、')
  const message = `${roleNames[role]}${share(off, paragraphs)}的字号为${names}，样式“${layout.name}”为${sizeName(wanted)}，请改过来`
  return { paragraphs: off, message }
}

/** The standard does not say whether headings are bold: an office's own setting. */
function bold(paragraphs: readonly Looks[], role: ParagraphStyle, layout: Layout): Off | undefined {
  const wanted = layout[role].bold
  const off = paragraphs.filter((one) => one.bold !== undefined && one.bold !== wanted)
  if (off.length === 0) return undefined
  const message = `${roleNames[role]}${share(off, paragraphs)}${wanted ? '没有加粗' : '加粗了'}，样式“${layout.name}”为${wanted ? '加粗' : '不加粗'}，请统一`
  return { paragraphs: off, message, isInfo: true }
}

function share(off: readonly Looks[], all: readonly Looks[]): string {
  return off.length === all.length ? '' : `有${off.length}段`
}

function tell(off: Off | undefined, report: (report: Report) => void): void {
  if (!off) return
  const { range } = off.paragraphs[0]!.seen
  const data = { count: off.paragraphs.length }
  report({ range, message: off.message, data, ...(off.isInfo ? { level: 'info' } : {}) })
}
