/**
 * The functions of templates, by Chinese name: verbs or phrases that are no key of the schema (a test compares the two
 * lists). They take values, never rendered text; blocks alone see what their body printed. Looking at a value's
 * beginning or end they look through the marks.
 */
import { escapeMarkdown } from '../text/escape.ts'
import { convertUnit, formatComputed, parseNumber } from '../text/decimal.ts'
import { parseDay, spokenDay } from '../text/dates.ts'
import { chineseNumber, countWord } from '../text/numerals.ts'
import type { Figure } from '../facts/index.ts'
import { choose } from './choose.ts'
import { print } from './expand.ts'
import { TemplateError } from './failure.ts'
import { placeholder, visible } from './marks.ts'
import { ladderOf } from './meta.ts'
import type { Run } from './run.ts'
import { numbered } from './series.ts'
import { printValue, printWords, standAt } from './template.ts'
import { amount, sayShare, say, sentence, type Said, type Tone } from './wording.ts'
import { standingOf, withStanding, type View } from './view.ts'

/** What Handlebars hands to a function last. */
interface Options {
  fn?: (context: unknown, options?: { data?: Frame; blockParams?: unknown[] }) => string
  inverse?: (context: unknown) => string
  hash: Record<string, unknown>
  data: Frame
}

/** Data that blocks pass down: the marks of the levels below, and where in a list the body stands. */
interface Frame {
  [key: string]: unknown
  序列?: string[]
  /** How many lists the body is inside of: 1 within a level-1 part. */
  深?: number
  first?: boolean
  last?: boolean
  index?: number
  key?: string | number
  _parent?: Frame
}

/** Printed for an optional sentence that is not there: nothing, and nothing around it goes either. */
const nothing = Symbol('nothing')

type TemplateFunction = (this: unknown, ...args: never[]) => unknown

/** null, "" and [] are empty; 0 and false-like texts are not. Objects with nothing in them are empty. */
export function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === false) return true
  if (typeof value === 'string') return visible(value).trim() === ''
  if (Array.isArray(value)) return value.every(isEmpty)
  return typeof value === 'object' && Object.keys(value).length === 0
}

