/**
 * New values for w:id, all above those in the parts given and at least 1000: LibreOffice mixes up footnotes where a
 * comment has the id of one.
 */
export function idsAfter(parts: readonly string[]): () => number {
  const used = new Set<number>()
  for (const xml of parts) {
    for (const [, id] of xml.matchAll(/:id\s*=\s*["'](\d{1,10})["']/g)) used.add(Number(id))
  }
  let last = 999
  for (const id of used) if (id < highest) last = Math.max(last, id)
  return () => {
    last++
    while (used.has(last)) last++
    return last
  }
}

/** Word takes ids up to 2³¹ − 1; above this they were made up by a program, and new ones go into the gap below. */
const highest = 2_000_000_000
