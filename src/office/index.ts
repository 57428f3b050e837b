/** The workspace: `bigan.yaml`, what an office sets once. */
import { parseDay, parseMonth } from '../text/dates.ts'
import type { Place } from '../text/place.ts'
import { join, type Path, type Places } from '../text/places.ts'
import { sortProblems, type Problem, type Result } from '../text/problem.ts'
import { isMissing, shape } from '../text/shape.ts'
import type { Source } from '../text/source.ts'
import { readYaml } from '../text/yaml.ts'
import { officeSchema, type Office } from './schema.ts'

export type { Office } from './schema.ts'

/** 字 a minute; STANDARDS 3.3: 150–220, the default 180. Half and twice that are still somebody's way of reading. */
const rates = { usual: 180, least: 80, most: 400 }

/** Reads `bigan.yaml`. What cannot be understood is a problem with its place and left at its default. */
export function readOffice(source: Source): Result<Office> {
  const yaml = readYaml(source)
  const problems: Problem[] = [...yaml.problems]
  if (yaml.value.kind === 'empty') return { value: {}, problems }
  const shaped = shape(yaml.value, officeSchema)
  problems.push(...shaped.problems)
  const { value, places } = shaped.value
  const parsed = officeSchema.safeParse(value, { jitless: true })
  // What is no map at all has been told and leaves nothing.
  const office = parsed.success ? parsed.data : {}
  checkRates(office, places, problems)
  checkTerms(office, places, problems)
  return { value: office, problems: sortProblems(problems) }
}

function checkRates(office: Office, places: Places, problems: Problem[]): void {
  for (const [i, speaker] of (office.speakers ?? []).entries()) {
    if (speaker.rate === undefined || isMissing(speaker.rate)) continue
    const rate = Number(speaker.rate)
    if (rate >= rates.least && rate <= rates.most) continue
    const message = `语速应在${rates.least}到${rates.most}字/分钟之间，此处为${speaker.rate}`
    problems.push({ code: 'office/rate', level: 'error', message, ...at(places, `speakers/${i}/rate`) })
  }
}

/** A post that ends before it begins. */
function checkTerms(office: Office, places: Places, problems: Problem[]): void {
  for (const [i, person] of (office.people ?? []).entries()) {
    const held = [
      { term: person, path: `people/${i}` },
      ...(person.posts ?? []).map((term, j) => ({ term, path: `people/${i}/posts/${j}` })),
    ]
    for (const { term, path } of held) {
      const [from, to] = [monthsOf(term.from), monthsOf(term.to)]
      if (from === undefined || to === undefined || from <= to) continue
      const message = `任职的“止”早于“起”，请核对`
      problems.push({ code: 'office/term', level: 'error', message, ...at(places, join(path, 'to')) })
    }
  }
}

/** A day or month as a count of months, so that they can be compared; days of one month count as equal. */
function monthsOf(text: string | undefined): number | undefined {
  const moment = text === undefined ? undefined : (parseDay(text) ?? parseMonth(text))
  return moment && moment.year * 12 + moment.month
}

function at(places: Places, path: Path): { place?: Place } {
  const place = places.of(path)
  return place ? { place } : {}
}

/** The rate of speech of a speaker in 字 a minute; 180 where nothing (or nothing possible) is set (STANDARDS 3.3). */
export function rateOf(office: Office, speaker: string | undefined): number {
  const rate = Number(office.speakers?.find((one) => one.name === speaker)?.rate ?? rates.usual)
  return rate >= rates.least && rate <= rates.most ? rate : rates.usual
}
