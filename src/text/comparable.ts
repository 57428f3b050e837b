/** A text without what two programs write differently and no reader sees: what drafts are compared by. */

export interface Comparable {
  text: string
  /** For each UTF-16 unit of `text`, and for its end, the offset in the original. */
  offsets: number[]
}

const space = /[\s\u00a0\u200b-\u200d\u2060\u3000\ufeff]/u
const wordUnit = /[A-Za-z0-9]/u
const quotes: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '„': '"',
  '‘': "'",
  '’': "'",
}

/**
 * Spaces and line breaks are left out (one stays between words in letters), quotes are straight, letters, digits and
 * their signs in full width are in half width. Full stops and commas in half width are another text: they are not.
 */
export function comparable(original: string): Comparable {
  const kept: string[] = []
  const offsets: number[] = []
  let spaceAt = -1
  for (let at = 0; at < original.length; at++) {
    const unit = original[at]!
    if (space.test(unit)) {
      if (spaceAt < 0) spaceAt = at
      continue
    }
    const plain = plainUnit(unit)
    if (spaceAt >= 0 && wordUnit.test(plain) && wordUnit.test(kept.at(-1) ?? '')) {
      kept.push(' ')
      offsets.push(spaceAt)
    }
    spaceAt = -1
    kept.push(plain)
    offsets.push(at)
  }
  offsets.push(original.length)
  return { text: kept.join(''), offsets }
}

/** Every character as it is. */
export function asWritten(original: string): Comparable {
  return { text: original, offsets: Array.from({ length: original.length + 1 }, (_, at) => at) }
}

function plainUnit(unit: string): string {
  const code = unit.charCodeAt(0)
  const isWide =
    (code >= 0xff10 && code <= 0xff19) ||
    (code >= 0xff21 && code <= 0xff3a) ||
    (code >= 0xff41 && code <= 0xff5a) ||
    unit === '％' ||
    unit === '．' ||
    unit === '＂' ||
    unit === '＇'
  return isWide ? String.fromCharCode(code - 0xfee0) : (quotes[unit] ?? unit)
}
