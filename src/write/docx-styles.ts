import type { Layout, ParagraphStyle, TextStyle } from '../layout/index.ts'
import { fontsXml, halfPoints, type Role } from './docx-fonts.ts'
import { besideStyles, characterStyle, onOff } from './docx-styles-beside.ts'
import { tableStyles } from './docx-table-styles.ts'
import { lineHeight } from './line-height.ts'
import { element, namespaces, part } from './xml.ts'

/**
 * The Word style of each kind of paragraph. Built-in names, so that the navigation pane, the table of contents and a
 * Chinese Word (标题 1, 副标题, 日期, 称呼) know them; a style of our own named 标题 1 would be none of these.
 */
export const wordStyles: Readonly<Record<ParagraphStyle, { id: string; name: string }>> = {
  body: { id: 'BodyText', name: 'Body Text' },
  title: { id: 'Title', name: 'Title' },
  subtitle: { id: 'Subtitle', name: 'Subtitle' },
  date: { id: 'Date', name: 'Date' },
  speaker: { id: 'Speaker', name: '讲话人' },
  status: { id: 'DraftStatus', name: '稿件状态' },
  salutation: { id: 'Salutation', name: 'Salutation' },
  heading1: { id: 'Heading1', name: 'heading 1' },
  heading2: { id: 'Heading2', name: 'heading 2' },
  heading3: { id: 'Heading3', name: 'heading 3' },
  heading4: { id: 'Heading4', name: 'heading 4' },
  quote: { id: 'Quote', name: 'Quote' },
  tableHead: { id: 'TableHead', name: '表头' },
  tableCell: { id: 'TableText', name: '表格文字' },
  tableLarge: { id: 'TableLarge', name: '表格大字' },
  tableSmall: { id: 'TableSmall', name: '表格小字' },
  tableSmallHead: { id: 'TableSmallHead', name: '小字表头' },
  note: { id: 'TableNote', name: '表注' },
  centred: { id: 'CentredLine', name: '居中行' },
  label: { id: 'PaperLabel', name: '页首' },
  secrecy: { id: 'Secrecy', name: '密级' },
  issuer: { id: 'Issuer', name: '发文机关标志' },
  documentNumber: { id: 'DocumentNumber', name: '发文字号' },
  recipients: { id: 'Recipients', name: '主送机关' },
  attachments: { id: 'Attachments', name: '附件说明' },
  signature: { id: 'IssuerSignature', name: '署名' },
  signingDate: { id: 'SigningDate', name: '成文日期' },
  imprint: { id: 'Imprint', name: '版记' },
}

/** Styles of runs: heads that run into their paragraph, and emphasis. */
export const runStyles = { sectionLead: 'SectionLead', itemLead: 'ItemLead', emphasis: 'Emphasis' } as const
export type RunStyle = (typeof runStyles)[keyof typeof runStyles]

/** Styles that Word has by these names; the others are our own. */
const builtIn: ReadonlySet<ParagraphStyle> = new Set([
  'body',
  'title',
  'subtitle',
  'date',
  'salutation',
  'heading1',
  'heading2',
  'heading3',
  'heading4',
  'quote',
])

/** word/styles.xml: every style is defined in full, none leaves a face, size or colour to Word's defaults. */
export function stylesXml(layout: Layout, more: readonly string[] = []): string {
  const { body } = layout
  const normal = element(
    'w:style',
    { 'w:type': 'paragraph', 'w:default': 1, 'w:styleId': 'Normal' },
    element('w:name', { 'w:val': 'Normal' }),
    element('w:qFormat'),
    paragraphProperties(layout, { ...body, indentCharacters: 0, linesBefore: 0, linesAfter: 0 }),
    runProperties(layout, body),
  )
  return part(
    element(
      'w:styles',
      namespaces,
      element(
        'w:docDefaults',
        {},
        element('w:rPrDefault', {}, runProperties(layout, body)),
        element('w:pPrDefault'),
      ),
      normal,
      element(
        'w:style',
        { 'w:type': 'character', 'w:default': 1, 'w:styleId': 'DefaultParagraphFont' },
        element('w:name', { 'w:val': 'Default Paragraph Font' }),
        element('w:uiPriority', { 'w:val': 1 }),
        element('w:semiHidden'),
      ),
      ...(Object.keys(wordStyles) as ParagraphStyle[]).map((name) => paragraphStyle(layout, name)),
      leadStyle(layout, runStyles.sectionLead, '层级领句', layout.lead.sectionFace, layout.lead.sectionBold),
      leadStyle(layout, runStyles.itemLead, '分述领句', layout.lead.itemFace, layout.lead.itemBold),
      characterStyle(runStyles.emphasis, 'Emphasis', false, element('w:rPr', {}, fontsXml(layout, '楷体'))),
      ...besideStyles(layout),
      ...more,
      ...tableStyles(layout),
    ),
  )
}

