/** What was learned from one old speech, in words for the person who goes on with it. */
import type { LearnedPart, LearnedPoint } from './learn/index.ts'
import type { Mend } from './mend-old.ts'
import type { Fidelity, Studied } from './study.ts'
import { formatPlace } from './text/place.ts'

/**
 * The report as text: structure, figures, what was mended, what is open. `fidelity` only where it was asked for; a short
 * report shows the first mends of each kind.
 */
export function studyReport(path: string, studied: Studied, fidelity?: Fidelity, isShort = false): string {
  const { learned, mended } = studied
  const { head, parts, left, aside } = learned.speech
  const { figures } = learned.sheet
  const lines = [
    `旧稿　${path}`,
    `标题　${head.title === '' ? '没有认出，请补上' : head.title}`,
    `日期　${head.date === '' ? '没有写' : head.date}　讲话人　${`${head.post}　${head.name}`.trim() || '没有写'}　称谓　${head.salutation || '无'}`,
    `结构　${parts.length === 0 ? '没有认出分部分的标题' : `共${parts.length}部分`}`,
    ...parts.flatMap((part, i) => partLines(part, learned.sheet.blocks[i] ?? [])),
    `数据　稿中带单位的数字${figures.met}处，写成引用${figures.referred}处，共${figures.figures.length}项`,
    ...figures.notices().map((words) => `　　${words}`),
    ...left.map((what) => `　　没有收进事实表：${what}，请另写`),
    ...(aside.length === 0 ? [] : [`　　不是讲的话，放在一边：${aside.join('；')}`]),
    ...fidelityLines(fidelity),
    ...mendLines('修补', mended.done, isShort),
    ...mendLines('按要求没有改', mended.kept, isShort),
    ...guessLines(studied),
  ]
  return `${lines.join('\n')}\n`
}

function partLines(part: LearnedPart, blocks: readonly string[]): string[] {
  const { what } = part
  const told =
    blocks.length > 1
      ? `归入${blocks.join('、')}`
      : what === undefined
        ? '没有认出讲什么，照原样放在提纲里'
        : `${what.class}（把握${Math.round(what.confidence * 100)}%，因为有“${what.why.slice(0, 3).join('”“')}”）${blocks.length === 0 ? '，照原样放在提纲里' : ''}`
  return [`　　${part.mark}${part.heading}　${told}`, ...pointLines(part.points, '　　　　')]
}

function pointLines(points: readonly LearnedPoint[], indent: string): string[] {
  return points.flatMap((point) => [
    ...(point.heading === '' ? [] : [`${indent}${point.mark}${point.heading}`]),
    ...pointLines(point.points, `${indent}　　`),
  ])
}

function fidelityLines(fidelity: Fidelity | undefined): string[] {
  if (!fidelity) return []
  const share = (Math.floor(fidelity.share * 1000) / 10).toFixed(1)
  return [`还原　用学来的事实表和模板再起草，同原文相合${share}%（按汉字和数字的编辑距离）`]
}

/** So many mends of one kind are shown where the report is to be short. */
const fewShown = 3

function mendLines(what: string, mends: readonly Mend[], isShort: boolean): string[] {
  if (mends.length === 0) return []
  const kinds = new Map<string, Mend[]>()
  for (const mend of mends) {
    const all = kinds.get(mend.name)
    if (all) all.push(mend)
    else kinds.set(mend.name, [mend])
  }
  const isDone = what === '修补'
  return [
    `${what}　${mends.length}处${isDone ? '（不要哪一处，加 --keep 和它的编号；一类都不要，写这一类的名称）' : ''}`,
    ...[...kinds].flatMap(([name, all]) => kindLines(name, all, isShort)),
  ]
}

function kindLines(name: string, mends: readonly Mend[], isShort: boolean): string[] {
  const shown = isShort ? mends.slice(0, fewShown) : mends
  return [
    `　　${name}　${mends.length}处`,
    ...shown.flatMap(({ id, message, where, before, after }) => [
      `　　　　${id}　${where}　${message}`,
      ...changeLines(before, after),
    ]),
    ...(shown.length < mends.length ? [`　　　　等${mends.length}处，都列在报告文件里`] : []),
  ]
}

/** The words around what changed, of a line before and after. */
function changeLines(before: string, after: string): string[] {
  let from = 0
  while (from < before.length && before[from] === after[from]) from++
  let tail = 0
  while (
    tail < before.length - from &&
    tail < after.length - from &&
    before.at(-1 - tail) === after.at(-1 - tail)
  )
    tail++
  const start = Math.max(0, from - 8)
  const cut = (text: string): string => {
    const end = Math.min(text.length, text.length - tail + 8)
    return `${start > 0 ? '…' : ''}${text.slice(start, end).slice(0, 80)}${end < text.length ? '…' : ''}`
  }
  return [`　　　　　　原　${cut(before)}`, `　　　　　　改　${after === '' ? '（删去）' : cut(after)}`]
}

function guessLines({ mended, problems }: Studied): string[] {
  const told = [...problems, ...mended.guesses]
  if (told.length === 0) return []
  return [
    `待看　${told.length}处拿不准，没有动`,
    ...told.map(({ message, place }) => `　　${place ? `${formatPlace(place)}　` : ''}${message}`),
  ]
}
