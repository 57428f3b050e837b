/** Checking texts in tests: a Markdown text and what an example needs beside it. */
import { readdirSync, readFileSync } from 'node:fs'
import {
  checkDoc,
  Doc,
  fixText,
  readProfile,
  rules,
  type AnyRule,
  type Checked,
  type ExampleInputs,
  type Inputs,
  type KnownHistory,
} from '../../src/check/index.ts'
import { readFacts, type Facts } from '../../src/facts/index.ts'
import { readOffice } from '../../src/office/index.ts'
import { readMeeting } from '../../src/meeting/index.ts'
import { readPhrases, Recogniser } from '../../src/phrases/index.ts'
import { readMarkdown } from '../../src/read/index.ts'
import { loadDivisions, readTerms, type Divisions, type Terms } from '../../src/terms/index.ts'
import { parseDay } from '../../src/text/dates.ts'
import { loadRepair, type Repair } from '../../src/text/repair.ts'
import { Source } from '../../src/text/source.ts'

export interface Shared {
  terms: Terms
  divisions: Divisions
  repair: Repair
}

/** What all checks of a run share: the project's own terms, divisions and repair. */
export async function sharedInputs(): Promise<Shared> {
  const sources = readdirSync('content/terms')
    .filter((name) => name.endsWith('.tsv'))
    .map((name) => new Source(`content/terms/${name}`, readFileSync(`content/terms/${name}`, 'utf8')))
  return { terms: readTerms(sources).value, divisions: await loadDivisions(), repair: await loadRepair() }
}

/** The text of a draft: front matter where an example gives some, then the text. */
export function draftText(text: string, { meta }: ExampleInputs = {}): string {
  if (!meta) return text
  return `---\n${Object.entries(meta)
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('')}---\n\n${text}`
}

export function docOf(markdown: string, known: ConstructorParameters<typeof Doc>[2] = {}): Doc {
  return new Doc(readMarkdown(new Source('稿.md', markdown)).value, 'md', known)
}

/** Finds the entries of a file of the phrase library, given as its YAML. */
function recogniserOf(yaml: string): Recogniser {
  return new Recogniser(readPhrases(new Source('用语.yaml', yaml)).value.phrases)
}

/** The recorded versions that an example gives, numbered from 1. */
function historyOf({ history, versions = [] }: ExampleInputs): KnownHistory {
  const numbered = versions.map((version, i) => ({ number: i + 1, ...version }))
  return { name: history ?? '稿', isOwn: history === undefined, versions: numbered }
}

/** Checks a Markdown text with some rules. Rules that are off by default stay off unless `office` switches them on. */
export function checkText(
  text: string,
  chosen: readonly AnyRule[] = rules,
  more: ExampleInputs = {},
  shared?: Shared,
): Checked & { doc: Doc; profileProblems: string[] } {
  const office = more.office === undefined ? {} : readOffice(new Source('bigan.yaml', more.office)).value
  const facts: Facts | undefined =
    more.sheet === undefined ? undefined : readFacts(new Source('事实.yaml', more.sheet)).value
  const meeting =
    more.meeting === undefined
      ? undefined
      : readMeeting(new Source('会议.yaml', more.meeting), { office, ...(facts ? { facts } : {}) }).value
  const profile = readProfile(office.checks, rules)
  const day = facts && parseDay(facts.sheet.date)
  const doc = docOf(draftText(text, more), {
    ...(day ? { day } : {}),
    ...(facts?.region
      ? { region: facts.region.name }
      : office.region?.name
        ? { region: office.region.name }
        : {}),
    ...(facts?.sheet.minutes ? { minutes: Number(facts.sheet.minutes) } : {}),
  })
  const inputs: Inputs = {
    office,
    ...(shared ?? { terms: readTerms([]).value }),
    ...(facts ? { facts } : {}),
    ...(meeting ? { meeting } : {}),
    ...(more.phrases === undefined ? {} : { phrases: recogniserOf(more.phrases) }),
    ...(more.earlier
      ? {
          earlier: more.earlier.map(({ name, speaker, day: on, text: words }) => ({
            path: name,
            ...(speaker ? { speaker } : {}),
            ...(on ? { day: on } : {}),
            paragraphs: words.split('\n').filter((line) => line.trim() !== ''),
          })),
        }
      : {}),
  }
  if (more.versions) inputs.histories = [historyOf(more)]
  const checked = checkDoc(doc, chosen, inputs, profile.value)
  return { ...checked, doc, profileProblems: profile.problems.map(({ message }) => message) }
}

/** The text after all safe fixes of some rules. */
export async function fixedText(
  text: string,
  chosen: readonly AnyRule[],
  more: ExampleInputs,
  shared: Shared,
): Promise<string> {
  const front = draftText('', more).length
  const fixed = await fixText(
    draftText(text, more),
    (now) => checkText(now.slice(front), chosen, more, shared).findings,
  )
  return fixed.text.slice(front)
}
