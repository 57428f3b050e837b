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
  /^(?:[^，,、。：]{0,16}?)(?:同志们?|们|代表|来宾|嘉宾|朋友|委员|先生|女士|领导|书记|市长|县长|区长|主席|主任|专家|同事|同仁|同行|同僚|同学|校友|学员|师生|老师|企业家|乡亲|父老|战友|官兵)$/u
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

const nameAlone = new RegExp(`^[（(]?${han}[\\s　]{0,2}${han}{1,2}[）)]?$`, 'u')

/** 王大山 in a line of its own, which below a title or a date is who speaks. */
export function isNameAlone(text: string): boolean {
  const line = text.trim()
  return (
    nameAlone.test(line) &&
    !/^(?:目录|正文|摘要|前言|引言|提纲|讲话|全文|说明|[（(]?[一二三四五])|[稿要录]$/u.test(line)
  )
}

function isSalutation(line: string): boolean {
  const words = /^(.{2,80}?)[：:！!]?$/u.exec(line)?.[1]
  if (words === undefined) return false
  const closed = words !== line
  const parts = words.split(/[，,、]/u).map((part) => part.trim())
  if (!closed && parts.at(-1) !== '同志们') return false
  return parts.every((part) => addressed.test(part) && !notAddressed.test(part))
}

const namesSpeech =
  /(?:(?:讲话|发言|致辞|致词|主持词|报告)(?:稿|材料|要点|提纲|摘要|节选|全文|实录)?(?:范文|范本|精选)?(?:\d{1,2}篇)?|讲稿|提纲)(?:[（(【].{1,12}[）)】])?$/u
/** 王立明：在全区经济工作会议上的讲话 */
const namedSpeaker = /^[^。；！？：]{2,16}：(?=在.{4,60}的)/u
/** 关于…的通知 · 县政府第32次常务会议纪要 */
const namesPaper =
  /^(?:.{0,30}关于.{2,50}的?(?:通知|通报|汇报|情况汇报|意见|方案|决定|公告|通告|函|请示|批复|总结|计划|要点|说明|建议|办法|规定)|.{2,40}会议?纪要)(?:[（(【].{1,12}[）)】])?$/u

/** A title that was typed as a paragraph: one short line that names a speech or a paper. */
export function looksLikeTitle(text: string): boolean {
  const line = text
    .trim()
    .replace(namedSpeaker, '')
    .replace(/^《([^《》]+)》$/u, '$1')
    .replace(/(?<=.)(讲|发|致|报)[ \u3000]{1,4}(话|言|辞|词|告)(?=[稿（(]?|$)/u, '$1$2')
  if (line.length > 60 || /[。；！？：]/u.test(line) || /^(?:——|──|--|—)/u.test(line)) return false
  return namesSpeech.test(line) || namesPaper.test(line)
}

const aboveTitle = /^[^《》，。]{4,40}文件$|^[^《》\s，。]{1,16}[〔[（(]\d{4}[〕\]）)]第?\d{1,4}号$/u

/** The red head of a paper (…文件), its number (×政发〔2026〕3号) or its status: lines above the title. */
export function standsAboveTitle(text: string): boolean {
  const line = text.trim()
  return aboveTitle.test(line) || headRole(line) === 'status'
}

/** A title is set in so many lines at most. */
const mostTitleLines = 3
/** The last line of a title that is the word for a speech alone, spaced or not: 讲话. */
const speechAlone = /^(?:讲[ \u3000]*话|发[ \u3000]*言|致[ \u3000]*[辞词]|报[ \u3000]*告)(?:稿|提纲|摘要)?$/u

/** 讲话 in a line of its own names no speech yet. */
export function isSpeechWordAlone(text: string): boolean {
  return speechAlone.test(text.trim())
}

/** How many of the lines, from the first on, are one title; 1 where it does not go on. */
export function titleLines(lines: readonly string[]): number {
  const [first = '', second = ''] = lines
  if (lines.length >= mostTitleLines && isTitleOfThree(lines.slice(0, mostTitleLines))) return mostTitleLines
  return isTitleHalf(first, second) ? 2 : 1
}

/** 在全县突出生态环境问题整改暨污染 / 防治攻坚战“夏季攻势”调度会上的 / 讲话 */
function isTitleOfThree(lines: readonly string[]): boolean {
  const [first, second, last] = lines.map((line) => line.trim()) as [string, string, string]
  const isMiddle = second.length >= 2 && second.length <= 40 && !/[。；！？：_|]/u.test(second)
  if (!isMiddle || headRole(second) !== undefined || looksLikeTitle(second)) return false
  return (
    isTitleStart(first) &&
    isTitleEnd(last) &&
    !isTitleHalf(first, second) &&
    looksLikeTitle(first + second + bareWord(last))
  )
}

function isTitleStart(line: string): boolean {
  if (line.length < 4 || line.length > 40 || /[。；！？：，_|]/u.test(line)) return false
  if (looksLikeTitle(line) || headRole(line) !== undefined || standsAboveTitle(line)) return false
  return titleBegins.test(line)
}

function isTitleEnd(line: string): boolean {
  return isSpeechWordAlone(line) || (!/^(?:在|——)/u.test(line) && looksLikeTitle(line))
}

function bareWord(line: string): string {
  return isSpeechWordAlone(line) ? line.replaceAll(/[ \u3000]/gu, '') : line
}

const titleBegins = /^(?:在|[^，。]{0,20}(?:同志|书记|主席|主任|局长|[省市县区镇乡州]长)在)/u

/** The first line of a title that goes on with the next: 在全县2026年一季度招商引资 over 工作推进会上的讲话. */
export function isTitleHalf(text: string, below: string): boolean {
  const line = text.trim()
  const rest = below.trim()
  if (line.length < 6 || !isTitleStart(line)) return false
  // 在全县教育工作会议上的 over 讲话
  if (isSpeechWordAlone(rest)) return looksLikeTitle(line + bareWord(rest))
  return !/[会上]$/u.test(line) && isTitleEnd(rest) && looksLikeTitle(line + rest)
}

/** Lines that may stand above a title: those of a paper's head, of the speaker and the day, and short words of a site. */
export function mayStandAboveTitle(text: string): boolean {
  const line = text.trim()
  const role = headRole(line)
  if (role === 'salutation') return false
  return (
    role !== undefined || standsAboveTitle(line) || (line.length <= 30 && !/[。；！？：，:,…]/u.test(line))
  )
}

/** An office, a meeting, or which of the papers it is: lines above a title, and no title themselves. */
const namesOffice =
  /(?:材料(?:之?[一二三四五六七八九十\d]{1,3})?|会议?|大会|办公[室厅]|委员会|委|政府|党组|(?<![新开格大布破变])局|[厅部院]|公司|集团|指挥部|领导小组|文件|号|机密|秘密|绝密|[特加急]急|急件)$/u

/** Whether a short line is the title because the one below it says where the speech is given. */
export function isTitleOver(text: string, below: string): boolean {
  const line = text.trim()
  const next = below.trim()
  const role = headRole(line)
  const isLine = role === undefined || (role === 'speaker' && hasEvenParts(line))
  if (line.length > 40 || !isLine || /[。；：！？_|[\]【】]/u.test(line) || namesOffice.test(line))
    return false
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

/** 坚定信心 真抓实干, above the date or the speaker: the title of a speech that does not say that it is one. */
export function isTitleAbove(text: string, below: string): boolean {
  const line = text.trim()
  const role = headRole(below)
  const isUnder = role === 'date' || role === 'speaker' || role === 'status'
  if (!isUnder || line.length < 6 || line.length > 40 || namesOffice.test(line)) return false
  if (headRole(line) !== undefined && !hasEvenParts(line)) return false
  return !/[。；：！？…_|[\]【】]/u.test(line) && !standsAboveTitle(line)
}
