import type { Layout, ParagraphStyle, TextStyle } from '../layout/index.ts'
import type { PaperRole } from '../speech/types.ts'

const selectors: Readonly<Record<ParagraphStyle, string>> = {
  body: 'p, li, pre',
  title: 'h1',
  subtitle: 'p.subtitle',
  date: 'p.date',
  speaker: 'p.speaker',
  status: 'p.status',
  salutation: 'p.salutation',
  heading1: 'h2',
  heading2: 'h3',
  heading3: 'h4',
  heading4: 'h5, h6',
  quote: 'blockquote p',
  tableHead: 'th',
  tableCell: 'td',
  tableLarge: 'table.large td',
  tableSmall: 'table.small td',
  tableSmallHead: 'table.small th',
  note: 'p.note',
  centred: 'p.centred',
  label: 'p.label',
  secrecy: 'p.secrecy',
  issuer: 'p.issuer, p.preprinted',
  documentNumber: 'p.documentNumber',
  recipients: 'p.recipients',
  attachments: 'p.attachments',
  signature: 'p.signature',
  signingDate: 'p.signingDate',
  imprint: 'p.imprint',
}

/** CSS of a page set by a style: paper, margins and each kind of paragraph; lengths in pt. No file is loaded. */
export function pageStyles(layout: Layout): string {
  const { paper, margin } = layout
  const sides = [margin.top, margin.right, margin.bottom, margin.left].map(points).join(' ')
  const width = points(paper.width - margin.left - margin.right)
  const rules = (Object.keys(selectors) as ParagraphStyle[]).map(
    (name) => `${selectors[name]} { ${paragraphStyle(layout, layout[name])} }`,
  )
  const rule = `${layout.table.ruleWidth / 20}pt solid`
  return [
    `@page { size: ${points(paper.width)} ${points(paper.height)}; margin: ${sides} }`,
    'body { margin: 0; color: #000; background: #fff }',
    `main { max-width: ${width}; margin: 2em auto; padding: 0 1em }`,
    ...rules,
    'ul, ol, blockquote, pre { margin: 0; white-space: pre-wrap }',
    `table { width: 100%; border-collapse: collapse; ${layout.table.rules === 'three' ? `border-block: ${rule}` : ''} }`,
    `th, td { padding: ${points(layout.table.cellMarginTop)} ${points(layout.table.cellMargin)} }`,
    layout.table.rules === 'three' ? `th { border-bottom: ${rule} }` : `th, td { border: ${rule} }`,
    ...paperStyles(layout),
    'mark { background: #ff0 }',
    '@media print { main { max-width: none; margin: 0; padding: 0 } }',
    '',
  ].join('\n')
}

/** What a paper has beside its styles: lines as they are written, the red head and the rules of 版记. */
function paperStyles({ redHead, imprintRule }: Layout): string[] {
  const red = `#${redHead.color}`
  return [
    `${paperRoles.map((role) => `p.${role}`).join(', ')} { white-space: pre-line }`,
    `p.issuer { color: ${red} }`,
    // the words are on the sheet already
    'p.preprinted { visibility: hidden }',
    `p.issuer + p.documentNumber { border-bottom: ${points(redHead.ruleWidth)} solid ${red}; padding-bottom: ${points(redHead.ruleDistance)} }`,
    `p.imprint { border-block: ${points(imprintRule.outer)} solid; padding: 0 1em }`,
  ]
}

const paperRoles: readonly PaperRole[] = ['secrecy', 'attachments', 'signature', 'imprint', 'note', 'centred']

function paragraphStyle(layout: Layout, style: TextStyle): string {
  const lines = (count: number) =>
    `${count === 0 || style.line === 'auto' ? `${count}em` : points(style.line * count)}`
  return [
    `margin: ${lines(style.linesBefore)} 0 ${lines(style.linesAfter)}`,
    `font: ${style.bold ? 'bold' : 'normal'} ${points(style.size)}/${style.line === 'auto' ? 'normal' : points(style.line)} ${families(layout, style)}`,
    `letter-spacing: ${points(style.spacing)}`,
    `text-align: ${style.align === 'both' ? 'justify' : style.align}`,
    `text-indent: ${style.indentCharacters}em`,
    ...(style.rightCharacters === 0 ? [] : [`padding-right: ${style.rightCharacters}em`]),
  ].join('; ')
}

/** Digits in their own face first: it has no 汉字, so these fall through to theirs. */
function families(layout: Layout, style: TextStyle): string {
  return [...layout.faces.digits, ...layout.faces[style.face]].map(quoted).concat('serif').join(', ')
}

/** A name as a CSS string that cannot end the string or the style element. */
function quoted(name: string): string {
  return `"${name.replace(/["\\<\n\r\f]/gu, '')}"`
}

function points(twips: number): string {
  return `${twips / 20}pt`
}
