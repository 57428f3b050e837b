import { liesIn, pathOfDivision, type Division, type Divisions } from '../../terms/index.ts'
import type { Doc } from '../doc.ts'
import type { Report, Rule } from '../rule.ts'

/** Names that any city may have a part called so: 嘉兴市城区 is no county of another city. */
const common = /^(?:[城郊矿东西南北中新老港]|市中|中心|新城|老城|主城|城[东南西北中关]|[江河][东南西北])区$/u
/** What makes another word of a name's last character: 市政工程, 市场, 区域, 县城. */
const otherWord = /^(?:场|值|政(?!府|协)|域|级|属|直|民营|辖)/u
/** A road, a firm or a guild is called after a place without lying in it. */
const calledAfter =
  /^[\p{Script=Han}]{0,6}(?:路|街|大道|商会|同乡会|会馆|驻|办事处|籍|银行|集团|公司|企业|客商|代表团|考察团|援)/u
/**
 * Divisions of former days whose names another place bears today. From memory, and only ever a reason to be silent; those
 * of kind 区划 in the dated table count as well.
 */
const gone = [
  '淮安市清河区',
  '石家庄市桥东区',
  '邢台市桥东区',
  '邢台市桥西区',
  '保定市新市区',
  '开封市南关区',
  '哈尔滨市太平区',
  '广州市东山区',
  '重庆市双桥区',
  '南宁市新城区',
  '南宁市城北区',
  '成都市东城区',
  '成都市西城区',
  '海口市新华区',
]

/** Where the sentence tells of former times, former divisions are right. */
const past =
  /原(?![则因料材本始创有点理谅油粮煤著件文地生])|旧(?:称|属|制|县|志)|时属|当时|历史上|曾(?:属|归|隶|是|为|经)|隶属|划归|划入|划出|改属|清代|清朝|明代|明朝|民国|解放前|建国初|年代|19\d\d年/u

export const hierarchy: Rule = {
  id: 'name/hierarchy',
  name: '行政区划隶属',
  level: 'error',
  fix: 'suggest',
  why: '省、市、县连写时隶属关系要对，写错上级地名是硬伤；以现行区划为准。',
  basis: [{ source: '行政区划表（@vant/area-data）', verified: true }],
  examples: {
    bad: [
      {
        text: '专班先后到⟦江苏省嘉兴市⟧学习老旧小区改造经验。',
        message: '此处为“江苏省嘉兴市”，应为“浙江省嘉兴市”',
        suggested: '专班先后到浙江省嘉兴市学习老旧小区改造经验。',
      },
      {
        text: '这批稻种由⟦湖南省宜昌市⟧的一家合作社供应。',
        message: '此处为“湖南省宜昌市”，应为“湖北省宜昌市”',
      },
      {
        text: '抢险队连夜驰援⟦湖州市海盐县⟧，转移群众三百多人。',
        message: '此处为“湖州市海盐县”，应为“嘉兴市海盐县”',
        suggested: '抢险队连夜驰援嘉兴市海盐县，转移群众三百多人。',
      },
      {
        text: '对口帮扶的是⟦四川省湄潭县⟧，教师轮换每年两批。',
        message: '此处为“四川省湄潭县”，应为“贵州省湄潭县”',
      },
      {
        text: '养老护理员培训放在⟦福建赣州市⟧，一期三十人。',
        message: '此处为“福建赣州市”，请核实是否为“江西赣州市”',
        level: 'warn',
      },
    ],
    good: [
      '专班先后到浙江省嘉兴市海盐县、江苏省苏州市学习。',
      '浙江省海盐县和上海市金山区一水相连。',
      '河南省济源市、新疆维吾尔自治区石河子市不设区。',
      '江苏省徐州市鼓楼区、福建省福州市鼓楼区同名。',
      '浙江省嘉兴市城区和江苏省无锡市郊区都有这种小区。',
      '江苏省嘉兴市商会捐来一批物资。',
      '河北省邯郸市政工程队承担了管网改造。',
      '上海市南京路上的店铺，和重庆市北京路上的一样热闹。',
      '1958年以前的江苏省嘉定县、松江县今属上海市。',
      '江南省江州市清河区不在表上，不作判断。',
      '江苏省淮安市清河区的老街坊还记得那场大水。',
      '种苗从江苏省、浙江省嘉兴市等地调来。',
      '山西省大同市长城村的老人食堂办得好。',
      '海南省三沙市、广东省湛江市的渔船都回港避风。',
    ],
  },
  check(doc, { inputs, report }) {
    const { divisions, terms } = inputs
    if (!divisions) return
    const former = [...gone, ...terms.dated.filter(({ kind }) => kind === '区划').map(({ term }) => term)]
    const hits = divisions.find(doc.text)
    for (const [i, below] of hits.entries()) {
      const before = hits[i - 1]
      const above = before?.end === below.start ? before : shortProvince(doc, divisions, below)
      if (!above || !isBelow(above.row, below.row) || isOtherwise(doc, below)) continue
      const words = doc.slice({ start: above.start, end: below.end })
      if (former.some((term) => words.endsWith(term))) continue
      const made = reportOf(doc, above, below, above !== before)
      if (made) report(made)
    }
  },
}

