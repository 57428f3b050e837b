/** Which format a file is in, by its first bytes before its name: files get wrong endings in every office. */

export type DocumentFormat = 'md' | 'docx' | 'html' | 'txt' | 'ole'

/** Formats that are known and not read. */
export type ForeignFormat = keyof typeof foreignWords

/** What each is, and what to do with it. */
export const foreignWords = {
  pdf: '是 PDF，读不了；请在 WPS 或 Word 中转为 .docx 后再试',
  sheet: '是表格，不是稿子；请把文字存成 .docx 后再试',
  slides: '是幻灯片，不是稿子；请把文字存成 .docx 后再试',
  picture: '是图片，读不了；请先识别成文字，存成 .docx 后再试',
  rtf: '是 RTF 文件，读不了；请在 Word 或 WPS 中另存为 .docx 后再试',
  odt: '是 ODT 文件，读不了；请在 WPS 或 LibreOffice 中另存为 .docx 后再试',
  mht: '是网页存档（MHT），读不了；请在 Word 或 WPS 中打开，另存为 .docx 后再试',
  zip: '是压缩包；请先解压，再给出里面的 .docx 文件',
  binary: '不是文字文件，或者已经损坏；请另存为 .docx 后再试',
} as const

const signatures: readonly [ForeignFormat, readonly number[]][] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['picture', [0x89, 0x50, 0x4e, 0x47]],
  ['picture', [0xff, 0xd8, 0xff]],
  ['picture', [0x47, 0x49, 0x46, 0x38]],
  ['picture', [0x49, 0x49, 0x2a, 0x00]],
  ['picture', [0x4d, 0x4d, 0x00, 0x2a]],
  ['picture', [0x52, 0x49, 0x46, 0x46]],
  ['zip', [0x52, 0x61, 0x72, 0x21]],
  ['zip', [0x37, 0x7a, 0xbc, 0xaf]],
  ['zip', [0x1f, 0x8b, 0x08]],
]
const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const zip = [0x50, 0x4b]

/** The format that the first bytes tell; undefined for what may be text. */
export function formatOfBytes(bytes: Uint8Array): 'docx' | 'ole' | ForeignFormat | undefined {
  if (startsWith(bytes, ole)) return 'ole'
  // PK begins a line of English too; the next two bytes of an archive are controls
  if (startsWith(bytes, zip) && (bytes[2] ?? 0) < 9 && (bytes[3] ?? 0) < 9) return packageKind(bytes)
  return signatures.find(([, signature]) => startsWith(bytes, signature))?.[0]
}

/** What a zip archive holds, by the names in its directory; where that was cut off, by those among its first bytes. */
function packageKind(bytes: Uint8Array): 'docx' | 'sheet' | 'slides' | 'odt' | 'zip' {
  const names = latin1(directoryOf(bytes) ?? bytes.subarray(0, 65536))
  if (names.includes('word/')) return 'docx'
  if (names.includes('xl/')) return 'sheet'
  if (names.includes('ppt/')) return 'slides'
  if (latin1(bytes.subarray(30, 100)).startsWith('mimetypeapplication/vnd.oasis.opendocument.text'))
    return 'odt'
  return 'zip'
}

/** The central directory: its place stands in the last 22 bytes, before a comment of at most 64 KB. */
function directoryOf(bytes: Uint8Array): Uint8Array | undefined {
  const last = Math.max(0, bytes.length - 22 - 65535)
  for (let at = bytes.length - 22; at >= last; at--) {
    if (!startsWith(bytes.subarray(at, at + 4), [0x50, 0x4b, 5, 6])) continue
    const view = new DataView(bytes.buffer, bytes.byteOffset + at, 22)
    const size = view.getUint32(12, true)
    const from = view.getUint32(16, true)
    return from + size <= bytes.length ? bytes.subarray(from, from + Math.min(size, 4_000_000)) : undefined
  }
  return undefined
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte)
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes)
}

/** Whether a text is a web page: by its first tag, behind comments and declarations. */
export function isPage(text: string): boolean {
  const start = text
    .slice(0, 8192)
    .replace(/<!--[\s\S]{0,4000}?-->|<\?[^>]{0,400}\?>/gu, '')
    .trimStart()
  return /^<(?:!doctype\s{1,9}html|html|head|body|meta|title)\b/iu.test(start)
}

export function isArchivedPage(text: string): boolean {
  return /^(?:From:|MIME-Version:|Subject:)[\s\S]{0,2000}?Content-Type:\s{0,9}multipart\/related/iu.test(
    text.slice(0, 4096),
  )
}
