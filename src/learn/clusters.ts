/** Candidates of any number of speeches: those that say the same are one, told by its most typical member. */
import {
  asPhrase,
  likeness,
  nearDuplicates,
  nextId,
  printPhrase,
  type LikenessOptions,
  type Phrase,
  type Wording,
} from '../phrases/index.ts'
import type { Candidate, CandidateSource } from './candidates.ts'

/** One candidate with all the places where it was found. */
export interface Cluster extends Candidate {
  sources: CandidateSource[]
}

export interface Clustered {
  /** The best first within each kind, kinds in the order in which they are met. */
  clusters: Cluster[]
  /** How many candidates the library had already. */
  known: number
}

/** So many members are compared with each other to find the most typical one. */
const mostCompared = 40
/** Each further speech that says it takes away so much of the doubt. */
const perSpeech = 0.8

/** Joins what says the same, and leaves out what the library has. */
export function clustersOf(
  candidates: readonly Candidate[],
  library: readonly Phrase[],
  options: LikenessOptions = {},
): Clustered {
  const drafts = candidates.map(asPhrase)
  const at = new Map(drafts.map((draft, i) => [draft, i]))
  const joined = new Set<number>()
  const groups: number[][] = []
  let known = 0
  for (const { phrases } of nearDuplicates([...library, ...drafts], options)) {
    const members = phrases.flatMap((phrase) => at.get(phrase) ?? [])
    for (const member of members) joined.add(member)
    if (members.length < phrases.length) known += members.length
    else groups.push(members)
  }
  candidates.forEach((_, i) => {
    if (!joined.has(i)) groups.push([i])
  })
  const clusters = groups.map((members) =>
    cluster(
      members.map((i) => candidates[i]!),
      options,
    ),
  )
  const order = new Map<string, number>()
  for (const { kind } of candidates) if (!order.has(kind)) order.set(kind, order.size)
  clusters.sort(
    (a, b) => order.get(a.kind)! - order.get(b.kind)! || b.score - a.score || compare(a.text, b.text),
  )
  return { clusters, known }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function cluster(members: readonly Candidate[], options: LikenessOptions): Cluster {
  const best = typical(members, options)
  // Word and text of one speech are one speech.
  const sources = [...new Map(members.map(({ source }) => [speechKey(source), source])).values()]
  const doubt = (1 - best.score) * perSpeech ** (sources.length - 1)
  return { ...best, score: Math.round((1 - doubt) * 100) / 100, sources }
}

function speechKey({ file, title, date }: CandidateSource): string {
  return title === '' ? file : `${title}\n${date}`
}

/** Members so much less like the others are typical still. */
const near = 0.1

/** Of the members that are most like the others the best formed; of equals the surest, then the most typical. */
function typical(members: readonly Candidate[], options: LikenessOptions): Candidate {
  const some = members.slice(0, mostCompared)
  const rated = some.map((one) => ({
    one,
    faults: faultsOf(one.text),
    mean:
      some.reduce((sum, other) => sum + (one === other ? 0 : likeness(one.text, other.text, options)), 0) /
      Math.max(1, some.length - 1),
  }))
  const most = Math.max(...rated.map(({ mean }) => mean))
  const [best] = rated
    .filter(({ mean }) => mean >= most - near)
    .toSorted(
      (a, b) =>
        a.faults - b.faults ||
        b.one.score - a.one.score ||
        b.mean - a.mean ||
        compare(a.one.text, b.one.text),
    )
  return best!.one
}

/** What one takes out of a sentence before it is anybody's. */
const loose: readonly RegExp[] = [
  /^(?:同志们|大家看|大家想|各位|那么|所以说|应该说|可以说|我觉得|我认为|我看|这个|就是说|总之)/u,
  /[呀啊嘛吧呢哦噢][。！？]?$/u,
  /[，、；：—]$/u,
  /[，。；、]{2}|\s|[,;!?]/u,
  /这个这个|那个那个|(\p{Script=Han}{2})\1/u,
]
const pairs = ['“”', '《》', '（）', '【】'] as const

function faultsOf(text: string): number {
  const unpaired = pairs.filter(
    ([open = '', close = '']) => text.split(open).length !== text.split(close).length,
  )
  return loose.filter((form) => form.test(text)).length + unpaired.length
}

/** What a cluster is as an entry of the library. */
export function wordingOf({ kind, text, sections, topics, sources }: Cluster): Wording {
  const [first] = sources
  const more = sources.length > 1 ? `等${sources.length}篇` : ''
  const source = first ? `${first.file}${first.date === '' ? '' : `，${first.date}`}${more}` : ''
  return { kind, text, sections, topics, ...(source === '' ? {} : { source }) }
}

/**
 * The clusters as a file of the library: to be read, thinned out, and taken in by `phrases import`. `taken` are the 编号 of
 * the library.
 */
export function printClusters(clusters: readonly Cluster[], taken: Iterable<string>): string {
  const ids = new Set(taken)
  const entries = clusters.flatMap((one) => {
    const { kind, text, ...rest } = wordingOf(one)
    const id = nextId(kind, ids)
    ids.add(id)
    const where = one.sources.map(({ file }) => file)
    const seen = where.length > 5 ? [...where.slice(0, 5), '……'] : where
    return [
      `  # 把握${Math.round(one.score * 100)}%　见于${one.sources.length}篇：${seen.join('、').replaceAll(/[\r\n]/gu, ' ')}`,
      ...printPhrase({ id, kind, text, ...rest }, 2, 4),
    ]
  })
  return [
    '# 从旧稿里学来的用语候选，还没有收进用语库：看一遍，不要的删去，再运行 bigan phrases import 这个文件。',
    '说明: 从旧稿学来的用语候选',
    entries.length === 0 ? '用语: []' : '用语:',
    ...entries,
    '',
  ].join('\n')
}