function paragraphStyle(layout: Layout, kind: ParagraphStyle): string {
  const { id, name } = wordStyles[kind]
  const level = /^heading(\d)$/.exec(kind)?.[1]
  return element(
    'w:style',
    { 'w:type': 'paragraph', 'w:customStyle': builtIn.has(kind) ? undefined : 1, 'w:styleId': id },
    element('w:name', { 'w:val': name }),
    element('w:basedOn', { 'w:val': 'Normal' }),
    element('w:next', { 'w:val': kind.startsWith('table') ? id : 'BodyText' }),
    element('w:qFormat'),
    paragraphProperties(layout, layout[kind], level === undefined ? undefined : Number(level) - 1),
    runProperties(layout, layout[kind], kind === 'issuer' ? layout.redHead.color : undefined),
  )
}

/** ISO/IEC 29500-1, 17.3.1.26: the order of children is fixed. */
export function paragraphProperties(layout: Layout, style: TextStyle, outlineLevel?: number): string {
  const { lineBreaking } = layout
  return element(
    'w:pPr',
    {},
    onOff('w:keepNext', style.keepNext),
    onOff('w:widowControl', lineBreaking.widowControl),
    onOff('w:autoSpaceDE', lineBreaking.spaceDigits),
    onOff('w:autoSpaceDN', lineBreaking.spaceDigits),
    onOff('w:snapToGrid', false),
    element('w:spacing', spacing(layout, style)),
    element('w:ind', indents(style)),
    element('w:jc', { 'w:val': style.align }),
    outlineLevel === undefined ? '' : element('w:outlineLvl', { 'w:val': outlineLevel }),
  )
}

function spacing(layout: Layout, { line, linesBefore, linesAfter }: TextStyle) {
  // Empty lines are kept as distance: an empty paragraph would be text to whoever reads the file back.
  const empty = line === 'auto' ? lineHeight(layout.body, layout.body) : line
  return {
    'w:before': Math.round(linesBefore * empty),
    'w:after': Math.round(linesAfter * empty),
    // 240 is one line of the face's own height.
    'w:line': line === 'auto' ? 240 : line,
    'w:lineRule': line === 'auto' ? 'auto' : 'exact',
  }
}

/**
 * Word goes by the characters, LibreOffice by the twips: characters alone give no indent there. The right side is in twips
 * alone, so that a paragraph can say another one.
 */
function indents({ indentCharacters, rightCharacters, size, spacing: extra }: TextStyle) {
  return {
    'w:firstLineChars': Math.round(indentCharacters * 100),
    'w:right': rightCharacters === 0 ? undefined : Math.round(rightCharacters * (size + extra)),
    'w:firstLine': Math.round(indentCharacters * (size + extra)),
  }
}

export function runProperties(layout: Layout, style: TextStyle, color = '000000'): string {
  return element(
    'w:rPr',
    {},
    fontsXml(layout, style.face),
    onOff('w:b', style.bold),
    onOff('w:i', false),
    element('w:color', { 'w:val': color }),
    element('w:spacing', { 'w:val': style.spacing }),
    element('w:sz', { 'w:val': halfPoints(style.size) }),
    element('w:szCs', { 'w:val': halfPoints(style.size) }),
    element('w:lang', { 'w:val': 'en-US', 'w:eastAsia': 'zh-CN' }),
  )
}

/**
 * Bold is a toggle: set in the paragraph's style and in the run's style it is off again (17.7.3). So a lead's style
 * says bold exactly where it differs from the body it stands in.
 */
function leadStyle(layout: Layout, id: string, name: string, face: Role, bold: boolean): string {
  const toggle = bold === layout.body.bold ? '' : element('w:b')
  return characterStyle(id, name, true, element('w:rPr', {}, fontsXml(layout, face), toggle))
}
