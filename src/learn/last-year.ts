/** Last year's sheet as the start of this year's: old figures become the base, what has aged waits for a person. */
import { datedHits, isOver, type Terms } from '../terms/index.ts'
import { quantitiesIn, rangesIn } from '../text/quantities.ts'
import type { Printable } from '../text/yaml-print.ts'
import { agedForms, bare, years } from './aged-forms.ts'
import type { SheetData } from './sheet.ts'

/** A figure of the new sheet and what the old speech said of it. */
export interface OldFigure {
  id: string
  name: string
  /** As the old speech had it: 18.6亿元; '' where it had only a target. */
  old: string
  /**
   * 同期: the old value is 上年同期 now. 目标, 增幅: there was no value. 概数: it was only about so much. 更早: the old
   * speech said it of the year before. 打算: it was still to come. 历年: a row of years, which goes on.
   */
  what: '同期' | '目标' | '增幅' | '概数' | '更早' | '打算' | '历年'
}

export interface LastYear {
  data: SheetData
  figures: OldFigure[]
  /** Dated terms that are over, one line each. */
  terms: string[]
}

/** Texts that name a thing and are no running text. */
const names: ReadonlySet<string> = new Set([
  '模板',
  '序号',
  '称谓',
  '地区',
  '包含',
  '牵头单位',
  '配合单位',
  '职务',
  '姓名',
  '谁',
  '代表',
  '做了',
  '数据',
  '日期',
  '会议',
  '主题',
  '单位',
])

/**
 * The sheet of an old speech turned into one to fill in: of each figure the old value is 上年同期 and 数值 is 待补, where
 * the old speech spoke of its own period; what it said of the year before is 待补 alone. Years, figures left in texts and
 * dated terms that are over on `today` (YYYY-MM-DD) are 【待核：…】 in the texts.
 */
export function lastYear(old: SheetData, terms: Terms, today: string): LastYear {
  const told = new Set<string>()
  const figures: OldFigure[] = []
  const data: SheetData = {}
  const others = othersIn(textsIn({ ...old, 数据: undefined }))
  for (const [key, value] of Object.entries(old)) {
    // The old day, period, source and status are none of the new speech.
    if (value === undefined || key === '状态' || key === '时段' || key === '默认') continue
    if (key === '日期') data[key] = '待补'
    else if (key === '数据') data[key] = figuresOf(value, others, figures)
    else data[key] = aged(key, value, terms, today, told)
  }
  data['日期'] ??= '待补'
  return { data, figures, terms: [...told] }
}

function figuresOf(value: Printable, others: Others, figures: OldFigure[]): Printable {
  if (!isMap(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([id, figure]) => [
      id,
      isMap(figure) ? renewed(id, figure, others, figures) : figure!,
    ]),
  )
}

/** A figure to fill in. */
function renewed(id: string, figure: Map, others: Others, figures: OldFigure[]): Printable {
  const {
    数值,
    概数,
    同比: _growth,
    完成率: _completion,
    目标,
    排名,
    上年同期: _base,
    其中,
    历年,
    来源: _source,
    截至: _asOf,
    状态: _status,
    时期,
    ...rest
  } = figure
  const of = (what: OldFigure['what']): void =>
    void figures.push({ id, name: textOf(figure['名称']) || id, old: oldWords(figure), what })
  if (历年 !== undefined) {
    of('历年')
    return { ...rest, 时期, 历年, 状态: '待核' }
  }
  const isEarlier = others.get(id) === '更早' || /去年|上年|前年|此前/u.test(textOf(时期))
  const isPlanned = others.get(id) === '打算'
  const isBase = 数值 !== undefined && !isEarlier && !isPlanned && 概数 === undefined
  const without = 目标 === undefined ? '增幅' : '目标'
  of(
    isEarlier
      ? '更早'
      : isPlanned
        ? '打算'
        : 概数 !== undefined
          ? '概数'
          : 数值 === undefined
            ? without
            : '同期',
  )
  return {
    ...rest,
    时期: isEarlier ? undefined : 时期,
    数值: 数值 === undefined && 目标 !== undefined ? undefined : '待补',
    上年同期: isBase ? 数值 : undefined,
    目标: 目标 === undefined ? undefined : targets(目标),
    排名: isMap(排名) ? { ...排名, 位次: '待补', 上次: 排名['位次'], 说法: undefined } : undefined,
    其中: isMap(其中)
      ? Object.fromEntries(
          Object.entries(其中).map(([part, one]) => [
            part,
            isMap(one)
              ? renewed(`${id}.${part}`, one, others, figures)
              : { 数值: '待补', 上年同期: isBase ? one! : undefined },
          ]),
        )
      : undefined,
    备注: isEarlier && 数值 !== undefined ? `旧稿写的是${oldWords(figure)}，说的是更早的时候` : rest['备注'],
  }
}

/** What the texts say of figures that are not of their own period. */
type Others = ReadonlyMap<string, OldFigure['what']>

