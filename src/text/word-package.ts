/** What reading and editing a Word file both need to know of its package: bounds, names of parts, encodings. */
import type { ZipLimits } from './zip.ts'

/** A Word file of an office has about thirty parts, and few have pictures of more than some megabytes. */
export const packageLimits: ZipLimits = { files: 2000, bytes: 200_000_000, ratio: 200 }
/** Bytes of one part of XML at most. */
export const longestPart = 60_000_000

/** Names of parts do not tell capitals apart (ISO/IEC 29500-2, 6.2.2.3); some programs write backslashes. */
export function canonicalName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()
}

/** The part that says what a part is related to; the package's own for ''. */
export function relationsPath(path: string): string {
  const slash = path.lastIndexOf('/') + 1
  return `${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`
}

/** The path of a target as seen from the part that names it. */
export function resolvedPath(target: string, from: string): string {
  const path = target.replaceAll('\\', '/')
  if (path.startsWith('/')) return path.slice(1)
  const steps = from.replaceAll('\\', '/').split('/').slice(0, -1)
  for (const step of path.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  return steps.join('/')
}

export type PartEncoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/** UTF-8 as a rule; UTF-16 is allowed. Both begin with their mark or with `<`. */
export function partEncoding([first, second]: Uint8Array): PartEncoding {
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le'
  return (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c) ? 'utf-16be' : 'utf-8'
}
