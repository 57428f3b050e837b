/** A 素材本 as wordings for the library: filed by its headings and columns, figures and regions made slots. */
import type { Place } from '../text/place.ts'
import { fileUnder, forSearchOnly, isFilingWord, sizeFault } from './filing.ts'
import { claimsIn } from './lint-claims.ts'
import { forPeople } from './lint-kinds.ts'
import { bareItem } from './material.ts'
import { personIn } from './people.ts'
import { sections, tones, type Section, type Tone } from './names.ts'
import { piecesOf, sheetSlots, slotsOf } from './slots.ts'
import { factIn, withoutSpecifics } from './slotting.ts'
import type { Refused, Wording } from './take.ts'

/** What stands in a 素材本, in order. */
export type Material =
  | { kind: 'heading'; level: number; text: string; place: Place }
  /** `isStrong` where all of it is set off. */
  | { kind: 'text'; text: string; isStrong?: boolean; place: Place }
  | { kind: 'table'; header: readonly MaterialCell[]; rows: readonly (readonly MaterialCell[])[] }

export interface MaterialCell {
  text: string
  place: Place
}

export interface FileOptions {
  /** The kind of all wordings, whatever they are filed under. */
  kind?: string
  /** The office's region: 清河区. */
  region?: string
  /** 来源 of what names none: the file. */
  source?: string
}

export interface FiledMaterial {
  wordings: Wording[]
  left: Refused[]
}

/** Wordings at most that are taken from one 素材本: a file of the library with more is too long to be read. */
const mostWordings = 3000

/** Files what stands in a 素材本. Nothing is dropped in silence: what is no wording is told with its reason. */
export function fileMaterial(materials: readonly Material[], options: FileOptions): FiledMaterial {
  const filing = new Filing(options)
  const onlyTitle = isOnlyTitle(materials)
  for (const material of materials) {
    if (filing.isFull) {
      filing.stop(material)
      break
    }
    if (material.kind === 'heading') {
      if (!(onlyTitle && material.level === 1)) filing.heading(material.level, material.text)
    } else if (material.kind === 'table') filing.table(material.header, material.rows)
    else filing.text(material.text, material.place, material.isStrong ?? false)
  }
  return filing.filed
}

/** One heading of the first level above all others is the title of the whole and files nothing. */
function isOnlyTitle(materials: readonly Material[]): boolean {
  const headings = materials.filter((one) => one.kind === 'heading')
  return (
    headings.length > 1 &&
    headings[0]!.level === 1 &&
    headings.filter(({ level }) => level === 1).length === 1
  )
}

/** A heading that is only a line of its own lies below all that are set as headings. */
const lineLevel = 9

class Filing {
  readonly filed: FiledMaterial = { wordings: [], left: [] }
  readonly #options: FileOptions
  #headings: { level: number; text: string }[] = []
  #isStopped = false

  constructor(options: FileOptions) {
    this.#options = options
  }

  get isFull(): boolean {
    return this.filed.wordings.length >= mostWordings
  }

