/** Names of people, units, places and firms in a speech: what makes a sentence the sentence of one place and one year. */
import type { SheetData } from './sheet.ts'
import type { Printable } from '../text/yaml-print.ts'

export interface Mentions {
  people: string[]
  units: string[]
  places: string[]
  firms: string[]
}

/** Surnames of nine in ten people, and the double ones. */
const surname =
  '(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文施洪梅莫翁])'
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

/** What no name of a unit or place begins with or has in it. */
const common =
  /^(?:各|全|本|我|该|某|这|那|每|多|几|两|三|四|五|有关|相关|其他|所有|一个|哪|到|由|和|与|请|让|把|对|在|从|向|给)/u

const unit = new RegExp(
  '(?:[省市县区州旗]|国家)(?:[\\p{Script=Han}]{1,8}?(?:局|办公室|委员会|指挥部|领导小组|专班|中心(?!任务|工作)|公司|学校|医院|法院|检察院|监委|税务局|工商联|融媒体中心|商会|协会)' +
    '|(?:人大|政协|纪委|监委|组织部|宣传部|统战部|政法委|发改委|住建委|督查室|政府办|营商办|招商办|重大办|安委办|应急办|信访办|工商联|工会|妇联|团委|经开区|高新区|产业园))',
  'gu',
)
/** Two 汉字 that may be a name: none of them is a word of grammar. */
const stem =
  '(?:(?![的了到由和与在是有没要个各全每位把前后进带外老从往归商离着同请让对为就也都还又不可以上下中里间年月日市县乡村企业抓狠缺乏做好推促及面临])[\\p{Script=Han}]){2}'
const settlement = new RegExp(
  `${stem}(?:镇|乡(?![村镇土下亲])|街道(?!办)|社区|村(?![民组里级集])|产业园|工业园|开发区|新城|大道|水库)`,
  'gu',
)
const county = new RegExp(`${stem}[县区旗州](?![\\p{Script=Han}]?[域情里外内直长]|别|间|委|政)`, 'gu')
const noCounty =
  /^(?:移交|周边|卫生|年初|经开|高新)|[园社地景库灾城片辖山小校街厂矿林牧禁误特新郊湖贫发范税验治营战军防疫雷专经盲]区$|[本该周邻百强我省区][县区]$/u
const firm = new RegExp(
  `${stem}(?:集团|股份|控股|公司|铝业|矿业|实业|药业|纸业|钢铁|重工|科技|化工|能源|电子|食品|线缆|新材|纺织|机械|生物|建工|酒业|乳业|粮油|物流|置业|电气|装备|制衣|饮料)`,
  'gu',
)
/** 特种线缆, 绿色食品: kinds of goods. */
const goods =
  /^(?:绿色|特种|精细|现代|高新|智能|有机|新型|商贸|冷链|清洁|农业|信息|生物|高端|先进|传统|国有|大型|龙头|民营|小微|科技|成套|专用|普通|农用|休闲|预制|加工|消费|发展|引进|一家|这家|平台|总部|供电|供水|供气|燃气|集团|保险|食品|医用|材料|纺织|机械|属公)/u

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
  const places = [...region, ...found(settlement, goods), ...found(county, noCounty)]
  return {
    people: unique(people.filter((name) => !name.startsWith('各'))),
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
