/** Phrase candidates go into the library only where a person says so. */
import path from 'node:path'
import { workspaceOf } from '../files.ts'
import { acceptCandidates, openShelf, type Corpus } from '../index.ts'
import { exit, UsageError, type Exit, type Io } from './io.ts'
import { placeInLibrary } from './phrase-file.ts'
import { prettyProblems } from './report/pretty.ts'

/** 0.8, 80% and 80 are the same. */
export function shareOf(text: string): number {
  const match = /^(\d{1,3}(?:\.\d+)?)([%％]?)$/u.exec(text.trim())
  const number = match ? Number(match[1]) : NaN
  const share = match && (match[2] !== '' || number > 1) ? number / 100 : number
  if (!(share >= 0 && share <= 1))
    throw new UsageError(`“--accept”应是0到1的数或百分数，例如 0.8，此处为“${text}”`)
  return share
}

/** On a terminal as sure as this is proposed. */
const usual = 0.8

/** Takes those above the share into the library; without one a person at a terminal is asked, and nobody else. */
export async function offerCandidates(
  clusters: Corpus['clusters'],
  accept: number | undefined,
  out: string,
  io: Io,
): Promise<Exit> {
  const least = accept ?? (await askFor(clusters, io))
  if (least === undefined || clusters.length === 0) return exit.fine
  // The office's own library, where the command was given in its workspace; else the folder that was written.
  const shelf = openShelf(workspaceOf(io.cwd) === undefined ? path.resolve(io.cwd, out) : io.cwd)
  const { hint, ...target } = placeInLibrary(undefined, '学来的.yaml', shelf, io.cwd)
  if (hint) io.err(hint)
  const { value, problems } = acceptCandidates(shelf, clusters, least, target)
  if (!value) {
    io.err(prettyProblems(problems))
    return exit.problems
  }
  io.out(`收进用语库${value.added.length}条${value.added.length > 0 ? `（${target.shown}）` : ''}\n`)
  for (const { wording, reason } of value.refused) io.err(`没有收“${wording.text}”：${reason}\n`)
  return exit.fine
}

async function askFor(clusters: Corpus['clusters'], io: Io): Promise<number | undefined> {
  const sure = clusters.filter(({ score }) => score >= usual).length
  if (!io.ask || sure === 0) return undefined
  const answer = await io.ask(
    `用语候选里有${sure}条把握在${usual * 100}%以上，现在收进用语库吗？（回车不收，y 收，也可写一个百分数）`,
  )
  if (/^(?:y|yes|是|收|好)$/iu.test(answer.trim())) return usual
  return /^\d/u.test(answer.trim()) ? shareOf(answer) : undefined
}
