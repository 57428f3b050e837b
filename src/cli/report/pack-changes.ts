/** What a change touches, as a person reads it and as JSON. */
import type { PackChanges, PaperChange, PaperSentence } from '../../index.ts'

type Change = PackChanges['changes'][number]

/** Values and sentences longer than this are cut in what people read. */
const longest = 120

/** What to print again, then the changed facts, then paper by paper the sentences. */
export function prettyChanges(changes: PackChanges, volumeName: string): string {
  const { papers, volume } = changes
  const again = papers
    .filter(({ state }) => state === 'changed' || state === 'layout')
    .map(({ stem }) => stem)
  const added = papers.filter(({ state }) => state === 'new').map(({ stem }) => stem)
  const same = papers.filter(({ state }) => state === 'same').map(({ stem }) => stem)
  const gone = papers.filter(({ state }) => state === 'gone').map(({ stem }) => stem)
  if (volume === 'changed') again.push(volumeName)
  if (volume === 'new') added.push(volumeName)
  if (volume === 'same') same.push(volumeName)
  const lines = [
    again.length > 0 ? `要重印（${again.length}份）：${again.join('、')}` : '没有要重印的材料',
    ...(added.length > 0 ? [`新增（${added.length}份）：${added.join('、')}`] : []),
    ...(same.length > 0 ? [`不用重印（${same.length}份）：${same.join('、')}`] : []),
    ...(gone.length > 0 ? [`不再需要（${gone.length}份）：${gone.join('、')}`] : []),
    '',
    changes.changes.length > 0 ? `改动（${changes.changes.length}处）：` : '会议表和事实表没有改动',
    ...changes.changes.flatMap(changeLines),
    ...papers.flatMap(paperLines),
  ]
  return `${lines.join('\n')}\n`
}

function changeLines(change: Change): string[] {
  const { place, oldPlace } = change
  // what is gone has its place in the sheet as it was
  const where = place ?? (oldPlace === undefined ? undefined : `原${oldPlace}`)
  const reach = change.papers.length > 0 ? `印在：${change.papers.join('、')}` : '没有哪一句印它'
  return [`  ${where === undefined ? '' : `${where} `}${change.name}：${changeWords(change)}`, `    ${reach}`]
}

function changeWords({ kind, old = '', new: now = '' }: Change): string {
  if (kind === 'added') return `新增“${cut(now)}”`
  if (kind === 'removed') return `去掉“${cut(old)}”`
  if (kind === 'moved') return `由${old}移到${now}`
  return `“${cut(old)}”改为“${cut(now)}”`
}

function paperLines({ stem, state, edited, sentences }: PaperChange): string[] {
  if (state === 'layout') return ['', stem, '  字没有变，版式变了']
  if (state !== 'changed') return []
  const own = sentences.filter(({ kind }) => kind !== 'renumbered')
  const numbers = sentences.length - own.length
  return [
    '',
    edited ? `${stem}（改过，不会覆盖；下面几处请手工改）` : stem,
    ...own.flatMap(sentenceLines),
    ...(numbers > 0 ? [`  另有${numbers}处只是序号变了`] : []),
  ]
}

function sentenceLines({ kind, old = '', new: now = '', causes }: PaperSentence): string[] {
  const names = [...new Set(causes.map(({ name }) => name))]
  const why = [names.length > 0 ? `      因为：${names.join('、')}` : '      没有对应到哪一处改动']
  if (kind === 'added') return [`  增：${cut(now)}`, ...why]
  if (kind === 'removed') return [`  删：${cut(old)}`, ...why]
  if (kind === 'moved') return [`  移：${cut(now)}`, ...why]
  return [`  原：${cut(old)}`, `  现：${cut(now)}`, ...why]
}

function cut(text: string): string {
  const line = text.replaceAll('\n', ' ')
  return line.length > longest ? `${line.slice(0, longest)}……` : line
}

/** All of it, whole; a sentence's causes are numbers of `changes`. */
export function changesJson({ changes, papers, volume }: PackChanges): string {
  const numberOf = (cause: PaperSentence['causes'][number]): number =>
    changes.findIndex(
      (one) => one.path === cause.path && one.oldPath === cause.oldPath && one.kind === cause.kind,
    )
  return `${JSON.stringify(
    {
      changes,
      papers: papers.map(({ sentences, ...paper }) => ({
        ...paper,
        sentences: sentences.map(({ causes, ...rest }) => ({ ...rest, causes: causes.map(numberOf) })),
      })),
      ...(volume === undefined ? {} : { volume }),
    },
    null,
    2,
  )}\n`
}
