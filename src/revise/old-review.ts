/** Whether a Word file is a 核稿版: its 数据核对表 and the remarks at its figures are of the facts as they were. */
import { packageLimits } from '../text/word-package.ts'
import { unzipWithin } from '../text/zip.ts'

export function hasFactsTable(bytes: Uint8Array): boolean {
  const main = 'word/document.xml'
  const parts = unzipWithin(bytes, packageLimits, (name) => name === main)
  const xml = typeof parts === 'string' ? undefined : parts.get(main)
  return xml !== undefined && new TextDecoder().decode(xml).includes('数据核对表')
}
