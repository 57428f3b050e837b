/** What w:sym shows, for the symbols that Chinese papers have; the private codes of two fonts that every Word has. */
const symbol: Readonly<Record<number, string>> = {
  0xa3: '≤',
  0xb0: '°',
  0xb1: '±',
  0xb3: '≥',
  0xb4: '×',
  0xb7: '•',
  0xb8: '÷',
  0xb9: '≠',
}
const wingdings: Readonly<Record<number, string>> = {
  0x6c: '●',
  0x6d: '○',
  0x6e: '■',
  0x6f: '□',
  0x71: '□',
  0x75: '◆',
  0x76: '❖',
  0x77: '◆',
  0xa8: '□',
  0xab: '★',
  0xd8: '➢',
  0xe0: '→',
  0xfb: '✗',
  0xfc: '✓',
  0xfd: '☒',
  0xfe: '☑',
}
const wingdings2: Readonly<Record<number, string>> = { 0x4f: '✗', 0x50: '✓', 0x52: '☑', 0x53: '☒', 0xa3: '□' }
const tables = new Map([
  ['symbol', symbol],
  ['wingdings', wingdings],
  ['wingdings 2', wingdings2],
])

/**
 * The character that a w:sym prints, from its font and its code in hex; undefined where only the font knows it.
 * Codes of symbol fonts stand in F000–F0FF, or as they are (ISO/IEC 29500-1, 17.3.3.30).
 */
export function symbolOf(font: string, char: string): string | undefined {
  if (!/^[0-9a-f]{1,4}$/i.test(char)) return undefined
  const code = Number.parseInt(char, 16)
  const table = tables.get(font.trim().toLowerCase())
  if (table) return table[code >= 0xf000 ? code - 0xf000 : code]
  const isPrivate = code < 0x20 || (code >= 0xd800 && code < 0xf900)
  return isPrivate ? undefined : String.fromCharCode(code)
}
