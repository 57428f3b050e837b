/** Names of people, units, places and firms in a speech: what makes a sentence the sentence of one place and one year. */
import { commonSurnames, doubleSurnames } from '../text/person-name.ts'
import type { SheetData } from './sheet.ts'
import type { Printable } from '../text/yaml-print.ts'

export interface Mentions {
  people: string[]
  units: string[]
  places: string[]
  firms: string[]
}

/** The surname of nearly everybody. */
export const surname = `(?:${doubleSurnames}|[${commonSurnames}])`
const person = [
  new RegExp(
    `(?<name>${surname}[\\p{Script=Han}]{1,2}?)(?:同志(?!们)|同学|老师|总经理|董事长|(?:副)?[县区市镇乡]长|(?:副)?书记)`,
    'gu',
  ),
  new RegExp(
    `(?:书记|[县区市省镇乡]长|主任|局长|主席|部长|院长|常委)(?<name>${surname}[\\p{Script=Han}]{1,2})(?=[、，。；：]|同志|带队|指出|强调|介绍|作)`,
    'gu',
  ),
]

/** Words before a post that are no name: 常务副县长. */
const noPerson = /^(?:常务|常委|高级|方面|万名|金融|马上|江[南北东西]|石油|田间|林业|任职|邮政|严重)$/u

/** What no name of a unit or place begins with or has in it. */
const common =
  /^(?:各|全|本|我|该|某|这|那|每|多|几|两|三|四|五|有关|相关|其他|所有|一个|哪|到|由|和|与|请|让|把|对|在|从|向|给)/u

const unit = new RegExp(
  '(?:[省市县区州旗]|国家)(?:[\\p{Script=Han}]{1,8}?(?:局|办公室|委员会|指挥部|领导小组|专班|中心(?!任务|工作)|公司|学校|医院|法院|检察院|监委|税务局|工商联|融媒体中心|商会|协会)' +
    '|(?:人大|政协|纪委|监委|组织部|宣传部|统战部|政法委|发改委|住建委|督查室|政府办|营商办|招商办|重大办|安委办|应急办|信访办|工商联|工会|妇联|团委|经开区|高新区|产业园))',
  'gu',
)
/** A 汉字 that may be of a name: none of them is a word of grammar. */
const letter =
  '(?:(?![的了到由和与在是有没要个各全每位把前后进带外老从往归商离着同请让对为就也都还又不可以上下中里间年月日市县乡村企业抓狠缺乏做好推促及面临])[\\p{Script=Han}])'
const stem = `${letter}{2}`
/** Where a name may begin: what stands before a name of three characters is no part of it. */
const begins =
  '(?<=^|[\\s，。、；：？！“”（）《》]|[在到赴与和及向从由对请让以把是为省市县区镇乡了像访过听看学如照叫])'
const settlement = new RegExp(
  `(?:${begins}${letter}{3}|${stem})(?:镇|乡(?![村镇土下亲])|街道(?!办)|社区|产业园|工业园|开发区|新城|大道|水库)|${begins}(?:${letter}{2,3}|[老新大小上下]${letter}{1,2})村(?![民组里级集庄])`,
  'gmu',
)
/** 示范村, 重点镇, 特色小镇: kinds of places. */
const noSettlement =
  /农村$|^(?:委|示范|空心|行政|自然|贫困|脱贫|重点|中心|城[中郊]|后进|先进|移民|薄弱|样板|特色|传统|美丽|试点|民族|文明|山区|农业|工业|建制|小城|边[境远]|沿海|沿[江河湖]|核心|产业|受灾|重灾|落后|平安|和谐|智慧|城乡|农村|城市|周边|相邻|有关|相关|其[他余]|少数|多数|部分|个别|大型|小型|病险|新型|新农|老旧|老城|大中|小[康城]|高铁|科技|创新|生态|现代|经济|国家|省级|市级)|(?:小|集|城|乡)镇$/u
