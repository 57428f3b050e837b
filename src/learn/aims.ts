/** Numbers that are aimed at: targets, plans, what is to be done by a day that was still to come. */
import { commitmentIn } from './aspects.ts'
import type { Met } from './clauses.ts'
import type { LearnedFigure } from './figure.ts'
import type { FigureStore } from './figure-store.ts'
import { isLikeName } from './same-name.ts'

const actions =
  '完成|实现|达到|突破|新增|新建|改建|扩建|建成(?!区)|建设|改造|组织|开展|举办|设立|化解|整改|清理|培育|引进|招引|新开|开工|投产|投放|发放|培训|拆除|淘汰|关停|提高|提升|降[到至低]|下降|增长|增加|稳定在|保持在|控制在|盘活|签约|落实|新发展|打造|解决|办好|争创|收回|种植|推广'

/** By when: what is told so was still to come. */
const deadline =
  /(?:^|[，、在于])(?:今年)?(?:\d{1,2}月(?:底|末|[上中下]旬|\d{1,2}日)(?:之?前|以前)|年底(?:之?前|以前)|(?:春节|国庆节?|汛期|入冬|开学)前)/u
const yearEnd =
  /(?:^|[，、])(?:力争|争取|确保)?(?:到|至)(?:今年年?底|明年年?底?|年底|年末|“[一二三四五六七八九十]{1,3}五”(?:期?末)|“[一二三四五六七八九十]{1,3}五”末)/u
const toYear = /(?:^|[，、])(?:到|至)((?:19|20)\d{2})年(?:底|末|年底)?/u
/** What is told of as done, or as it stands. */
const done =
  /已|截至|目前|现有|现在|完成了|达到了|去年|上年|上月|以来|[建办办改]成了|不到|只有|还有|共有|需要?资金|要用|要花|每.{0,4}要/u
const modal = new RegExp(
  `(?:^|[^需主重必只紧首概摘纪简扼的])(?:要(?![素件求点闻害领道务])|将|须|必须|务必|应当|拟)(?:再|在[^，]{1,8}|力争|全面|基本|累计)?(?:${actions})|(?:^|[\\p{Script=Han}])(?:要|将)(?:在\\d{1,2}月[^，]{0,3}前)`,
  'u',
)
const plan =
  /(?:(?<![按比超照据由原])计划(?![生单外内数的])(?=[\p{Script=Han}]{2})|预计|预期|有望)(?![^，。；]*(?:已|了$))|(?:^|今年|年度|全年|明年|季度)计划(?:为|是)?$/u
const goal =
  /(?:目标|任务)(?:任务)?(?:是|为|定在|定为|确定为|达到)?$|(?:目标|任务)(?:是|定在|定为)[^，。；]{1,16}$/u
const within = /(?:^|[，、])(?:今年)?年内(?!已|共|累计|先后)/u
const acts = new RegExp(`^(?:，|、|和|并|再|力争|全年)*(?:${actions})`, 'u')

/** What a clause says of a number that is aimed at; undefined where it was reached, or nothing tells. */
export function isAimed(
  met: Met,
  near: LearnedFigure | undefined,
  isAfterAim: boolean,
  year?: string,
): boolean {
  const { clause, earlier, opening } = met
  // 确保标准由94元提高到99元: where one starts from is not aimed at.
  if (/(?<![理自缘事])[由从](?:\d{4}年(?:底|末)?|去年|上年)?(?:同期)?的?$/u.test(clause)) return false
  if (commitmentIn(clause) !== undefined || /^的[^，。；\d]{0,8}(?:目标|任务)(?!的|数)/u.test(met.after))
    return true
  // 首要任务3件 are tasks.
  if (goal.test(clause) && !(/(?:目标|任务)$/u.test(clause) && /^[件项条]$/u.test(met.unit))) return true
  const told = `${earlier}，${clause}`
  if (/(?:目标|任务)(?:是|为)?$/u.test(earlier) && !done.test(clause)) return true
  if (done.test(clause)) return false
  if (plan.test(clause)) return true
  const by = toYear.exec(`${opening}，${told}`)?.[1]
  if (by !== undefined)
    return year === undefined ? acts.test(clause.replace(toYear, '')) && !done.test(told) : by >= year
  if (modal.test(clause) && !/[由从]$/u.test(clause)) return true
  if (done.test(told)) return false
  if ([deadline, yearEnd, within].some((form) => form.test(told) || form.test(opening))) return true
  // 新建学校12所、改造8所: what goes on from an aim is one.
  return isAfterAim && near !== undefined && (/^[、和]/u.test(met.opens) || acts.test(clause))
}

/** The name of what is aimed at, without the word for planning. */
export function aimName(name: string): string {
  const plain = name.replace(
    /^(?:预计|计划|拟|将|要)+(?=.{2})|(?<=.{2})计划(?=总?投资|资金)|^计划(?=总?投资)|(?<=.{2})(?:目标|任务)$/u,
    '',
  )
  return plain === '' ? name : plain
}

/** What was told of an earlier year has no target of this one. */
function ofNow(figure: LearnedFigure | undefined): LearnedFigure | undefined {
  return figure?.span !== undefined && /去年|上年|此前/u.test(figure.span) ? undefined : figure
}

export interface Aim {
  figure: LearnedFigure
  words: string
}

/** A number that is aimed at: a target of the figure of that name, or of one that has no value yet. */
export function aimIn(
  store: FigureStore,
  { found, clause, unit }: Met,
  name: string,
  near: LearnedFigure | undefined,
  mayBeOf: (figure: LearnedFigure, goal: string) => boolean,
): Aim | undefined {
  const commitment = commitmentIn(clause)
  const goalOf = { value: found.digits, ...(commitment === undefined ? {} : { commitment }) }
  const isSame =
    near?.unit === unit &&
    near.targets.length > 0 &&
    /^(?:，|、)?(?:力争|争取|确保)(?:达到|完成)?$/u.test(clause)
  const known =
    (isSame ? near : ofNow(store.named(name, unit))) ??
    store.recent(
      (one) => one.unit === unit && one.targets[0]?.value === found.digits && isLikeName(one.name, name),
    )
  if (!known) {
    const figure = store.add({ name, unit, targets: [goalOf], parts: new Map() })
    return { figure, words: `【${figure.id}.目标】` }
  }
  const first = known.targets[0]
  if (first?.value === found.digits && (first.commitment ?? commitment) === commitment) {
    if (commitment !== undefined) first.commitment = commitment
    return { figure: known, words: `【${known.id}.目标】` }
  }
  if (!first) {
    if (!mayBeOf(known, found.digits)) return undefined
    known.targets.push(goalOf)
    return { figure: known, words: `【${known.id}.目标】` }
  }
  const again = known.targets.find((one) => one.commitment === commitment)
  if (commitment === undefined || (again && again.value !== found.digits)) return undefined
  if (!again) known.targets.push(goalOf)
  return { figure: known, words: `【${known.id}.目标.${commitment}】` }
}
