import type { Layout, ParagraphStyle, TextStyle } from '../layout/index.ts'
import { fontsXml, halfPoints, type Role } from './docx-fonts.ts'
import { tableStyles } from './docx-table-styles.ts'
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
}

/** Styles of runs: heads that run into their paragraph, and emphasis. */
export const runStyles = { sectionLead: 'SectionLead', itemLead: 'ItemLead', emphasis: 'Emphasis' } as const
export type RunStyle = (typeof runStyles)[keyof typeof runStyles]

export const pageNumberStyle = 'Footer'
export const commentStyle = 'CommentText'
export const commentMark = 'CommentReference'
export const sectionEndStyle = 'SectionEnd'

const ours = new Set(['Speaker', 'DraftStatus', 'TableHead', 'TableText'])

/** word/styles.xml: every style is defined in full, none leaves a face, size or colour to Word's defaults. */
export function stylesXml(layout: Layout): string {
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
      footerStyle(layout),
      ...commentStyles(layout),
      sectionEnd(layout),
      ...tableStyles(layout),
    ),
  )
}

function paragraphStyle(layout: Layout, kind: ParagraphStyle): string {
  const { id, name } = wordStyles[kind]
  const level = /^heading(\d)$/.exec(kind)?.[1]
  return element(
    'w:style',
    { 'w:type': 'paragraph', 'w:customStyle': ours.has(id) ? 1 : undefined, 'w:styleId': id },
    element('w:name', { 'w:val': name }),
    element('w:basedOn', { 'w:val': 'Normal' }),
    element('w:next', { 'w:val': kind.startsWith('table') ? id : 'BodyText' }),
    element('w:qFormat'),
    paragraphProperties(layout, layout[kind], level === undefined ? undefined : Number(level) - 1),
    runProperties(layout, layout[kind]),
  )
}

/** ISO/IEC 29500-1, 17.3.1.26: the order of children is fixed. */
function paragraphProperties(layout: Layout, style: TextStyle, outlineLevel?: number): string {
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
    element('w:ind', firstLine(style)),
    element('w:jc', { 'w:val': style.align }),
    outlineLevel === undefined ? '' : element('w:outlineLvl', { 'w:val': outlineLevel }),
  )
}

function spacing(layout: Layout, { line, linesBefore, linesAfter }: TextStyle) {
  // Empty lines are kept as distance: an empty paragraph would be text to whoever reads the file back.
  const empty = line === 'auto' ? bodyLine(layout) : line
  return {
    'w:before': Math.round(linesBefore * empty),
    'w:after': Math.round(linesAfter * empty),
    // 240 is one line of the face's own height.
    'w:line': line === 'auto' ? 240 : line,
    'w:lineRule': line === 'auto' ? 'auto' : 'exact',
  }
}

function bodyLine({ body }: Layout): number {
  return body.line === 'auto' ? body.size * 1.3 : body.line
}

/** Word goes by the characters, LibreOffice by the twips: characters alone give no indent there. */
function firstLine({ indentCharacters, size, spacing: extra }: TextStyle) {
  return {
    'w:firstLineChars': Math.round(indentCharacters * 100),
    'w:firstLine': Math.round(indentCharacters * (size + extra)),
  }
}

function runProperties(layout: Layout, style: TextStyle): string {
  return element(
    'w:rPr',
    {},
    fontsXml(layout, style.face),
    onOff('w:b', style.bold),
    onOff('w:i', false),
    element('w:color', { 'w:val': '000000' }),
    element('w:spacing', { 'w:val': style.spacing }),
    element('w:sz', { 'w:val': halfPoints(style.size) }),
    element('w:szCs', { 'w:val': halfPoints(style.size) }),
    element('w:lang', { 'w:val': 'en-US', 'w:eastAsia': 'zh-CN' }),
  )
}

function onOff(name: string, on: boolean): string {
  return element(name, on ? {} : { 'w:val': 0 })
}

/**
 * Bold is a toggle: set in the paragraph's style and in the run's style it is off again (17.7.3). So a lead's style
 * says bold exactly where it differs from the body it stands in.
 */
