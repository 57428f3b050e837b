/** Excel takes no longer name of a worksheet. */
const maxName = 31

/**
 * Names of worksheets, one for each caption: without the characters that Excel refuses ([ ] : * ? / \ and a quote at either
 * end), of at most 31 characters, none of them twice whatever its capitals.
 */
export function sheetNames(captions: readonly string[]): string[] {
  const taken = new Set<string>()
  return captions.map((caption, i) => {
    const wanted = legalName(caption) || `表${i + 1}`
    let name = cut(wanted, maxName)
    for (let n = 2; taken.has(name.toLowerCase()); n++) {
      const mark = `（${n}）`
      name = cut(wanted, maxName - mark.length) + mark
    }
    taken.add(name.toLowerCase())
    return name
  })
}

function legalName(caption: string): string {
  const name = caption
    .replace(/[[\]:*?/\\\p{Cc}]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[' ]+|[' ]+$/gu, '')
  // The one name that Excel keeps for itself.
  return /^history$/i.test(name) ? `${name}表` : name
}

/** At most so many UTF-16 units, no character in halves, no space or quote at the end. */
function cut(text: string, length: number): string {
  let kept = ''
  for (const letter of text) {
    if (kept.length + letter.length > length) break
    kept += letter
  }
  return kept.replace(/[' ]+$/u, '')
}
