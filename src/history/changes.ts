/** What changed from one version of a draft to another. */
import { readMarkdown } from '../read/index.ts'
import {
  compareSentences,
  figureChanges,
  placedSentences,
  printFigureChanges,
  type FigureChange,
  type SentenceChange,
} from '../speech/index.ts'
import { Source } from '../text/source.ts'

export interface VersionChanges {
  sentences: SentenceChange[]
  figures: FigureChange[]
}

/** Compares two versions, given as their Markdown. */
export function versionChanges(before: string, after: string): VersionChanges {
  const [old, now] = [before, after].map((text) =>
    placedSentences(readMarkdown(new Source('稿.md', text)).value),
  )
  const sentences = compareSentences(old!, now!)
  return { sentences, figures: figureChanges(sentences) }
}

const verbs: readonly (readonly [SentenceChange['kind'], string])[] = [
  ['changed', '改'],
  ['added', '加'],
  ['removed', '删'],
  ['moved', '移'],
]

/** 改3句、加1句；到位资金 18.6亿元→20.1亿元 */
export function printChanges({ sentences, figures }: VersionChanges): string {
  const counts = verbs.flatMap(([kind, verb]) => {
    const n = sentences.filter((one) => one.kind === kind).length
    return n > 0 ? [`${verb}${n}句`] : []
  })
  if (counts.length === 0) return sentences.length > 0 ? '只改了序号' : '文字未改'
  return [counts.join('、'), ...(figures.length > 0 ? [printFigureChanges(figures)] : [])].join('；')
}
