/**
 * A style (样式) as the program uses it: paper, faces and the setting of every kind of paragraph. All lengths and sizes
 * are in twips (1/20 pt), whatever unit the file is written in. The numbers and their basis stand in the style files.
 */
import * as z from 'zod'

const twips = (least: number, most: number) =>
  z
    .number()
    .min(least, `太小，至少${least / 20}磅`)
    .max(most, `太大，最多${most / 20}磅`)
    .transform((value) => Math.round(value))

const count = (least: number, most: number) =>
  z.number().min(least, `太小，至少为${least}`).max(most, `太大，最多为${most}`)

const flag = z.boolean()

/** Three inches of margin on either side still leave a column of text on A4; no paper of an office is wider than A2. */
const margin = twips(0, 4320)
const side = twips(2835, 33_680)

const families = z.array(z.string().min(1)).min(1, '至少要有一个字体名')

export const roles = ['小标宋', '黑体', '楷体', '仿宋', '宋体'] as const
const role = z.enum(roles)

export const alignments = ['left', 'center', 'right', 'both'] as const

const textStyle = z.strictObject({
  face: role,
  /** Of the characters; Word's `sz` is this number / 10. */
  size: twips(100, 1440),
  bold: flag,
  /** The exact distance between lines, or `auto`: as the face asks (in tables, where an exact line cuts text). */
  line: z
    .union([z.number(), z.literal('auto')])
    .refine((line) => line === 'auto' || (line >= 100 && line <= 2880), '应在5磅到144磅之间')
    .transform((line) => (line === 'auto' ? line : Math.round(line))),
  /** Added to the width of each character. */
  spacing: twips(-40, 200),
  align: z.enum(alignments),
  indentCharacters: count(0, 8),
  /** Kept free between the text and the right edge, in characters of this style. */
  rightCharacters: count(0, 20).default(0),
  /** Empty lines kept above and below, in lines of this style. */
  linesBefore: count(0, 5),
  linesAfter: count(0, 5),
  keepNext: flag,
})

export type TextStyle = z.infer<typeof textStyle>

/** Every kind of paragraph that has a setting of its own; the order is that of Word's style list. */
export const paragraphStyles = [
  'body',
  'title',
  'subtitle',
  'date',
  'speaker',
  'status',
  'salutation',
  'heading1',
  'heading2',
  'heading3',
  'heading4',
  'quote',
  'tableHead',
  'tableCell',
  'tableLarge',
  'tableSmall',
  'tableSmallHead',
  'note',
  'centred',
  'label',
  'secrecy',
  'issuer',
  'documentNumber',
  'recipients',
  'attachments',
  'signature',
  'signingDate',
  'imprint',
] as const

export type ParagraphStyle = (typeof paragraphStyles)[number]

/** The paragraphs of the cover and the contents of a combined volume. */
export const volumeStyles = [
  'coverTitle',
  'coverSubtitle',
  'coverLine',
  'contentsTitle',
  'contentsLine',
] as const

export type VolumeStyle = (typeof volumeStyles)[number]

const styles = Object.fromEntries(
  [...paragraphStyles, ...volumeStyles].map((name) => [name, textStyle]),
) as Record<ParagraphStyle | VolumeStyle, typeof textStyle>

const headRoles = ['subtitle', 'date', 'speaker', 'status'] as const

export const layoutSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  paper: z.strictObject({ width: side, height: side }),
  margin: z.strictObject({
    top: margin,
    bottom: margin,
    left: margin,
    right: margin,
    header: margin,
    footer: margin,
  }),
  /** What a full page of plain 汉字 holds: for checks, the page itself follows from margins, line and size. */
  textArea: z.strictObject({ lines: count(1, 80), characters: count(1, 80) }),
  /** For each face the names to write, best first; `digits` is for Latin letters and digits. */
  faces: z.strictObject({
    ...(Object.fromEntries(roles.map((name) => [name, families])) as Record<
      (typeof roles)[number],
      typeof families
    >),
    digits: families,
  }),
  ...styles,
  /** The order of the lines between title and salutation; `draft` leaves them as they are written. */
  head: z.strictObject({ order: z.union([z.literal('draft'), z.array(z.enum(headRoles))]) }),
  /** Heads that run into their paragraph: with a section's mark （一）, and the items of a series 一是. */
  lead: z.strictObject({ sectionFace: role, sectionBold: flag, itemFace: role, itemBold: flag }),
  pageNumber: z.strictObject({
    face: role,
    size: twips(100, 1440),
    position: z.enum(['outer', 'center']),
    /** Empty characters kept between the number and the edge of the text. */
    indentCharacters: count(0, 8),
    before: z.string(),
    after: z.string(),
  }),
  table: z.strictObject({
    rules: z.enum(['grid', 'three']),
    ruleWidth: twips(2, 120),
    /** A table of more columns is set on a page of its own, turned by 90°. */
    portraitColumns: count(1, 60),
    cellMargin: twips(0, 567),
    /** Above and below the text of a cell. */
    cellMarginTop: twips(0, 567),
  }),
  /** The head of a paper in red (版头) and the rule under it. */
  redHead: z.strictObject({
    /** RRGGBB */
    color: z.string().regex(/^[0-9A-F]{6}$/i, '应是六位十六进制颜色，如FF0000'),
    /** From the upper edge of the text area to the issuer's characters, whatever lines stand above them. */
    above: twips(0, 5669),
    ruleWidth: twips(2, 120),
    /** From the characters of the number down to the rule. */
    ruleDistance: twips(0, 1134),
    /** Empty lines between the rule and the title. */
    titleLines: count(0, 5),
  }),
  /** The rules of 版记: the first and last, and those between its lines. */
  imprintRule: z.strictObject({ outer: twips(2, 120), inner: twips(2, 120) }),
  /** A bar chart: its height is that of its bars and what stands around them. */
  chart: z.strictObject({
    /** RRGGBB */
    color: z.string().regex(/^[0-9A-F]{6}$/i, '应是六位十六进制颜色，如1F3864'),
    bar: twips(100, 1440),
    around: twips(0, 2835),
    size: twips(100, 1440),
  }),
  /** Tent cards (桌签): a sheet is folded in the middle, the name on both halves. */
  card: z.strictObject({
    face: families,
    /** Of the characters, by how many a name has; five and more have the last. */
    two: twips(400, 6000),
    three: twips(400, 6000),
    four: twips(400, 6000),
    five: twips(400, 6000),
    /** Kept free at both sides. */
    margin: twips(0, 2835),
  }),
  lineBreaking: z.strictObject({ spaceDigits: flag, widowControl: flag }),
})

/** One number of the style as its file has it, for the documentation. */
export interface Setting {
  /** 正文.行距缇 */
  key: string
  /** As written: 579 */
  value: string
  /** The comment beside it: clause, source or reason; '' where there is none. */
  basis: string
}

export type Layout = z.infer<typeof layoutSchema> & { settings: readonly Setting[] }

/** What the schema finds wrong with one value: its path, and why in Chinese. */
export type Issue = z.core.$ZodIssue
