export type Attributes = Readonly<Record<string, string | number | undefined>>

/** An XML element as text. Attributes without a value are left out; children are XML already. */
export function element(name: string, attributes: Attributes = {}, ...children: readonly string[]): string {
  let open = name
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) open += ` ${key}="${escapeXml(String(value))}"`
  }
  const inside = children.join('')
  return inside === '' ? `<${open}/>` : `<${open}>${inside}</${name}>`
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** Text as XML, in elements and attributes alike; control characters are dropped. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"'\x00-\x08\x0b\x0c\x0e-\x1f]/g, (mark) => escapes[mark] ?? '')
}

/**
 * What no XML file may hold: control characters, halves of surrogate pairs, and code points that are no characters
 * (XML 1.0, 2.2; U+FDD0–FDEF are allowed there, but never text).
 */
const forbidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufdd0-\ufdef\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** The text without characters that XML forbids, and how many there were. */
export function legalText(text: string): { text: string; dropped: number } {
  let dropped = 0
  const legal = text.replace(forbidden, () => {
    dropped += 1
    return ''
  })
  return { text: legal, dropped }
}

/** A whole part of the package: declaration and root element. */
export function part(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}`
}

export const namespaces = {
  'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
}
