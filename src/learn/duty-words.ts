/** The words that give a task to a unit, and those that say by when and how often. */

/** What a clause says of who: owners who lead, or only those who help. */
export interface Call {
  owner: string[]
  support: string[]
  /** The clause after who. */
  rest: string
  /** 各乡镇, and nobody by name. */
  isGroup: boolean
}

const group =
  '各(?:县（市、区）|乡镇（街道）|镇（街道）|村（社区）|乡镇街道|县市区|乡镇|镇街|街道|县区|区县|园区|镇|乡|村)'
const endings =
  '局|委|办公室|办|厅|督查室|指挥部|领导小组|专班|中心|镇政府|县政府|区政府|市政府|镇街|镇|乡|街道|经开区|开发区|高新区|管委会|公司|集团|支队|大队|总队|法院|检察院|工商联|总工会|供销社|团委|妇联|商会|银行|(?:组织|宣传|统战|武装|社会工作|人武)部|(?:派出|司法|供电|财政)所'
const unit = `(?:${group}|[\\p{Script=Han}]{1,10}?(?:${endings}))`
const units = `${unit}(?:[、和]${unit}){0,6}`
const andOthers = '(?:等(?:有关|相关)?(?:部门|单位)?)?'
const helping = `(?:要)?(?:积极|主动|密切|全力|协同|抓好|做好)*(?:配合|协助|参与|参加)`
const day = '\\d{1,2}月(?:\\d{1,2}日|底|末|上旬|中旬|下旬|份)?|年底|本月底|[一二三四]季度[末底]|上半年'
const season = '(?:春季|秋季)?(?:开学|入汛|春节|国庆节?|入冬|高考|中考)'
const dueForm = `(?:\\d{4}年)?(?:(?:${day})(?:以|之)?|${season}之?)前|(?<![一二三四五六七八九十两几多\\d半])年内`
const oftenForm = '每(?:两周|半个?月|半年|周[一二三四五六日]?|月|季度|季|年|旬|天|日)(?![均亩个户人])'

const follows = '(?=$|[，、。；\\d要等抓紧在于每负牵制组开完建编提拟对把将尽按共研推做摸逐落进加])'
const leading = `(${units})${andOthers}(?:负责)?牵头(?:负责|抓总)?(?:[，、](${units})${andOthers}${helping})?`
const joining = `(${units})要?(?:会同|联合)(${units})${follows}${andOthers}`
/** By what is said first: 此事由县水利局牵头 is not led by 此事由县水利局. */
const calls = [
  new RegExp(`由${leading}`, 'u'),
  new RegExp(`由${joining}`, 'u'),
  new RegExp(`由(${units})${andOthers}(?:负责|承担|落实)(?!的|人|同志)`, 'u'),
  new RegExp(`^请?${leading}`, 'u'),
  new RegExp(`^请?${joining}`, 'u'),
]
const helps = new RegExp(`^请?(${units})${andOthers}${helping}`, 'u')
const alone = new RegExp(
  `^请?(${units})(?=(?:今年|年内|会后|还)?(?:要(?![求素点闻件])|须(?!知)|务必|必须)|负责(?!的|人|同志)|[于在]?(?:${dueForm})|${oftenForm})`,
  'u',
)

/** Words before who: what is given, and how one goes on. */
const before =
  /^(?:同时|另外|其中|此外|会后|下一步|具体|对此|为此|这项工作|此项工作|这件事)(?=请|由|各|[\p{Script=Han}]{2})/u

/** Whom a clause gives something to; undefined where it gives nothing to anybody. */
export function callOf(clause: string): Call | undefined {
  // What has been done is no task.
  if (/[了过]$|已经?(?!经)|(?:完成|拨付|办结|修好|建成|投入)了/u.test(clause)) return undefined
  const words = clause.replace(before, '')
  const one = firstOf(calls, words)
  const help = one ? null : helps.exec(words)
  const match = one ?? help ?? alone.exec(words)
  if (!match) return undefined
  const named = unitsOf(match[1]!)
  if (named.length === 0) return undefined
  const rest = words.slice(match.index + match[0].length)
  if (help) return { owner: [], support: named, rest, isGroup: false }
  const support = match[2] === undefined ? [] : unitsOf(match[2]).filter((name) => !named.includes(name))
  return { owner: named, support, rest, isGroup: named.every((name) => name.startsWith('各')) }
}

function firstOf(forms: readonly RegExp[], words: string): RegExpExecArray | null {
  for (const form of forms) {
    const match = form.exec(words)
    if (match) return match
  }
  return null
}

const groupName = new RegExp(`^${group}$`, 'u')
/** Words that end as the names of units do. */
const noUnit =
  /^(?:有关|相关|所在|本)|[的了们我你他她它这那看说讲就都也还没把被让]|(?<!^)不(?!动产)|(?:大|全|格|布|结|开|当|时)局$|(?:老|家|城|下|他|故|返|入|农|水)乡$|(?:督|承|主|代|包|交|转|协|举|帮|难|好|快|马上|一起|照)办$|(?:为|核|重|信)中心$|^(?:重镇|村镇|集镇|城镇|小镇|古镇)$/u

