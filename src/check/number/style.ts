import { chineseNumber, countWord } from '../../text/numerals.ts'
import { untouched, within } from '../find/spans.ts'
import type { Rule } from '../rule.ts'

const points = /(?<![\d.第：:、])([2-9]|10)(点(?:意见|要求|建议|希望|体会|看法)|个方面(?!军|\d))/gu
const unit = /(?<![A-Za-z])(?:KW[Hh]?|KM|KG|Kw|Km|Kg|MW[Hh]|mw)(?![A-Za-z])/gu
const right: Readonly<Record<string, string>> = {
  KW: 'kW',
  Kw: 'kW',
  KM: 'km',
  Km: 'km',
  KG: 'kg',
  Kg: 'kg',
  mw: 'MW',
  KWH: 'kWh',
  KWh: 'kWh',
  MWH: 'MWh',
  MWh: 'MWh',
}
const grouped =
  /(?<![\d,.])\d{1,3}(?:,\d{3})+(?![\d,])(?=(?:\.\d+)?[万亿]?[元个家户人名座所台辆条处套张件起项批亩吨斤%])/gu

const fewGrouped = 2

export const style: Rule = {
  id: 'number/style',
  name: '数字写法',
  level: 'info',
  fix: 'suggest',
  why: '讲话里的点数用汉字（三点意见），计量单位大小写要对（kW），数字中间不用分节逗号。',
  basis: [{ source: 'GB/T 15835-2011', verified: false }],
  examples: {
    bad: [
      {
        text: '下面我讲⟦3⟧点意见。',
        message: '讲话里的点数用汉字，此处为“3点意见”，宜为“三点意见”',
        suggested: '下面我讲三点意见。',
      },
      {
        text: '光伏装机达到360⟦KW⟧。',
        message: '此处为“KW”，宜为“kW”',
        suggested: '光伏装机达到360kW。',
      },
      {
        text: '预算⟦1,286⟧万元，限价1,280万元，中标1,260万元。',
        message: '公文的数字不用分节逗号，此处为“1,286”，宜为“1286”（全文共3处）',
        suggested: '预算1286万元，限价1,280万元，中标1,260万元。',
      },
      {
        text: '受益群众⟦1,286⟧户。',
        message: '公文的数字不用分节逗号，此处为“1,286”，宜为“1286”',
        suggested: '受益群众1286户。',
      },
    ],
    good: [
      '下面我讲三点意见。',
      '占比提高3个百分点。',
      '装机360kW，里程25km。',
      '新建12个项目，涉及15个方面军。',
      '督察反馈的4个方面32个问题逐一销号。',
      '| 户数 |\n| --- |\n| 1,286 |',
      '受益1286户。',
    ],
  },
  check(doc, { report }) {
    const slots = doc.find(untouched)
    const say = (start: number, end: number, message: string, text: string): void => {
      if (within(slots, start) || doc.blocks[doc.blockAt(start)]?.kind === 'cell') return
      report({
        range: { start, end },
        message,
        suggestions: [{ message: `改为“${text}”`, edits: [{ start, end, text }] }],
      })
    }
    for (const { 0: whole, 1: digits = '', 2: rest = '', index } of doc.text.matchAll(points)) {
      const text =
        rest.startsWith('点') || rest.startsWith('个')
          ? countWord(Number(digits))
          : chineseNumber(Number(digits))
      say(index, index + digits.length, `讲话里的点数用汉字，此处为“${whole}”，宜为“${text}${rest}”`, text)
    }
    for (const { 0: whole, index } of doc.text.matchAll(unit)) {
      const text = right[whole]
      if (text !== undefined && text !== whole)
        say(index, index + whole.length, `此处为“${whole}”，宜为“${text}”`, text)
    }
    const divided = [...doc.text.matchAll(grouped)]
    // so many are the habit of the whole text: told once
    const isHabit = divided.length > fewGrouped
    const more = isHabit ? `（全文共${divided.length}处）` : ''
    for (const { 0: whole, index } of isHabit ? divided.slice(0, 1) : divided) {
      const text = whole.replaceAll(',', '')
      say(index, index + whole.length, `公文的数字不用分节逗号，此处为“${whole}”，宜为“${text}”${more}`, text)
    }
  },
}
