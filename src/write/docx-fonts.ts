import type { IFontAttributesProperties } from 'docx'
import type { Layout } from '../layout/index.ts'
import { element, namespaces, part } from './xml.ts'

export type Role = Layout['lead']['sectionFace']

/** The quotes “” and … — are of Word's class hAnsi: with a Latin face there they come out Latin. */
export function fonts({ faces }: Layout, role: Role, digits = faces.digits[0]!): IFontAttributesProperties {
  const face = faces[role][0]!
  return { ascii: digits, eastAsia: face, hAnsi: face, cs: digits }
}

/** The same in a style. */
export function fontsXml(layout: Layout, role: Role, digits?: string): string {
  const { ascii, eastAsia, hAnsi, cs } = fonts(layout, role, digits)
  return element('w:rFonts', { 'w:ascii': ascii, 'w:eastAsia': eastAsia, 'w:hAnsi': hAnsi, 'w:cs': cs })
}

export function halfPoints(twips: number): number {
  return Math.round(twips / 10)
}

/** word/fontTable.xml: the other names of each face, for machines that know it by one of these. */
export function fontTableXml({ faces, card }: Layout): string {
  const { digits, ...chinese } = faces
  const fontsByName = new Map<string, string>()
  for (const names of [...Object.values(chinese), card.face])
    if (!fontsByName.has(names[0]!)) fontsByName.set(names[0]!, fontXml(names, '86', 'auto'))
  if (!fontsByName.has(digits[0]!)) fontsByName.set(digits[0]!, fontXml(digits, '00', 'roman'))
  return part(element('w:fonts', namespaces, ...fontsByName.values()))
}

/** `charset` 86 is GB2312, 00 is Latin. */
function fontXml([name, ...others]: readonly string[], charset: string, family: string): string {
  return element(
    'w:font',
    { 'w:name': name },
    others.length ? element('w:altName', { 'w:val': others.join(',') }) : '',
    element('w:charset', { 'w:val': charset }),
    element('w:family', { 'w:val': family }),
  )
}
