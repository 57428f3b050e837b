import { rankingOf, type Ranking } from '../../src/meeting/ranking.ts'
import { meetingSchema, type MeetingSheet } from '../../src/meeting/schema.ts'
import { isCell, type TextPlace } from '../../src/text/place.ts'
import type { Problem } from '../../src/text/problem.ts'
import { shape } from '../../src/text/shape.ts'
import { Source } from '../../src/text/source.ts'
import { readYaml } from '../../src/text/yaml.ts'

/** The words at a place, long ones cut. */
function marked({ source, start, end }: TextPlace): string {
  return source.text.slice(start, Math.min(end, start + 6))
}

/** The ranking of a meeting sheet, and its problems: line, what is marked, level, code, message. */
export function rank(text: string): { ranking: Ranking | undefined; told: string[] } {
  const shaped = shape(readYaml(new Source('会.yaml', text)).value, meetingSchema)
  const problems: Problem[] = [...shaped.problems]
  const ranking = rankingOf(shaped.value.value as MeetingSheet, shaped.value.places, problems)
  const told = problems.map(({ code, level, message, place }) => {
    const at = place && !isCell(place) ? `${place.source.position(place.start).line} “${marked(place)}”` : '-'
    return `${at} ${level} ${code} ${message}`
  })
  return { ranking, told }
}
