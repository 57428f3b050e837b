/** What a meeting sheet may hold: every paper lists it, and a list of tens of thousands is another file given by mistake. */
import type { Datum } from '../text/datum.ts'
import type { Problem } from '../text/problem.ts'

/** A hall of the largest meetings of a province has fewer seats. */
const mostItems = 1500

/** The same sheet with no list longer than that; each that is, is an error where it stands. */
export function withinLimits<T extends Datum>(datum: T, problems: Problem[]): T {
  if (datum.kind === 'entries') {
    const entries = datum.entries.map((entry) => ({ ...entry, value: withinLimits(entry.value, problems) }))
    return { ...datum, entries }
  }
  if (datum.kind !== 'list') return datum
  const { items, place } = datum
  if (items.length > mostItems) {
    const message = `这里有${items.length}项，最多${mostItems}项；请核对是不是给错了表`
    problems.push({ code: 'sheet/size', level: 'error', message, place })
  }
  return { ...datum, items: items.slice(0, mostItems).map((item) => withinLimits(item, problems)) }
}