/** 清河区委, 到清河区、河东县: of the many words that end in 区 only what stands alone or has its 委 and 政府 is a place. */
const county = new RegExp(
  `${begins}${stem}[县区旗州](?=[，。、；：）”的等和与及]|$|委(?!员)|党委|政府|人民|人大|政协)`,
  'gmu',
)
const noCounty =
  /^(?:移交|周边|卫生|年初|经开|高新)|[园社地景库灾城片辖山小校街厂矿林牧禁误特新郊湖贫发范税验治营战军防疫雷专经盲湾学商街老革特]区$|^(?:分别|充分|部分|有关|其[他余]|先进|后进|兄弟)|[本该周邻百强我省区][县区]$/u
const firm = new RegExp(
  `(?:${begins}${letter}{3,4}|${stem})(?:集团|股份|控股|公司|铝业|矿业|实业|药业|纸业|钢铁|重工|科技|化工(?![程作])|能源|电子|食品|线缆|新材|纺织|机械(?!化)|生物|建工|酒业|乳业|粮油|物流|置业|电气|装备|制衣|饮料)`,
  'gmu',
)
/** 特种线缆, 绿色食品: kinds of goods. */
const goods =
  /^(?:绿色|特种|精细|现代|高新|智能|有机|新型|商贸|冷链|清洁|农业|信息|生物|高端|先进|传统|国有|大型|龙头|民营|小微|科技|成套|专用|普通|农用|休闲|预制|加工|消费|发展|引进|一家|这家|平台|总部|供电|供水|供气|燃气|集团|保险|食品|医用|材料|纺织|机械|属公|名校|教育|医疗|建材|投资|担保|城投|国投|交投|水投|农投|融资|上市|物业|保洁|运输|公交|环卫|旅游|文旅|水务|建筑|房地产|地产|施工|劳务|中介|保安|外资|外商|央企|跨国|规模|骨干|重点|当地|本地|联营|合资|股份|有限|分公|子公|母公|总公)/u

/** The names in some texts, each once, in order. `known` are names that are known to be one: those of speakers and units of the sheet. */
export function mentionsIn(texts: readonly string[], sheet: SheetData = {}): Mentions {
  const text = texts.join('\n')
  const people = [
    ...deep(sheet['讲话人'], '姓名'),
    ...person.flatMap((form) => [...text.matchAll(form)].map(({ groups }) => groups!['name']!)),
  ]
  const heard = ['刚才', '成绩', '问题', '认识', '措施', '保障', '提纲'].flatMap((key) => [
    ...deep(sheet[key], '谁'),
    ...deep(sheet[key], '牵头单位'),
    ...deep(sheet[key], '配合单位'),
  ])
  const region = typeof sheet['地区'] === 'string' ? [sheet['地区']] : []
  const found = (form: RegExp, no: RegExp): string[] =>
    [...text.matchAll(form)].map(([words]) => words).filter((words) => !no.test(words) && !common.test(words))
  const places = [
    ...region,
    ...found(settlement, goods).filter((name) => !noSettlement.test(name)),
    ...found(county, noCounty),
  ]
  return {
    people: unique(people.filter((name) => !name.startsWith('各') && !noPerson.test(name))),
    units: unique([...heard.filter((name) => !/^各|^有关|^相关/u.test(name)), ...found(unit, /各/u)]),
    places: unique([...places, ...stemsOf(places, text)]),
    firms: unique(found(firm, goods)),
  }
}

/** 清河 of 清河区, where the text says it alone. */
function stemsOf(places: readonly string[], text: string): string[] {
  return unique(places)
    .filter((name) => /^[\p{Script=Han}]{3,4}$/u.test(name) && /[省市县区旗州镇乡]$/u.test(name))
    .map((name) => name.slice(0, -1))
    .filter((stem) => new RegExp(`${stem}(?![省市县区旗州镇乡])`, 'u').test(text))
}

/** The texts below a key, wherever in a value it stands. */
function deep(value: Printable | undefined, key: string): string[] {
  if (value === undefined || typeof value !== 'object') return []
  if (Array.isArray(value)) return value.flatMap((one: Printable) => deep(one, key))
  return Object.entries(value).flatMap(([name, one]) =>
    name === key ? [one].flat().filter((text) => typeof text === 'string') : deep(one as Printable, key),
  )
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)]
}
