/** A speech taken apart becomes a fact sheet: its texts in the places that a sheet has for them, its figures in 数据. */
import { reservedNames } from '../facts/index.ts'
import { sentencesOf } from '../speech/index.ts'
import type { Printable } from '../text/yaml-print.ts'
import { circumstancesOf } from './circumstances.ts'
import { withCount } from './counts.ts'
import { dutiesIn } from './duties.ts'
import { FigureBook } from './figures.ts'
import { heardIn } from './heard.ts'
import { segmentsOf } from './segments.ts'
import { takeSanctions, takeTiers } from './special-blocks.ts'
import type { LearnedPart, LearnedPoint, LearnedSpeech, PartClass } from './types.ts'

export type SheetData = { [key: string]: Printable | undefined }

export interface LearnedSheet {
  data: SheetData
  figures: FigureBook
  /** Which block each part became, by the part's number; several where a part was divided. */
  blocks: readonly string[][]
}

/** The block of a sheet that takes a class of parts. */
const blockOf: Partial<Record<PartClass, string>> = {
  成绩: '成绩',
  问题: '问题',
  任务: '措施',
  保障: '保障',
  形势: '认识',
}

/** Below this the class is told in the report and the part keeps its texts to itself. */
const sureEnough = 0.4

/** The sheet of a speech. `template` is the id of the template that it is to be drafted with. */
export function sheetOf(speech: LearnedSpeech, template: string): LearnedSheet {
  const figures = new FigureBook(reservedNames, /^(\d{4})-/u.exec(speech.head.date)?.[1])
  const refer = (text: string): string => figures.refer(text)
  const ladder = ladderBelow(speech.parts)
  const writer = new Writer(refer, (text, head) => figures.refer(text, head), ladder.slice(1))
  const opening = openingOf(speech, refer)
  const parts = speech.parts.map((part) => writer.part(part))
  const { head } = speech
  const { 地区, 主题, 时段, 默认 } = circumstancesOf(speech)
  const closing = closingOf(speech.closing, refer)
  const data: SheetData = {
    标题: head.title === '' ? '待补' : refer(head.title),
    副标题: head.subtitle === '' ? undefined : refer(head.subtitle),
    会议: head.meeting ?? '无',
    状态: head.status === '' ? undefined : head.status,
    讲话人: head.post + head.name === '' ? undefined : speakerOf(head.post, head.name),
    日期: head.date === '' ? '无' : head.date,
    地区: head.region ?? 地区,
    主题: head.topic ?? 主题,
    时段,
    模板: template,
    称谓: head.salutation === '' ? '无' : head.salutation,
    序号: ladder.length === 0 ? undefined : ladder.join('/'),
    默认: figures.figures.length === 0 ? undefined : 默认,
    开头: opening.opening,
    刚才: opening.heard,
    数据: figures.figures.length === 0 ? undefined : figures.entries(),
    提纲: parts.length === 0 ? undefined : parts.map(({ part }) => part),
    ...writer.blocks,
    结尾: closing,
  }
  return { data, figures, blocks: parts.map(({ blocks }) => blocks) }
}

function speakerOf(post: string, name: string): Printable {
  return { 职务: post === '' ? undefined : post, 姓名: name === '' ? undefined : name }
}

/** Writes parts, and the blocks that they are put into: a block takes one part only. */
class Writer {
  readonly blocks: Record<string, Printable> = {}
  readonly #refer: (text: string) => string
  /** A text below a head, which may say what its amounts are of. */
  readonly #referBelow: (text: string, head: string) => string

  /** The marks below the level-1 parts, as the sheet's own 序号 says them. */
  readonly #ladder: readonly string[]

  constructor(
    refer: (text: string) => string,
    referBelow: (text: string, head: string) => string,
    ladder: readonly string[],
  ) {
    this.#refer = refer
    this.#referBelow = referBelow
    this.#ladder = ladder
  }

  part(part: LearnedPart): { part: Printable; blocks: string[] } {
    const heading = part.heading === '' ? undefined : this.#refer(part.heading)
    const blocks: string[] = []
    const tiers = this.#isFree('目标') ? takeTiers(part) : undefined
    if (tiers) this.#put('目标', tiers.block(this.#refer), blocks)
    const sanctions = this.#isFree('奖惩') ? takeSanctions(tiers?.rest ?? part) : undefined
    const rest = sanctions?.rest ?? tiers?.rest ?? part
    const isEmpty = rest.paragraphs.length + rest.points.length + rest.ending.length === 0
    const divided = isEmpty ? [] : this.#divide(rest)
    // what stays in the part itself is said before its blocks, but its points after them
    if (!divided && (tiers || (sanctions && rest.points.length > 0))) return this.#asIs(part, heading, blocks)
    for (const [name, text] of divided ?? []) this.#put(name, this.#holder(text, this.#ladder), blocks)
    const own = divided ? {} : this.#holder(rest, this.#ladder)
    if (sanctions) this.#put('奖惩', sanctions.block(this.#refer), blocks)
    return {
      part: { 标题: heading, ...own, ...(blocks.length > 0 ? { 包含: blocks } : {}) },
      blocks,
    }
  }

