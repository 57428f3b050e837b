/** All that the sheets of a pack say, by value: what the pack remembers of them, and what two states are compared by. */
import { sheetSchema, type Facts } from '../facts/index.ts'
import { inMeeting, meetingSchema, type Meeting } from '../meeting/index.ts'
import { formatPlace, isCell, pathOf, type Place } from '../text/place.ts'
import { valueChanges, type ValueChange } from '../text/sheet-changes.ts'
import { sheetValues, type SheetValue } from '../text/sheet-values.ts'

/** Paths are those of the joined sheets, as in traces. */
export interface PackValues {
  meeting: SheetValue
  facts?: SheetValue
}

interface Sheets {
  meeting: Meeting
  facts?: Facts
}

/** The values of a meeting and of its speech's facts; `show` is how places are told, by default with the file's path. */
export function packValues(
  { meeting, facts }: Sheets,
  show: (place: Place) => string = formatPlace,
): PackValues {
  const values = sheetValues(meeting.sheet, meetingSchema, meeting.places, { prefix: inMeeting(''), show })
  addPosts(values, meeting)
  return {
    meeting: values,
    ...(facts ? { facts: sheetValues(facts.sheet, sheetSchema, facts.places, { show }) } : {}),
  }
}

/** A post that bigan.yaml gives is the person's as one in the sheet is. */
function addPosts(values: SheetValue, { people }: Meeting): void {
  const rows = values.parts?.find(({ path }) => path === inMeeting('attendees'))?.parts ?? []
  for (const { path, post, entry } of people) {
    const row = rows.find((one) => one.path === inMeeting(path))
    if (!row?.parts || entry.post !== undefined || post === '') continue
    row.parts.push({
      name: '职务',
      path: inMeeting(`${path}/post`),
      text: post,
      ...(row.place === undefined ? {} : { place: row.place }),
    })
  }
}

/** `show` for what is kept: the file without its folder, so that it is the same wherever the project lies. */
export function shortPlace(place: Place): string {
  const path = pathOf(place)
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
  if (isCell(place)) return `${name}!${place.sheet}!${place.cell}`
  const { line, column } = place.source.position(place.start)
  return `${name}:${line}:${column}`
}

/** What changed from one state of the sheets to the next: the meeting's first. */
export function packValueChanges(before: PackValues, after: PackValues): ValueChange[] {
  const facts = before.facts && after.facts ? valueChanges(before.facts, after.facts) : []
  return [...valueChanges(before.meeting, after.meeting), ...facts]
}
