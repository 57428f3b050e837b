/** Sentences that give somebody something to do, with who, by when and what is to come of it. */
import type { Doc } from '../doc.ts'
import { figures } from './figures.ts'
import { firstAtOrAfter } from './first.ts'
import { headings } from './headings.ts'
import { sentences, type Sentence } from './sentences.ts'
import type { Range } from '../rule.ts'

export interface Task extends Range {
  block: number
  /** A unit, a group of units or a post is named: in the sentence itself, or around it. */
  owner: 'sentence' | 'around' | undefined
  /** A time is named: in the sentence itself, or around it. */
  time: 'sentence' | 'around' | undefined
  /** 尽快 适时 …, where no other time is named in the sentence. */
  vague?: Range
  /** 每周 定期 常态化: it has no end. */
  isStanding: boolean
  /** A unit is charged with it: 县水利局要…, 由县水利局负责. */
  isAssigned: boolean
  /** Something that can be seen to be done: 建成 报送 拨付 … */
  hasDeed: boolean
  hasFigure: boolean
}

const duty =
  /(?<![主重需首必紧扼纲概])要(?![求是有不素么]|打问号)|须|务必|应当|负责|牵头|确保|力争|请(?!示|教|客|假)/u
const deed =
  /完成|建成|开工|投产|投用|竣工|出台|制定|印发|报(?:送|县|市|区|省|镇|乡)|上报|提交|交出|拿出|列出|排出|整改到位|办结|销号|清零|拨付|兑付|付清|收储|签约|启动|发放|配齐|补齐|组建|摸清|验收|交付|贯通|公布|通报一次|清单|台账|方案|名单/u
const unit =
  /(?:局|委|办|办公室|部门?|厅|中心|公司|集团|银行|镇|乡|街道|村|社区|园区|开发区|管委会|领导小组|指挥部|专班|工作组|工商联|总工会|团委|妇联|供销社|法院|检察院|政府|党委|党组|支部|学校|医院|协会|商会|单位|企业|科室|队伍|站|所|窗口|书记|[县区市镇乡局]长|主任|负责人|负责同志|干部|专员|班子|大家|各级|各地|我|双方|三家|两家|谁)(?![一-龥]{0,2}(?:问题|改革|建设))/u
const assigned =
  /(?:局|委|办|办公室|厅|中心|公司|集团|银行|镇|乡|街道|村|社区|园区|开发区|管委会|领导小组|指挥部|专班|工作组|工商联|总工会|妇联|供销社|部门|单位)(?:、[^，。；：]{2,12})?(?:(?:会同|联合|牵头会同|配合)[^，。；：]{2,20})?(?:，)?(?:还)?(?:要|须|务必|负责|牵头|应当)|由[^，。；：]{2,20}(?:负责|牵头|承担)/u
const time =
  /\d{1,2}月|[一二三四五六七八九十]+月(?:份|底|初|[上中下]旬)|月底|月初|月内|年底|年末|年内|年前|季度|[上下]半年|本周|下周|周[一二三四五六日]|[\d一二三四五六七八九十两几半]+个?(?:天|日|周|星期|月|工作日|小时)(?:之?内|以内|之后|后)|会后|散会|今天|今晚|明天|明年|当[天日月年场]|[节汛冬春夏秋雨]前|入冬|春节|国庆|中秋|开学|月\d{1,2}日|\d{1,2}日前|之前|以前|前完成|前[要须]/u
const vague = /尽快|适时|抓紧|早日|尽早|及时|近期|下一步/u
const standing =
  /每[天日周月季年半次个户家]|按[日周月季年]|定期|常态|经常|随时|长期|始终|坚持|持续|日常|平时|一直|不断|全程|凡是|只要|一旦|发现[^，。]{0,8}(?:立即|马上)|必须|不得|不能|严禁/u

/** What others say; its place is kept, so that offsets stay. */
const quoted = /“[^“”\n]*”/gu
const blank = (words: string): string => '〇'.repeat(words.length)

/** Every such sentence of running text, in order; what is quoted or told of the past is not among them. */
export function tasks(doc: Doc): readonly Task[] {
  const found: Task[] = []
  for (const sentence of doc.find(sentences)) {
    const { kind } = doc.blocks[sentence.block]!
    if (kind !== 'paragraph' && kind !== 'item') continue
    const words = doc.slice(sentence).replaceAll(quoted, blank)
    if (!duty.test(words) || /[？?]/u.test(words)) continue
    found.push(taskOf(sentence, words, doc))
  }
  return found
}

function taskOf(sentence: Sentence, words: string, doc: Doc): Task {
  const all = doc.find(figures)
  const first = all[firstAtOrAfter(all, sentence.start)]
  const hasFigure = first !== undefined && first.start < sentence.end
  const where = (pattern: RegExp): Task['owner'] =>
    pattern.test(words) ? 'sentence' : pattern.test(wordsAround(sentence, doc)) ? 'around' : undefined
  const soft = vague.exec(words)
  const start = sentence.start + (soft?.index ?? 0)
  return {
    start: sentence.start,
    end: sentence.end,
    block: sentence.block,
    owner: where(unit),
    time: where(time),
    ...(soft ? { vague: { start, end: start + soft[0].length } } : {}),
    isStanding: standing.test(words),
    isAssigned: assigned.test(words),
    hasDeed: deed.test(words),
    hasFigure,
  }
}

/** As much of a paragraph on either side speaks of the same task. */
const near = 400

/** The rest of the paragraph, the heads above it, and a line 责任单位：… beneath it. */
function wordsAround(sentence: Sentence, doc: Doc): string {
  const block = doc.blocks[sentence.block]!
  const heads = doc
    .find(headings)
    .filter(({ start, scopeEnd }) => start <= sentence.start && sentence.start < scopeEnd)
  const next = doc.blocks[sentence.block + 1]
  const line =
    next && /^[（(]?(?:责任|牵头|配合|完成)/u.test(doc.slice(next).slice(0, 4)) ? doc.slice(next) : ''
  const before = doc.text.slice(Math.max(block.start, sentence.start - near), sentence.start)
  const after = doc.text.slice(sentence.end, Math.min(block.end, sentence.end + near))
  return `${heads.map(({ title }) => title).join('\n')}\n${before}\n${after}\n${line}`
}
