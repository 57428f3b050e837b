/** Functions that ask the phrase library: a template names a need, the entry is chosen when all needs are known. */
import { tones, type Section, type Tone } from '../../phrases/index.ts'
import { placeholder, visible } from '../marks.ts'
import type { Asked } from '../needs.ts'
import { standingOf, type View } from '../view.ts'
import { isEmpty, nothing, textsOf, type FunctionGroup, type Options } from './shared.ts'

/** The name of the slot that a block fills with its body. */
const bodySlot = '正文'

/** Further words of a call that are no slots. */
const settings: ReadonlySet<string> = new Set(['语气', '标签', '关于', '位置'])

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
      tags: textsOf(hash['标签']).map(visible),
      words: wordsOf(hash['关于'] ?? context),
      suggestion,
      slots,
      otherwise: options.inverse?.(context) || (body ?? ''),
      ...(tone ? { tone: tone as Tone } : {}),
      ...(section ? { section: section as Section } : {}),
      ...(body === undefined ? {} : { wants: bodySlot }),
    }
    return run.needs.ask(asked)
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
      return kind !== undefined && isTopHead(this) ? ask(this, kind, options, false) : nothing
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

/** By block, the kind that says more of a head. */
const elaborations: Readonly<Record<string, string>> = {
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

/** The words of a point that an entry may answer: its head and text. */
function wordsOf(about: unknown): string {
  if (typeof about === 'string') return visible(about)
  if (typeof about !== 'object' || about === null || standingOf(about) === undefined) return ''
  const { 小标题, 内容 } = about as View
  return textsOf([小标题, 内容]).map(visible).join('\n')
}