  /** What comes behind is not read: told once. */
  stop(next: Material): void {
    if (this.#isStopped) return
    this.#isStopped = true
    const { text, place } = next.kind === 'table' ? next.header[0]! : next
    const reason = `一次最多收${mostWordings}条，从这里起没有读，请拆成几个文件`
    this.filed.left.push({ wording: { kind: '', text, place }, reason })
  }

  heading(level: number, text: string): void {
    this.#headings = this.#headings.filter((one) => one.level < level)
    this.#headings.push({ level, text: bareItem(text).replace(/[：:]$/u, '') })
  }

  text(text: string, place: Place, isStrong: boolean): void {
    const line = bareItem(text)
    const words = line.replace(/^【(.*)】$/u, '$1').replace(/[：:]$/u, '')
    const isShort = words.length > 0 && words.length <= 12 && !/[，。；！？、]/u.test(words)
    if (isShort && (isStrong || words !== line || isFilingWord(words))) this.heading(lineLevel, words)
    else this.#take(line, place, {}, [])
  }

  table(header: readonly MaterialCell[], rows: readonly (readonly MaterialCell[])[]): void {
    const keys = header.map(({ text }) => columnOf(text))
    const hasHeads = keys.some((key) => key !== undefined)
    const all = hasHeads ? rows : [header, ...rows]
    const named = keys.indexOf('text')
    const at = named >= 0 ? named : longestColumn(all, keys)
    for (const row of all) {
      if (this.isFull) return this.stop({ kind: 'table', header: row, rows: [] })
      const cell = row[at]
      if (!cell || cell.text.trim() === '') continue
      const of = (key: Column): string => row[keys.indexOf(key)]?.text.trim() ?? ''
      const above = [of('kind'), of('section')].filter((text) => text !== '')
      const tone = tones.find((one) => one === of('tone'))
      const more: More = {
        topics: wordsIn(of('topic')),
        sections: sections.filter((one) => wordsIn(of('section')).includes(one)),
        tags: wordsIn(of('tag')),
        source: of('source'),
        ...(tone ? { tone } : {}),
      }
      this.#take(bareItem(cell.text), cell.place, more, above)
    }
  }

  #take(original: string, place: Place, more: More, above: readonly string[]): void {
    if (original === '') return
    const leave = (reason: string): void =>
      void this.filed.left.push({ wording: { kind: '', text: original, place }, reason })
    const size = sizeFault(original)
    if (size !== undefined) return leave(size)
    const { text: quoted, source: named } = quotationIn(original)
    const text = withoutSpecifics(quoted, this.#options.region)
    const headings = [...above, ...this.#headings.toReversed().map((one) => one.text)]
    const filed = fileUnder(headings, text)
    const isFree = forPeople.test(filed.kind)
    if (filed.kind === '通用.素材' && !/[，。；！？、]/u.test(text)) return leave('像是标题，不是一句话')
    const person = filed.kind.startsWith('典故.') ? undefined : personIn(quoted)
    if (person !== undefined) return leave(`讲的是某个人（“${person}”），用语库不收`)
    const slots = slotsOf(piecesOf(text) ?? [])
    const fact = isFree || filed.kind.startsWith('标题.') ? undefined : (factIn(text) ?? datedFigure(slots))
    if (fact !== undefined && !slots.includes('数字'))
      return leave(`讲的是一时一地的事（“${fact}”），用语库不下断言`)
    const decision = claimsIn(original).find(({ what }) => what === '决定')
    const base = { text, place, ...this.#more(more, filed, named) }
    if (decision) {
      const kind = filed.sections.includes('部署任务') ? '建议.任务' : '建议.保障'
      const note = `写的是要领导定的事（“${decision.word}”），收作建议`
      this.filed.wordings.push({ ...base, kind, suggestion: true, note })
      return
    }
    const kind = this.#options.kind ?? filed.kind
    const isOpen = slots.some((slot) => !(sheetSlots as readonly string[]).includes(slot))
    const once = fact === undefined ? '' : `讲的是一时一地的事（“${fact}”），数字换成空位，只供查找；`
    const note = text === quoted ? {} : { note: `${once}收作“${text}”` }
    this.filed.wordings.push({ ...base, kind: isOpen && !isFree ? forSearchOnly(kind) : kind, ...note })
  }

  #more(
    more: More,
    filed: ReturnType<typeof fileUnder>,
    named: string | undefined,
  ): Omit<Wording, 'kind' | 'text'> {
    const ownSections = more.sections?.length ? more.sections : filed.sections
    const isQuoted = filed.kind.startsWith('典故.')
    const source =
      (more.source || named) ??
      (filed.kind === '典故.俗语' ? '俗语' : isQuoted ? undefined : this.#options.source)
    return {
      sections: ownSections,
      topics: more.topics?.length ? more.topics : filed.topics,
      ...(more.tone ? { tone: more.tone } : {}),
      ...(more.tags?.length ? { tags: more.tags } : {}),
      ...(source ? { source } : {}),
    }
  }
}

/** 2025年完成投资18.6亿元: a year and a figure tell of one event. */
function datedFigure(slots: readonly string[]): string | undefined {
  return slots.includes('年份') && slots.includes('数字') ? '某年的数字' : undefined
}

/** What a row says of its wording beside the text. */
interface More {
  topics?: string[]
  sections?: Section[]
  tags?: string[]
  source?: string
  tone?: Tone
}

type Column = 'text' | 'kind' | 'topic' | 'section' | 'tone' | 'source' | 'tag' | 'other'

const columns: readonly (readonly [RegExp, Column])[] = [
  [/^(?:序号|编号|备注|说明|字数|日期|时间)$/u, 'other'],
  [/文字|内容|句子|用语|表述|素材|原文|原句|语句|金句/u, 'text'],
  [/类别|分类|类型|种类/u, 'kind'],
  [/主题|领域|专题|行业/u, 'topic'],
  [/位置|板块|部分|用处|用途|场合/u, 'section'],
  [/语气/u, 'tone'],
  [/来源|出处/u, 'source'],
  [/标签|关键词/u, 'tag'],
]

function columnOf(head: string): Column | undefined {
  const words = head.replaceAll(/\s+/gu, '')
  return words.length > 8 ? undefined : columns.find(([form]) => form.test(words))?.[1]
}

/** Without a head that says so, the column with the most to read. */
function longestColumn(
  rows: readonly (readonly MaterialCell[])[],
  keys: readonly (Column | undefined)[],
): number {
  const totals = keys.map((key, i) =>
    key === undefined ? rows.reduce((sum, row) => sum + (row[i]?.text.length ?? 0), 0) : -1,
  )
  return totals.indexOf(Math.max(...totals))
}

function wordsIn(text: string): string[] {
  return text.split(/[\s、，,；;/]+/u).filter((word) => word !== '' && word !== '通用' && word !== '不拘')
}

/** 千里之行，始于足下。——《老子》 */
function quotationIn(text: string): { text: string; source?: string } {
  const match =
    /^(.{4,}?[。！？”])\s*(?:[—–-]{1,2}|[（(])\s*(《[^《》]{1,20}》[^（）()。]{0,10})[）)]?$/u.exec(text)
  return match ? { text: match[1]!, source: match[2]!.trim() } : { text }
}
