/** What an outline says of the figures that a part or point will print: each by its name, once. */
import type { Figure, Reference } from '../facts/index.ts'
import { targetOf } from '../facts/index.ts'
import { print, type Expanding } from './expand.ts'
import { visible, type Marked, type Span } from './marks.ts'
import { say, sayShare } from './say.ts'
import { sentence } from './sentence.ts'
import { concat, plain, slice } from './stretches.ts'
import { amount, placeWords, targetAmount, type Said } from './wording.ts'

interface Mention {
  figure: Figure
  /** Clauses behind its name, by what they say. */
  clauses: Map<string, Said[]>
}

/**
 * The figures of some texts as one sentence: 实际利用市域外资金18.6亿元，同比增长10.1%；接待外地客商近400名。 Spans that are
 * figures stand in no sheet text: a template's own sentence says those.
 */
export function figuresIn(spans: readonly Span[], marked: Marked, context: Expanding): Marked {
  const { facts, marks } = context
  const mentions = new Map<string, Mention>()
  const texts = spans.filter(({ origin }) => origin.kind === 'text')
  const paths = new Set(texts.map(({ origin }) => (origin.kind === 'text' ? origin.path : '')))
  for (const path of paths)
    for (const { reference } of facts.texts.get(path) ?? [])
      if (reference) mention(reference, mentions, context)
  const said = wordings(mentions).map((one) => print(one, '提纲', '', undefined, context))
  const own = marks.strip(said.filter((one) => visible(one) !== '').join('；'))
  const stated = spans.flatMap((span) =>
    span.origin.kind === 'figure' && !texts.some((text) => text.start <= span.start && span.end <= text.end)
      ? [statement(span, marked)]
      : [],
  )
  const parts = [...unique(stated), ...(own.text === '' ? [] : [own])]
  if (parts.length === 0) return plain('')
  return concat([concat(parts, '；'), plain('。')])
}

/** Each figure with its parts: 规上企业87户，其中下降34户、停产12户; where it is not said itself 规上企业中下降34户. */
function wordings(mentions: ReadonlyMap<string, Mention>): Said[][] {
  const all = [...mentions.values()]
  const partsOf = (whole: Figure): Said[] => {
    const parts = all.filter((one) => wholeOf(one) === whole)
    // 、 is never set before 等 (等用地的).
    const awaits = parts.some(({ figure }) => figure.name.startsWith('等'))
    const gap = parts.some(({ clauses }) => clauses.size > 1) ? '；' : awaits ? '，' : '、'
    return parts.flatMap((part, i) => (i === 0 ? words(part) : [gap, ...words(part)]))
  }
  const told = new Set<Figure>()
  return all.flatMap((one): Said[][] => {
    const whole = wholeOf(one)
    if (whole && (told.has(whole) || mentions.has(whole.id))) return []
    if (whole) {
      told.add(whole)
      return [[`${whole.name}中`, ...partsOf(whole)]]
    }
    const parts = partsOf(one.figure)
    return [parts.length === 0 ? words(one) : [...words(one), '，其中', ...parts]]
  })
}

/** What a part without a name of its own is a part of. */
function wholeOf({ figure }: Mention): Figure | undefined {
  return figure.entry.name === undefined ? figure.parent : undefined
}

/** A figure's name and what is said of it, its value first. */
function words(mention: Mention): Said[] {
  const { figure, clauses } = mention
  const ordered = [...clauses].sort(([a], [b]) => Number(isValue(b)) - Number(isValue(a)))
  const said = ordered.flatMap(([, clause], i) => (i === 0 ? clause : ['，', ...clause]))
  const [word = '', first = []] = ordered[0] ?? []
  const isGoal = word.startsWith('目标') && !/^(?:确保|力争|争取)/.test(String(first[0]))
  // 5000万元以下的占73.1% · 秋洽会签约项目的签约目标至少24个
  const of = isGoal || (wholeOf(mention) !== undefined && word.startsWith('占'))
  return [of ? `${figure.name}的` : figure.name, ...said]
}

function isValue(word: string): boolean {
  return word === '数值' || word === '句'
}

function mention(reference: Reference, mentions: Map<string, Mention>, context: Expanding): void {
  const add = (figure: Figure, word: string, clause: Said[]): void => {
    const known = mentions.get(figure.id)
    const clauses = known?.clauses ?? new Map<string, Said[]>()
    if (!known) mentions.set(figure.id, { figure, clauses })
    if (clauses.has('句') && coveredBySentence.has(word)) return
    if (word === '句') for (const one of coveredBySentence) clauses.delete(one)
    clauses.set(word, clause)
  }
  switch (reference.kind) {
    case 'share':
      return add(reference.part, `占${reference.whole.id}`, [
        reference.part.parent === reference.whole ? '占' : `占${named(reference.whole)}的`,
        sayShare(reference.part, reference.whole),
      ])
    case 'sentence':
      for (const figure of reference.figures) add(figure, '句', whole(figure, context))
      return
    case 'figure': {
      const { figure, word, target } = reference
      if (word === '名称') return
      if (word === '句') return add(figure, '句', whole(figure, context))
      return add(figure, `${word ?? '数值'}${target ?? ''}`, clauseOf(reference, context))
    }
    default:
  }
}

/** What a whole sentence of a figure says already. */
const coveredBySentence: ReadonlySet<string> = new Set(['数值', '同比', '完成率', '排名'])

/** The whole sentence without the name that it begins with. */
function whole(figure: Figure, context: Expanding): Said[] {
  return sentence(figure, context.turns.get(figure.id) ?? 0, '平').slice(1)
}

function named(figure: Figure): string {
  return figure.parent && figure.entry.name === undefined
    ? `${figure.parent.name}中${figure.name}`
    : figure.name
}

function clauseOf(reference: Reference & { kind: 'figure' }, { facts }: Expanding): Said[] {
  const { figure, word, target } = reference
  const goal = targetOf(figure, target)
  const goalName = goal?.name ?? '目标'
  const said = say(figure, word, target, facts.calendar)
  switch (word) {
    case undefined:
    case '数值':
      return [amount(figure)]
    case '目标':
      return [goal?.commitment ?? goalName, targetAmount(figure, goal)]
    case '增量':
      return ['比上年同期增加', ...said]
    case '完成率':
      return [`完成${goalName}的`, ...said]
    case '差额':
      return [`距${goalName}还差`, ...said]
    case '月均':
      return [target ? `按${target}目标，每月要完成` : '余下每月要完成', ...said]
    case '位次':
      return placeWords(figure)
    default:
      return said
  }
}

/** The statement of the template that printed a figure: name and value of an indicator. */
function statement(figure: Span, marked: Marked): Marked {
  const around = marked.spans.findLast(
    ({ origin, start, end }) =>
      origin.kind === 'template' && !origin.literal && start <= figure.start && figure.end <= end,
  )
  const { start, end } = around ?? figure
  return slice(marked, start, end)
}

function unique(parts: readonly Marked[]): Marked[] {
  return parts.filter((part, i) => parts.findIndex((other) => other.text === part.text) === i)
}
