import { Tab, TextRun } from 'docx'
import type { Paragraph, RootContent } from 'mdast'
import type { Layout, ParagraphStyle, TextStyle } from '../layout/index.ts'
import { isPaperRole, plainText } from '../speech/index.ts'
import type { PaperRole } from '../speech/types.ts'
import { isChinese } from '../text/width.ts'
import type { Block, ParagraphSetting } from './docx-body.ts'
import { halfPoints } from './docx-fonts.ts'
import { inlineLines, run, type Line, type Writing } from './docx-inline.ts'
import { textWidth } from './docx-page.ts'
import { redRule } from './docx-red-head.ts'
import { lineHeight } from './line-height.ts'

/** What the parts of an office paper need to know of each other. */
export interface PaperParts {
  /** How many lines stand above the issuer: 份号, 密级, 紧急程度. */
  secrecyLines: number
  /** Whether the paper has a red head, printed or on the sheet already. */
  head: 'printed' | 'preprinted' | undefined
  hasNumber: boolean
}

export function paperParts(nodes: readonly RootContent[]): PaperParts {
  const has = (role: PaperRole) => nodes.some((node) => roleOf(node) === role)
  const secrecy = nodes.filter((node) => roleOf(node) === 'secrecy')
  return {
    secrecyLines: secrecy.reduce((sum, node) => sum + plainText(node).split('\n').length, 0),
    head: has('issuer') ? 'printed' : has('preprinted') ? 'preprinted' : undefined,
    hasNumber: has('documentNumber'),
  }
}

function roleOf(node: RootContent): PaperRole | undefined {
  const role = node.type === 'paragraph' ? node.data?.role : undefined
  return isPaperRole(role) ? role : undefined
}

interface Surroundings {
  parts: PaperParts
  layout: Layout
  writing: Writing
  /** The blocks that the paragraph is one of. */
  siblings: readonly RootContent[]
  index: number
}

/** A paragraph of an office paper: each of its lines is a line of the paper. */
export function paperBlocks(node: Paragraph, role: PaperRole, around: Surroundings): Block[] {
  const { layout, writing, parts } = around
  const lines = inlineLines(node.children, writing)
  const words = plainText(node)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (role === 'imprint') return [{ kind: 'imprint', lines: imprintLines(words, lines) }]
  if (role === 'preprinted') return [issuer([], words[0] ?? '', around)]
  if (role === 'issuer') return lines.map((runs, i) => issuer(runs, words[i] ?? '', around))
  return lines.map((runs, i) => {
    const setting: ParagraphSetting = { ...distance(layout[role], i, lines.length) }
    switch (role) {
      case 'documentNumber':
        if (parts.head === undefined) return block(role, runs, { spacing: { before: 0 } })
        if (parts.head === 'printed') return block(role, runs, { ...setting, ...redRule(layout, role) })
        break
      case 'attachments':
        return block(role, runs, { ...setting, indent: hanging(words[i] ?? '', layout.attachments) })
      case 'signature':
      case 'signingDate':
        return block(role, runs, { ...setting, ...signaturePlace(role, around) })
    }
    return block(role, runs, setting)
  })
}

function block(style: ParagraphStyle, runs: Line, setting: ParagraphSetting): Block {
  return Object.keys(setting).length === 0
    ? { kind: 'paragraph', style, runs }
    : { kind: 'paragraph', style, runs, setting }
}

/** The empty lines above and below a part of several lines stand around it, not between its lines. */
function distance({ linesBefore, linesAfter }: TextStyle, i: number, count: number): ParagraphSetting {
  const spacing = {
    ...(i > 0 && linesBefore > 0 ? { before: 0 } : {}),
    ...(i < count - 1 && linesAfter > 0 ? { after: 0 } : {}),
  }
  return Object.keys(spacing).length === 0 ? {} : { spacing }
}

/**
 * 发文机关标志, its upper edge at its place below that of the text area whatever stands above it, in one line: smaller where
 * it is too long.
 */
