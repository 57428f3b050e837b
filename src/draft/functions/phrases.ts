/** Functions that ask the phrase library: a template names a need, the entry is chosen when all needs are known. */
import { tones, type Section, type Tone } from '../../phrases/index.ts'
import { choose } from '../choose.ts'
import { join } from '../../text/places.ts'
import { placeholder, visible } from '../marks.ts'
import type { Asked } from '../needs.ts'
import type { Run } from '../run.ts'
import { standingOf, type View } from '../view.ts'
import { isEmpty, nothing, textsOf, type FunctionGroup, type Options } from './shared.ts'

/** The name of the slot that a block fills with its body. */
const bodySlot = '正文'

/** Further words of a call that are no slots. */
const settings: ReadonlySet<string> = new Set(['语气', '标签', '轮', '关于', '位置'])

export const phrases: FunctionGroup = (run) => {
  const ask = (context: unknown, kind: unknown, options: Options, suggestion: boolean): unknown => {
    const { hash, data } = options
    const slots = new Map<string, string>()
    for (const [name, value] of Object.entries(hash))
      if (!settings.has(name) && typeof value === 'string' && !isEmpty(value)) slots.set(name, value)
    const body = options.fn?.(context).trim() || undefined
    if (body !== undefined) slots.set(bodySlot, body)
    const tone = tones.find((one) => one === hash['语气'])
    const section = typeof hash['位置'] === 'string' ? hash['位置'] : data.板
    const asked: Asked = {
      kind: String(kind ?? ''),
      point: data.名 ?? '',
      tags: tagsOf(hash, String(kind ?? '')),
      words: wordsOf(hash['关于'] ?? context, run) || (suggestion ? wordsOfPoints(context, run) : ''),
      suggestion,
      slots,
      otherwise: options.inverse?.(context) || (body ?? ''),
      ...(tone ? { tone: tone as Tone } : {}),
      ...(section ? { section: section as Section } : {}),
      ...(body === undefined ? {} : { wants: bodySlot }),
    }
    return run.needs.ask(asked)
  }
  /**
   * The tags that an entry must have. Where many speak by turns (轮), those of one style (甲) take its entries in turn (甲1,
   * 甲2, 甲3), so that no two say the same; the seed moves which begins, of each kind by itself.
   */
  const tagsOf = (hash: Options['hash'], kind: string): string[] => {
    const tags = textsOf(hash['标签']).map(visible)
    const turn = hash['轮']
    if (typeof turn !== 'number') return tags
    return tags.map((tag) => `${tag}${((turn + choose(starts, run.seed, kind)) % starts.length) + 1}`)
  }
  return {
    /**
     * An entry of the kind: {{短语 "过渡.成绩到问题"}}, its slots after it by name. As a block the body fills 【正文】 of an
     * entry that frames it; where none fits, {{else}} is printed, without it the body alone, inline nothing.
     */
    短语(this: unknown, kind: unknown, options: Options) {
      return ask(this, kind, options, false)
    },
    /** An entry that would be a decision, as 【建议：…】 for a person to take or strike out; nothing without --suggest. */
    提建议(this: unknown, kind: unknown, options: Options) {
      return run.suggest ? ask(this, kind, options, true) : nothing
    },
    /** What to keep in mind with a point of which the sheet gives the head alone; nothing where it says more. */
    阐发(this: unknown, options: Options) {
      const kind = elaborations[options.data.板 ?? '']
      if (kind === undefined || !isTopHead(this)) return nothing
      // Other work is done as the measures are.
      const section = options.data.板 === '其他工作' ? { 位置: '部署任务' } : {}
      return ask(this, kind, { ...options, hash: { ...options.hash, ...section } }, false)
    },
    /** True of a block whose points are heads alone: the library says what leads from one to the next. */
    只有题(this: unknown) {
      const { 要点 } = this as View
      return Array.isArray(要点) && 要点.length > 1 && 要点.every((point) => isHeadAlone(point))
    },
    /** How many points or groups a block or point has, for 【几】 of an entry: nothing below two. */
    几点(this: unknown) {
      const view = this as View
      const groups = view['分组'] as View | undefined
      const points = view['要点'] as unknown[] | undefined
      const list = groups ?? points
      const size = groups ? Object.keys(groups).length : (points?.length ?? 0)
      const key = standingOf(list)?.path
      if (size < 2 || key === undefined) return nothing
      return run.marks.mark({ kind: 'count', key, path: '' }, placeholder)
    },
  }
}

/** The entries of a style, to be taken in turn from any of them. */
const starts = [0, 1, 2] as const

/** By block, the kind that says more of a head. */
export const elaborations: Readonly<Record<string, string>> = {
  肯定成绩: '成绩.阐发',
  正视问题: '问题.阐发',
  讲清认识: '认识.阐发',
  明确目标: '目标.阐发',
  部署任务: '任务.阐发',
  强化保障: '保障.阐发',
  其他工作: '任务.阐发',
}

/** What of a point says something of the matter itself. */
const matter = ['内容', '概述', '要点', '分组', '例', '任务', '结语'] as const

function isHeadAlone(point: unknown): boolean {
  const view = point as View
  return !isEmpty(view['小标题']) && matter.every((key) => isEmpty(view[key]))
}

/** A head alone that stands right below its block. */
function isTopHead(point: unknown): boolean {
  const path = standingOf(point)?.path ?? ''
  return isHeadAlone(point) && path.split('/points/').length === 2
}

/** The words of a point that an entry may answer: its head and text as typed, so that no figure is among them. */
function wordsOf(about: unknown, { expanding }: Run): string {
  if (typeof about === 'string') return visible(about)
  const path = standingOf(about)?.path
  if (path === undefined) return ''
  return ['heading', 'content']
    .flatMap((key) => expanding.facts.texts.get(join(path, key)) ?? [])
    .map((piece) => (piece.reference ? '' : piece.text))
    .join('\n')
}

/** Of a block: what its points say, for a suggestion that answers one of them. */
function wordsOfPoints(block: unknown, run: Run): string {
  const { 要点 } = block as View
  return Array.isArray(要点) ? 要点.map((point) => wordsOf(point, run)).join('\n') : ''
}
