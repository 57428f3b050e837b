import {
  FrameAnchorType,
  FrameWrap,
  HorizontalPositionAlign,
  LineRuleType,
  Paragraph,
  SectionType,
  ShadingType,
  VerticalPositionAlign,
  type IFrameOptions,
  type ISectionOptions,
} from 'docx'
import type { Layout } from '../layout/index.ts'
import type { Line } from './docx-inline.ts'
import { aboveFooter, footers, noFooters, sectionProperties, textWidth } from './docx-page.ts'
import { sectionEndStyle } from './docx-styles-beside.ts'
import { wordStyles } from './docx-styles.ts'
import type { Pages } from './paging-flow.ts'

/**
 * Where 版记 stands (GB/T 9704-2012, 7.4: at the foot of the last page, which is an even one): on the page where the text
 * ends; on the next page; or, where the text fills an even page, on the one after a blank page. Then neither of these has
 * a number (7.5).
 */
export type ImprintPlace = 'lastPage' | 'nextPage' | 'afterBlank'

/** The place for a paper of those pages, of which the last section holds nothing but 版记. */
export function imprintPlace({ sections }: Pages): ImprintPlace {
  const text = sections.at(-2)
  const framed = sections.at(-1)?.framed ?? 0
  if (!text || text.last % 2 === 1) return 'nextPage'
  return !text.landscape && text.filled + anchorHeight + framed <= text.height ? 'lastPage' : 'afterBlank'
}

/** Of the paragraph that the frame belongs to. */
const anchorHeight = 20

/** The sections of a paper with its 版记 at the foot of a page, whatever stands above it. */
export function withImprint(
  sections: readonly ISectionOptions[],
  lines: readonly Line[],
  layout: Layout,
  place: ImprintPlace,
): ISectionOptions[] {
  // It belongs to the paragraph behind it: so low that it finds room where the text ends.
  const closing = [...imprintFrame(lines, layout), new Paragraph({ style: sectionEndStyle })]
  const last = sections.at(-1)!
  if (place === 'lastPage') {
    return [...sections.slice(0, -1), { ...last, children: [...last.children, ...closing] }]
  }
  // An even page whatever Word counts.
  const properties = { ...sectionProperties(layout, 'portrait'), type: SectionType.EVEN_PAGE }
  const above = aboveFooter(layout)
  const own = place === 'afterBlank' ? noFooters(above) : footers(layout, above)
  return [...sections, { properties, footers: own, children: closing }]
}

/**
 * 版记 in a frame that stands on the lower edge of the text, as wide as this. A table would do in Word; LibreOffice does
 * not let one float that leaves no room at its side. The rules are low black paragraphs: a border is as short as the lines
 * of its paragraph, and LibreOffice makes no frame of paragraphs with different ones.
 */
function imprintFrame(lines: readonly Line[], layout: Layout): Paragraph[] {
  const width = textWidth(layout, 'portrait')
  const frame: IFrameOptions = {
    type: 'alignment',
    width,
    wrap: FrameWrap.NOT_BESIDE,
    anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
    alignment: { x: HorizontalPositionAlign.LEFT, y: VerticalPositionAlign.BOTTOM },
  }
  const rule = (twips: number) =>
    new Paragraph({
      style: sectionEndStyle,
      frame,
      shading: { type: ShadingType.CLEAR, color: 'auto', fill: '000000' },
      spacing: { line: twips, lineRule: LineRuleType.EXACT },
    })
  const { outer, inner } = layout.imprintRule
  // One character stays free at both sides.
  const side = layout.imprint.size
  return [
    rule(outer),
    ...lines.flatMap((children, i) => [
      new Paragraph({
        style: wordStyles.imprint.id,
        frame,
        indent: { left: side, right: side },
        tabStops: [{ type: 'right', position: width - side }],
        children,
      }),
      rule(i < lines.length - 1 ? inner : outer),
    ]),
  ]
}