function oldWords(figure: Map): string {
  const [value, unit, approx] = [figure['数值'], figure['单位'], figure['概数']].map(textOf) as [
    string,
    string,
    string,
  ]
  if (value === '') return ''
  return approx === '近' || approx === '约' ? `${approx}${value}${unit}` : `${value}${approx}${unit}`
}

function textOf(value: Printable | undefined): string {
  return typeof value === 'string' ? value : ''
}

/** All texts of a sheet, whatever they stand in. */
export function textsIn(value: Printable | undefined): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap((one: Printable) => textsIn(one))
  return isMap(value) ? Object.values(value).flatMap((one) => textsIn(one)) : []
}

/** 去年签了【去年签约项目】; not what is compared with last year: 比去年同期多【项目.增量】. */
const yearBefore = /(?<![比较同与和超])(?:去年|上年|前年|上届|往年)(?!同期|一样|相比)/u
const thisYear = /今年|现在|目前|眼下|截至|至今/u

/** So far back a sentence is looked at. */
const farthest = 200

/** What is asked for and not there yet: 保底线还差【差额】，余下每个月要到位【每月到位】. */
const planned =
  /还[差缺要](?:\p{Script=Han}{0,3})$|每个?[月周天季]\p{Script=Han}{0,6}$|今年\p{Script=Han}{0,8}(?:至少|不少于|不低于)$/u

/** The figures that texts speak of as of an earlier year, or as of what is to be done, wherever they refer to them. */
function othersIn(texts: readonly string[]): Others {
  const found = new Map<string, Set<OldFigure['what']>>()
  for (const sentence of texts.flatMap((text) => text.split(/[。；！？\n]/u))) {
    for (const { 1: id, index } of sentence.matchAll(/【([^【】]+)】/gu)) {
      const words = sentence.slice(Math.max(0, index - farthest), index).replaceAll(/【[^【】]*】/gu, '〇')
      const at = words.search(yearBefore)
      const isBefore = at >= 0 && !thisYear.test(words.slice(at))
      const what = isBefore ? '更早' : planned.test(words) ? '打算' : '同期'
      found.set(id!, (found.get(id!) ?? new Set()).add(what))
    }
  }
  return new Map(
    [...found].flatMap(([id, [first, ...more]]): [string, OldFigure['what']][] =>
      more.length === 0 && first !== '同期' ? [[id, first!]] : [],
    ),
  )
}

function targets(value: Printable): Printable {
  if (Array.isArray(value)) return value.map((one: Printable) => targets(one))
  return isMap(value) ? { ...value, 数值: '待补' } : '待补'
}

/** A text with what has aged marked, in whatever of the sheet it stands. */
function aged(key: string, value: Printable, terms: Terms, today: string, told: Set<string>): Printable {
  if (names.has(key)) return value
  if (typeof value === 'string') return marked(value, terms, today, told)
  if (Array.isArray(value)) return value.map((one: Printable) => aged('', one, terms, today, told))
  if (!isMap(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) =>
      one === undefined ? [] : [[name, aged(name, one, terms, today, told)]],
    ),
  )
}

function marked(text: string, terms: Terms, today: string, told: Set<string>): string {
  const spans: { start: number; end: number }[] = []
  const take = (start: number, end: number): void => {
    const isFree = spans.every((span) => end <= span.start || start >= span.end)
    if (isFree && !insideReference(text, start)) spans.push({ start, end })
  }
  for (const { start, end } of rangesIn(text)) take(start, end)
  for (const { 0: words, index } of text.matchAll(years)) take(index, index + words.length)
  for (const hit of datedHits(terms, text)) {
    if (!isOver(hit.row.to, today)) continue
    take(hit.start, hit.end)
    const instead = hit.row.successor === '' ? '' : `，现称${quoted(hit.row.successor)}`
    told.add(`${quoted(hit.row.term)}已过时${instead}`)
  }
  for (const form of agedForms)
    for (const { 0: words, index } of text.matchAll(form)) take(index, index + words.length)
  // 500万元以上项目 is a name: what is counted is another number.
  for (const { start, end, hedge, unit, printed } of quantitiesIn(text))
    if (!/^以[上下内]/u.test(hedge) && unit + printed !== '') take(start, end)
  for (const { 0: words, index } of text.matchAll(bare)) take(index, index + words.length)
  let made = ''
  let at = 0
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    made += `${text.slice(at, start)}【待核：${text.slice(start, end)}】`
    at = end
  }
  return made + text.slice(at)
}

function quoted(term: string): string {
  return /^[“《]/u.test(term) ? term : `“${term}”`
}

/** A bracket that is doubled is one of the text itself. */
function insideReference(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - farthest), at).replaceAll(/【【|】】/gu, '')
  return before.lastIndexOf('【') > before.lastIndexOf('】')
}

type Map = { readonly [key: string]: Printable | undefined }

function isMap(value: Printable | undefined): value is Map {
  return typeof value === 'object' && !Array.isArray(value)
}
