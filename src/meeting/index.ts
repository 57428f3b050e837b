/** The meeting sheet: who meets when and where, in which order, and what follows from it for the papers. */
export { readMeeting, type Meeting, type ReadMeetingOptions } from './read.ts'
export { joined, inMeeting, meetingRoot, speechFileOf } from './join.ts'
export {
  meetingSchema,
  meetingTypes,
  type AgendaForm,
  type MeetingSheet,
  type MeetingType,
} from './schema.ts'
export { attendanceOf, isInMainVenue, isPresent, personNamed, type Person } from './people.ts'
export { isItem, mainSpeech, type AgendaItem, type Speaker } from './agenda.ts'
export { formatClock, parseClock, parseMoment, partOfDay, spokenClock } from './clock.ts'
export type { Assignment } from './tasks.ts'
export { tablesInMeeting, withMeetingTables } from './tables.ts'
export { meetingJsonSchema } from './json-schema.ts'
export { describeMeeting } from './describe.ts'
export { cardText, rareCharacters } from './cards.ts'
export { grid, hallRows, platformRows, ring, ringSides, type Ring } from './seating.ts'
export { weakest, type Cell, type RankRow, type Ranking } from './ranking.ts'
export { keyFigures, likelyQuestions, type Question } from './questions.ts'
