/** The pack: all papers of a meeting against one speech of it, both warm and in one process. */
import { dirname } from 'node:path'
import { openMeetingJob, openJob, openSheet } from './bigan.ts'
import { race } from './clock.ts'
import { aim, ms, say, table } from './table.ts'

/** The aim: as many times the speech as there are papers. */
const papers = 19

const samples = [
  ['content/meetings/产业招商推进会.yaml', 'content/facts/招商推进会.yaml'],
  ['content/meetings/安全生产电视电话会.yaml', 'content/facts/安全生产电视电话会.yaml'],
] as const

/** Prints the tables; gives the lines that tell whether the aim is met. */
export async function benchPack(): Promise<string[]> {
  const aims: string[] = []
  for (const [meeting, facts] of samples) {
    const sheet = openSheet(facts)
    const draft = await openJob(dirname(facts))
    const pack = await openMeetingJob(meeting)
    const made = await pack()
    const [speech, whole] = await race(
      [
        { name: 'one speech, md + docx', run: () => draft(sheet) },
        { name: `the pack of ${made} papers, md + docx, without the volume`, run: () => pack() },
      ],
      { warmUp: 8, rounds: 7, runs: 3 },
    )
    const ratio = (whole?.median ?? NaN) / (speech?.median ?? NaN)
    say(`\n${meeting}`)
    table(
      ['', 'ms', 'ratio'],
      [
        [speech?.name ?? '', ms(speech?.median ?? NaN), '1.00'],
        [whole?.name ?? '', ms(whole?.median ?? NaN), ratio.toFixed(2)],
      ],
    )
    aims.push(aim(`the pack ${meeting.replace(/^.*\/|\.yaml$/g, '')}, of one speech`, ratio, papers, '×'))
  }
  return aims
}
