/** What a speech says of its place, subject and time: 地区, 主题, 时段 and 截至 of its sheet. */
import { topicsOf } from '../phrases/index.ts'
import { compareDays, daysInMonth, isoDay, parseDay, type Day } from '../text/dates.ts'
import { parseChineseNumber } from '../text/numerals.ts'
import type { Printable } from '../text/yaml-print.ts'
import type { LearnedPoint, LearnedSpeech } from './types.ts'

export interface Circumstances {
  地区: string | undefined
  主题: string | undefined
  时段: Printable | undefined
  默认: Printable | undefined
}

export function circumstancesOf(speech: LearnedSpeech): Circumstances {
  const { title } = speech.head
  const text = textOf(speech)
  const date = parseDay(speech.head.date)
  const asOf = date && asOfIn(text, date)
  return {
    地区: regionIn(speech, text),
    主题: [...topicsOf(title)][0],
    时段: date && periodIn(`${title}\n${text}`, date),
    默认:
      title === '' && !asOf
        ? undefined
        : {
            来源: title === '' ? undefined : `旧稿《${sourceTitle(title)}》`,
            截至: asOf && isoDay(asOf),
          },
  }
}

function textOf({ opening, parts, closing }: LearnedSpeech): string {
  const below = (point: LearnedPoint): string[] => [
    point.heading,
    ...point.paragraphs,
    ...point.points.flatMap(below),
    ...point.ending,
  ]
  return [...opening, ...parts.flatMap(below), ...closing].join('\n')
}

/** A title as a source: what is masked in it is to come in the text, not here. */
function sourceTitle(title: string): string {
  return title.replaceAll(/[《》]/gu, '').replaceAll(/【[^】]*】/gu, '×')
}

/** Parts of a region that end like one, and what stands for no place by name. */
const noRegion =
  /(?:开发|经开|高新|新|园|社|城|山|地|片|厂|小|景|灾|库|校|辖|老|示范|郊|市|牧|林|矿|港|街|功能|试验|保税|集聚|工业|全|我|各|本|该|外|周边|兄弟|邻|上|下|两|几|个|到|对|为|在|是|进|出|老|新|一|这|那|大|小|省|市|县)[省市区县旗]$|(?:学|湾|商|特|禁)区$|^(?:分别|充分|部分|有关|其[他余中]|先进|后进)|政府|副|常务|党|委|书记|[部局办]/u

/**
 * 清河区, where the title or the post names it, or the text says 清河区委, 清河区政府; undefined where only 全区 is said,
 * or where what is named is of another kind than 全区.
 */
function regionIn({ head }: LearnedSpeech, text: string): string | undefined {
  const whole = /[全我]([省市区县旗镇乡])/u.exec(head.title)?.[1] ?? mostOf(text, /[全我]([省市区县旗])/gu)
  const fits = (name: string | undefined): name is string =>
    name !== undefined && !noRegion.test(name) && (whole === undefined || name.endsWith(whole))
  const titled = /^(?:在|关于|于)?([\p{Script=Han}]{2,4}?[省市区县旗镇乡])(?=[^委政长级直]|20\d\d)/u.exec(
    head.title,
  )?.[1]
  if (fits(titled)) return titled
  const posted =
    /^(?:中共)?([\p{Script=Han}]{2,4}?[省市区县旗镇乡])(?:委|人民政府|政府|[区县市省镇乡旗]?长)/u.exec(
      head.post,
    )?.[1]
  if (fits(posted)) return posted
  return mostOf(
    text,
    /(?:^|[，。；、：\n]|中共)([\p{Script=Han}]{2,3}[省市区县旗])(?=委|人民政府|政府)/gmu,
    (name) =>
      fits(name) && !/[我要从报代表行程把由请向给到对在是和与及将为各让按经据凡使受靠听随同跟]/u.test(name),
  )
}

/** What a form finds most often, the first of equals. */
function mostOf(
  text: string,
  form: RegExp,
  fits: (found: string) => boolean = () => true,
): string | undefined {
  const counts = new Map<string, number>()
  for (const { 1: found } of text.matchAll(form))
    if (found !== undefined && fits(found)) counts.set(found, (counts.get(found) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0]
}

/** 1—5月 · 上半年 · 一季度 · 前五个月, of the year of the speech and over on its day. */
function periodIn(text: string, date: Day): Printable | undefined {
  const found = mostOf(
    text,
    /(?<!(?:去年|上年|年|\d))((?:1|一)[—－-]\d{1,2}月|上半年|一季度|前(?:三季度|[一二三四五六七八九十]{1,2}个月))(?!以来)/gu,
  )
  if (found === undefined) return undefined
  const to = endMonth(found)
  if (to < 1 || to > 12 || to > date.month || (to === date.month && date.day < 20)) return undefined
  return { 起: `${date.year}-01`, 止: `${date.year}-${String(to).padStart(2, '0')}` }
}

const named: Readonly<Record<string, number>> = { 上半年: 6, 一季度: 3, 前三季度: 9 }

function endMonth(period: string): number {
  const months = /(\d{1,2})月$/u.exec(period)?.[1]
  if (months !== undefined) return Number(months)
  return named[period] ?? parseChineseNumber(/^前(.+)个月$/u.exec(period)?.[1] ?? '') ?? 0
}

/** A day that says which things are meant (截至9月底还没有启动的项目) or that is still to come is not told of what was. */
const asOf =
  /(?<![、对凡将把年])截至(?:目前|今年)?(\d{1,2}月(?:底|末|\d{1,2}日))(?![^，。；\n]{0,12}[未没不][^，。；\n]*的)(?=[^。；！？\n]{0,60}\d)(?![^。；！？\n]{0,60}(?:必须|务必|要完成|力争|确保|争取|一律))/gu

/** In January what was counted to the end of December was of the year before; in August 12月底 is no such day. */
const monthsBack = 3

/** 截至5月底 · 截至9月20日, as it is said most often, before the day of the speech. */
function asOfIn(text: string, date: Day): Day | undefined {
  const found = mostOf(text, asOf)
  const match = found === undefined ? null : /^(\d{1,2})月(?:(\d{1,2})日)?/u.exec(found)
  if (!match || Number(match[1]) < 1 || Number(match[1]) > 12) return undefined
  const isBefore = Number(match[1]) > date.month
  if (isBefore && date.month + 12 - Number(match[1]) > monthsBack) return undefined
  const year = isBefore ? date.year - 1 : date.year
  const last = daysInMonth({ year, month: Number(match[1]) })
  const day = { year, month: Number(match[1]), day: match[2] === undefined ? last : Number(match[2]) }
  return day.day >= 1 && day.day <= last && compareDays(day, date) <= 0 ? day : undefined
}
