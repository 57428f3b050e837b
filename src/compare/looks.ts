/** Which line of the new file shows how a line of the old one would look there. */
import type { PaperLine } from '../speech/index.ts'
import type { WordPoint, WordSource } from '../text/word-source.ts'

export interface Look {
  paragraph: number
  /** A character of a head that runs into its paragraph, and one behind it. */
  lead?: WordPoint
  body?: WordPoint
}

export class Looks {
  readonly #known = new Map<string, Look>()

  /** `main` is the part with the text: notes look otherwise. */
  constructor(lines: readonly PaperLine[], source: WordSource, main: string) {
    for (const line of lines) {
      if (line.kind === 'row') continue
      const first = pointAfter(line, 0, source)
      if (first?.part !== main) continue
      const body = line.lead > 0 ? pointAfter(line, line.lead, source) : undefined
      const look: Look = {
        paragraph: first.paragraph,
        ...(line.lead > 0 ? { lead: first } : {}),
        ...(body?.paragraph === first.paragraph ? { body } : {}),
      }
      for (const name of ownNames(line)) if (!this.#known.has(name)) this.#known.set(name, look)
    }
  }

  /** The look of a line of the same kind, or of the nearest kind that there is. */
  like(line: PaperLine): Look {
    for (const name of namesOf(line)) {
      const look = this.#known.get(name)
      if (look) return look
    }
    return { paragraph: 0 }
  }
}

/** What a line may be an example of: a date line shows how date lines look, and no other text. */
function ownNames(line: PaperLine): string[] {
  const names = namesOf(line)
  return line.role === undefined ? names : [names[0]!, 'any']
}

/** From its own kind to any. */
function namesOf({ kind, depth, role, lead }: PaperLine): string[] {
  if (kind === 'row') return ['text', 'line', 'any']
  if (kind !== 'text') return [`${kind} ${depth ?? ''}`, kind, 'any']
  if (role !== undefined) return [role, 'line', 'text', 'any']
  return lead > 0 ? ['lead', 'text', 'any'] : ['line', 'text', 'any']
}

function pointAfter(line: PaperLine, from: number, source: WordSource): WordPoint | undefined {
  for (let i = from; i < line.text.length; i++) {
    const point = source.point(line.offsets[i]!)
    if (point) return point
  }
  return undefined
}
