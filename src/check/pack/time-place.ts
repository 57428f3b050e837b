import { compareDays, formatDay, parseDay, weekday as weekdayOf, type Day } from '../../text/dates.ts'
import { formatClock, parseClock, partOfDay, spokenClock, type Meeting } from '../../meeting/index.ts'
import type { Doc } from '../doc.ts'
import { gate } from '../gates.ts'
import type { PackContext, PackDoc, PackRule, Range } from '../rule.ts'
import { small } from './example-meetings.ts'
import { placesOf, tellDeparting } from './papers.ts'
import { agrees, checkRegister, checkTimetable } from './time-clocks.ts'

export const timePlace: PackRule = {
  ...gate('pack/time-place'),
  level: 'error',
  needs: ['meeting'],
  covers: ['number/weekday'],
  why: '开会的日期、星期、钟点和地点只有一个，各份材料要一致；改期、换会场以后最容易漏改一份。',
  basis: [{ source: '会议表', verified: true }],
  examples: {
    bad: [
      {
        meeting: small,
        papers: {
          会议通知: '定于⟦6月13日⟧上午召开全县公路建设推进会。',
          议程: '时间：2026年6月12日（星期五）上午9:00',
        },
        message: '会议通知里时间是“6月13日”，议程和会议表里是“6月12日”，请核实后改为一致',
      },
      {
        meeting: small,
        papers: { 议程: '时间：2026年6月12日（⟦星期四⟧）上午9:00' },
        message: '议程里2026年6月12日是“星期四”，会议表里是“星期五”，请核实后改为一致',
      },
      {
        meeting: small,
        papers: { 会议方案: '## 一、时间\n\n2026年6月12日（星期五）⟦下午2:30⟧' },
        message: '会议方案里开会的钟点是“下午2:30”，会议表里是“上午9:00”，请核实后改为一致',
      },
      {
        meeting: small,
        papers: {
          会议须知: '地点：⟦县行政中心三楼会议室⟧',
          会议通知: '地点：县行政中心二楼会议室。',
        },
        message:
          '会议须知里地点是“县行政中心三楼会议室”，会议通知和会议表里是“县行政中心二楼会议室”，请核实后改为一致',
      },
      {
        meeting: small,
        papers: { 会议须知: '请在⟦8:50⟧前到二楼会议室门口签到。' },
        message: '会议须知里报到的钟点是“8:50”，会议表里是“8:40”，请核实后改为一致',
      },
      {
        meeting: small,
        papers: { 会议通知: '请于⟦上午8:30⟧前到会场报到。', 会议方案: '时间：上午8:40报到。' },
        message: '会议通知里报到的钟点是“上午8:30”，会议方案和会议表里是“上午8:40”，请核实后改为一致',
      },
      {
        meeting: small,
        papers: { 短信: '请于⟦8点半⟧前在二楼会议室门口签到。' },
        message: '短信里报到的钟点是“8点半”，会议表里是“8:40”，请核实后改为一致',
      },
      {
        meeting: small,
        papers: {
          日程: '| 时间 | 事项 |\n| --- | --- |\n| ⟦8:30⟧ | 报到 |\n| 9:00—9:10 | 通报公路建设情况 |',
        },
        message: '日程里报到的钟点是“8:30”，会议表里是“8:40”，请核实后改为一致',
      },
      {
        meeting: small,
        papers: { 会议须知: '报到时间：⟦8时30分⟧，地点：县行政中心二楼会议室。' },
        message: '会议须知里报到的钟点是“8时30分”，会议表里是“8:40”，请核实后改为一致',
      },
    ],
    good: [
      {
        meeting: small,
        papers: {
          会议通知:
            '定于6月12日（星期五）上午9:00在县行政中心二楼会议室召开会议。\n\n时间：2026年6月12日上午9时，8:40前报到。\n\n请于6月10日17:00前报回执。',
          会议方案: '| 时间 | 事项 |\n| --- | --- |\n| 6月8日 | 印发通知 |',
          会议须知: '请在8点40分前到门口签到。工作人员8:00前到会场签到，各分会场8:30前完成签到。',
          讲话稿: '秋季现场会定于9月16日在松岭镇召开，请早作准备。',
          会议纪要: '# 会议纪要\n\n（2026年6月18日）\n\n时间：2026年6月12日上午9:00',
          新闻通稿: '6月12日，全县公路建设推进会召开。去年6月13日，县里开过现场会。',
        },
      },
    ],
  },
  check(papers, context) {
    for (const paper of papers) {
      for (const moment of momentsOf(paper)) checkMoment(moment, paper, papers, context)
      for (const place of placesIn(paper.doc, context.inputs.meeting!))
        checkPlace(place, paper, papers, context)
    }
    checkRegister(papers, context)
    checkTimetable(papers, context)
  },
}

