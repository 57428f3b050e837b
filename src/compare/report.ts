/** A comparison in words: for the screen, as Markdown, and for the list at the end of a printed 花脸稿. */
import type { ChangedValue } from '../speech/index.ts'
import type { ChangeKind, Comparison, DraftChange } from './summary.ts'

/** Lines under a head. */
export interface ReportBlock {
  head: string
  lines: string[]
}

const kindWords: readonly (readonly [kind: ChangeKind, word: string])[] = [
  ['changed', '改'],
  ['added', '增'],
  ['removed', '删'],
  ['moved', '移'],
]
const valueHeads: readonly (readonly [kind: ChangedValue['kind'], head: string])[] = [
  ['figure', '数字'],
  ['deadline', '时限'],
  ['date', '日期'],
  ['count', '点数、位次'],
  ['name', '人名'],
]

/** A comparison in words. */
export interface ComparisonReport {
  /** 改3句、增1句 of the whole draft. */
  total: string
  blocks: ReportBlock[]
}

/** 改3句、增1句; '' where nothing of it changed. */
function countWords(counts: Record<ChangeKind, number>): string {
  const told = kindWords.flatMap(([kind, word]) => (counts[kind] > 0 ? [`${word}${counts[kind]}句`] : []))
  if (counts.renumbered > 0) told.push(`${counts.renumbered}处只改了序号`)
  return told.join('、')
}

/** What is left where no sentence changed: paragraphs were cut in two or joined. */
const onlyParagraphs = '只改了分段'

/** All counts together. */
function totalOf({ parts }: Comparison): Record<ChangeKind, number> {
  const total = { changed: 0, added: 0, removed: 0, moved: 0, renumbered: 0 }
  for (const { counts } of parts)
    for (const kind of Object.keys(total) as ChangeKind[]) total[kind] += counts[kind]
  return total
}

/**
 * What a reader must not miss comes first; then the parts; then each sentence: whole, or only around what changed, or not
 * at all.
 */
export function describeComparison(
  comparison: Comparison,
  sentences: 'whole' | 'short' | 'none',
): ComparisonReport {
  const { values, parts, heads } = comparison
  const blocks: ReportBlock[] = valueHeads.map(([kind, head]) => {
    const own = values.filter((value) => value.kind === kind)
    return { head: `${head}（${own.length}处）`, lines: own.map(valueLine) }
  })
  blocks.push({ head: `标题（${heads.length}处）`, lines: heads.map(headLine) })
  blocks.push({
    head: '各部分',
    lines: parts.flatMap(({ name, counts }) => {
      const words = countWords(counts)
      return words === '' ? [] : [`${name}：${words}`]
    }),
  })
  if (sentences !== 'none') blocks.push(...sentenceBlocks(comparison, sentences === 'short'))
  return {
    total: countWords(totalOf(comparison)) || onlyParagraphs,
    blocks: blocks.filter(({ lines }) => lines.length > 0),
  }
}

function valueLine({ name, old, new: now, part }: Comparison['values'][number]): string {
  const subject = name === '' ? '' : `${name}：`
  const change = old === '' ? `新写“${now}”` : now === '' ? `去掉“${old}”` : `${old} → ${now}`
  return `${subject}${change}（${part}）`
}

function headLine({ old, new: now }: Comparison['heads'][number]): string {
  if (old === '') return `新增“${now}”`
  if (now === '') return `删去“${old}”`
  return `“${old}”改为“${now}”`
}

function sentenceBlocks({ parts, changes }: Comparison, isShort: boolean): ReportBlock[] {
  return parts.map(({ name }) => {
    const own = changes.filter(({ part, kind }) => part === name && kind !== 'renumbered')
    return { head: `改动：${name}`, lines: together(own).flatMap((run) => sentenceLines(run, isShort)) }
  })
}

/** Sentences that moved from one place to another side by side are told once. */
function together(changes: readonly DraftChange[]): DraftChange[][] {
  const runs: DraftChange[][] = []
  for (const change of changes) {
    const last = runs.at(-1)?.[0]
    if (change.kind === 'moved' && last?.kind === 'moved' && last.from === change.from)
      runs.at(-1)!.push(change)
    else runs.push([change])
  }
  return runs
}

function sentenceLines(run: readonly DraftChange[], isShort: boolean): string[] {
  const { kind, old = '', new: now = '', from, part } = run[0]!
  if (kind === 'added') return [`增：${now}`]
  if (kind === 'removed') return [`删：${old}`]
  if (kind === 'moved') {
    const words = now.length > shortMoved ? `${now.slice(0, shortMoved)}……` : now
    const more = run.length > 1 ? `（共${run.length}句）` : ''
    const where =
      from === undefined || from === part ? '' : `（移自${from.endsWith('”') ? from : `“${from}”`}）`
    return [`移：${words}${more}${where}`]
  }
  const [before, after] = isShort ? aroundChange(old, now) : [old, now]
  return [`原：${before}`, `现：${after}`]
}

const shortMoved = 40
/** So much of what stayed is shown on either side of what changed. */
const shownAround = 20

/** Two versions of a sentence without most of what they have in common at both ends. */
function aroundChange(old: string, now: string): [string, string] {
  const most = Math.min(old.length, now.length)
  let head = 0
  while (head < most && old[head] === now[head]) head++
  let tail = 0
  while (tail < most - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++
  const from = head > shownAround + 2 ? head - shownAround : 0
  const less = tail > shownAround + 2 ? tail - shownAround : 0
  const cut = (text: string): string =>
    (from > 0 ? '……' : '') + text.slice(from, text.length - less) + (less > 0 ? '……' : '')
  return [cut(old), cut(now)]
}
