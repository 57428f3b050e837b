/** The statements of templates that a trace points at: which keys of the view they print, and under which conditions. */
import type { CompiledUnit, TraceSpan } from '../draft/index.ts'
import { inMeeting } from '../meeting/index.ts'
import { Source } from '../text/source.ts'

export interface Statement {
  /** 人数 and 应到 of {{汉数 人数.应到}} */
  keys: readonly string[]
  /** Those of the blocks around it. */
  around: readonly string[]
}

export class Statements {
  readonly #templates: ReadonlyMap<string, CompiledUnit>
  readonly #sources = new Map<string, Source>()
  readonly #known = new Map<string, Statement>()

  constructor(templates: ReadonlyMap<string, CompiledUnit>) {
    this.#templates = templates
  }

  /** The statement that printed a span; undefined for a template's own words and for what is no template's. */
  at(span: TraceSpan): Statement | undefined {
    const found = this.#find(span)
    return found?.isStatement ? found.statement : undefined
  }

  /** The template's own words of a span, with the blocks around them. */
  words(span: TraceSpan): Statement | undefined {
    const found = this.#find(span)
    return found && !found.isStatement ? found.statement : undefined
  }

  #find({ from }: TraceSpan): { statement: Statement; isStatement: boolean } | undefined {
    if (from.kind !== 'template') return undefined
    const unit = this.#templates.get(from.template)
    const [, line, column] = /:(\d+):(\d+)$/u.exec(from.place) ?? []
    if (!unit || line === undefined || column === undefined) return undefined
    let source = this.#sources.get(unit.id)
    if (!source) this.#sources.set(unit.id, (source = new Source(unit.path, unit.text)))
    const offset = source.offset({ line: Number(line), column: Number(column) })
    const isStatement = unit.text.startsWith('{{', offset)
    const name = `${unit.id} ${offset}`
    let statement = this.#known.get(name)
    if (!statement) {
      const end = unit.text.indexOf('}}', offset)
      const keys = isStatement && end >= 0 ? keysIn(unit.text.slice(offset, end)) : []
      this.#known.set(name, (statement = { keys, around: openAt(unit.text, offset).flatMap(keysIn) }))
    }
    return { statement, isStatement }
  }
}

function keysIn(expression: string): string[] {
  return expression.replaceAll(/"[^"]*"|'[^']*'/gu, '').match(/\p{Script=Han}+/gu) ?? []
}

/** The blocks that are open at an offset of a template, as written. */
function openAt(text: string, offset: number): string[] {
  const open: string[] = []
  for (const [tag, kind] of text.slice(0, offset).matchAll(/\{\{\{?~?([#/])[^{}]{0,400}\}\}/gu)) {
    if (kind === '#') open.push(tag)
    else open.pop()
  }
  return open
}

const agenda = inMeeting('agenda')
const attendees = inMeeting('attendees')
const units = inMeeting('units')
const tasks = [inMeeting('tasks'), 'measures', 'others', 'safeguards']
const ranks = [units, inMeeting('ranking')]

/** What each number of a view counts. */
export const countOf: Readonly<Record<string, readonly string[]>> = {
  人数: [attendees],
  应到: [attendees],
  实到: [attendees],
  出席: [attendees],
  列席: [attendees],
  替会: [attendees],
  请假: [attendees],
  项数: [agenda],
  序词: [agenda],
  总时长: [agenda],
  表态家数: [agenda],
  任务数: tasks,
  条数: tasks,
  缺牵头: tasks,
  缺时限: tasks,
}

/** Where what a view derives is written. */
export const listsOf: Readonly<Record<string, readonly string[]>> = {
  各项: [agenda],
  发言: [agenda],
  发言人: [agenda],
  刚才各项: [agenda],
  讲话项: [agenda],
  讲话各人: [agenda],
  点名: [agenda],
  会上: [agenda],
  通报项: [agenda],
  表态单位: [agenda],
  内容各条: [agenda],
  材料清单: [inMeeting('papers'), inMeeting('type'), agenda, units, inMeeting('ranking')],
  主持: [inMeeting('chair')],
  排名表: ranks,
  末位: ranks,
  短板: ranks,
  长板: ranks,
  任务清单: tasks,
  责任清单: tasks,
  可能问到: [...ranks, ...tasks, 'figures'],
  问: [...ranks, ...tasks, 'figures'],
  据: [...ranks, ...tasks, 'figures'],
}

/** What a view has of the speech alone, or not without it. */
export const ofSpeech: ReadonlySet<string> = new Set([
  '事实',
  '讲话者',
  '可发',
  '参阅',
  '要数',
  '材料清单',
  '任务清单',
  '责任清单',
  '任务数',
  '问',
  '据',
])