/** Texts end their sentence: 。 is added where none of 。！？…： ends it already. */
function closed(text: string): string {
  return /[。！？…：；]["”’）】]*$/u.test(visible(text).trimEnd()) ? text : `${text}。`
}

/** A text without its final 。；，, for a place where the template sets its own mark. */
function unclosed(text: string): string {
  return text.replace(/[。；，]((?:\uFDD1)*)$/u, '$1')
}

/** The functions of one filling. */
export function templateFunctions(run: Run): Record<string, TemplateFunction> {
  const { marks } = run
  const context = run.expanding
  const absent = (): string => marks.mark({ kind: 'absent' }, '')
  const origin = (unit: string, k: number, literal: boolean) =>
    ({ kind: 'template', template: unit, offset: run.units.get(unit)!.pieces[k]!.offset, literal }) as const
  const figureOf = (value: unknown, name: string): Figure => {
    const standing = standingOf(value)
    if (!standing?.figure) throw new TemplateError(`“${name}”后面要写一项数据`)
    return standing.figure
  }
  const said = (pieces: Said[], word: string): string => print(pieces, word, run.at.path, undefined, context)
  const texts = (value: unknown): string[] =>
    (Array.isArray(value) ? value : [value]).filter(
      (one): one is string => typeof one === 'string' && !isEmpty(one),
    )

  /** Runs a block's body for each item of a list, within a scope that numbers the items actually printed. */
  const series = (
    items: unknown[],
    key: string,
    ladder: string[],
    options: Options,
    counts: (item: unknown) => boolean = () => true,
  ): string => {
    const [mark = '', ...below] = ladder
    const printed = items.map((item, i) => {
      const data: Frame = {
        ...options.data,
        _parent: options.data,
        序列: below,
        深: (options.data.深 ?? 0) + 1,
        index: i,
        first: i === 0,
        last: i === items.length - 1,
      }
      const text = options.fn!(item, { data })
      return counts(item) ? marks.mark({ kind: 'item' }, text) : text
    })
    const origin = { kind: 'scope', key, mark: mark === '无' ? '' : mark, below: below[0] ?? '' } as const
    return marks.mark(origin, printed.join(''))
  }
  const ladderFor = (view: View, options: Options): string[] => {
    const own = view['序号']
    return typeof own === 'string' ? ladderOf(visible(own)) : (options.data.序列 ?? [])
  }

  return {
    [printWords](unit: string, k: number) {
      const piece = run.units.get(unit)!.pieces[k]!
      return marks.mark(origin(unit, k, true), piece.text)
    },
    [standAt](unit: string, k: number) {
      run.at = { ...run.at, unit, offset: run.units.get(unit)!.pieces[k]!.offset }
      return ''
    },
    [printValue](unit: string, k: number, value: unknown) {
      run.at = { ...run.at, unit, offset: run.units.get(unit)!.pieces[k]!.offset }
      if (typeof value === 'number') return marks.mark(origin(unit, k, false), String(value))
      if (value === nothing) return ''
      if (isEmpty(value)) return absent()
      if (typeof value === 'string') return marks.mark(origin(unit, k, false), value)
      throw new TemplateError(
        '这里要印的不是一段文字，而是一组内容；请写到具体的一项，或用 {{#each}} 逐条印出',
      )
    },

    /** Empty means null, "" and []: a figure of 0 is not. */
    if(this: unknown, value: unknown, options: Options) {
      return isEmpty(value) ? options.inverse!(this) : options.fn!(this)
    },
    unless(this: unknown, value: unknown, options: Options) {
      return isEmpty(value) ? options.fn!(this) : options.inverse!(this)
    },
    /** As Handlebars has it, but that a list with nothing to print takes the words that lead up to it with it. */
    each(this: unknown, value: unknown, options: Options) {
      if (isEmpty(value)) {
        const otherwise = options.inverse!(this)
        return otherwise === '' ? marks.mark({ kind: 'absent', list: true }, '') : otherwise
      }
      const isList = Array.isArray(value)
      const entries = isList ? [...value.entries()] : Object.entries(value as object)
      const printed = entries.map(([key, item], index): string => {
        const place = { index, key, first: index === 0, last: index === entries.length - 1 }
        const data: Frame = { ...options.data, ...place, _parent: options.data }
        return marks.mark({ kind: 'entry' }, options.fn!(item, { data, blockParams: [item, key] }))
      })
      return marks.mark({ kind: 'entries' }, printed.join(''))
    },
    等于(a: unknown, b: unknown) {
      return visible(String(a ?? '')) === visible(String(b ?? ''))
    },
    都有(...args: unknown[]) {
      return args.slice(0, -1).every((value) => !isEmpty(value))
    },
    有其一(...args: unknown[]) {
      return args.slice(0, -1).some((value) => !isEmpty(value))
    },

    /** The number of the item that the body stands in. */
    序(this: unknown) {
      return marks.mark({ kind: 'number' }, placeholder)
    },
    /** 一、 · （一） · 一是 for a given number. */
    序数(n: number, mark: unknown) {
      return numbered(typeof mark === 'string' ? mark : '一、', n)
    },
    汉数(n: number) {
      return chineseNumber(n)
    },
    两数(n: number) {
      return countWord(n)
    },

    /** The whole standard sentence of a figure, 语气="达到" or "仅". */
    写句(value: unknown, options: Options) {
      const figure = figureOf(value, '写句')
      return said(
        sentence(
          figure,
          context.turns.get(figure.id) ?? 0,
          (options.hash['语气'] as Tone | undefined) ?? '平',
        ),
        '句',
      )
    },
    写数(value: unknown) {
      return said([amount(figureOf(value, '写数'))], '值')
    },
    写增幅(value: unknown) {
      return said(say(figureOf(value, '写增幅'), '同比', undefined, context.facts.calendar), '同比')
    },
    写完成率(value: unknown) {
      return said(say(figureOf(value, '写完成率'), '完成率', undefined, context.facts.calendar), '完成率')
    },
    写名次(value: unknown) {
      return said(say(figureOf(value, '写名次'), '排名', undefined, context.facts.calendar), '排名')
    },
    算占比(part: unknown, whole: unknown) {
      return said([sayShare(figureOf(part, '算占比'), figureOf(whole, '算占比'))], '占比')
    },
    /** A figure's money in another unit: {{换算 数据.到位资金 "万元"}}. */
    换算(value: unknown, unit: string) {
      const figure = figureOf(value, '换算')
      const exact =
        figure.value && !figure.entry.approx ? convertUnit(figure.value.exact, figure.unit, unit) : undefined
      if (!exact) throw new TemplateError(`“${figure.id}”的单位是“${figure.unit}”，不能换算成“${unit}”`)
      return said([{ amount: `${formatComputed(exact, 4)}${unit}`, figure }], '换算')
    },
    /** An indicator of 指标 or 分档: 签约1000万元以上项目3个，或协议引资额6000万元 */
    写指标(value: unknown) {
      return said(indicator(figureOf(value, '写指标')), '值')
    },
    百分数(value: unknown) {
      const number = parseNumber(visible(String(value)))
      if (!number) throw new TemplateError('“百分数”后面要写一个数')
      return `${formatComputed(number)}%`
    },

    /** 甲、乙和丙; 末="、" joins the last one alike. */
    顿列(value: unknown, options: Options) {
      const items = texts(value)
      if (items.length === 0) return ''
      const last = typeof options.hash['末'] === 'string' ? (options.hash['末'] as string) : '和'
      return items.map((item, i) => (i === 0 ? '' : i === items.length - 1 ? last : '、') + item).join('')
    },
    连写(value: unknown) {
      const sentences = texts(value)
      return sentences.length === 0 ? nothing : sentences.map(closed).join('')
    },
    /** An optional sentence of the sheet, with its 。; nothing where there is none. */
    收句(value: unknown) {
      return typeof value === 'string' && !isEmpty(value) ? closed(value) : nothing
    },
    若有(value: unknown) {
      return isEmpty(value) ? nothing : value
    },
    去尾(value: unknown) {
      return typeof value === 'string' ? unclosed(value) : ''
    },
    始于(value: unknown, ...heads: unknown[]) {
      const text = visible(String(value ?? ''))
      return heads.slice(0, -1).some((head) => text.startsWith(String(head)))
    },
    终于(value: unknown, ...ends: unknown[]) {
      const text = visible(unclosed(String(value ?? '')))
      return ends.slice(0, -1).some((end) => text.endsWith(String(end)))
    },
    多项(value: unknown) {
      return texts(value).length > 1
    },
    /** What was done in an item of 刚才: 通报了…情况 · 作了表态发言 · 就…作了汇报 */
    所做(item: unknown) {
      return done(item as View)
    },
    /** How many level-1 parts there are. With one or none nothing is announced. */
    几部() {
      return marks.mark({ kind: 'count', key: 'sections', path: '' }, placeholder)
    },
    /** Who, by when and how often, where the point's own words do not say it yet. */
    未说(point: unknown) {
      return unsaid(point as View)
    },
    /** The roles of 责任.其他 whose holders the point's own words do not name with their role. */
    未说角色(this: unknown) {
      const point = this as View
      const roles = (point['责任'] as View | undefined)?.['其他'] as View | undefined
      const words = ownWords(point)
      return Object.fromEntries(
        Object.entries(roles ?? {}).filter(
          ([role, who]) => !words.includes(role) || !words.includes(visible(String(who))),
        ),
      )
    },
    /** The hashes of a heading at this depth: ### directly below a level-1 part. */
    层级(sign: string, options: Options) {
      return sign.repeat(Math.min(4, (options.data.深 ?? 1) + 1))
    },
    /** A day as a speech says it: 5月底. */
    日说(value: unknown) {
      const day = parseDay(visible(String(value ?? '')))
      const year = context.facts.calendar?.date.year
      return day && year ? spokenDay(day, year) : ''
    },
    /** True where the text says one of the names already: who and by when are added only where it does not. */
    说到(text: unknown, names: unknown) {
      const words = texts(text).map(visible).join('')
      return texts(names).some((name) => words.includes(visible(name)))
    },
    /** One of several wordings, by the seed and this place of the template; the same on every run. */
    选(...args: unknown[]) {
      const wordings = args.slice(0, -1).filter((one): one is string => typeof one === 'string')
      const { index = 0 } = (args.at(-1) as Options).data
      return choose(wordings, run.seed, `${run.at.unit}:${run.at.offset}:${run.turn}:${index}`)
    },

    /** An explicit extent: goes whole when something in it is absent. */
    句子(this: unknown, options: Options) {
      return marks.mark({ kind: 'extent' }, options.fn!(this))
    },
    /** One paragraph: line breaks of the template within it are layout only. */
    段(this: unknown, options: Options) {
      const text = options.fn!(this).replace(/(?<!\n)[ \t]*\n[ \t]*(?!\n)/g, '')
      return `\n\n${text}\n\n`
    },
    /** A run-in head: number and text in bold, the end mark outside the stars. Without a text the number alone. */
    领句(this: unknown, value: unknown) {
      const number = marks.mark({ kind: 'number' }, placeholder)
      if (isEmpty(value)) return marks.mark({ kind: 'lead' }, number)
      const text = unclosed(value as string)
      const end = /[？！]$/.exec(visible(text))?.[0]
      const head = end === undefined ? text : text.replace(/[？！]((?:\uFDD1)*)$/u, '$1')
      return marks.mark({ kind: 'lead' }, `**${number}${head}**${end ?? '。'}`)
    },
    /** The level-1 parts, each with its heading; a part of which nothing is printed goes with its heading. */
    分部(this: unknown, options: Options) {
      const root = (options.data['root'] ?? {}) as View
      const parts = (root['各部'] ?? []) as View[]
      const ladder = typeof root['序号'] === 'string' ? ladderOf(visible(root['序号'])) : run.meta.numbering
      const body = options.fn!
      run.parted = true
      const headed = (part: unknown): boolean => !isEmpty((part as View)['标题'])
      const sections = {
        ...options,
        fn: (part: unknown, more?: { data?: Frame }): string => {
          run.turn = standingOf(part)?.path ?? visible(String((part as View)['标题'] ?? ''))
          const heading = (part as View)['标题']
          const number = marks.mark({ kind: 'number' }, placeholder)
          const head = isEmpty(heading)
            ? ''
            : marks.mark({ kind: 'heading' }, `\n\n## ${number}${unclosed(heading as string)}\n\n`)
          return marks.mark({ kind: 'section' }, head + body(part, more))
        },
      }
      return series(parts, 'sections', ladder, sections, headed)
    },
    /** The blocks put here by 包含 (or by the template's 提纲); the body says {{> (部件名)}}. */
    各板块(this: unknown, options: Options) {
      const view = this as View
      const blocks = (view['板块'] ?? []) as View[]
      return blocks
        .map((block) => {
          const path = standingOf(block)?.path ?? ''
          const own = run.meta.blockNumbering[path as keyof typeof run.meta.blockNumbering]
          const 序列 = own ?? options.data.序列 ?? []
          const name = block['部件'] as string
          return marks.mark({ kind: 'part', name }, options.fn!(block, { data: { ...options.data, 序列 } }))
        })
        .join('')
    },
    部件名(this: unknown) {
      return (this as View)['部件']
    },
    /** The 要点 of a block or point. Inside, 序 prints the item's number. */
    各点(this: unknown, options: Options) {
      const view = this as View
      const points = view['要点']
      if (!Array.isArray(points)) return ''
      const key = standingOf(points)?.path ?? ''
      const ladder = ladderFor(view, options)
      return series(points, key, options.hash['成句'] === true ? withinSentence(ladder) : ladder, options)
    },
    /** The 分组 of a block or point: name and points of each. Groups carry no numbers; 【几】 counts them. */
    各组(this: unknown, options: Options) {
      const view = this as View
      const groups = view['分组'] as View | undefined
      if (!groups) return ''
      const key = standingOf(groups)?.path ?? ''
      const items = Object.entries(groups).map(([name, points]) =>
        withStanding(
          {
            组名: marks.mark({ kind: 'given', path: standingOf(points)?.path ?? '' }, escapeMarkdown(name)),
            要点: points,
          },
          { path: standingOf(points)?.path ?? '', level: 'list' },
        ),
      )
      const ladder = ladderFor(view, options)
      return series(items, key, ['无', ...ladder], options)
    },
    /** True where the points are heads or short sentences only and read as one sentence: 一是…；二是…。 */
    成串(this: unknown) {
      const points = (this as View)['要点'] as View[] | undefined
      if (!Array.isArray(points) || points.length < 2) return false
      return points.every((point) => {
        const text = visible(String(point['小标题'] ?? '')) + visible(String(point['内容'] ?? ''))
        const only = Object.keys(point).every((key) => key === '小标题' || key === '内容')
        const both = point['小标题'] !== undefined && point['内容'] !== undefined
        return only && !both && text.length <= 60 && !/[。！？\n]./u.test(text)
      })
    },
    /** True where the heads stand on lines of their own: every point has points below it and no words of its own. */
    独行(this: unknown, points: unknown) {
      const list = points as View[]
      return (
        Array.isArray(list) &&
        list.length > 0 &&
        list.every((point) => {
          const below = !isEmpty(point['要点']) || !isEmpty(point['分组']) || !isEmpty(point['板块'])
          return below && isEmpty(point['内容']) && isEmpty(point['概述']) && !isEmpty(point['小标题'])
        })
      )
    },
  }
}

/** The marks for points that make one sentence: （一） and 1. stand before heads only, the next level's stand there. */
function withinSentence(ladder: string[]): string[] {
  const from = ladder.findIndex((mark) => !/[）)、.．]$/.test(mark))
  return from >= 0 ? ladder.slice(from) : ['一是']
}

