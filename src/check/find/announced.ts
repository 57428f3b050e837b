/** Counts in a text that say how many things follow: 三点意见, 四个方面的问题, “三个明显”. */
import { parseChineseNumber } from '../../text/numerals.ts'
import type { Doc } from '../doc.ts'
import type { Range } from '../rule.ts'
import { within, quotations } from './spans.ts'

export interface Announcement extends Range {
  n: number
  /** A name in quotation marks: “三个明显”. */
  coined: boolean
  /** 点意见 · 个方面的问题 · 项任务 */
  noun: string
  block: number
  /** Said of what the speaker is about to say: 我讲三点意见, 从四个方面汇报. */
  spoken: boolean
  /** A verb makes it a count of what comes: 抓好三项工作, 存在四个短板. */
  led: boolean
  /** 这四个差距: of what stands before it. */
  back: boolean
  /** It stands in the first words of its block. */
  begins: boolean
  /** What somebody else said, or somebody said at another time. */
  told: boolean
  /** The stop that ends its clause, '' at the end of its block; and where the text behind that stop begins. */
  stop: string
  next: number
}

const number = '(?:[一二三四五六七八九十两]{1,3}|\\d{1,2})'
/** Not part of a longer number, an ordinal, an estimate, a list (一、二类) or a share of something (前三项). */
const free =
  '(?<![第数几若多余百千万亿点零〇之前后每头\\d.一二三四五六七八九十两]|[一二三四五六七八九十\\d][、至到—–~～-]|其[他余]|剩余|另外)'
const han = '\\p{Script=Han}'
/** 的 makes the count one of something else: 三项制度的落实工作. */
const plain = '[^\\P{Script=Han}的之]'
const measure = '(?:[个大]?方面|个[层维][面度]|[个大][类项件]|[个大类种项条点件步句层])'
const qualities =
  '(?:的|主要|突出|重点|具体|基本|深层次|共性|主观|客观|明显|关键|核心|重要|薄弱|现实|紧迫|迫切|难点|堵点|亟待解决|亟需解决|' +
  '不容忽视|值得(?:重视|关注|注意)|硬|实|新|大)'
const nouns =
  '意见|要求|建议|看法|想法|体会|感受|希望|说明|意思|话|方面|特点|特征|亮点|变化|问题|短板弱项|短板|弱项|不足|差距|薄弱环节|难题|难点|' +
  '矛盾|工作|任务|举措|措施|办法|做法|重点|原因|因素|条件|环节|关键|转变|意识|关系|事情|事|实事|文章|硬仗|突破口|突破|机遇|挑战|优势|' +
  '经验|启示|原则|关口|难关|大事|要点|规矩|准备|保障|机制|议程|议题|内容|部分|层面|步骤|目标|行动|抓手|路径|渠道|支撑|字|表率|模范|标杆|' +
  '到位|结合|统一|并重|带头|强化|提升|坚持|确保|明确|严格|注重|跟上|加强|务必|必须|始终|认识|理念|观念|思维|倾向|误区|偏差|苗头|领域|层次|角度|阶段|战役'
/** Where a count may stand: a number before a measure, or at the beginning of a quotation. */
const place = /[一二三四五六七八九十两\d][个大种类项条点件步句层方“]|[“「][一二三四五六七八九十两\d]/gu
const coinedName = new RegExp(`(${number})([个大种项条点类]?[^“”「」\\d，。；：、\\n]{1,6})(?=[”」])`, 'uy')
const counted = new RegExp(
  `${free}(${number})(` +
    // 十件民生实事 · 四大工程 · 三个“下功夫”: what may stand between depends on the measure
    `大${han}{2,6}(?=[：:，,。；”])|[个种类大项]“[^“”，。；：、\\n]{1,8}”|` +
    `(?:[件项条点]|方面)${plain}{1,4}?(${nouns})|${measure}${qualities}{0,4}(${nouns})?)`,
  'uy',
)