function issuer(runs: Line, words: string, { layout, parts }: Surroundings): Block {
  const { issuer: style, secrecy, redHead, body } = layout
  const above = parts.secrecyLines * lineHeight(secrecy, body)
  const inside = Math.max(0, (lineHeight(style, body) - style.size) / 2)
  const before = Math.max(0, Math.round(redHead.above - above - inside))
  const fitting = Math.floor(textWidth(layout, 'portrait') / Math.max(1, widthOf(words)))
  const size = Math.min(style.size, fitting - style.spacing)
  return block(
    'issuer',
    size < style.size && runs.length > 0 ? [new TextRun({ text: words, size: halfPoints(size) })] : runs,
    {
      spacing: { before },
      ...(parts.head === 'printed' && !parts.hasNumber ? redRule(layout, 'issuer') : {}),
    },
  )
}

/** Continued lines begin below the first character of the attachment's name. */
function hanging(
  words: string,
  { size, spacing, indentCharacters }: TextStyle,
): NonNullable<ParagraphSetting['indent']> {
  const [, label = '', mark = ''] = /^(附件[：:])?(\d{1,2}[.．、])?/u.exec(words) ?? []
  const start = label === '' ? indentCharacters + labelWidth : indentCharacters
  const name = start + widthOf(label) + widthOf(mark)
  const cell = size + spacing
  return { left: Math.round(name * cell), hanging: Math.round((name - start) * cell) }
}

/** 附件： */
const labelWidth = 3

/**
 * Where signature and date stand beside each other (GB/T 9704-2012, 7.3.5.2, without a seal): two characters stay free at
 * the right of the signature, the date begins two characters right of its first; where the date is the longer one, it
 * stays two characters off the edge and the signature moves. Each alone stands as its style says. The date is set from the
 * left: LibreOffice puts space between digits and 汉字 in any case.
 */
function signaturePlace(role: 'signature' | 'signingDate', around: Surroundings): ParagraphSetting {
  const { siblings, index, layout } = around
  const own = siblings[index]!
  const other = nextPart(siblings, index, role === 'signature' ? 1 : -1)
  const [signature, date] = role === 'signature' ? [own, other] : [other, own]
  if (!signature || !date || roleOf(signature) !== 'signature' || roleOf(date) !== 'signingDate') return {}
  const { size, spacing, rightCharacters: free } = layout.signature
  const long = widthOf(plainText(signature).trim().split('\n').at(-1)!.trim())
  const dated = widthOf(plainText(date).trim())
  const twips = (characters: number) => Math.max(0, Math.round(characters * (size + spacing)))
  if (dated > long)
    return { indent: { right: twips(role === 'signature' ? free + shift + dated - long : free) } }
  if (role === 'signature') return { indent: { right: twips(free) } }
  const left = textWidth(layout, 'portrait') - twips(free + long - shift)
  return { alignment: 'left', indent: { left: Math.max(0, left), right: 0 } }
}

/** How far the date begins right of the signature, in characters. */
const shift = 2

/** The next part that is no remark. */
function nextPart(siblings: readonly RootContent[], index: number, step: 1 | -1): RootContent | undefined {
  let i = index + step
  while (siblings[i]?.type === 'html') i += step
  return siblings[i]
}

/** 印发机关 at the left, 印发日期 at the right end of the line. */
function imprintLines(words: readonly string[], lines: readonly Line[]): Line[] {
  return words.map((line, i) => {
    const [, office, date] = /^(.{1,60}?)[\s\u3000]+(\S{4,20}印发)$/u.exec(line) ?? []
    if (office === undefined || date === undefined) return lines[i] ?? []
    return [...run(office), new TextRun({ children: [new Tab()] }), ...run(date)]
  })
}

/** In 汉字 of the line; digits are half as wide, the dot behind them a quarter. */
function widthOf(text: string): number {
  let width = 0
  for (const character of text)
    width += character === '.' ? 0.25 : isChinese(character) || character === '\u3000' ? 1 : 0.5
  return width
}