const actNouns = /(发言|讲话|报告|汇报|说明|辅导|解读|点评|部署|安排|交流|总结)$/

/** 通报了1—5月情况 · 作了表态发言 · 就项目进展作了汇报 */
function done(item: View): string {
  const did = typeof item['做了'] === 'string' ? item['做了'] : ''
  const plain = visible(did)
  const content = typeof item['内容'] === 'string' ? unclosed(item['内容']) : ''
  if (plain === '') return content
  // 通报 and 收听收看 want an object: without one the clause cannot be said and goes.
  if (content === '' && !actNouns.test(plain) && !/^(作|做|进行)/.test(plain)) return ''
  if (/^(作了|做了|进行了|作|做)/.test(plain) || /了$/.test(plain)) return did + content
  if (actNouns.test(plain) && plain.length <= 4)
    return content === '' ? `作了${did}` : `就${content}作了${did}`
  return `${did}了${content}`
}

/** The point's duty, deadline and frequency without what its own words say already; undefined when nothing is left. */
function unsaid(point: View): View | undefined {
  const words = ownWords(point)
  const duty = (point['责任'] ?? {}) as View
  const left: View = {}
  const names = (value: unknown): string[] => (Array.isArray(value) ? (value as string[]) : [])
  const owners = names(duty['牵头单位'])
  if (owners.length > 0 && !owners.some((name) => words.includes(visible(name)))) left['牵头单位'] = owners
  const support = names(duty['配合单位']).filter((name) => !words.includes(visible(name)))
  if (support.length > 0) left['配合单位'] = support
  const due = typeof point['完成时限'] === 'string' ? point['完成时限'] : ''
  if (due !== '' && !words.includes(visible(due).replace(/前$/, ''))) left['完成时限'] = due
  const often = typeof point['频次'] === 'string' ? point['频次'] : ''
  if (often !== '' && !words.includes(visible(often))) left['频次'] = often
  return Object.keys(left).length > 0 ? left : undefined
}

