/** Learning from old speeches: one against a draft of the same length, and a thousand one after another. */
import { spawnSync } from 'node:child_process'
import { learnJob, type Sheet } from './bigan.ts'
import { race } from './clock.ts'
import type { LearnSample } from './learn-many.ts'
import { aim, ms, say, table } from './table.ts'

/** Prints the tables; gives the lines of the aims. `draft` makes the speech of the sheet, `markdown` is its text. */
export async function benchLearn(
  sheet: Sheet,
  draft: (sheet: Sheet) => Promise<unknown>,
  markdown: string,
): Promise<string[]> {
  const text = new TextEncoder().encode(markdown.replace(/^---\n.*?\n---\n/s, ''))
  const [drafted, learned] = await race(
    [
      { name: 'draft: sheet → md + docx', run: () => draft(sheet) },
      { name: 'learn: the speech of it → text, sheet, template', run: () => learnJob('旧稿.md', text) },
    ],
    { warmUp: 8, rounds: 7, runs: 5 },
  )
  const ratio = (learned?.median ?? NaN) / (drafted?.median ?? NaN)
  say('\n9. Learning from old speeches')
  table(
    ['warm', 'ms', 'ratio'],
    [
      [drafted?.name ?? '', ms(drafted?.median ?? NaN), '1.00'],
      [learned?.name ?? '', ms(learned?.median ?? NaN), ratio.toFixed(2)],
    ],
  )
  const samples = thousand(sheet.path)
  say()
  table(
    ['speeches', 'ms each, of the last hundred', 'live heap MB', 'resident MB'],
    samples.map(({ speeches, each, heap, resident }) => [
      String(speeches),
      ms(each),
      heap.toFixed(0),
      resident.toFixed(0),
    ]),
  )
  const [second, last] = [samples[1], samples.at(-1)]
  return [
    aim('learn against a draft of the same length', ratio, 3, '×'),
    aim(
      'the last hundred of 1,000 speeches against the second',
      (last?.each ?? NaN) / (second?.each ?? NaN),
      1.3,
      '×',
    ),
    aim('live heap after 1,000 speeches against 200', (last?.heap ?? NaN) / (second?.heap ?? NaN), 1.1, '×'),
  ]
}

function thousand(path: string): LearnSample[] {
  const run = spawnSync(process.execPath, ['--expose-gc', 'scripts/run.mjs', 'bench/learn-many.ts', path], {
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new Error(`bench/learn-many.ts ended with ${run.status}: ${run.stderr}`)
  return JSON.parse(run.stdout) as LearnSample[]
}
