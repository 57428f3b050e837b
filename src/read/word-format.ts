import type { Result } from '../text/problem.ts'
import type { WordFormat } from '../text/word-format.ts'

/**
 * How a Word file (.docx, .docm, .dotx) is set: pages, faces, sizes, lines, page numbers, what was left in it. The value is
 * undefined, with an info problem, where it cannot be read. The reader is loaded when it is needed.
 */
export async function readWordFormat(
  path: string,
  bytes: Uint8Array,
): Promise<Result<WordFormat | undefined>> {
  const { formatOf } = await import('./word-format-read.ts')
  return formatOf(path, bytes)
}
