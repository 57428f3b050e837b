import { unzipSync } from 'fflate'

/** What an archive may hold. A workbook of an office has about twenty files of together less than one megabyte. */
export interface ZipLimits {
  files: number
  /** Bytes of all files together when unpacked. */
  bytes: number
  /** Unpacked to packed, for files over one megabyte. Text packs at most about 1 : 50. */
  ratio: number
}

export type ZipRefusal = 'broken' | 'too-many' | 'too-big'

/**
 * The wanted files of a zip archive. Its directory is looked through before anything is unpacked, and nothing is
 * unpacked beyond the sizes that the directory declares, so that a small file cannot fill the memory.
 */
export function unzipWithin(
  bytes: Uint8Array,
  limits: ZipLimits,
  isWanted: (name: string) => boolean,
): Map<string, Uint8Array> | ZipRefusal {
  let files = 0
  let total = 0
  let tooDense = false
  try {
    unzipSync(bytes, {
      filter: ({ size, originalSize }) => {
        files++
        total += originalSize
        if (originalSize > 1_000_000 && originalSize > size * limits.ratio) tooDense = true
        return false
      },
    })
    if (files > limits.files) return 'too-many'
    if (total > limits.bytes || tooDense) return 'too-big'
    return new Map(Object.entries(unzipSync(bytes, { filter: ({ name }) => isWanted(name) })))
  } catch {
    return 'broken'
  }
}
