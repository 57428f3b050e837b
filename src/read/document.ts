import type { Speech } from '../speech/index.ts'
import type { Problem, Result } from '../text/problem.ts'
import { Source } from '../text/source.ts'
import type { ReadOptions } from './clean.ts'
import { declaredCharset, decodeText, type Decoded } from './decode.ts'
import {
  foreignWords,
  formatOfBytes,
  isArchivedPage,
  isPage,
  type DocumentFormat,
  type ForeignFormat,
} from './formats.ts'
import { readMarkdown } from './markdown.ts'
import { readPlain } from './plain.ts'

/** Text files above these are no drafts: 1.7 million 汉字, and more lines than the longest report has sentences. */
const longestText = 5 * 1024 * 1024
const mostLines = 200_000

const endings: Readonly<Record<string, DocumentFormat>> = {
  md: 'md',
  markdown: 'md',
  docx: 'docx',
  docm: 'docx',
  dotx: 'docx',
  html: 'html',
  htm: 'html',
  txt: 'txt',
  doc: 'ole',
  wps: 'ole',
}

const names: Readonly<Record<DocumentFormat, string>> = {
  md: 'Markdown 文本',
  docx: 'Word 文件（.docx）',
  html: '网页',
  txt: '纯文本',
  ole: '旧格式的 Word 或 WPS 文件',
}

/**
 * Reads a draft or an old paper in any format: by what is in it, then by its name. `path` is how people know the file. The
 * value is undefined, with an error that says what to do, where it cannot be read. The readers of Word files and web pages
 * are loaded when they are needed.
 */
export async function readDocument(
  path: string,
  bytes: Uint8Array,
  options: ReadOptions = {},
): Promise<Result<Speech | undefined>> {
  const known = knownFormat(path, bytes)
  if (known === 'docx' || known === 'ole') return readOffice(path, bytes, known, options)
  if (known !== undefined) return unread(path, known)
  if (bytes.length > longestText * 2) return tooBig(path)
  const decoded = decode(path, bytes)
  // what claims to be a Word file and is no text either is a damaged one
  if (!decoded)
    return endings[endingOf(path)] === 'docx'
      ? readOffice(path, bytes, 'docx', options)
      : unread(path, 'binary')
  if (isArchivedPage(decoded.text)) return unread(path, 'mht')
  if (decoded.text.length > longestText || linesIn(decoded.text) > mostLines) return tooBig(path)
  const format = formatOfText(path, decoded.text)
  const source = new Source(path, decoded.text)
  const read =
    format === 'html'
      ? (await import('./html.ts')).readHtml(source, options)
      : format === 'md'
        ? readMarkdown(source)
        : readPlain(source, options)
  return { value: read.value, problems: [...notices(path, format, decoded), ...read.problems] }
}

/** The format that a file is read as; undefined for what is not read. `ole` is an old Word or WPS file, or a locked one. */
export function documentFormat(path: string, bytes: Uint8Array): DocumentFormat | undefined {
  const known = knownFormat(path, bytes)
  if (known === 'docx' || known === 'ole') return known
  if (known !== undefined || bytes.length > longestText * 2) return undefined
  const decoded = decode(path, bytes)
  if (!decoded || isArchivedPage(decoded.text)) return undefined
  return formatOfText(path, decoded.text)
}

/** What begins as an archive, calls itself a Word file and shows none inside is damaged: its reader says so. */
function knownFormat(path: string, bytes: Uint8Array): ReturnType<typeof formatOfBytes> {
  const known = formatOfBytes(bytes)
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b && (known === undefined || known === 'zip')
  return isArchive && endings[endingOf(path)] === 'docx' ? 'docx' : known
}

/** What a page says of its charset counts for pages only: a draft may quote a page. */
function decode(path: string, bytes: Uint8Array): Decoded | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 8192))
  return decodeText(bytes, isPageName(path) || isPage(start) ? declaredCharset(bytes) : undefined)
}

function formatOfText(path: string, text: string): 'md' | 'html' | 'txt' {
  if (isPage(text)) return 'html'
  if (isPageName(path) && /<(?:p|div|span|br|table|td|h[1-6]|a|b|font)\b/iu.test(text)) return 'html'
  return endings[endingOf(path)] === 'md' ? 'md' : 'txt'
}

function isPageName(path: string): boolean {
  return endings[endingOf(path)] === 'html'
}

function endingOf(path: string): string {
  const ending = /\.([^./\\]{1,12})$/u.exec(path)?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(endings, ending) ? ending : ''
}

async function readOffice(
  path: string,
  bytes: Uint8Array,
  known: 'docx' | 'ole',
  options: ReadOptions,
): Promise<Result<Speech | undefined>> {
  if (known === 'ole' && /\.(?:xls|xlt|et)$/iu.test(path)) return unread(path, 'sheet')
  if (known === 'ole' && /\.(?:ppt|pps|dps)$/iu.test(path)) return unread(path, 'slides')
  const { readDocx } = await import('./docx.ts')
  const read = readDocx(path, bytes, options)
  const wrong = read.value ? wrongEnding(path, 'docx') : []
  return { value: read.value, problems: [...wrong, ...read.problems] }
}

function notices(path: string, format: 'md' | 'html' | 'txt', { encoding, broken }: Decoded): Problem[] {
  const problems: Problem[] = wrongEnding(path, format)
  if (encoding !== 'utf-8')
    problems.push({
      code: 'read/encoding',
      level: 'info',
      message: `“${path}”已按 ${encoding.toUpperCase()} 编码读取，如有乱码请另存为 UTF-8`,
    })
  if (broken > 0)
    problems.push({
      code: 'read/damaged',
      level: 'warn',
      message: `“${path}”有${broken}处字符损坏，读作“\uFFFD”，请与原件核对`,
    })
  return problems
}

/** A file that is not what its ending says. Other endings than ours say nothing, and Word opens either kind as .doc. */
function wrongEnding(path: string, format: DocumentFormat): Problem[] {
  const named = endings[endingOf(path)]
  if (named === undefined || named === format || (named === 'ole' && format === 'docx')) return []
  return [
    {
      code: 'read/ending',
      level: 'info',
      message: `“${path}”的内容是${names[format]}，已按内容读取，请改正文件名的后缀`,
    },
  ]
}

function unread(path: string, format: ForeignFormat): Result<undefined> {
  return refusal('read/format', `“${path}”${foreignWords[format]}`)
}

function tooBig(path: string): Result<undefined> {
  return refusal('read/too-big', `“${path}”太长，不像一份稿子，请拆成几个文件再试（上限5MB、20万行）`)
}

function refusal(code: string, message: string): Result<undefined> {
  return { value: undefined, problems: [{ code, level: 'error', message }] }
}

function linesIn(text: string): number {
  let count = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++
  return count
}