  #put(name: string, block: Printable, blocks: string[]): void {
    this.blocks[name] = block
    blocks.push(name)
  }

  /** The part with all its words, where the blocks that it could give would change their order. */
  #asIs(part: LearnedPart, heading: string | undefined, taken: readonly string[]) {
    for (const name of taken) delete this.blocks[name]
    return { part: { 标题: heading, ...this.#holder(part, this.#ladder) }, blocks: [] }
  }

  /** The blocks that a part becomes: one, or one for each thing that it does in turn. */
  #divide(part: LearnedPart): [name: string, text: LearnedPoint][] | undefined {
    const segments = segmentsOf(part)?.map(({ class: name, run }): [string, LearnedPoint] => [
      blockOf[name] ?? '',
      { mark: '', heading: '', ...run },
    ])
    if (segments?.every(([name]) => name !== '' && this.#isFree(name))) return segments
    const { what } = part
    const name = what && what.confidence >= sureEnough ? blockOf[what.class] : undefined
    return name !== undefined && this.#isFree(name) ? [[name, part]] : undefined
  }

  #isFree(name: string): boolean {
    return this.blocks[name] === undefined
  }

  /** 概述, 要点 and 结语 of a part, block or point. */
  #holder(point: LearnedPoint, inherited: readonly string[]): { [key: string]: Printable | undefined } {
    const paragraphs = point.paragraphs.map((text, i) =>
      this.#referBelow(
        i === point.paragraphs.length - 1 ? withCount(text, point.points.length) : text,
        point.heading.length <= 12 ? point.heading : '',
      ),
    )
    const marks = ladderBelow(point.points)
    const passed = isSame(marks, inherited) ? inherited.slice(1) : marks.slice(1)
    return {
      概述: textOf(paragraphs),
      序号: point.points.length === 0 || isSame(marks, inherited) ? undefined : marks.join('/'),
      要点: point.points.length === 0 ? undefined : point.points.map((one) => this.#point(one, passed)),
      结语: textOf(point.ending.map(this.#refer)),
    }
  }

  #point(point: LearnedPoint, inherited: readonly string[]): Printable {
    const { 概述, ...rest } = this.#holder(point, inherited)
    const heading = point.heading === '' ? undefined : this.#refer(point.heading)
    const isText = heading === undefined && Object.values(rest).every((value) => value === undefined)
    if (isText && typeof 概述 === 'string') return 概述
    // Below a head its text is 内容; what leads to points of its own is 概述.
    const text = point.points.length > 0 ? { 概述 } : { 内容: 概述 }
    return { 小标题: heading, ...text, ...dutiesIn([point.heading, ...point.paragraphs]), ...rest }
  }
}

function textOf(paragraphs: readonly string[]): Printable | undefined {
  if (paragraphs.length === 0) return undefined
  return paragraphs.length === 1 ? paragraphs[0]! : paragraphs
}

/** The mark of the first of several points; 无 where they have none, undefined where there are no points. */
function markOf(points: readonly LearnedPoint[]): string | undefined {
  const first = points[0]
  return first && (first.mark === '' ? '无' : first.mark)
}

/** The marks of points and of those below them: （一）/一是. */
function ladderBelow(points: readonly LearnedPoint[]): string[] {
  const marks: string[] = []
  for (
    let level: readonly LearnedPoint[] = points;
    level.length > 0;
    level = level.flatMap(({ points: below }) => below)
  ) {
    marks.push(markOf(level)!)
  }
  return marks
}

/** Whether marks are those that would be passed down anyway. */
function isSame(marks: readonly string[], inherited: readonly string[]): boolean {
  return marks.every((mark, i) => mark === inherited[i])
}

/** The opening: what was heard and what announces the parts are told apart from the rest. */
function openingOf(
  speech: LearnedSpeech,
  refer: (text: string) => string,
): { opening: Printable | undefined; heard: Printable | undefined } {
  const paragraphs = [...speech.opening]
  const last = paragraphs.pop()
  if (last === undefined) return { opening: undefined, heard: undefined }
  const sentences = sentencesOf(last).map(({ start, end }) => last.slice(start, end).trim())
  const lead = withCount(sentences.at(-1) ?? '', speech.parts.length)
  const isLead = lead.includes('【几】')
  if (isLead) sentences.pop()
  const heard = heardIn(sentences, refer)
  const rest = heard ? heard.before : sentences
  if (rest.length > 0) paragraphs.push(rest.join(''))
  const opening = {
    内容: textOf(paragraphs.map(refer)),
    总起: isLead ? refer(lead) : undefined,
  }
  return {
    opening: Object.values(opening).every((value) => value === undefined) ? undefined : opening,
    heard: heard?.items,
  }
}

function closingOf(paragraphs: readonly string[], refer: (text: string) => string): Printable {
  const thanks = paragraphs.length > 0 && /^(?:谢谢|我就讲|我的(?:讲话|发言)完)/u.test(paragraphs.at(-1)!)
  const texts = (thanks ? paragraphs.slice(0, -1) : paragraphs).map(refer)
  return { 内容: textOf(texts) ?? '无', 致谢语: thanks ? refer(paragraphs.at(-1)!) : undefined }
}
