import { parseChineseNumber } from '../../text/numerals.ts'
import type { Block } from '../blocks.ts'
import type { Doc } from '../doc.ts'
import { announcements } from '../find/announced.ts'
import type { Inputs, Report, Rule } from '../rule.ts'
import { attachmentFaults } from './attachments.ts'

const number = '([二三四五六七八九十两]|十[一二三四五]|\\d{1,2})'
const names = '(?:“[^“”\\n]{1,20}”[、和与及]?){2,15}'
const titles = '(?:《[^《》\\n]{1,40}》[、和与及]?){2,15}'
/** “四项行动”：“…”“…”“…” · 四大工程（“…”“…”） */
const setFirst = new RegExp(
  `${number}(?:项|大|个|条|类|种)[^“”（）()，。；：、\\n\\d]{1,8}”?(?:（|：|，?(?:即|分别是|分别为|就是))(${names})(?=[）。；，！\\n]|$)`,
  'gu',
)
/** “…”“…”“…”三项行动 · 《…》《…》三个文件 */
const setLast = new RegExp(
  `(?<![、和与及“”《》])(?:(${names})(?<![、和与及])([二三四五六七八九十两](?:项|大|个|条|类|种)|\\d{1,2}(?:项|大|类|种))` +
    `|(${titles})(?<![、和与及])(${number}(?:项|个|部|份)))(?!百分|小时|月|工作日)[^“”，。；、\\n]`,
  'gu',
)
/** Behind a count: ：有人管、有钱修、有章循、有人督。 · ”，即宣传到位、人员到位、措施到位。 */
const list =
  /”?(?:：|，?(?:即|就是|也就是)：?)([^“”，。；：、\n]{2,12}(?:、[^“”，。；：、\n]{2,12}){1,14})(?=[。；\n]|$)/uy
/** ”：站位不高，…；办法不多，…。 what follows up to the end of the sentence, in parts with ； between. */
const clauses = /”?(?:做好|抓好|落实好|做到位|抓到位)?：([^。：\n]{6,300})(?=[。\n]|$)/uy
/** Two names side by side. */
const sideBySide = /”[、和与及]?“|》[、和与及]?《/gu

/** How far apart the numbers may be; beyond, the count is of something else. */
const farthest = 3

export const namedSet: Rule = {
  id: 'count/named-set',
  name: '并列项数',
  level: 'warn',
  fix: 'none',
  why: '“四项行动”后面只列了三个名称，或者附件说明与所附的附件对不上，需要补齐或改数。',
  basis: [{ source: '文内逻辑', verified: false }],
  examples: {
    bad: [
      {
        text: '今年在全镇实施“⟦四项行动⟧”：“清河行动”“护路行动”“亮灯行动”，每季度评比一次。',
        message: '此处为“四项行动”，后面列了3个名称，请核实',
      },
      {
        text: '团委组织开展⟦“书香进村”“义诊进院”“快递进屯”四项⟧活动，深受欢迎。',
        message: '此处列了3个名称，后面为“四项”，请核实',
      },
      {
        text: '县里先后出台⟦《河道管护办法》《渠系维修办法》3个⟧文件，工作有章可循。',
        message: '此处列了2个名称，后面为“3个”，请核实',
      },
      {
        text: '社区治理讲到底是⟦五句话：有人管、有钱修、有章循、有人督⟧。',
        message: '此处为“五句话”，后面列了4项，请核实',
      },
      {
        text: '对困难群众要做到“⟦三个到位”：政策到位、资金到位、人员到位、服务到位⟧。',
        message: '此处为“三个到位”，后面列了4项，请核实',
      },
      {
        text: '年轻干部身上还有“⟦三个不够⟧”：阅历不够，没有在急难险重中摔打过；本领不够，见了群众不会说话；韧劲不够，碰到钉子就回头；耐心不够，开会总想着早点走。',
        message: '此处为“三个不够”，后面列了4项，请核实',
      },
      {
        text: '护林要做到“⟦四个一⟧”：一座山头一名护林员，吃住在山上；一个路口一道卡，来人必登记；一处坟地一个桶，烧完再离人。',
        message: '此处为“四个一”，后面列了3项，请核实',
      },
      {
        text: '⟦附件：1.任务分工表⟧\n\n2.进度表\n\n3.联系人名单\n\n附件1\n\n任务分工如下。\n\n附件2\n\n进度如下。',
        message: '此处列了3个附件，后面只有附件1、附件2，请核实',
      },
    ],
    good: [
      '今年在全镇实施“四项行动”，重点抓好“清河行动”“护路行动”等。',
      '实施“四项行动”：“清河行动”“护路行动”“亮灯行动”“种绿行动”。',
      '组织“书香进村”“义诊进院”等四项活动，深受欢迎。',
      '对接“两廊工程”“三区计划”和“六大集群”，“双随机”“双公示”和三项清单一并公布。',
      '推进“一网通办”改革、“书香进村”“义诊进院”三项工作。',
      '全县获得3项省级荣誉，包括“双拥模范县”“卫生先进县”，群众很受鼓舞。',
      '新建“口袋公园”“便民驿站”12个，新增“绿色工厂”“智能车间”3个。',
      '他先后获得“先进个人”“巾帼标兵”两项荣誉，两个月后调到县里。',
      '<!-- 附件说明 -->\n附件：1.回执\n2.议程\n\n<!-- 页首 -->\n附件1\n\n# 回执\n\n见表。\n\n<!-- 页首 -->\n附件2\n\n# 议程\n\n见表。',
      '附件：任务分工表\n\n附件\n\n# 任务分工表\n\n见表。',
      '附件：1.任务分工表\n\n2.进度表\n\n附件1\n\n# 任务分工表\n\n见表。\n\n附件2\n\n# 进度表\n\n见表。',
      '要处理好三个关系：长远与眼前、城市和农村、发展与保护的关系。',
      '年轻干部身上还有“三个不够”：阅历不够，没有在急难险重中摔打过；本领不够，见了群众不会说话；韧劲不够，碰到钉子就回头。',
      '要解决“两个不足”：人手不足，一人顶三岗；经费不足，车都开不动；此外，时间也紧。',
      '抓好五个重点：园区扩容、企业上市、项目入库和招商引资、要素保障。',
    ],
  },
  check(doc, { inputs, report }) {
    for (const block of blocksWithNames(doc)) {
      for (const found of setsFirst(doc, block, inputs)) report(found)
      for (const found of setsLast(doc, block)) report(found)
    }
    for (const found of parallels(doc)) report(found)
    for (const found of inClauses(doc)) report(found)
    for (const fault of attachmentFaults(doc)) report(fault)
  },
}

