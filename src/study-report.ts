/** What was learned from one old speech, in words for the person who goes on with it. */
import type { LearnedPart, LearnedPoint } from './learn/index.ts'
import type { Mend } from './mend-old.ts'
import type { Fidelity, Studied } from './study.ts'
import { formatPlace } from './text/place.ts'

/** The report as text: structure, figures, what was mended, what is open. `fidelity` only where it was asked for. */
export function studyReport(path: string, studied: Studied, fidelity?: Fidelity): string {
  const { learned, mended } = studied
  const { head, parts, left } = learned.speech
  const { figures } = learned.sheet
  const lines = [
    `旧稿　${path}`,
    `标题　${head.title === '' ? '没有认出，请补上' : head.title}`,
    `日期　${head.date === '' ? '没有写' : head.date}　讲话人　${`${head.post}　${head.name}`.trim() || '没有写'}　称谓　${head.salutation || '无'}`,
    `结构　${parts.length === 0 ? '没有认出分部分的标题' : `共${parts.length}部分`}`,
    ...parts.flatMap((part, i) => partLines(part, learned.sheet.blocks[i] ?? [])),
    `数据　稿中带单位的数字${figures.met}处，写成引用${figures.referred}处，共${figures.figures.length}项`,
    ...left.map((what) => `　　没有收进事实表：${what}，请另写`),
    ...fidelityLines(fidelity),
    ...mendLines('修补', mended.done),
    ...mendLines('按要求没有改', mended.kept),
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

function mendLines(what: string, mends: readonly Mend[]): string[] {
  if (mends.length === 0) return []
  return [
    `${what}　${mends.length}处${what === '修补' ? '（不要哪一处，加 --keep 和它的编号）' : ''}`,
    ...mends.flatMap(({ id, name, message, line, before, after }) => [
      `　　${id}　第${line}行　${name}：${message}`,
      ...changeLines(before, after),
    ]),
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
  return [`　　　　原　${cut(before)}`, `　　　　改　${cut(after)}`]
}

function guessLines({ mended, problems }: Studied): string[] {
  const told = [...problems, ...mended.guesses]
  if (told.length === 0) return []
  return [
    `待看　${told.length}处拿不准，没有动`,
    ...told.map(({ message, place }) => `　　${place ? `${formatPlace(place)}　` : ''}${message}`),
  ]
}