interface Named {
  row: readonly Division[]
  start: number
  end: number
}

/** 福建 in 福建赣州市. Of provinces only, and not where the two characters end a longer name (黑龙江, 珠江). */
function shortProvince(doc: Doc, divisions: Divisions, below: Named): Named | undefined {
  if (below.row.some(({ level }) => level !== '市')) return undefined
  const end = below.start
  for (const length of [3, 2]) {
    const row = divisions
      .shortNamed(doc.text.slice(Math.max(0, end - length), end))
      .filter(({ level, name }) => level === '省' && !name.endsWith('市'))
    if (row.length > 0) return { row, start: end - length, end }
  }
  return undefined
}

/** A province before a prefecture or county, or a prefecture before a county; a city beside a city says nothing. */
function isBelow(above: readonly Division[], below: readonly Division[]): boolean {
  const isCity = above.some(({ level, name }) => level === '省' && name.endsWith('市'))
  const levels = new Set(below.map(({ level }) => level))
  if (above.some(({ level }) => level === '县') || levels.has('省')) return false
  if (above.some(({ level }) => level === '市')) return !levels.has('市')
  return !(isCity && levels.has('市'))
}

function isOtherwise(doc: Doc, below: Named): boolean {
  const after = doc.text.slice(below.end, below.end + 12)
  if (common.test(below.row[0]!.name) || otherWord.test(after) || calledAfter.test(after)) return true
  const { start, end } = doc.blocks[doc.blockAt(below.start)]!
  const from = Math.max(start, doc.text.lastIndexOf('。', below.start) + 1)
  const stop = doc.text.indexOf('。', below.end)
  return past.test(doc.text.slice(from, stop < 0 ? end : Math.min(stop, end)))
}

/** Nothing where one of the places called so lies in one of those above. `isShort`: the place above is not named in full. */
function reportOf(doc: Doc, above: Named, below: Named, isShort: boolean): Report | undefined {
  if (below.row.some((lower) => above.row.some((higher) => liesIn(lower, higher)))) return undefined
  const { level } = above.row[0]!
  const name = doc.slice(below)
  const right = [...new Set(below.row.flatMap((lower) => ancestorAt(lower, level) ?? []))]
  const names = right.map((one) => (isShort ? one.short : one.name))
  const [only, ...others] = names
  if (only === undefined) return undefined
  const range = { start: above.start, end: below.end }
  const wanted = names.map((one) => `“${one}${name}”`).join('或')
  const fix = { message: `改为“${only}${name}”`, edits: [{ start: above.start, end: above.end, text: only }] }
  return {
    range,
    message: `此处为“${doc.slice(range)}”，${isShort ? '请核实是否为' : '应为'}${wanted}`,
    ...(isShort ? { level: 'warn' as const } : {}),
    data: { 所在: below.row.map(pathOfDivision).join('、') },
    ...(others.length === 0 ? { suggestions: [fix] } : {}),
  }
}

function ancestorAt(division: Division, level: Division['level']): Division | undefined {
  for (let at = division.parent; at; at = at.parent) if (at.level === level) return at
  return undefined
}
