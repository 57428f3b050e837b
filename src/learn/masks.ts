/** Words and figures that somebody masked before a speech went round: X亿元, 市**, ×县, 202x年. They become slots, never values. */
import { locatedText, type Speech } from '../speech/index.ts'
import type { Problem } from '../text/problem.ts'
import { afterAmount, afterPerson, wholesIn } from './mask-forms.ts'

export interface Mask {
  start: number
  end: number
  /** What was masked, as far as its neighbours tell: 数值, 位次, 年份, 日期, 姓名, 名称, 电话, 文号, 原文. */
  what: string
  /** It may be a word of the text: XX型. Nothing is changed. */
  isDoubtful: boolean
}

const signs = /(?:\d{1,3})?(?:[XxＸｘ×]{1,8}|[*＊]{1,8}|[○□■◯]{2,8}|[_＿]{2,12}|▁{2,12})/gu
const latin = /[A-Za-z]/u
const digit = /\d/u

/** Markdown that was pasted: its stars stand outside of words. */
const emphasis = /(?<![^\s。；，：！？、“（])\*\*[^*\n]{1,80}\*\*/gu
/** X光, X射线: words; × and * between numbers reckon. */
const ownWords = /^(?:光|射线|染色体|轴|形|档案|理论|-|－|—)/u
/** Models and types may be called so. */
const doubtful = /^(?:型|系|系列|号|级)/u

const kinds: readonly [what: string, before: RegExp | undefined, after: RegExp][] = [
  ['年份', /\d$/u, /^\s?年/u],
  ['年份', /(?:^|[^\p{L}\d])$/u, /^年(?:代|度|\d|[XxＸ×*]|全|上|下|底|初)/u],
  ['位次', /(?:第|列|排名|名列|位居|居)$/u, /^/u],
  ['位次', /全[国省市区县][^，。]{0,6}第$/u, /^/u],
  ['日期', undefined, /^\s?[月日号](?!工作|报)/u],
  ['姓名', undefined, new RegExp(`^${afterPerson}`, 'u')],
  ['数值', undefined, new RegExp(`^${afterAmount}`, 'u')],
  [
    '名称',
    undefined,
    /^\s?(?:省|市|县|区|镇|乡|村|州|盟|旗|街道|社区|园|开发区|管委会|公司|集团|企业|局|委|办|部门|中心|学校|高校|项目|景|会|活动|产业|工业|生态|大道|路|日报|等|与|和|通报|分别|设立|合同)/u,
  ],
]

/** The masks of a text, in order. What stands in 【】 is a slot already. */
export function masksIn(text: string): Mask[] {
  const found: Mask[] = []
  const stressed = text.includes('**') ? [...text.matchAll(emphasis)].filter(isStress) : []
  const wholes = wholesIn(text).filter(
    ({ start }) => !isInSlot(text.slice(Math.max(0, start - longestSlot), start)),
  )
  const inWhole = new Uint8Array(text.length)
  for (const { start, end, what, isDoubtful = false } of wholes) {
    inWhole.fill(1, start, end)
    found.push({ start, end, what, isDoubtful })
  }
  let next = 0
  for (const match of text.matchAll(signs)) {
    const start = match.index
    const end = start + match[0].length
    const before = text.slice(Math.max(0, start - 12), start)
    const after = text.slice(end, end + 12)
    while (next < stressed.length && stressed[next]!.index + stressed[next]![0].length < end) next++
    if (next < stressed.length && stressed[next]!.index <= start) continue
    if (inWhole[end - 1] === 1) continue
    if (isOwn(match[0], before, after) || isInSlot(text.slice(Math.max(0, start - longestSlot), start)))
      continue
    const isDoubtful = /^[XxＸｘ]/u.test(match[0]) && doubtful.test(after)
    found.push({ start, end, what: isDoubtful ? '' : whatOf(match[0], before, after), isDoubtful })
  }
  return found.sort((a, b) => a.start - b.start)
}

/** **乡、县住建局作了发言，郝**同志 are two masks, not words in bold. */
function isStress({ 0: words }: RegExpExecArray): boolean {
  const inner = words.slice(2, -2)
  return !/^(?:省|市|县|区|镇|乡|村|街道|社区|局|公司|同志)(?=[，、。的在与和])/u.test(inner)
}

const longestSlot = 80

function isInSlot(before: string): boolean {
  return before.lastIndexOf('【') > before.lastIndexOf('】')
}

/** Whether such a sign is a word's or a reckoning's own. */
function isOwn(sign: string, before: string, after: string): boolean {
  const head = before.slice(-1)
  const next = after.slice(0, 1)
  if (latin.test(head) || latin.test(next)) return true
  // a bullet, a line of stars
  if (before.trim() === '' && (after.trim() === '' || /^\s/u.test(after))) return true
  if (/^\d/u.test(sign)) return !/^\d{1,3}[XxＸｘ×*＊]{1,2}$/u.test(sign) || !/^\s?年/u.test(after)
  if (digit.test(next)) return true
  if (/^[XxＸｘ]/u.test(sign) && ownWords.test(after)) return true
  // 3×4, 五×六 reckon; a mask beside a number in front of it is none
  return /[\d)）]$/u.test(before) && !/^[*＊]{2,}/u.test(sign)
}

function whatOf(sign: string, before: string, after: string): string {
  if (/^\d/u.test(sign)) return '年份'
  // 市**: an office, left out by a filter
  if (/^[*＊]/u.test(sign) && /[省市县区]$/u.test(before)) return '原文'
  const kind = kinds.find(
    ([, front, back]) => (front === undefined || front.test(before)) && back.test(after),
  )
  return kind?.[0] ?? '原文'
}

/** The text with its masks as slots: 到位资金X亿元 → 到位资金【待补：数值】亿元. */
export function withSlots(text: string): string {
  let made = ''
  let at = 0
  for (const { start, end, what, isDoubtful } of masksIn(text)) {
    if (isDoubtful) continue
    made += `${text.slice(at, start)}【待补：${what}】`
    at = end
  }
  return at === 0 ? text : made + text.slice(at)
}

/** One notice for each mask, at its place. */
export function maskProblems({ tree, source }: Pick<Speech, 'tree' | 'source'>): Problem[] {
  return tree.children.flatMap((block) => {
    if (block.type === 'html' || block.type === 'table') return []
    const { text, offsets } = locatedText(block, source)
    return masksIn(text).map(({ start, end, what, isDoubtful }): Problem => {
      const words = text.slice(start, end)
      const message = isDoubtful
        ? `“${words}${text.slice(end, end + 2)}”可能是遮去的字，也可能是名称，没有改动，请核对`
        : `“${words}”是原稿遮去的${what === '原文' ? '字' : what}，已写作【待补：${what}】，请按实补上`
      const place = { source, start: offsets[start]!, end: offsets[end] ?? offsets.at(-1)! }
      return isDoubtful
        ? { code: 'learn/mask-doubt', level: 'info', message, place }
        : { code: 'learn/mask', level: 'warn', message, place }
    })
  })
}
