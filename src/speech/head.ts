import { han } from '../text/han.ts'
import type { ParagraphRole } from './types.ts'

const statusWords = '讨论稿|送审稿|征求意见稿|修改稿|审定稿|草案|草稿|初稿|定稿|清样'
const status = new RegExp(
  `^[（(【]?(?:${statusWords})(?:[（(]?第?[一二三四五六七八九十\\d]{1,2}[稿次版]?[）)]?)?[）)】]?$`,
  'u',
)

const slot = '【待[补核][^【】]*】'
const chineseDate =
  '[〇零○Ｏ一二三四五六七八九]{4}年(?:[一二三四五六七八九十]{1,3}月)?(?:[一二三四五六七八九十]{1,3}日)?'
const date = new RegExp(
  `^[（(]?\\s*(?:\\d{4}\\s*年\\s*\\d{1,2}\\s*月(?:\\s*\\d{1,2}\\s*日)?|${chineseDate}|\\d{4}[-./]\\d{1,2}[-./]\\d{1,2})` +
    '(?:[\\s，,·][^。；！？]{1,12})?\\s*[）)]?$',
  'u',
)
const slotDate = new RegExp(`^[（(]\\s*${slot}\\s*[）)]$`, 'u')

const name = `(?:${han}{2,4}|${han}\\s{1,2}${han}{1,2}|${slot})`
const spacedSpeaker = new RegExp(`^[^。；：！？!?]{1,40}?${han}\\s+${name}$`, 'u')
const closeSpeaker = new RegExp(
  `^[^\\s。；：，！？!?]{0,16}(?:书记|主席|主任|局长|[省市县区镇乡州盟旗部厅处科院校行社]长)${han}{2,3}$`,
  'u',
)

/** People addressed: a 称谓 is made of these and nothing else. */
const addressed =
  /^(?:[^，,、。：]{0,16}?)(?:同志们?|们|代表|来宾|嘉宾|朋友|委员|先生|女士|领导|书记|市长|县长|区长|主席|主任|专家|同事|老师|企业家|乡亲|战友)$/u
const notAddressed = /^(?:今天|下面|刚才|首先|现在|我|请|感谢|欢迎|要|是)/u

/**
 * What a paragraph of the head block is, told by its words: 副标题 begins with ——, 状态 is one of the statuses alone, the
 * date stands alone or in （）, the speaker is a post and a name, the 称谓 addresses people and ends in a colon.
 * Undefined for anything else.
 */
export function headRole(text: string): ParagraphRole | undefined {
  const line = text.trim().replace(/[０-９]/gu, (digit) => digit.normalize('NFKC'))
  if (line === '') return undefined
  if (/^(?:——|──|--|—)\s*[^—\-─]/u.test(line) && !/[。！？]$/u.test(line)) return 'subtitle'
  if (status.test(line)) return 'status'
  if (date.test(line) || slotDate.test(line)) return 'date'
  if (isSalutation(line)) return 'salutation'
  if (spacedSpeaker.test(line) || closeSpeaker.test(line)) return 'speaker'
  return undefined
}

function isSalutation(line: string): boolean {
  const words = /^(.{2,80}?)[：:！!]?$/u.exec(line)?.[1]
  if (words === undefined) return false
  const closed = words !== line
  const parts = words.split(/[，,、]/u).map((part) => part.trim())
  if (!closed && parts.join('') !== '同志们') return false
  return parts.every((part) => addressed.test(part) && !notAddressed.test(part))
}

const namesSpeech = /(?:讲话|发言|致辞|致词|主持词|报告|讲话稿|讲稿|提纲)(?:[（(【].{1,8}[）)】])?$/u
/** 关于…的通知 · 县政府第32次常务会议纪要 */
const namesPaper =
  /^(?:.{0,30}关于.{2,50}的?(?:通知|通报|汇报|情况汇报|意见|方案|决定|公告|通告|函|请示|批复|总结|计划|要点|说明|建议|办法|规定)|.{2,40}会议?纪要)(?:[（(【].{1,12}[）)】])?$/u

/** A title that was typed as a paragraph: one short line that names a speech or a paper. */
export function looksLikeTitle(text: string): boolean {
  const line = text.trim()
  if (line.length > 60 || /[。；！？：]/u.test(line) || /^(?:——|──|--|—)/u.test(line)) return false
  return namesSpeech.test(line) || namesPaper.test(line)
}

const aboveTitle = /^[^《》，。]{4,40}文件$|^[^《》\s，。]{1,16}[〔[（(]\d{4}[〕\]）)]第?\d{1,4}号$/u

/** The red head of a paper (…文件), its number (×政发〔2026〕3号) or its status: lines above the title. */
export function standsAboveTitle(text: string): boolean {
  const line = text.trim()
  return aboveTitle.test(line) || headRole(line) === 'status'
}

/** Whether a short line is the title because the one below it says where the speech is given. */
export function isTitleOver(text: string, below: string): boolean {
  const line = text.trim()
  const next = below.trim()
  const role = headRole(line)
  const isLine = role === undefined || (role === 'speaker' && hasEvenParts(line))
  if (line.length > 40 || !isLine || /[。；：！？_|[\]【】]/u.test(line)) return false
  return isPlaceOfSpeech(next) || (/^(?:——|──|--)/u.test(next) && /(?:上|讲话|发言|报告)$/u.test(next))
}

/** 稳住大盘 走在前列 is spaced as a post and a name are. */
function hasEvenParts(line: string): boolean {
  const [first, ...others] = line.split(/\s+/u)
  return first !== undefined && first.length >= 4 && others.every((part) => part.length === first.length)
}

/** 在全县经济工作会议上的讲话, below a title of its own. */
export function isPlaceOfSpeech(text: string): boolean {
  return /^[（(]?在.{4,50}(?:上|时)的/u.test(text.trim()) && looksLikeTitle(text)
}
