/** Checking against the clock: the whole rule set beside other proofreaders, and reading a long Word file. */
import { dirname } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import type { Doc } from '../src/check/index.ts'
import type { Sheet } from './bigan.ts'
import {
  longWordFile,
  openChecker,
  readWordFile,
  reports,
  textsOf,
  type Checker,
  type Texts,
} from './check-texts.ts'
import { race, type Contestant, type Timing } from './clock.ts'
import { findProofreaders, type Proofreader } from './proofreaders.ts'
import { aim, ms, say, table } from './table.ts'

const WARM = { warmUp: 30, rounds: 9, runs: 3, settle: 1 }
const READ = { warmUp: 150, rounds: 15, runs: 5 }

interface Entry extends Contestant {
  does: Proofreader['does']
}

/** Prints the tables; gives the lines of the aims. */
export async function benchCheck(sheet: Sheet, markdown: string): Promise<string[]> {
  const reading = await benchReading(sheet)
  say('\n7. Checking: the whole rule set beside other proofreaders')
  const checker = await openChecker(dirname(sheet.path))
  const withSheet = await openChecker(dirname(sheet.path), sheet)
  const aims: string[] = []
  const all = [textsOf('speech', [markdown]), reports()]
  // Before the others are loaded: their garbage makes V8 throw compiled regular expressions away between two rounds, and
  // the time of compiling ours anew would be ours. They are timed among themselves in the same run.
  const ours: { entries: Entry[]; timings: Timing[] }[] = []
  for (const texts of all) {
    const entries = own(checker, texts)
    if (texts.name === 'speech')
      entries.push(...own(withSheet, texts).map((entry) => ({ ...entry, name: 'bigan, against its sheet' })))
    ours.push({ entries, timings: await race(entries, WARM) })
  }
  const { found, absent } = await findProofreaders()
  for (const [i, texts] of all.entries()) {
    const theirs = found.map((reader) => entryOf(reader, texts))
    const entries = [...ours[i]!.entries, ...theirs]
    aims.push(...printSpeeds(texts, entries, [...ours[i]!.timings, ...(await race(theirs, WARM))]))
  }
  const { notRun } = withSheet.check(withSheet.document(markdown))
  say(`bigan’s rules that have nothing to run on here: ${notRun.map(({ id }) => id).join(', ')}`)
  if (absent) say(`skipped: ${absent}`)
  return [...aims, reading]
}

/** The rules alone run on documents in which nothing was found yet: each is built off the clock and checked once. */
function own({ document, check }: Checker, { texts }: Texts): Entry[] {
  let documents: Doc[] = []
  return [
    {
      name: 'bigan',
      does: 'rules',
      prepare: () => (documents = texts.map(document)),
      run: () => documents.map(check),
    },
    { name: 'bigan', does: 'both', run: () => texts.map((text) => check(document(text))) },
  ]
}

function entryOf({ name, does, run }: Proofreader, { texts }: Texts): Entry {
  return {
    name,
    does,
    run: async () => {
      for (const text of texts) await run(text)
    },
  }
}

const KERNEL = 'textlint kernel'
const heads = { rules: 'rules on a parsed text', both: 'parsing and rules' }
const least = { rules: 10, both: 3 }

function printSpeeds({ name, size }: Texts, entries: readonly Entry[], timings: readonly Timing[]): string[] {
  const aims: string[] = []
  for (const does of ['rules', 'both'] as const) {
    const rows = timings.filter((_, index) => entries[index]?.does === does)
    const kernel = rows.find((row) => row.name.startsWith(KERNEL))?.median
    const ratio = (timing: Timing): number => (kernel ?? NaN) / timing.median
    table(
      [`${name}, ${size} characters: ${heads[does]}`, 'ms', 'rounds', 'M chars/s', 'speed'],
      rows.map((row) => [
        row.name,
        ms(row.median),
        `${ms(row.fastest)}–${ms(row.slowest)}`,
        (size / row.median / 1000).toFixed(2),
        kernel ? `${ratio(row).toFixed(1)} ×` : '-',
      ]),
    )
    say()
    const words = `${name}, ${heads[does]}: bigan’s speed against textlint’s kernel`
    if (kernel && rows[0]) aims.push(aim(words, ratio(rows[0]), least[does], '×', 'least'))
    else aims.push(`-       ${words}: not measured`)
  }
  return aims
}

/** A Word file as bigan reads it, beside what any reader must do: unzip it, and go once over the XML of its text and styles. */
async function benchReading(sheet: Sheet): Promise<string> {
  const { docx, size } = await longWordFile(sheet)
  const [own, bare] = await race(
    [
      { name: 'bigan: readDocx', run: () => readWordFile(docx) },
      { name: 'unzip + one pass of saxes', run: () => scanAll(docx) },
    ],
    READ,
  )
  const ratio = (own?.median ?? NaN) / (bare?.median ?? NaN)
  say(`\n6. Reading a Word file of ${size} characters, ${docx.length} bytes`)
  table(
    ['', 'ms', 'rounds', 'ratio'],
    [own, bare]
      .filter((timing) => timing !== undefined)
      .map((timing) => [
        timing.name,
        ms(timing.median),
        `${ms(timing.fastest)}–${ms(timing.slowest)}`,
        (timing.median / (bare?.median ?? NaN)).toFixed(2),
      ]),
  )
  return aim('readDocx against unzip and saxes', ratio, 4, '×')
}

/** The parts that words, heads and numbers are in. */
const read =
  /^(?:_rels\/\.rels|\[Content_Types\]\.xml|word\/(?:document|styles|numbering|header\d*|footer\d*)\.xml|word\/_rels\/document\.xml\.rels)$/

function scanAll(docx: Uint8Array): void {
  const parts = unzipSync(docx, { filter: ({ name }) => read.test(name) })
  for (const bytes of Object.values(parts))
    new SaxesParser({ xmlns: false, position: false }).write(strFromU8(bytes)).close()
}
