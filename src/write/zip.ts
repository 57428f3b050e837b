import { zipSync, type Zippable } from 'fflate'

/**
 * Parts packed into a Word file or workbook, whose bytes depend on them alone. Zip keeps local time and knows nothing before
 * 1980: local midnight is the same bytes in every zone.
 */
export function zip(parts: Zippable): Uint8Array {
  return zipSync(parts, { level: 6, mtime: new Date(1980, 0, 1) })
}