/** What a point says in its own words, the points below it included. */
function ownWords(point: View): string {
  const own = Object.entries(point).filter(([key]) => !['责任', '任务', '完成时限', '频次'].includes(key))
  return wordsIn(own.map(([, value]) => value))
}

function wordsIn(value: unknown): string {
  if (typeof value === 'string') return visible(value)
  if (Array.isArray(value)) return value.map(wordsIn).join('\n')
  if (typeof value === 'object' && value !== null) return Object.values(value).map(wordsIn).join('\n')
  return ''
}

/** 签约1000万元以上项目3个，或协议引资额6000万元 */
function indicator(figure: Figure): Said[] {
  const { entry } = figure
  const goals = (entry.target ?? []).filter((target) => target.value !== undefined)
  // In 目标 a figure of 数据 that has targets is named for them and not for what it stands at.
  if (goals.length > 0) {
    const names = new Set(goals.map((target) => target.name))
    return goals.flatMap((target, i): Said[] => {
      // Targets of different names (半年目标, 年度目标) are told apart by them; of one name by 确保 and 力争.
      const scope = goals.length > 1 && names.size > 1 && target.name ? target.name.replace(/目标$/, '') : ''
      const lead = (i === 0 ? figure.name : '、') + scope
      const verb = target.commitment ?? (i === 0 ? '达到' : '')
      return [`${lead}${verb}`, { amount: `${target.value!}${target.unit ?? figure.unit}`, figure }]
    })
  }
  if (!figure.value && entry.value === undefined && entry.note) return [entry.note]
  const said: Said[] = [figure.name, amount(figure)]
  if (!entry.or) return said
  const or = entry.or
  const value = or.value === undefined ? undefined : parseNumber(or.value)
  const other: Figure = {
    ...figure,
    id: or.name ?? figure.id,
    name: or.name ?? '',
    unit: or.unit ?? '',
    entry: or,
    parts: [],
  }
  if (value) other.value = { exact: value, text: or.value! }
  else delete other.value
  return [...said, '，或', ...indicator(other)]
}
