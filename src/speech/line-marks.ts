/** What numbers a line: the marks of running text, and those that only stand before heads. */
import { parseChineseNumber } from '../text/numerals.ts'
import { ordinalAt, type Family } from './ordinals.ts'

export type LineFamily = Family | '第一部分' | '第一方面' | '任务一' | '其一' | 'A.' | '1）'

export interface LineMark {
  family: LineFamily
  number: number
  /** As written, with the blanks after it. */
  mark: string
}

const number = '([一二三四五六七八九十]{1,3})'
/** What is counted with 第一个. */
const counted =
  '方面|问题|环节|层面|要求|变化|关键|特点|特征|重点|任务|短板|原因|判断|希望|词|字|抓手|亮点|体会|机制|转变|突破|关系|文章|机遇|挑战|优势|举措|行动|工程'
/** What is numbered behind: 任务一：, 关键之一：. */
const named =
  '任务|重点|举措|措施|关键|抓手|问题|要求|亮点|变化|原因|经验|做法|启示|体会|特点|硬仗|行动|工程|建议|意见'
const spoken = ['首先', '其次', '再次']
const letters = 'ABCDEFGH'

interface Form {
  family: LineFamily
  pattern: RegExp
}

const forms: readonly Form[] = [
  { family: '第一部分', pattern: new RegExp(`^第${number}(?:部分|[章节])[：:、\\s]{0,4}`, 'u') },
  {
    family: '第一方面',
    pattern: new RegExp(
      `^第${number}(?:[个大]{0,2}(?:${counted})|点(?:意见|要求)?|件(?:大事|实事|事)?|项(?:任务|工作|措施)?|句话|步)(?:[，,：:、][\\s　]*|[\\s　]+)`,
      'u',
    ),
  },
  {
    family: '任务一',
    pattern: new RegExp(`^(?:${named})(?:之)?${number}(?:[，,：:、][\\s　]*|[\\s　]+)(?=\\S)`, 'u'),
  },
  { family: '第一', pattern: new RegExp(`^第${number}(?:[：:][\\s　]*|[\\s　]+)`, 'u') },
  { family: '其一', pattern: new RegExp(`^其${number}[，,、：:][\\s　]*`, 'u') },
  { family: '首先', pattern: /^(首先|其次|再次|最后)(?:[：:][\s　]*|[\s　]+)/u },
  { family: 'A.', pattern: /^([A-H])[.．、][\s　]*(?=\p{Script=Han})/u },
  { family: '1）', pattern: /^(\d{1,2})[)）][、.．]?[\s　]*(?=\D)/u },
]

/** The mark that a line begins with; undefined where there is none. */
export function lineMarkOf(text: string): LineMark | undefined {
  const ordinal = ordinalAt(text, 0)
  if (ordinal) return ordinal
  for (const { family, pattern } of forms) {
    const match = pattern.exec(text)
    const found = match ? valueOf(match[1]!) : undefined
    if (match && found !== undefined) return { family, number: found, mark: match[0] }
  }
  return undefined
}

function valueOf(words: string): number | undefined {
  if (words === '最后') return Infinity
  const word = spoken.indexOf(words)
  if (word >= 0) return word + 1
  const letter = letters.indexOf(words)
  if (letter >= 0) return letter + 1
  return /^\d/u.test(words) ? Number(words) : parseChineseNumber(words)
}
