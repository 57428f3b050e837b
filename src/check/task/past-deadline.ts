import { compareDays, daysInMonth, formatDay, type Day } from '../../text/dates.ts'
import type { Block } from '../blocks.ts'
import type { Doc } from '../doc.ts'
import { quotations, within } from '../find/spans.ts'
import type { Rule } from '../rule.ts'

const form =
  /(?:(20\d{2})年|(今年|本年|明年|次年|来年|下一?年|去年|上年|前年|每年|历年))?(?<!\d)(\d{1,2})月(?:(\d{1,2})[日号]|[底末份初]|[上中下]旬)?(?:之前|以前|前)(?![段期阵后三两几半往夕])/gu
/** 完成时限：5月31日 */
const given =
  /(?:完成|办结|整改)?(?:时限|时间|期限)(?:要求)?[:：]\s?(?:(20\d{2})年)?(\d{1,2})月(?:(\d{1,2})[日号]|[底末])?前?/gu
const duty =
  /要(?!求)|须|务必|必须|应当|确保|力争|争取|限[期时]|请|负责|牵头|全部(?:完成|到位|办结|开工|竣工|建成|投用|交付|销号)|不得/u
/** The sentence looks back, or ahead to another year. */
const told =
  /已|曾|原定|原计划|原本|本应|本该|当时|那时|当年|去年|上年|上次|上一?阶段|前期|前一段|前一阶段|没有(?![^，。；]{1,4}的)|没能|未能|未完成|未按|未在|仍|还没|尚未|至今|逾期|超期|滞后|拖到|如期|年初|此前|[成工产办到上毕出好作清]了|提前|截至|以来|明年|来年|次年|翌年|下一?年|20\d{2}年[^。]*\d{1,2}月/u
/** As much of a sentence on either side is looked at. */
const longest = 200
/** A month that lies so far back is one of next year: 3月底前, said in November. */
const nextYear = 6

export const pastDeadline: Rule = {
  id: 'task/past-deadline',
  name: '时限早于会议日期',
  level: 'error',
  fix: 'none',
  needs: ['date'],
  why: '要求办完的日子在会议之前，多半是旧稿改来的，日期没有跟着改。',
  basis: [{ source: '日历', verified: true }],
  examples: {
    bad: [
      {
        text: '县粮食中心要在⟦7月31日前⟧把仓容腾出来。',
        message: '会议在2026年9月22日，此处的时限“7月31日前”已经过去，请核对',
        with: { meta: { 日期: '2026-09-22' } },
      },
      {
        text: '各镇务必于⟦2025年10月底前⟧完成入户登记。',
        message: '会议在2026年4月16日，此处的时限“2025年10月底前”已经过去，请核对',
        with: { meta: { 日期: '2026-04-16' } },
      },
      {
        text: '牵头单位：区教育局；⟦完成时限：5月底⟧。',
        message: '会议在2026年6月12日，此处的时限“完成时限：5月底”已经过去，请核对',
        with: { meta: { 日期: '2026-06-12' } },
      },
      {
        text: '配套要跟上，⟦今年3月底前⟧开通公交；不能让老人站在风里等车，至今没有人管。',
        message: '会议在2026年5月20日，此处的时限“今年3月底前”已经过去，请核对',
        with: { meta: { 日期: '2026-05-20' } },
      },
      {
        text: '市住建委在⟦10月20日前⟧把管网台账交上来，谁的阀门谁管。',
        message: '会议在2026年11月24日，此处的时限“10月20日前”已经过去，请核对',
        level: 'warn',
        with: { meta: { 日期: '2026-11-24' } },
      },
      {
        text: '各村⟦4月10日前⟧全面开工，边设计、边备料、边施工。',
        message: '会议在2026年5月20日，此处的时限“4月10日前”已经过去，请核对',
        level: 'warn',
        with: { meta: { 日期: '2026-05-20' } },
      },
      {
        text: '宅基地确权要分步走。⟦3月底前⟧完成勘界，8月底前发证到户。',
        message: '会议在2026年5月20日，此处的时限“3月底前”已经过去，请核对',
        level: 'warn',
        with: { meta: { 日期: '2026-05-20' } },
      },
      {
        text: '县水务局⟦3月底前⟧拿出河道清障的方案，报县防指。',
        message: '会议在2026年5月20日，此处的时限“3月底前”已经过去，请核对',
        level: 'warn',
        with: { meta: { 日期: '2026-05-20' } },
      },
    ],
    good: [
      { text: '县粮食中心7月底前把仓容全部腾出来了。', with: { meta: { 日期: '2026-09-22' } } },
      {
        text: '县粮食中心要在9月30日前把仓容腾出来，10月上旬前开秤。',
        with: { meta: { 日期: '2026-09-22' } },
      },
      { text: '7月31日前，县粮食中心已经把仓容全部腾出来了。', with: { meta: { 日期: '2026-09-22' } } },
      {
        text: '年初就讲，5月底前要完成，可是到今天还有三家没有动。',
        with: { meta: { 日期: '2026-06-12' } },
      },
      { text: '3月底前要把春耕物资备足。', with: { meta: { 日期: '2026-11-20' } } },
      { text: '明年3月底前要完成验收，2027年4月底前全部投用。', with: { meta: { 日期: '2026-05-20' } } },
      { text: '文件写的是“4月底前要完成改造”，我们改到6月底。', with: { meta: { 日期: '2026-05-20' } } },
      { text: '每年4月底前都要检修一遍。', with: { meta: { 日期: '2026-05-20' } } },
      { text: '3月底前完成选种，4月底前完成育苗，10月底前收获。', with: { meta: { 日期: '2026-01-20' } } },
      { text: '试点镇3月底前完成勘界了，其他镇8月底前发证。', with: { meta: { 日期: '2026-05-20' } } },
      { text: '3月底前完成勘界，4月底前完成公示，进度全市第一。', with: { meta: { 日期: '2026-05-20' } } },
      { text: '5月20日前要完成的，今天就要交账。', with: { meta: { 日期: '2026-05-20' } } },
    ],
  },
  check(doc, { report }) {
    const { day } = doc.meta
    if (!day) return
    const tell = (start: number, words: string, level?: 'warn'): void => {
      report({
        range: { start, end: start + words.length },
        ...(level ? { level } : {}),
        message: `会议在${formatDay(day)}，此处的时限“${words}”已经过去，请核对`,
      })
    }
    for (const match of doc.text.matchAll(form)) {
      const [words, year, relative, month, date] = match
      if (relative !== undefined && relative !== '今年' && relative !== '本年') continue
      const isSure = year !== undefined || relative !== undefined
      if (!isPast(dayOf(words, year, month, date, day), day, isSure)) continue
      if (isDemanded(match.index, words, doc)) tell(match.index, words)
      else if (isAssigned(match.index, words, doc) || isPlanned(match.index, words, doc, day))
        tell(match.index, words, 'warn')
    }
    for (const match of doc.text.matchAll(given)) {
      const [words, year, month, date] = match
      const { kind } = doc.blocks[doc.blockAt(match.index)]!
      if (!isPast(dayOf(words, year, month, date, day), day, year !== undefined)) continue
      if (isRunning(kind) && !words.endsWith('前')) tell(match.index, words)
    }
  },
}