function blocksWithNames(doc: Doc): ReadonlySet<Block> {
  return new Set([...doc.text.matchAll(sideBySide)].map(({ index }) => doc.blocks[doc.blockAt(index)]!))
}

function* setsFirst(doc: Doc, block: Block, { terms }: Inputs): Generator<Report> {
  for (const match of doc.slice(block).matchAll(setFirst)) {
    const n = numberOf(match[1]!)
    const listed = match[2]!.match(/“[^“”]*”/gu)!.length
    const words = /^[^”（：，即分就]*/u.exec(match[0])![0]
    // the members of a set that everybody knows are term/fixed-set's
    if (n === undefined || n === listed || terms.sets.some(({ name }) => name.includes(words))) continue
    const start = block.start + match.index
    yield {
      range: { start, end: start + words.length },
      message: `此处为“${words}”，后面列了${listed}个名称，请核实`,
      data: { announced: n, found: listed },
    }
  }
}

function* setsLast(doc: Doc, block: Block): Generator<Report> {
  for (const match of doc.slice(block).matchAll(setLast)) {
    const count = (match[2] ?? match[4])!
    const n = numberOf(/^(?:\d+|.)/u.exec(count)![0])
    const listed = (match[1] ?? match[3])!.match(/[“《][^“”《》]*[”》]/gu)!.length
    if (n === undefined || n === listed || Math.abs(n - listed) > farthest) continue
    const start = block.start + match.index
    yield {
      range: { start, end: start + match[0].length - 1 },
      message: `此处列了${listed}个名称，后面为“${count}”，请核实`,
      data: { announced: n, found: listed },
    }
  }
}

/** Parts of one length, or that all have the word of the name, are a list beyond doubt; 和 in one could make two of it. */
function* parallels(doc: Doc): Generator<Report> {
  for (const { n, noun, start, end } of doc.find(announcements)) {
    list.lastIndex = end
    const match = list.exec(doc.text)
    const parts = match?.[1]!.split('、') ?? []
    if (!match || parts.length < 3 || /[和及与或等]/u.test(match[1]!)) continue
    const letters = noun.endsWith('字')
    const word = noun.replace(/^[个项条点大]/u, '')
    const alike =
      parts.every(({ length }) => length === parts[0]!.length) ||
      (word.length > 1 && parts.every((part) => part.startsWith(word) || part.endsWith(word)))
    const listed = letters ? parts.join('').length : parts.length
    if (!alike || n === listed || Math.abs(n - listed) > 2) continue
    yield {
      range: { start, end: end + match[0].length },
      message: `此处为“${doc.text.slice(start, end)}”，后面${letters ? `有${listed}个字` : `列了${listed}项`}，请核实`,
      data: { announced: n, found: listed },
    }
  }
}

/** “三个不够”：站位不够，…；办法不够，…: every part says the word of the name in its first words. */
function* inClauses(doc: Doc): Generator<Report> {
  for (const { n, noun, start, end, coined } of doc.find(announcements)) {
    const word = noun.replace(/^[个项条点大种类]/u, '').replace(/[“”]/gu, '')
    const isOne = coined && word === '一'
    if (!isOne && (word.length < 2 || !(coined || noun.includes('“')))) continue
    clauses.lastIndex = end
    const match = clauses.exec(doc.text)
    const parts = match?.[1]!.split('；') ?? []
    if (!match || parts.length < 3 || parts.length === n || Math.abs(n - parts.length) > 2) continue
    const heads = parts.map((part) => part.split(/[，、]/u)[0]!)
    if (
      !heads.every((head) =>
        isOne ? /^一[\p{Script=Han}]/u.test(head) : head.length <= 14 && head.includes(word),
      )
    )
      continue
    yield {
      range: { start, end },
      message: `此处为“${doc.text.slice(start, end)}”，后面列了${parts.length}项，请核实`,
      data: { announced: n, found: parts.length },
    }
  }
}

function numberOf(digits: string): number | undefined {
  return /^\d/u.test(digits) ? Number(digits) : parseChineseNumber(digits)
}
