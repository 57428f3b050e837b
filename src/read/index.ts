export { decodeText, type Decoded, type Encoding } from './decode.ts'
export { documentFormat, readDocument } from './document.ts'
export type { DocumentFormat } from './formats.ts'
export { readMarkdown } from './markdown.ts'
