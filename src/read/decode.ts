/** Bytes into text: which encoding a file is in is told by its bytes, as no file says it reliably. */

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be' | 'big5'

export interface Decoded {
  text: string
  encoding: Encoding
  /** How many characters could not be read and became U+FFFD: a file that was cut off or damaged. */
  broken: number
}

/** One unreadable character in so many is damage; more is another encoding. */
const damage = 500

/**
 * The text of a file, without its byte order mark: by the mark, else by strict UTF-8, the pattern of UTF-16, the encoding
 * that the file itself `declared` (a web page's charset), GB18030 that looks Chinese, and UTF-8 with little damage.
 * Undefined for what is no text.
 */
export function decodeText(bytes: Uint8Array, declared?: string): Decoded | undefined {
  const marked = byMark(bytes)
  if (marked) return marked
  const wide = utf16(bytes)
  if (wide) return wide
  if (bytes.includes(0)) return undefined
  const strict = strictly(bytes, 'utf-8')
  if (strict !== undefined) return isText(strict) ? { text: strict, encoding: 'utf-8', broken: 0 } : undefined
  const named = encodingNamed(declared)
  const told = named && leniently(bytes, named)
  if (told && isText(told.text)) return told
  if (looksChinese(bytes)) {
    const text = leniently(bytes, 'gb18030')
    if (text && isText(text.text)) return text
  }
  const damaged = leniently(bytes, 'utf-8')
  return damaged && isText(damaged.text) && han.test(damaged.text) ? damaged : undefined
}

const han = /[\u4e00-\u9fff]/u

/** The charset that the beginning of a web page names; undefined where it names none. */
export function declaredCharset(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 4096))
  const metas = start.match(/<meta\b[^>]{0,300}>/giu) ?? []
  for (const meta of metas) {
    const name = /charset\s{0,9}=\s{0,9}["']?([\w-]{2,20})/iu.exec(meta)?.[1]
    if (name !== undefined) return name.toLowerCase()
  }
  return undefined
}

function encodingNamed(charset: string | undefined): Encoding | undefined {
  if (charset === undefined) return undefined
  if (/^(?:gb2312|gbk|gb18030|x-gbk|gb_2312-80)$/u.test(charset)) return 'gb18030'
  if (charset.startsWith('big5')) return 'big5'
  return charset === 'utf-8' || charset === 'utf8' ? 'utf-8' : undefined
}

function byMark(bytes: Uint8Array): Decoded | undefined {
  const [a, b, c] = bytes
  const encoding: Encoding | undefined =
    a === 0xef && b === 0xbb && c === 0xbf
      ? 'utf-8'
      : a === 0xff && b === 0xfe
        ? 'utf-16le'
        : a === 0xfe && b === 0xff
          ? 'utf-16be'
          : undefined
  if (!encoding) return undefined
  const text = new TextDecoder(encoding).decode(bytes)
  return isText(text) && !text.includes('\0') ? { text, encoding, broken: countBroken(text) } : undefined
}

function strictly(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** The text where at most little of it is damaged. */
function leniently(bytes: Uint8Array, encoding: Encoding): Decoded | undefined {
  const text = new TextDecoder(encoding).decode(bytes)
  const broken = countBroken(text)
  return broken <= 1 + text.length / damage ? { text, encoding, broken } : undefined
}

function countBroken(text: string): number {
  let count = 0
  for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) count++
  return count
}

/** Controls, other than line ends, tabs and the mark that DOS put at the end of a file, are rare in any text. */
function isText(text: string): boolean {
  const controls = text.match(/[\u0001-\u0008\u000b\u000e-\u0019\u001b-\u001f\u007f]/gu)?.length ?? 0
  return controls <= text.length / 100
}

/**
 * UTF-16 without its mark: its ASCII has zero bytes, as no other text has (一 and U+3000 have one too, in the other half),
 * and read the right way round nearly all of it is Chinese and ASCII.
 */
function utf16(bytes: Uint8Array): Decoded | undefined {
  if (bytes.length < 4 || bytes.length % 2 === 1 || !bytes.subarray(0, 65536).includes(0)) return undefined
  for (const encoding of ['utf-16le', 'utf-16be'] as const) {
    const text = strictly(bytes, encoding)
    if (text === undefined || text.includes('\0')) continue
    const start = text.slice(0, 32768)
    const known = start.match(/[\t\n\r\u0020-\u007e\u2010-\u203b\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]/gu)
    if ((known?.length ?? 0) >= start.length * 0.9) return { text, encoding, broken: 0 }
  }
  return undefined
}

/**
 * GB18030 takes nearly any bytes; Chinese text in it has the pairs of GB2312's punctuation (A1–A3) and of its common 汉字
 * (B0–D7, in order of reading) far more often than others. The figure is for modern text; names are
 * the rest, and traditional text has fewer.
 */
function looksChinese(bytes: Uint8Array): boolean {
  let pairs = 0
  let common = 0
  const sample = Math.min(bytes.length, 262144)
  for (let i = 0; i < sample; i++) {
    const lead = bytes[i]!
    if (lead < 0x80) continue
    const trail = bytes[++i] ?? 0
    pairs++
    if (trail >= 0xa1 && ((lead >= 0xa1 && lead <= 0xa3) || (lead >= 0xb0 && lead <= 0xd7))) common++
  }
  return pairs > 0 && common >= pairs * 0.5
}