function leadStyle(layout: Layout, id: string, name: string, face: Role, bold: boolean): string {
  const toggle = bold === layout.body.bold ? '' : element('w:b')
  return characterStyle(id, name, true, element('w:rPr', {}, fontsXml(layout, face), toggle))
}

function characterStyle(id: string, name: string, custom: boolean, properties: string): string {
  return element(
    'w:style',
    { 'w:type': 'character', 'w:customStyle': custom ? 1 : undefined, 'w:styleId': id },
    element('w:name', { 'w:val': name }),
    element('w:basedOn', { 'w:val': 'DefaultParagraphFont' }),
    element('w:qFormat'),
    properties,
  )
}

/** GB/T 9704-2012, 7.5: the line is as high as the face, so that the dash stands where the footer's distance puts it. */
function footerStyle(layout: Layout): string {
  const { face, size } = layout.pageNumber
  return element(
    'w:style',
    { 'w:type': 'paragraph', 'w:styleId': pageNumberStyle },
    element('w:name', { 'w:val': 'footer' }),
    element('w:basedOn', { 'w:val': 'Normal' }),
    element(
      'w:pPr',
      {},
      onOff('w:snapToGrid', false),
      element('w:spacing', { 'w:before': 0, 'w:after': 0, 'w:line': 240, 'w:lineRule': 'auto' }),
      element('w:ind', { 'w:firstLineChars': 0, 'w:firstLine': 0 }),
      element('w:jc', { 'w:val': 'left' }),
    ),
    element(
      'w:rPr',
      {},
      fontsXml(layout, face, layout.faces[face][0]),
      onOff('w:b', false),
      element('w:spacing', { 'w:val': 0 }),
      element('w:sz', { 'w:val': halfPoints(size) }),
      element('w:szCs', { 'w:val': halfPoints(size) }),
    ),
  )
}

function commentStyles(layout: Layout): string[] {
  // 五号, the size of a note in the margin.
  const size = 210
  return [
    element(
      'w:style',
      { 'w:type': 'paragraph', 'w:styleId': commentStyle },
      element('w:name', { 'w:val': 'annotation text' }),
      element('w:basedOn', { 'w:val': 'Normal' }),
      element(
        'w:pPr',
        {},
        element('w:spacing', { 'w:before': 0, 'w:after': 0, 'w:line': 240, 'w:lineRule': 'auto' }),
        element('w:ind', { 'w:firstLineChars': 0, 'w:firstLine': 0 }),
        element('w:jc', { 'w:val': 'left' }),
      ),
      element(
        'w:rPr',
        {},
        fontsXml(layout, '宋体'),
        onOff('w:b', false),
        element('w:spacing', { 'w:val': 0 }),
        element('w:sz', { 'w:val': halfPoints(size) }),
        element('w:szCs', { 'w:val': halfPoints(size) }),
      ),
    ),
    characterStyle(
      commentMark,
      'annotation reference',
      false,
      element('w:rPr', {}, element('w:sz', { 'w:val': 21 }), element('w:szCs', { 'w:val': 21 })),
    ),
  ]
}

/** The paragraph that a section must end with after a table: so low that it never needs a page of its own. */
function sectionEnd(layout: Layout): string {
  return element(
    'w:style',
    { 'w:type': 'paragraph', 'w:customStyle': 1, 'w:styleId': sectionEndStyle },
    element('w:name', { 'w:val': '分节' }),
    element('w:basedOn', { 'w:val': 'Normal' }),
    element(
      'w:pPr',
      {},
      element('w:spacing', { 'w:before': 0, 'w:after': 0, 'w:line': 20, 'w:lineRule': 'exact' }),
      element('w:ind', { 'w:firstLineChars': 0, 'w:firstLine': 0 }),
    ),
    element(
      'w:rPr',
      {},
      fontsXml(layout, layout.body.face),
      element('w:sz', { 'w:val': 2 }),
      element('w:szCs', { 'w:val': 2 }),
    ),
  )
}
