import type { Layout, VolumeStyle } from '../layout/index.ts'
import { textWidth } from './docx-page.ts'
import { paragraphProperties, runProperties } from './docx-styles.ts'
import { element } from './xml.ts'

/** The contents have Word's own names, so that Word and WPS know them. */
export const volumeStyles: Readonly<Record<VolumeStyle, { id: string; name: string }>> = {
  coverTitle: { id: 'CoverTitle', name: '封面标题' },
  coverSubtitle: { id: 'CoverSubtitle', name: '封面副题' },
  coverLine: { id: 'CoverLine', name: '封面文字' },
  contentsTitle: { id: 'TOCHeading', name: 'TOC Heading' },
  contentsLine: { id: 'TOC1', name: 'toc 1' },
}

const names = Object.keys(volumeStyles) as VolumeStyle[]

/** The styles of cover and contents as XML. */
export function volumeStylesXml(layout: Layout): string[] {
  return names.map((kind) => {
    const { id, name } = volumeStyles[kind]
    const properties = paragraphProperties(layout, layout[kind])
    return element(
      'w:style',
      { 'w:type': 'paragraph', 'w:customStyle': kind.startsWith('cover') ? 1 : undefined, 'w:styleId': id },
      element('w:name', { 'w:val': name }),
      element('w:basedOn', { 'w:val': 'Normal' }),
      element('w:next', { 'w:val': id }),
      element('w:qFormat'),
      kind === 'contentsLine' ? withLeader(properties, textWidth(layout, 'portrait')) : properties,
      runProperties(layout, layout[kind]),
    )
  })
}

/** Dots lead to the page number at the right edge of the text. ISO/IEC 29500-1, 17.3.1.26: tabs stand before autoSpaceDE. */
function withLeader(properties: string, position: number): string {
  const tabs = element(
    'w:tabs',
    {},
    element('w:tab', { 'w:val': 'right', 'w:leader': 'dot', 'w:pos': position }),
  )
  return properties.replace('<w:autoSpaceDE', `${tabs}<w:autoSpaceDE`)
}
