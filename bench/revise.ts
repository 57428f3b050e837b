/** New facts into an edited speech of ten thousand characters, against drafting it. */
import { reviseJob, type Sheet } from './bigan.ts'
import { race } from './clock.ts'
import { aim, ms, say, table } from './table.ts'

/** Prints the table; gives the lines of the aims. `draft` makes the speech of a sheet. */
export async function benchRevise(
  sheet: Sheet,
  draft: (sheet: Sheet) => Promise<unknown>,
): Promise<string[]> {
  const { long, characters, word, markdown } = await reviseJob(sheet)
  const [drafted, inWord, inText] = await race(
    [
      { name: 'draft: sheet → md + docx', run: () => draft(long) },
      { name: 'revise: its Word file, edited', run: word },
      { name: 'revise: its Markdown, edited', run: markdown },
    ],
    { warmUp: 4, rounds: 5, runs: 2 },
  )
  const ratio = (median = NaN): number => median / (drafted?.median ?? NaN)
  say(`\n10. New facts into an edited speech of ${characters} characters`)
  table(
    ['warm', 'ms', 'ratio'],
    [drafted, inWord, inText].map((one) => [
      one?.name ?? '',
      ms(one?.median ?? NaN),
      ratio(one?.median).toFixed(2),
    ]),
  )
  return [
    aim('revise a Word file of that length against drafting it', ratio(inWord?.median), 10, '×'),
    aim('revise its Markdown against drafting it', ratio(inText?.median), 10, '×'),
  ]
}
