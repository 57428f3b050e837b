/**
 * `npm run bench`: the main job against the clock, and last the peers on the same text. Needs a built dist.
 *   npm run bench [-- SHEET]
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { openJob, openSheet, tenfold } from './bigan.ts'
import { benchCheck } from './check.ts'
import { race, type Contestant, type Timing } from './clock.ts'
import { benchLearn } from './learn.ts'
import type { MemorySample } from './memory.ts'
import { benchPack } from './pack.ts'
import { findPeers, wordsOf, type Peers } from './peers.ts'
import { benchPhrases } from './phrases.ts'
import { benchRevise } from './revise.ts'
import { stages } from './stages.ts'
import { aim, ms, say, table } from './table.ts'

const WARM = { warmUp: 30, rounds: 7, runs: 15 }
const COLD = { warmUp: 2, rounds: 11, runs: 1 }

const path = process.argv[2] ?? 'content/facts/招商推进会.yaml'
const sheet = openSheet(path)
const make = await openJob(dirname(path))
const made = await make(sheet)
const peers = await findPeers(made.markdown, made.docx)

say(`${path}: ${made.markdown.length} characters of Markdown, ${made.docx.length} bytes of Word`)
say(`Node ${process.version}. Milliseconds are medians of rounds that take turns (fastest to slowest round).`)

const whole: Contestant = { name: 'bigan: sheet → md + docx', run: () => make(sheet) }
const warm = await race([whole, ...(await stages(sheet)), ...peers.engines], WARM)
const job = timingOf(whole.name, warm)
const shares = warm.slice(1, warm.length - peers.engines.length)

say('\n1. Warm, by stage')
const staged = shares.reduce((total, { median }) => total + median, 0)
const rest = job.median - staged
table(
  ['', 'ms', 'rounds', 'share'],
  [
    [job.name, ms(job.median), span(job), '100 %'],
    ...shares.map((stage) => [
      `  ${stage.name}`,
      ms(stage.median),
      span(stage),
      percent(stage.median / job.median),
    ]),
    ['  the rest (style, trace, outline)', ms(rest), '', percent(rest / job.median)],
  ],
)

say('\n2. Ten times the points')
const large = tenfold(sheet)
const largeMade = await make(large)
const [once, ten] = await race(
  [
    { name: 'the sheet', run: () => make(sheet) },
    { name: 'ten times its points', run: () => make(large) },
  ],
  { warmUp: 3, rounds: 5, runs: 3 },
)
const longer = largeMade.markdown.length / made.markdown.length
const slower = (ten?.median ?? NaN) / (once?.median ?? NaN)
table(
  ['', 'ms', 'time', 'text'],
  [
    ['the sheet', ms(once?.median ?? NaN), '1.00', '1.00'],
    ['ten times its points', ms(ten?.median ?? NaN), slower.toFixed(2), longer.toFixed(2)],
  ],
)

say('\n3. Cold: one command from the shell')
const cold = await raceCommands()
const bare = cold[0]?.median ?? NaN
table(
  ['', 'ms', 'rounds', 'ratio'],
  cold.map((timing) => [timing.name, ms(timing.median), span(timing), (timing.median / bare).toFixed(2)]),
)

say('\n4. Memory over 1,000 sheets in one run, md + docx')
const samples = measureMemory()
table(
  ['sheets', 'live heap MB', 'resident MB', 'peak MB'],
  samples.map(({ sheets, heap, resident, peak }) => [sheets, heap, resident, peak].map((n) => n.toFixed(0))),
)

say('\n5. Peers on the same text')
const fill = warm.find(({ name }) => name === 'docxtemplater fill')
await printPeers(peers)

say('\n6. The meeting pack')
const packAims = await benchPack()

const checkAims = await benchCheck(sheet, made.markdown)

const phraseAims = await benchPhrases()

const learnAims = await benchLearn(sheet, make, made.markdown)
const reviseAims = await benchRevise(sheet, make)

say('\nAims')
if (fill) say(aim('whole job, warm, against docxtemplater’s fill alone', job.median / fill.median, 2, '×'))
else say('-       whole job, warm, against docxtemplater’s fill alone: not measured')
say(aim('cold draft --to md against bare node', coldOf('bigan draft --to md') / bare, 4, '×'))
const [hundred, last] = [samples[0], samples.at(-1)]
say(aim('cold check of a speech against bare node', coldOf('bigan check, a speech') / bare, 4, '×'))
say(aim('live heap after 1,000 sheets against 100', (last?.heap ?? NaN) / (hundred?.heap ?? NaN), 1.1, '×'))
say(aim('peak memory over 1,000 sheets', last?.peak ?? NaN, 200, 'MB'))
say(aim('time against text, ten times the points', slower / longer, 1.2, '×'))
for (const line of [...packAims, ...checkAims, ...phraseAims, ...learnAims, ...reviseAims]) say(line)

function coldOf(name: string): number {
  return timingOf(name, cold).median
}

function timingOf(name: string, timings: readonly Timing[]): Timing {
  const found = timings.find((timing) => timing.name === name)
  if (!found) throw new Error(`no timing of ${name}`)
  return found
}

function span({ fastest, slowest }: Timing): string {
  return `${ms(fastest)}–${ms(slowest)}`
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`
}

async function raceCommands(): Promise<Timing[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bigan-bench-'))
  const draft = ['dist/cli/bin.js', 'draft', path, '-o', folder]
  const check = ['dist/cli/bin.js', 'check']
  const speech = join(folder, 'speech.md')
  const drafted = join(folder, 'drafted.md')
  try {
    writeFileSync(drafted, made.markdown)
    // without the front matter that names the sheet
    writeFileSync(speech, made.markdown.replace(/^---\n.*?\n---\n/s, ''))
    return await race(
      [
        { name: 'node (bare)', run: () => runNode(['-e', '0']) },
        { name: 'bigan draft --to md', run: () => runNode([...draft, '--to', 'md']) },
        { name: 'bigan draft (md and docx)', run: () => runNode(draft) },
        { name: 'bigan check, a speech', run: () => runNode([...check, speech]) },
        {
          name: 'bigan check, a draft with its sheet',
          run: () => runNode([...check, drafted, '--facts', path]),
        },
      ],
      COLD,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function runNode(args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`)
}

function measureMemory(): MemorySample[] {
  const run = spawnSync(process.execPath, ['--expose-gc', 'scripts/run.mjs', 'bench/memory.ts', path], {
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new Error(`bench/memory.ts ended with ${run.status}: ${run.stderr}`)
  return JSON.parse(run.stdout) as MemorySample[]
}

async function printPeers({ engines, commands, absent }: Peers): Promise<void> {
  const processes = await race(commands, COLD)
  const words = wordsOf(made.docx)
  const row = (timing: Timing, docx: Uint8Array) => [
    timing.name,
    ms(timing.median),
    span(timing),
    (timing.median / (fill?.median ?? NaN)).toFixed(2),
    `${(docx.length / 1024).toFixed(1)}`,
    wordsOf(docx) === words ? 'same' : 'differ',
  ]
  const rows = [row(job, made.docx)]
  for (const peer of [...engines, ...commands]) {
    rows.push(row(timingOf(peer.name, [...warm, ...processes]), await peer.run()))
  }
  table(['', 'ms', 'rounds', 'ratio', 'KB', 'words'], rows)
  for (const reason of absent) say(`skipped: ${reason}`)
}
