import { walkTags, type Tag } from './docx-edit-xml.ts'

export type RedlineLook = 'added' | 'removed'

/** The order in which Word wants the properties of a run (ISO/IEC 29500, CT_RPr). */
const order =
  'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange'.split(
    ' ',
  )

/** The w:rPr of a run, undefined where it has none, with the sign for words that came or went. */
export function redlinedProperties(
  xml: string,
  own: Tag | undefined,
  prefix: string,
  { look, isBold }: { look: RedlineLook; isBold: boolean },
): string {
  const p = prefix
  // A thin wave under small type prints like a straight line: heavy, and under words in grey, it is none.
  const signs: [string, string][] =
    look === 'added'
      ? [['bdr', `<${p}bdr ${p}val="single" ${p}sz="4" ${p}space="0" ${p}color="auto"/>`]]
      : [
          ['color', `<${p}color ${p}val="6E6E6E"/>`],
          ['u', `<${p}u ${p}val="wavyHeavy" ${p}color="000000"/>`],
        ]
  const added = new Map<string, string>([...signs, ...(isBold ? ([['b', `<${p}b/>`]] as const) : [])])
  const children: { rank: number; text: string }[] = [...added].map(([name, text]) => ({
    rank: rankOf(name),
    text,
  }))
  if (own) {
    const tags: Tag[] = []
    walkTags(xml, { close: (tag) => void (tag.parent || tags.push(tag)) }, own.openEnd, own.closeStart)
    for (const tag of tags) {
      const name = tag.name.startsWith(p) ? tag.name.slice(p.length) : tag.name
      if (!added.has(name)) children.push({ rank: rankOf(name), text: xml.slice(tag.start, tag.end) })
    }
  }
  children.sort((a, b) => a.rank - b.rank)
  return `<${p}rPr>${children.map(({ text }) => text).join('')}</${p}rPr>`
}

/** What is not of WordprocessingML stands at the end. */
function rankOf(name: string): number {
  const rank = order.indexOf(name)
  return rank < 0 ? order.length : rank
}