interface Moment {
  date: Range & { year?: string; month: number; day: number }
  weekday?: Range
  /** 上午9:00 or 9:00. */
  clock?: Range
}

const stamp =
  /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:[（(](星期[一二三四五六日天])[）)])?[ \u3000，]?((?:上午|下午|晚上|中午|早上)?(?:\d{1,2}[:：]\d{2}|\d{1,2}[时点](?:\d{1,2}分|半)?)|上午|下午|晚上)?/uy
/** What is read after these words is when the meeting is held; a speech speaks of other meetings too. */
const leading =
  /(?:(?<![\p{Script=Han}])(?:会议|开会|召开)?时[ \u3000]*间[ \u3000]*[：:][ \u3000]*(?=\d)|(?:定于|决定于)[ \u3000]?(?=\d[^。；\n]{0,60}(?:召开|举行|开会)))/gu
const ofOthers = ['讲话稿', '表态发言', '会议纪要', '任务分解表']
const heading =
  /^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．])?(?:会议)?(?:时间|时间(?:和|、|及)?地点)[：:]?$/u

const full =
  /(?<!\d)\d{4}年\d{1,2}月\d{1,2}日[（(]星期[一二三四五六日天][）)](?:上午|下午|晚上)\d{1,2}[:：]\d{2}/gu

/** When a paper says that the meeting is held. */
function momentsOf({ doc, paper }: PackDoc): Moment[] {
  const starts = [...doc.text.matchAll(leading)].flatMap((match) =>
    ofOthers.includes(paper) && !match[0].includes('时') ? [] : [match.index + match[0].length],
  )
  // 2026年6月12日（星期五）上午9:00: no other moment of a meeting's papers is told so fully
  for (const match of doc.text.matchAll(full))
    if (!/^[之以]?前/u.test(doc.text.slice(match.index + match[0].length))) starts.push(match.index)
  for (const [i, block] of doc.blocks.entries()) {
    const next = doc.blocks[i + 1]
    // minutes and what is sent out later bear days of their own
    const isDate = block.kind === 'date' && !['会议纪要', '任务分解表'].includes(paper)
    if (isDate) starts.push(block.start + Math.max(0, doc.slice(block).search(/\d/u)))
    else if (next && block.kind !== 'cell' && next.kind !== 'cell' && heading.test(doc.slice(block).trim()))
      starts.push(next.start)
  }
  // a report begins with the day: 6月12日，全县公路建设推进会召开。
  if (paper === '新闻通稿') {
    const lead = /(?:^|\n|讯[）)]?[ \u3000]*)(?=\d{1,2}月\d{1,2}日[^。\n]{0,60}(?:召开|举行))/u.exec(doc.text)
    if (lead) starts.push(lead.index + lead[0].length)
  }
  return [...new Set(starts)].flatMap((at) => momentAt(at, doc) ?? [])
}

function momentAt(at: number, { text }: Doc): Moment | undefined {
  stamp.lastIndex = at
  const match = stamp.exec(text)
  if (!match) return undefined
  const [whole, year, month, day, weekday, clock] = match
  const dateEnd = at + whole.indexOf('日') + 1
  const end = at + whole.length
  const weekdayAt = weekday === undefined ? -1 : at + whole.indexOf(weekday)
  return {
    date: {
      start: at,
      end: dateEnd,
      month: Number(month),
      day: Number(day),
      ...(year === undefined ? {} : { year }),
    },
    ...(weekday === undefined ? {} : { weekday: { start: weekdayAt, end: weekdayAt + weekday.length } }),
    ...(clock === undefined ? {} : { clock: { start: end - clock.length, end } }),
  }
}

