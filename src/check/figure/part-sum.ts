import type { Doc } from '../doc.ts'
import { between, figuresBySentence, rounded, type Figure } from '../find/figures.ts'
import type { Context, Rule } from '../rule.ts'
import { wrongTotals } from './tables.ts'

/** CHECKS part 3: a gap outside these shares of the total is another scope and no slip. */
const least = 0.005
const most = 0.15

/** No sentence tells more parts than this. */
const longestList = 40

const opens = /其中|包括|分别(?:是|为|有)|[：:（(]/u
const overlaps =
  /党员|团员|少数民族|残疾|学历|本科|研究生|低保|\d岁|女干部|女职工|妇女|未作机械调整|重复|同时|兼(?![职任])|既有|部分|交叉|以上的|累计|主要|等|约|近|不含|另有|此外|历年|去年|上年/u
/** Said of the total alone these do not touch the parts: 去年处理31人，其中…. */
const timely = /历年|去年|上年|累计|主要|部分|以上的/gu
const grownBy = /(?:比|较|同比)[^，。；\d]{0,8}(?:增加|增长|减少|下降|多|少|新增)(?:了)?$/u
/** 其中, and 这7起里面，: what follows may be some of the parts. */
const within = /其中|(?:里面?|当中|之中)，/u
const halves: readonly (readonly [RegExp, RegExp])[] = [
  [/^男/u, /^女/u],
  [/^进[港口站]/u, /^出[港口站]/u],
  [/^城镇/u, /^(?:农村|乡村)/u],
  [/^线上/u, /^线下/u],
  [/^公办/u, /^民办/u],
  [/^新建/u, /^(?:改建|改扩建|续建)/u],
  [/^国内/u, /^(?:国外|境外|入境)/u],
]
const joins = /^(?:个|家|户)?[、，,；]|^(?:和|以及|及)/u

export const partSum: Rule = {
  id: 'figure/part-sum',
  name: '分项之和与总数不符',
  level: 'warn',
  fix: 'none',
  why: '总数和它的各个分项写在一句里，分项相加与总数不同，或者某一分项大于总数。',
  basis: [{ source: '文内逻辑', verified: true }],
  examples: {
    bad: [
      {
        text: '全镇护林员⟦380人⟧，其中专职120人、兼职210人、志愿者80人。',
        message: '各分项相加为410人，此处总数为380人，请核对',
      },
      {
        text: '今年安排水利项目⟦58个⟧，其中新建27个、改建14个、续建19个。',
        message: '各分项相加为60个，此处总数为58个，请核对',
      },
      {
        text: '全年受理来信来访⟦412件⟧，其中来信135件，来访98件，网上投诉189件。',
        message: '各分项相加为422件，此处总数为412件，请核对',
      },
      {
        text: '改造提升农贸市场⟦45处⟧，其中城区21处、集镇12处、乡村10处。',
        message: '各分项相加为43处，此处总数为45处，请核对',
      },
      {
        text: '全镇在建农房⟦128户⟧，比上年增加9户，其中危房改造46户、易地新建38户、扩建54户。',
        message: '各分项相加为138户，此处总数为128户，请核对',
      },
      {
        text: '这⟦9起⟧里面，电线老化引起的3起，油锅着火引起的4起，玩火引起的3起。',
        message: '各分项相加为10起，此处总数为9起，请核对',
      },
      {
        text: '| 片区 | 户数 | 占比 |\n| --- | --- | --- |\n| 东片 | 320 | 40% |\n| 中片 | 280 | 35% |\n| 西片 | 200 | 25% |\n| 合计 | ⟦830⟧ | 100% |',
        message: '“户数”一栏各行相加为800，此处合计为830，请核对',
      },
      {
        text: '本届毕业生⟦620人⟧，其中男生330人、女生310人。',
        message: '各分项相加为640人，此处总数为620人，请核对',
      },
      {
        text: '去年表彰村医⟦42人⟧，其中从医三十年的16人、二十年的18人、十年的18人。',
        message: '各分项相加为52人，此处总数为42人，请核对',
      },
      {
        text: '配齐路长：县级12名、镇级48名、村级160名，共⟦230名⟧。',
        message: '各分项相加为220名，此处合计为230名，请核对',
      },
      {
        text: '新增床位860张，其中护理型⟦920张⟧。',
        message: '分项920张大于总数860张，应改正其中一处',
        level: 'warn',
      },
      {
        text: '秋种小麦9万亩、油菜16万亩、绿肥11万亩，三项合计⟦38万亩⟧。',
        message: '各分项相加为36万亩，此处合计为38万亩，请核对',
      },
    ],
    good: [
      '村医共86人，其中专职38人、兼职48人、乡镇下派0人。',
      '秋种小麦9万亩、油菜16万亩、绿肥11万亩，三项合计36万亩。',
      '县级投入2.14亿元、市级1.33亿元、省级0.9亿元，合计4.4亿元。',
      '今年安排水利项目60个，其中新建27个、改建14个、续建19个。',
      '今年安排项目58个，其中新建27个、改建14个。',
      '本届毕业生640人，其中男生330人、女生310人，党员14人。',
      '民宿共87家，比去年底增加12家，其中河东51家、河西24家、其他乡镇12家。',
      '| 片区 | 户数 | 户均 |\n| --- | --- | --- |\n| 东片 | 320 | 1.9 |\n| 中片 | 280 | 2.1 |\n| 西片 | 200 | 1.8 |\n| 合计 | 800 | 1.9 |',
      '| 片区 | 户数 |\n| --- | --- |\n| 东片 | 320 |\n| 其中：低保 | 60 |\n| 西片 | 200 |\n| 合计 | 520 |',
      '全年受理412件，其中来信135件、来访98件、重复件205件。',
      '完成投资46.9亿元，其中工业21.3亿元、农业6.4亿元、服务业19.3亿元，分项数据未作机械调整。',
      '完成投资47亿元，其中工业21.3亿元、农业6.4亿元、服务业19.2亿元。',
      '建成项目58个，其中亿元以上27个、5亿元以上14个、10亿元以上4个。',
      '检查企业1200家，其中发现隐患3400处。',
      '本级收入14.2亿元，增长3.9%。加上补助收入26.8亿元、转贷收入3.1亿元、上年结转1.9亿元，收入总计46亿元。',
      '全体居民人均可支配收入18126元，其中城镇23418元、农村11286元。',
      '农林牧渔业总产值78.6亿元，其中农业41.2亿元、林业9.8亿元、牧业19.6亿元、渔业3.1亿元。',
      '服务群众5.2万人次，其中上门1.1万人次、门诊2.6万人次等。',
    ],
  },
  check(doc, context) {
    for (const sentence of doc.find(figuresBySentence)) {
      for (const [i, total] of sentence.entries()) {
        checkTotal(total, sentence.slice(i + 1, i + longestList), doc, context)
        checkTogether(total, sentence.slice(Math.max(0, i - longestList), i), doc, context)
      }
    }
    for (const found of wrongTotals(doc)) context.report(found)
  },
}

function checkTotal(total: Figure, later: readonly Figure[], doc: Doc, { report }: Context<object>): void {
  // 87家，比去年底增加12家，其中…: the parts are of the whole and not of what it grew by
  if (grownBy.test(total.before)) return
  const grown = later.findIndex((figure) => figure.unit !== '%' && !grownBy.test(figure.before))
  if (grown > 2) return
  if (grown > 0) later = later.slice(grown)
  const first = later[0]
  if (!first || !isAmount(total) || first.unit !== total.unit) return
  const link = between(doc, total, first)
  if (
    !(opens.test(link) || within.test(link)) ||
    /[。；]/u.test(link) ||
    link.length > 24 + 12 * Math.max(grown, 0)
  )
    return
  const parts = partsOf(total, later, doc)
  const end = parts.at(-1)?.end ?? first.end
  const rest = doc.text.slice(end, Math.min(first.sentence.end, end + 40))
  const lead = doc.text.slice(total.start - total.before.length, total.start).replace(timely, '')
  const around =
    lead +
    doc.text.slice(total.start, total.end) +
    doc.text.slice(grown > 0 ? first.start - first.before.length : total.end, end) +
    rest
  if (overlaps.test(around)) return
  if (/其中/u.test(link) && parts.length > 0 && parts[0]!.low > total.high * (1 + 1e-9)) {
    if (/发现|整改|涉及|带动|服务|惠及/u.test(link)) return
    report({
      range: parts[0]!,
      message: `分项${doc.slice(parts[0]!)}大于总数${doc.slice(total)}，应改正其中一处`,
      related: [{ message: '总数', at: total }],
    })
    return
  }
  if (!(parts.length > 2 || (parts.length === 2 && areHalves(parts, doc))) || isLadder(parts, doc)) return
  const sum = parts.reduce((all, part) => all + part.value, 0)
  const slack = parts.reduce((all, part) => all + (part.high - part.value), total.high - total.value)
  const off = Math.abs(sum - total.value)
  if (off <= slack + 1e-9 * Math.max(1, sum) || off / total.value < least) return
  // far off: only parts that are more than the whole, by one slip of the pen
  if (
    off / total.value > most &&
    !(
      (within.test(link) || link.includes('包括')) &&
      sum > total.value &&
      isOneSlip(total, parts, total.value - sum)
    )
  )
    return
  // 其中 names some of the parts, often not all: less than the total only counts where one slip of the pen explains it
  if (within.test(link) && sum < total.value && !isOneSlip(total, parts, total.value - sum)) return
  const size = total.value / Number(total.digits || 1) || 1
  const decimals = Math.max(total.decimals, ...parts.map((part) => part.decimals))
  report({
    range: total,
    message: `各分项相加为${rounded(sum / size, decimals)}${total.printed}，此处总数为${doc.slice(total)}，请核对`,
    related: parts.map((part) => ({ message: '分项', at: part })),
  })
}

/** True where one figure, one digit of it other or two of them changed round, would make the parts add up. */
function isOneSlip(total: Figure, parts: readonly Figure[], missing: number): boolean {
  return isSlip(total, total.value - missing) || parts.some((part) => isSlip(part, part.value + missing))
}

function isSlip({ digits, value, decimals }: Figure, wanted: number): boolean {
  const size = value / Number(digits || 1) || 1
  const right = (wanted / size).toFixed(decimals)
  if (right.length !== digits.length) return false
  const other = [...digits].flatMap((digit, i) => (digit === right[i] ? [] : [i]))
  const [first = 0, second] = other
  return (
    other.length === 1 ||
    (other.length === 2 && digits[first] === right[second!] && digits[second!] === right[first])
  )
}

/** 小麦9万亩、油菜16万亩、绿肥11万亩，三项合计36万亩 */
function checkTogether(
  total: Figure,
  before: readonly Figure[],
  doc: Doc,
  { report }: Context<object>,
): void {
  if (
    !isAmount(total) ||
    !/(?:[三四五六七八九]项|[三四五六七八九][类个种])?(?:合计|共计|总计|加起来|相加)(?:为|达)?$|^(?:总|一)?共$/u.test(
      total.before,
    )
  )
    return
  const parts: Figure[] = []
  for (const figure of before.toReversed()) {
    const next = parts[0]
    const link = between(doc, figure, next ?? total)
    if (
      figure.unit !== total.unit ||
      figure.hedge !== '' ||
      /[。；]|比|增|减|占/u.test(link) ||
      link.length > 20
    )
      break
    if (next && !joins.test(link)) break
    parts.unshift(figure)
  }
  const count = /([三四五六七八九])[项类个种]/u.exec(total.before)?.[1]
  const wanted = count ? '三四五六七八九'.indexOf(count) + 3 : undefined
  if (parts.length < 3 || (wanted !== undefined && parts.length !== wanted) || isLadder(parts, doc)) return
  // 加上上级补助…，收入总计: the first part was told before
  if (/加上|再加|连同|另有|此外/u.test(doc.text.slice(total.sentence.start, parts[0]!.start))) return
  const sum = parts.reduce((all, part) => all + part.value, 0)
  const off = Math.abs(sum - total.value)
  const slack = parts.reduce((all, part) => all + (part.high - part.value), total.high - total.value)
  // whole numbers of 万亩 are as exact as they are printed when they are said to add up
  const exact = [...parts, total].every((figure) => figure.decimals === 0)
  if (off <= (exact ? 0 : slack) + 1e-9 * Math.max(1, sum) || off / total.value > most * 2) return
  const size = total.value / Number(total.digits || 1) || 1
  const decimals = Math.max(total.decimals, ...parts.map((part) => part.decimals))
  report({
    range: total,
    message: `各分项相加为${rounded(sum / size, decimals)}${total.printed}，此处合计为${doc.slice(total)}，请核对`,
    related: parts.map((part) => ({ message: '分项', at: part })),
  })
}

function isAmount(figure: Figure): boolean {
  return (
    figure.unit !== '' &&
    !/^(?:%|‰|个百分点|倍|番|成|位|度|分|岁)$/u.test(figure.unit) &&
    figure.hedge === '' &&
    // a mean may well be less than one of its parts
    !/[人户亩地平]均|均价|单价|每/u.test(figure.before) &&
    figure.value > 0
  )
}

/** The figures that follow as a list of parts: 新建27个、改建14个、续建19个. */
function partsOf(total: Figure, later: readonly Figure[], doc: Doc): Figure[] {
  const parts: Figure[] = []
  for (const figure of later) {
    const last = parts.at(-1)
    if (figure.unit !== total.unit || figure.hedge !== '') break
    if (last) {
      const link = between(doc, last, figure)
      if (!joins.test(link) || link.length > 20 || /[。]|比|增|减|同期|占/u.test(link)) break
    }
    parts.push(figure)
  }
  return parts
}

/** 其中男生320人、女生290人: two that together are the whole, whatever it is. */
function areHalves([one, other]: readonly Figure[], doc: Doc): boolean {
  const [a, b] = [one!, other!].map(({ start, before }) =>
    doc.text.slice(start - before.length, start).replace(/^其中/u, ''),
  )
  return halves.some(
    ([left, right]) => (left.test(a!) && right.test(b!)) || (right.test(a!) && left.test(b!)),
  )
}

/** 亿元以上27个、5亿元以上14个: bands that hold each other are no parts. */
function isLadder(parts: readonly Figure[], doc: Doc): boolean {
  return parts.some((part) =>
    /以上|以下|以内/u.test(doc.text.slice(part.start - part.before.length, part.end + 2)),
  )
}