function unitsOf(words: string): string[] {
  const names = words
    .split(/(?<!市)[、和]/u)
    .map((name) => name.replace(/^全[省市县区镇](?=各)/u, ''))
    .filter((name) => name.length >= 2 && (name.startsWith('各') ? groupName.test(name) : !noUnit.test(name)))
  return [...new Set(names)]
}

/** 8月底前拨付了 tells what was; 时限是10月底 is a day by which without 前. */
const allDues = new RegExp(
  `(?:${dueForm}|(?<=时限[是为])(?:\\d{4}年)?(?:${day}))(?![^，。；！？\\n]{0,24}(?:了|(?<![通超经度])过|已|又))`,
  'gu',
)

/** All days by which something is to be done, as they are said. */
export function duesIn(text: string): string[] {
  return [...text.matchAll(allDues)].map(([words]) => words)
}

/** The first day by which something is to be done. */
export function dueIn(text: string): string | undefined {
  return duesIn(text)[0]
}

/** Before what is done each time. */
export const eachTime = new RegExp(`^${oftenForm}`, 'u')

const deeds =
  '[一两三1-3][次遍回轮]|通报|调度|报|会商|碰头|例会|督[查导促]|检查|巡[查检]|回访|评比|排名|晾晒|公布|公示|更新|走访|召开|开|研判|研究|盘点|演练|清理|销号'
const rhythm = new RegExp(`(${oftenForm})(?=[^，。；！？]{0,10}(?:${deeds}))`, 'gu')

/** How often something is to be done: 每月(通报一次), and not what each month brings. */
export function oftenIn(text: string): string[] {
  return [...text.matchAll(rhythm)].map((match) => match[1]!)
}

export interface Labelled {
  /** The words of the paragraph that the labels are put to. */
  from: number
  to: number
  owner: string[]
  support: string[]
  due?: string
  often?: string
}

const label =
  /(责任单位|责任部门|牵头单位|牵头部门|主责单位|配合单位|配合部门|协助单位|完成时限|完成时间|时限|责任人|责任领导|牵头领导|频次)[：:]/gu

/** 责任单位：县水利局、县财政局；完成时限：9月底: each row of labels that begins with who. */
export function labelledIn(paragraph: string): Labelled[] {
  const marks = [...paragraph.matchAll(label)].slice(0, 60)
  const found: Labelled[] = []
  let end = 0
  for (const [i, mark] of marks.entries()) {
    const from = mark.index + mark[0].length
    const to = Math.min(marks[i + 1]?.index ?? paragraph.length, from + 120)
    const before = end
    const value = /^(?:[^；。）\n]|(?<=（(?:街道|社区|市、区))）)*/u.exec(paragraph.slice(from, to))![0]
    end = from + value.length
    const due = dueIn(value)
    const last = found.at(-1)
    if (/^(?:责任|牵头|主责)(?:单位|部门)/u.test(mark[0])) {
      const owner = namesIn(value)
      if (owner.length > 0)
        found.push({
          from: before,
          to: mark.index,
          owner,
          support: [],
          ...(due === undefined ? {} : { due }),
        })
    } else if (!last) continue
    else if (/^(?:配合|协助)/u.test(mark[0])) {
      last.support.push(...namesIn(value).filter((name) => !last.owner.includes(name)))
      if (due !== undefined) last.due ??= due
    } else if (/时[限间]/u.test(mark[0])) {
      const said =
        due ??
        new RegExp(`^(?:\\d{4}年)?(?:${day})|^(?:长期|常年)坚持|^持续推进`, 'u').exec(value.trim())?.[0]
      if (said !== undefined) last.due ??= said
    } else if (mark[0].startsWith('频次') && /^.{1,12}$/u.test(value.trim())) last.often = value.trim()
  }
  return found
}

const beside =
  /^((?:沿线|相关|有关)?[\p{Script=Han}、]{2,20}\d{0,2}个?(?:乡镇|镇街|街道|部门|单位))(?:负责|配合|参与|协助)(?:落实)?$/u

/** 沿线石门、白沙2个乡镇负责, beside whoever leads: those who go along, as they are called. */
export function besideIn(clause: string): string | undefined {
  const who = beside.exec(clause)?.[1]
  return who === undefined || /[的了要由请]|各/u.test(who) ? undefined : who
}

/** The names after a label, as they stand; what follows them in the row is none. */
function namesIn(value: string): string[] {
  const names = value
    .split(/(?<!市)[、，,和]|\s+/u)
    .map((name) => name.replace(/等(?:有关|相关)?(?:部门|单位)?$/u, '').trim())
    .filter((name) => /^[\p{Script=Han}（）、]{2,20}$/u.test(name) && !/[前内]完成|完成$/u.test(name))
  return [...new Set(names)]
}