/** What may stand between the count and the stop of its clause. */
const tail =
  /^(?:来?(?:概括|归纳|总结|形容|说明|回答)|(?:要|需要|必须|应当|值得)(?:大家|我们)?(?:牢牢|始终|特别|好好)?(?:记住|牢记|坚持|把握|注意|记取|汲取)|[上中]?(?:[下见求出寻走做作用][\u4e00-\u9fff]{1,4})|(?:工作|问题|意见|要求)?(?:上|中|里|来|去)?(?:过|办|干|完成|入手|着手|发力|用力|下功夫|着力|抓起|做起|抓|做|讲|说|谈|突破|推进|加强|存在|展开|落实|推动)?|(?:还|仍|仍然|比较|较|较为|十分|尤为|最为|依然|特别|相当|更|也|都)*(?:突出|明显|集中|普遍|严重|重要|关键)|(?:亟|急)?(?:待|需|需要)(?:我们)?(?:加以|认真|切实|着力|下大力气)?(?:解决|重视|关注|研究|克服|破解|整改)|(?:必须|应当|应该|需要|不容|不可|要)(?:引起|高度|认真|切实)?(?:正视|重视|警惕|警醒|忽视|小视|改进|解决|关注|整改|补上)|值得(?:重视|关注|注意|总结)|(?:一并|再|也)?(?:跟|同|向|给)?(?:大家|同志们)?(?:讲一讲|说一说|谈一谈|说一下|讲一下|强调一下|提一提|讲清楚|说清楚|讲明白|说明白)|如下|具体(?:如下|是|为|来说)?|分别(?:是|为)|就是|主要(?:是|有|包括)?|即|包括|是|有)$/u
const speaking =
  /(?:讲|谈|说|强调|重申|提出|提|汇报|报告|作|通报|介绍|讨论|交流|商量|探讨)(?:以下|下面|如下|这么|这样|一下|好|这)*$/u
/** What a speaker says that he will say. */
const sayable =
  /(?:点|意见|要求|建议|希望|看法|想法|体会|感受|说明|意思|话|问题|情况|方面|部分|事|件|事情|工作|任务|层)$/u
/** Somebody who is about to speak. */
const aboutTo = /我|下面|下边|现在|这里|在此|借此|趁此|今天|最后|再|就|结合|围绕|针对|着重|主要|重点|简要|先/u
const from = /(?:从|分|分为|分成|围绕)(?:以下|下面|如下|这)?$/u
const thenSpeaks =
  /^(?:的情况|的内容|情况|内容)?[，,]?(?:来)?(?:向[^，。；：\n]{0,12})?(?:讲|谈|汇报|报告|说|作|介绍|通报)/u
const leading =
  /(?:讲|谈|强调|提出|提|用|[办做抓干](?:了|成了|成)|有|存在|面临|呈现(?:出)?|表现(?:出|为|在)?|体现(?:为|在)|抓实|抓牢|抓|做实|做到|落实|靠|定|扭住|盯住|紧盯|把住|守住|过|安排|部署|明确|讨论|商量|突出|聚焦|实施|解决|破解|把握|坚持|具备|强化|树立|实现|围绕|归纳(?:为|起来)?|概括(?:为|起来)?|总结(?:为|起来)?|主要是|就是|分(?:为|成)?|包括|从|补齐|打赢|完成|推进|开展|采取|健全|完善|注意|[一-龥]好|以下|下列|如下)(?:出|好|起|为|了以下)?(?:以下|下面|如下|这)?$/u

const others =
  '(?:书记|省长|市长|县长|区长|镇长|部长|厅长|主席|主任|局长|同志|领导|中央|国务院|省委|市委|县委|区委|省政府|市政府|县政府|区政府|会议|全会|大会|文件|通知|去年|上年|前年|上次|往年|上届|此前|年初|刚才)'
const telling =
  '(?:强调|指出|提出|要求|讲|说|谈|作|部署|安排|明确|确定|定下|布置|列出|提到|讲话|确立)(?:了|过|出|的)?'