function checkMoment(
  { date, weekday, clock }: Moment,
  paper: PackDoc,
  papers: readonly PackDoc[],
  context: PackContext,
): void {
  const { sheet, day } = context.inputs.meeting!
  if (!day) return
  const said = parseDay(`${date.year ?? day.year}-${date.month}-${date.day}`)
  const until = parseDay(sheet.time?.until ?? '')
  if (!said || !isWithin(said, day, until)) {
    const right = date.year === undefined ? `${day.month}月${day.day}日` : formatDay(day)
    tellDeparting({ doc: paper, range: date, what: '时间', right, path: 'time/date' }, papers, context)
    return
  }
  if (weekday && paper.doc.slice(weekday).replace('天', '日') !== weekdayOf(said))
    tellDeparting(
      { doc: paper, range: weekday, what: formatDay(said), right: weekdayOf(said), path: 'time/date' },
      papers,
      context,
    )
  const from = parseClock(sheet.time?.from)
  if (!clock || from === undefined || compareDays(said, day) !== 0) return
  const words = paper.doc.slice(clock)
  if (agrees(words, from)) return
  const right = /\d/u.test(words)
    ? /[午晚早]/u.test(words)
      ? spokenClock(from)
      : formatClock(from)
    : partOfDay(from)
  tellDeparting({ doc: paper, range: clock, what: '开会的钟点', right, path: 'time/from' }, papers, context)
}

function isWithin(said: Day, from: Day, until: Day | undefined): boolean {
  return compareDays(said, from) >= 0 && compareDays(said, until ?? from) <= 0
}

const placeLabel =
  /(?<![\p{Script=Han}])(?:会议)?地[ \u3000]*点[ \u3000]*[：:][ \u3000]*([^\n；。，）)（(]{2,40})/gu
const heldAt = /在([^\n，。；：]{4,40}?)(?:召开|举行)/gu
const placeHeading =
  /^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．])?(?:会议)?地点[：:]?$/u

/** Where a paper says that the meeting is held. */
function placesIn(doc: Doc, { sheet }: Meeting): Range[] {
  const { place } = sheet
  if (place === undefined) return []
  const found = [...doc.text.matchAll(placeLabel)].map((match) => {
    const end = match.index + match[0].trimEnd().length
    return { start: match.index + match[0].length - match[1]!.length, end }
  })
  found.push(...nearly(place, doc.text))
  for (const match of doc.text.matchAll(heldAt)) {
    // 在市里召开 is another place and another meeting
    if (!isLike(match[1]!, place)) continue
    found.push({ start: match.index + 1, end: match.index + 1 + match[1]!.length })
  }
  for (const [i, block] of doc.blocks.entries()) {
    const next = doc.blocks[i + 1]
    if (!next || block.kind === 'cell' || next.kind === 'cell' || !placeHeading.test(doc.slice(block).trim()))
      continue
    const words = /^[^\n；。，）)（(]{2,40}/u.exec(doc.slice(next))?.[0] ?? ''
    if (words !== '') found.push({ start: next.start, end: next.start + words.length })
  }
  return found.filter(({ start }, i) => found.findIndex((one) => one.start === start) === i)
}

/** How much longer or shorter the place may have become. */
const slack = 3

/** Words that begin and end as the place does, and differ between: 三楼 for 二楼. */
function nearly(place: string, text: string): Range[] {
  if (place.length < 8) return []
  const [head, tail] = [place.slice(0, 4), place.slice(-3)]
  return placesOf(head, text).flatMap((start): Range[] => {
    if (text.startsWith(place, start)) return []
    const rest = text.slice(start, start + place.length + slack)
    const end = rest.indexOf(tail)
    const words = rest.slice(0, end + tail.length)
    const isPlace = end >= 0 && words.length >= place.length - slack && !/[，。；：\n]/u.test(words)
    return isPlace ? [{ start, end: start + words.length }] : []
  })
}

/** True where half of the pairs of characters are the place's. */
function isLike(words: string, place: string): boolean {
  const pairs = [...words].slice(1).map((character, i) => `${words[i]!}${character}`)
  return pairs.filter((pair) => place.includes(pair)).length * 2 >= pairs.length
}

function checkPlace(range: Range, paper: PackDoc, papers: readonly PackDoc[], context: PackContext): void {
  const { sheet, agenda } = context.inputs.meeting!
  const said = paper.doc.slice(range)
  const { place = '' } = sheet
  const others = [
    ...(sheet.venues ?? []).flatMap(({ name = '', place: at = '' }) => [name, at]),
    ...agenda.map(({ entry }) => entry.place ?? ''),
  ].filter((one) => one !== '')
  if (said.includes(place) || place.endsWith(said.trim())) return
  if (others.some((one) => said.includes(one) || one.includes(said.trim())) || said.includes('【')) return
  tellDeparting({ doc: paper, range, what: '地点', right: place, path: 'place' }, papers, context)
}
