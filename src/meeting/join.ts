/** A meeting and the facts of its speech as one: papers are filled from both, and every place leads back to its own sheet. */
import { regionOf, type Facts, type Piece } from '../facts/index.ts'
import type { Datum } from '../text/datum.ts'
import { formatDay } from '../text/dates.ts'
import { keyAt } from '../text/keys.ts'
import type { Place } from '../text/place.ts'
import { join, Places, type Path } from '../text/places.ts'
import { isMissing } from '../text/shape.ts'
import type { Meeting } from './read.ts'

/** Where the paths of a meeting begin in the joined sheets; no key of a fact sheet. */
export const meetingRoot = '@'

/** A path of the meeting sheet in the joined sheets. */
export function inMeeting(path: Path): Path {
  return path === '' ? meetingRoot : join(meetingRoot, path)
}

/** The facts, with the meeting's texts and places below `meetingRoot`; without facts those of the meeting alone. */
export function joined(meeting: Meeting, facts: Facts = factsOfMeeting(meeting)): Facts {
  const texts = new Map<Path, Piece[]>(facts.texts)
  for (const [path, pieces] of meeting.texts) texts.set(inMeeting(path), pieces)
  const places = new Places().graft('', facts.places).graft(meetingRoot, meeting.places)
  const region = meeting.sheet.region
    ? regionOf({ ...facts.sheet, region: { ...facts.sheet.region, name: meeting.sheet.region } })
    : facts.region
  return { ...facts, texts, places, ...(region ? { region } : {}) }
}

/** What a meeting without a speech is told by: its day and region. */
function factsOfMeeting({ source, sheet: { name, region: place }, day }: Meeting): Facts {
  const sheet: Facts['sheet'] = {
    title: name,
    date: day ? formatDay(day) : '',
    ...(place === undefined ? {} : { region: { name: place } }),
  }
  const region = place === undefined ? undefined : regionOf(sheet)
  return {
    source,
    sheet,
    places: new Places(),
    figures: new Map(),
    texts: new Map(),
    ...(day ? { calendar: { date: day } } : {}),
    ...(region ? { region } : {}),
  }
}

/** The file of the speech's fact sheet as a meeting sheet names it, and where; undefined where it names none. */
export function speechFileOf(datum: Datum): { file: string; place: Place } | undefined {
  if (datum.kind !== 'entries') return undefined
  const value = datum.entries.find((entry) => keyAt('meeting', entry.key.trim()) === 'speech')?.value
  if (value?.kind !== 'scalar' || isMissing(value.text.trim()) || value.text.trim() === '') return undefined
  return { file: value.text.trim(), place: value.place }
}