const told = new RegExp(`${others}[^，。；：]{0,16}${telling}[^，。；：]{0,6}$`, 'u')
/** 省委提出的五项任务 */
const toldOf = new RegExp(`${others}[^，。；：]{0,12}(?:${telling}的|的)$`, 'u')
/** 我代表县委讲三点意见, 就贯彻市委全会精神讲三点意见 are one's own. */
const own = /我|代表|就|围绕|落实|贯彻|按照|结合|对照|学习|根据|下面/u
const past = /(?:讲|说|谈|提|提出|强调|作|部署|安排|明确)(?:了|过)$/u

/** Every announced count of two and more, in order of the text; what stands in quotation marks only as a coined name (“三个明显”). */
export function announcements(doc: Doc): readonly Announcement[] {
  const found: Announcement[] = []
  const { text } = doc
  for (const { 0: two, index } of text.matchAll(place)) {
    const coined = two[0] === '“' || two[0] === '「'
    const at = coined ? index + 1 : beginningOf(text, index)
    const pattern = coined ? coinedName : counted
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (!match) continue
    const digits = match[1]!
    const noun = match[2]!
    const n = /^\d/u.test(digits) ? Number(digits) : parseChineseNumber(digits)
    if (n === undefined || n < 2 || n > 20) continue
    // “两高四着力” is a name of its own
    if (coined && noun !== '个一' && /[一二三四五六七八九十两]/u.test(noun)) continue
    // 三个 alone counts things
    const isNamed = coined || (match[3] ?? match[4]) !== undefined
    if (!isNamed && !/[点条件句层”]$|方面|^大/u.test(noun)) continue
    const start = match.index
    // 下午三点, 三点五公里
    if (noun === '点' && isTime(text, start, start + match[0].length)) continue
    const end = start + match[0].length
    const block = doc.blockAt(start)
    const { kind } = doc.blocks[block]!
    if (kind !== 'paragraph' && kind !== 'item' && kind !== 'heading') continue
    const quoted = within(doc.find(quotations), start)
    if (quoted !== coined) continue
    found.push(announcementOf(doc, { n, noun, start, end, block }, coined))
  }
  return found
}

/** Where a number begins of which a digit stands at an offset. */
function beginningOf(text: string, offset: number): number {
  let at = offset
  while (/[一二三四五六七八九十两\d]/u.test(text[at - 1] ?? '')) at--
  return at
}

function isTime(text: string, start: number, end: number): boolean {
  return (
    /[午晨早晚夜间到至]上?$/u.test(text.slice(Math.max(0, start - 2), start)) ||
    /^(?:[零一二三四五六七八九十\d半整钟多]|左右)/u.test(text.slice(end, end + 2))
  )
}

function announcementOf(
  doc: Doc,
  count: Range & { n: number; noun: string; block: number },
  coined: boolean,
): Announcement {
  const { text } = doc
  const block = doc.blocks[count.block]!
  const before = text.slice(Math.max(block.start, count.start - 60), count.start)
  const clause = afterLast(before, '，。；：！？,;:!?\n').replace(/[“「]$/u, '')
  const rest = text.slice(count.end + (coined ? 1 : 0), Math.min(block.end, count.end + 40))
  const at = rest.search(/[，。；：！？,;:!?\n]/u)
  const words = (at < 0 ? rest : rest.slice(0, at)).trim()
  const stop = at < 0 ? '' : rest[at]!
  const next = count.end + (coined ? 1 : 0) + (at < 0 ? rest.length : at + 1)
  const isTold = past.test(clause) || toldOf.test(clause) || (told.test(clause) && !own.test(clause))
  const says = speaking.test(clause) || (from.test(clause) && thenSpeaks.test(rest))
  const sentence = afterLast(before, '。！？\n')
  const spoken = !coined && says && sayable.test(count.noun) && aboutTo.test(sentence)
  const fits = words === '' || tail.test(words) || (spoken && words.length <= 12)
  return {
    ...count,
    coined,
    spoken,
    led: leading.test(clause),
    back: /(?:这|上述|以上|那)$/u.test(clause),
    begins: count.start - block.start <= 2,
    told: isTold,
    stop: fits ? stop : '…',
    next,
  }
}

/** What follows the last of some stops. */
function afterLast(text: string, stops: string): string {
  let at = text.length
  while (at > 0 && !stops.includes(text[at - 1]!)) at--
  return text.slice(at)
}
