/** The form that entries of a kind have: members of equal length, clauses of a heading, end marks, width of punctuation. */
import type { Section } from './names.ts'
import { wordsOf } from './slots.ts'
import type { Phrase } from './types.ts'

/** What is wrong with the form of an entry. `word` is where, if it can be told. */
export interface Fault {
  code: string
  message: string
  word?: string
}

/** A slot is read as this many characters: 招商引资, 安全生产. */
const slotLength = 4

/** The entry with its slots as so many characters. */
function filled(phrase: Phrase): string {
  return wordsOf(phrase.pieces, '〇'.repeat(slotLength))
}

/** 汉字, letters and digits of a text; marks are not heard. */
export function heardLength(text: string): number {
  return [...text].filter((character) => /[\p{L}\p{N}]/u.test(character)).length
}

/** Faults of the form that its kind asks for. */
export function formFaults(phrase: Phrase): Fault[] {
  const { kind } = phrase
  const head = headOf(kind)
  return [
    ...(head === '排比' ? parallelFaults(phrase) : []),
    ...(kind === '标题.对' ? pairFaults(phrase) : []),
    ...(head === '标题' && kind !== '标题.对' && kind !== '标题.二级' ? headingFaults(phrase) : []),
    ...endFaults(phrase),
    ...widthFaults(phrase),
    ...sectionFaults(phrase),
  ]
}

function headOf(kind: string): string {
  return kind.slice(0, kind.indexOf('.'))
}

function clausesAt(text: string, marks: RegExp): string[] {
  return text
    .replace(/[。！？]$/u, '')
    .split(marks)
    .filter((clause) => clause !== '')
}

function parallelFaults(phrase: Phrase): Fault[] {
  const text = filled(phrase)
  const members = clausesAt(text, text.includes('；') ? /；/u : /，/u)
  const lengths = members.map(heardLength)
  const wanted = { '排比.三项': 3, '排比.四项': 4 }[phrase.kind]
  if (members.length < 2 || (wanted !== undefined && members.length !== wanted)) {
    const message = `“${phrase.kind}”应有${wanted ?? '几'}项，用“；”或“，”隔开，此处为${members.length}项`
    return [{ code: 'phrase/parallel', message }]
  }
  if (new Set(lengths).size === 1) return []
  return [
    {
      code: 'phrase/parallel',
      message: `排比各项字数不等，此处为${lengths.join('、')}字，请改齐（空位按${slotLength}字算）`,
    },
  ]
}

function pairFaults(phrase: Phrase): Fault[] {
  const lengths = clausesAt(filled(phrase), /[、，；]/u).map(heardLength)
  const isPair = lengths.length === 2 && lengths[0] === lengths[1]
  if (isPair) return []
  return heading(`对偶应是字数相等的两句，此处为${lengths.join('、')}字`)
}

function heading(message: string): Fault[] {
  return [{ code: 'phrase/heading', message }]
}

/** 甲甲甲甲、乙乙乙乙，长句 */
function headingFaults(phrase: Phrase): Fault[] {
  const text = filled(phrase)
  const marks = text.replaceAll(/[^、，；：]/gu, '')
  const lengths = clausesAt(text, /[、，；：]/u).map(heardLength)
  if (lengths.length !== 3 || marks !== '、，')
    return heading(`标题应是三句“四字、四字，长句”，此处为${lengths.length}句（${lengths.join('、')}字）`)
  const [first, second, long] = lengths as [number, number, number]
  if (first !== second) return heading(`标题前两句应字数相等，此处为${first}字和${second}字`)
  if (long < 8 || long > 16)
    return heading(`标题的长句应为8至16字，此处为${long}字（空位按${slotLength}字算）`)
  return []
}

/** Heads of kinds whose entries are whole sentences; others are the office's own affair. */
const sentences: ReadonlySet<string> = new Set([
  '开场',
  '总起',
  '成绩',
  '过渡',
  '问题',
  '认识',
  '目标',
  '任务',
  '保障',
  '奖惩',
  '其他',
  '结尾',
  '号召',
  '排比',
  '比喻',
  '典故',
  '建议',
])
/** What runs on in the template's own sentence. */
const leads: ReadonlySet<string> = new Set(['目标.引出'])
const headless: ReadonlySet<string> = new Set(['标题', '动宾'])

function endFaults({ kind, text }: Phrase): Fault[] {
  const ends = /[。！？；，：、…]["”’）》」]*$/u.exec(text)?.[0]
  const isEnded = /[。！？…][”’）》」]*$/u.test(text)
  if (headless.has(headOf(kind)) || leads.has(kind)) {
    if (ends === undefined) return []
    const message = `“${kind}”的末尾不加标点，此处为“${ends}”`
    return [{ code: 'phrase/end-mark', message, word: ends }]
  }
  if (!sentences.has(headOf(kind)) || isEnded) return []
  return [{ code: 'phrase/end-mark', message: '末尾应有句号、问号或叹号，请补上' }]
}

function widthFaults({ pieces }: Phrase): Fault[] {
  // The name of a slot may hold a point: 提法.三条链.
  const text = wordsOf(pieces, '〇')
  const near = /(?<=[\p{Script=Han}】”])[,;:!?.()]|[,;:!?()](?=[\p{Script=Han}【“])|["']|\.{3,}|--/u.exec(
    text,
  )
  if (!near) return []
  const message = `“${near[0]}”是半角标点，请改成全角`
  return [{ code: 'phrase/half-width', message, word: near[0] }]
}

/** The parts of a speech in which a kind, or all of a head, is asked for. */
const sectionsOf: Readonly<Record<string, readonly Section[]>> = {
  开场: ['开头'],
  '总起.全文': ['开头'],
  '总起.成绩': ['肯定成绩'],
  成绩: ['肯定成绩'],
  '过渡.成绩到问题': ['正视问题'],
  '过渡.到问题': ['正视问题'],
  '过渡.客观': ['正视问题'],
  '过渡.主观': ['正视问题'],
  '总起.问题': ['正视问题'],
  问题: ['正视问题'],
  '过渡.到认识': ['讲清认识'],
  '总起.认识': ['讲清认识'],
  认识: ['讲清认识'],
  目标: ['明确目标'],
  '总起.任务': ['部署任务'],
  任务: ['部署任务', '其他工作'],
  '总起.保障': ['强化保障'],
  保障: ['强化保障'],
  奖惩: ['严明奖惩', '强化保障'],
  其他: ['其他工作'],
  结尾: ['结尾'],
  标题: ['标题'],
}

/** The part of a speech that a kind belongs to; undefined where it may stand anywhere. */
export function sectionOf(kind: string): Section | undefined {
  return (sectionsOf[kind] ?? sectionsOf[headOf(kind)])?.[0]
}

function sectionFaults({ kind, sections }: Phrase): Fault[] {
  const wanted = sectionsOf[kind] ?? sectionsOf[headOf(kind)]
  if (!wanted || sections.length === 0 || sections.some((one) => wanted.includes(one))) return []
  const message = `“${kind}”用在“${wanted.join('”或“')}”，位置却写着“${sections.join('”“')}”，模板选不到它`
  return [{ code: 'phrase/section', message }]
}