function dayOf(
  words: string,
  year: string | undefined,
  month: string | undefined,
  date: string | undefined,
  meeting: Day,
): Day | undefined {
  const at = { year: year === undefined ? meeting.year : Number(year), month: Number(month) }
  const last = daysInMonth(at)
  if (last === 0) return undefined
  const part = /[初上中]/u.exec(words)?.[0]
  const day = date !== undefined ? Number(date) : part === undefined ? last : part === '中' ? 20 : 10
  return day >= 1 && day <= last ? { ...at, day } : undefined
}

function isPast(due: Day | undefined, meeting: Day, isSure: boolean): boolean {
  if (!due || compareDays(due, meeting) >= 0) return false
  // an old year is history, unless it is the last one
  if (isSure) return meeting.year - due.year <= 1
  return meeting.month - due.month < nextYear
}

function isRunning(kind: Block['kind']): boolean {
  return kind === 'paragraph' || kind === 'item'
}

/** The words of the sentence before and behind a deadline; undefined where it is no speaker's own running text. */
function sentenceAround(at: number, words: string, doc: Doc): { before: string; after: string } | undefined {
  const block = doc.blocks[doc.blockAt(at)]!
  if (!isRunning(block.kind) || within(doc.find(quotations), at)) return undefined
  const before = doc.text.slice(Math.max(block.start, at - longest), at)
  const after = doc.text.slice(at + words.length, Math.min(block.end, at + longest))
  return { before: before.split('。').at(-1)!, after: after.split('。')[0]! }
}

const unit =
  /(?:局|委|办|镇|乡|各村|各县|县（市、区）|街道|中心|公司|集团|部门|单位|社区|大队|支队|专班|学校|医院)(?:在|于)?$/u
const work =
  /^(?:(?:全面|全部|基本|率先)?(?:开工|复工|完工|竣工|铺开)|把|将|对|制定|拿出|完成|出台|建成|印发|组织|启动|开展|扫尾|排查|清理|整改|报送|上报|拆除|修复|补齐|落实|交付|投用|办结)/u

const planned =
  /^(?:要)?(?:全面|全部|基本|分别|率先)?(?:把|将|完成|化解|交付|建成|投用|开工|启动|改造|清零|整改|拿出|制定|出台|印发|组织|开展|落实|办结|销号|竣工)/u

/** 区教育局1月20日前制定…: a unit, a day and a piece of work, with no 要 between; said of what is to come or of what was. */
function isAssigned(at: number, words: string, doc: Doc): boolean {
  const around = sentenceAround(at, words, doc)
  if (!around) return false
  const { before, after } = around
  return (
    unit.test(before) &&
    work.test(after) &&
    !told.test(before) &&
    !told.test(after) &&
    !/了/u.test(after.slice(0, 20))
  )
}

/** 5月底前完成勘界，8月底前发证: a bare day and a piece of work, in a sentence that has a day to come as well. */
function isPlanned(at: number, words: string, doc: Doc, meeting: Day): boolean {
  const around = sentenceAround(at, words, doc)
  if (!around) return false
  const { before, after } = around
  if (!/(?:^|[，；：、）.])$/u.test(before) || !planned.test(after)) return false
  if (told.test(before) || told.test(after) || /了/u.test(before + after)) return false
  for (const [other, year, relative, month, date] of (before + after).matchAll(form)) {
    if (relative !== undefined && relative !== '今年' && relative !== '本年') continue
    const due = dayOf(other, year, month, date, meeting)
    if (due && compareDays(due, meeting) > 0) return true
  }
  return /年(?:底|末)(?:之|以)?前|今年(?:安排|计划|要|将|拟)/u.test(before + after)
}

/** Asked for in its own sentence, which neither looks back nor is somebody else's. */
function isDemanded(at: number, words: string, doc: Doc): boolean {
  const around = sentenceAround(at, words, doc)
  if (!around) return false
  const { before, after } = around
  const part = before.split('；').at(-1)!
  return duty.test(before + after) && !told.test(part) && !told.test(after.split('；')[0]!)
}
