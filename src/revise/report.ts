/** A revision told to a secretary: what changed and why, what waits for a person. */
import { formatPlace } from '../text/place.ts'
import { WordSource } from '../text/word-source.ts'
import { backRemark, staleRemark } from './word.ts'
import type { Revised } from './index.ts'
import type { Row } from './rows.ts'
import type { PlaceOf, Range } from './types.ts'

const verbs: Readonly<Record<Row['kind'], string>> = {
  改: '改',
  增: '增',
  删: '删',
  冲突: '冲突',
  稿上已改: '稿上已改好',
  稿上已删: '稿上已删去',
}

export interface RevisionNames {
  edited: string
  sheet: string
  base: string
}

/** The list as Markdown, for the screen and for 名称.改稿说明.md. */
export function printRevision(
  revised: Pick<Revised, 'rows' | 'backs' | 'stale' | 'place' | 'hasOldTable'>,
  names: RevisionNames,
): string {
  const { rows, backs, stale, place } = revised
  const at = (range: Range): string => placeText(revised.place, range)
  const made = rows.filter(({ kind }) => ['改', '增', '删'].includes(kind))
  const lines = [
    `# ${names.edited} 改稿说明`,
    '',
    `底稿：${names.base}；新事实表：${names.sheet}。${countsOf(rows)}。`,
  ]
  if (revised.hasOldTable)
    lines.push(
      '',
      '稿子里的“数据核对表”和原有的核稿批注是按原来的数据出的，没有动，改了的数以新的事实表为准；要新的核对表，请用新事实表重新起草核稿版。',
    )
  const section = (title: string, items: string[]): void => {
    if (items.length > 0) lines.push('', `## ${title}`, '', ...items.map((item, i) => `${i + 1}. ${item}`))
  }
  section(
    '要您定的：两边都改了的句子',
    rows.filter(({ kind }) => kind === '冲突').map((row) => conflictText(row, at(row))),
  )
  section(
    '稿上改了、事实表没改的数',
    backs.map((one) => `${at(one)} ${backRemark(one)}`),
  )
  section(
    '手工加的话里还有旧数',
    stale.map((one) => `${at(one)} ${staleRemark(one)}`),
  )
  const isWord = place !== undefined && place({ start: 0, end: 0 }).source instanceof WordSource
  section(`已随数据改好的${isWord ? '（Word 里是修订，可逐条接受或拒绝）' : ''}`, [
    ...sentencesOf(made.filter((row) => !isNumber(row))).map((group) => changeText(group, at(group[0]!))),
    ...numbersText(made.filter(isNumber), at),
  ])
  section(
    '没有动的',
    rows
      .filter(({ kind }) => kind.startsWith('稿上'))
      .map((row) => `${at(row)} ${verbs[row.kind]}：${row.why.join('；')}`),
  )
  if (rows.length + backs.length + stale.length === 0)
    lines.push('', '新的事实表没有带来任何变化，稿子没有动。')
  return `${lines.join('\n')}\n`
}

/** 改12处，冲突1处 */
export function countsOf(rows: readonly Row[]): string {
  const kinds = ['改', '增', '删', '冲突', '稿上已改', '稿上已删'] as const
  const counts = kinds.flatMap((kind) => {
    const n = rows.filter((row) => row.kind === kind).length
    return n > 0 ? [`${verbs[kind]}${n}处`] : []
  })
  return counts.length > 0 ? counts.join('，') : '没有要改的'
}

function conflictText({ texts, why }: Row, place: string): string {
  const { base, mine, now } = texts!
  return [
    `${place} ${why.join('；')}`,
    labelled('稿上', mine),
    labelled('原来生成的', base),
    labelled('按新数据应是', now),
  ].join('\n')
}

function labelled(label: string, words: string): string {
  return `   - ${label}：${words === '' ? '（没有）' : words}`
}

/** A number that a head or a point begins with. */
function isNumber({ kind, old, now, start, within, facts }: Row): boolean {
  const isMark = /^[（(]?[一二三四五六七八九十两\d]{1,3}$/u
  return (
    kind === '改' &&
    facts.length === 0 &&
    isMark.test(old) &&
    isMark.test(now) &&
    within !== undefined &&
    start - within.start <= 1
  )
}

/** They follow by themselves: one entry for all. */
function numbersText(rows: readonly Row[], at: (row: Row) => string): string[] {
  if (rows.length === 0) return []
  const each = rows.map((row) => `${at(row)} ${row.old} → ${row.now}：“${brief(changedSentence([row]))}”`)
  return [[`后面的序号顺着改了${rows.length}处`, ...each].join('\n   - ')]
}

/** Changes of one sentence are told together. */
function sentencesOf(rows: readonly Row[]): Row[][] {
  const groups: Row[][] = []
  for (const row of rows) {
    const last = groups.at(-1)
    const isSame =
      row.kind === '改' && last?.[0]!.kind === '改' && last[0]!.within?.start === row.within?.start
    if (isSame) last!.push(row)
    else groups.push([row])
  }
  return groups
}

function changeText(group: readonly Row[], place: string): string {
  const { kind, now, old } = group[0]!
  const words = kind === '改' ? changedSentence(group) : brief(kind === '增' ? now : old)
  const what = kind === '改' ? '改为：' : kind === '增' ? '增加：' : '删去：'
  const beside = group.some(({ besideEdit }) => besideEdit) ? ['这一句您也改过，请通读一遍'] : []
  return [`${place} ${what}“${words}”`, ...reasonsOf(group), ...beside].join('\n   - ')
}

/** Each reason once; where the figures are from stands once behind them. */
function reasonsOf(group: readonly Row[]): string[] {
  const changes: string[] = []
  const sources: string[] = []
  for (const { why, old, now, facts, kind } of group) {
    const [first = '', ...rest] = why
    const formula = rest.filter((line) => line.startsWith('算法：'))
    const words =
      kind === '改' && facts.length === 0 && !first.includes('→') ? `${shown(old)} → ${shown(now)}，` : ''
    changes.push([words + first, ...formula].join('；'))
    sources.push(...rest.filter((line) => !line.startsWith('算法：')))
  }
  return [...new Set([...changes, ...sources])]
}

/** The sentence with its changes made; of a long one what is round them. */
function changedSentence(group: readonly Row[]): string {
  const { within, sentence } = group[0]!
  if (!within) return brief(sentence)
  let [text, at, first, last] = ['', within.start, -1, 0]
  for (const { start, end, now } of group) {
    text += sentence.slice(at - within.start, start - within.start)
    if (first < 0) first = text.length
    text += now
    last = text.length
    at = end
  }
  text += sentence.slice(at - within.start)
  if (text.length <= mostShown) return text
  const [from, to] = [Math.max(0, first - 30), Math.min(text.length, last + 30)]
  return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`
}

/** Characters of a sentence that is shown whole. */
const mostShown = 120

function shown(words: string): string {
  return words === '' ? '（无）' : words
}

function brief(text: string): string {
  const words = text.replaceAll('\n', ' ')
  return words.length > 48 ? `${words.slice(0, 48)}…` : words
}

function placeText(place: PlaceOf | undefined, range: Range): string {
  return place ? formatPlace(place(range)) : ''
}
