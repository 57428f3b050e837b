import type { Datum, Entries } from '../text/datum.ts'
import { isCell, type Place } from '../text/place.ts'
import type { Problem, Result } from '../text/problem.ts'
import { Source } from '../text/source.ts'
import { readYaml } from '../text/yaml.ts'
import { meetingTypes } from '../meeting/index.ts'
import { nearest } from '../text/nearest.ts'
import { blockNames, type BlockName } from '../facts/index.ts'
import { terms } from '../text/keys.ts'

/** A heading of a part, with the blocks that must be there for it to be true. */
export interface OutlineHeading {
  needs: BlockName[]
  /** The kind of phrase that is asked for; '' where the text alone stands. */
  phrase: string
  text: string
  template: string
  offset: number
}

export interface OutlinePart {
  headings: OutlineHeading[]
  contains: BlockName[]
}

/** The front matter of a template. */
export interface TemplateMeta {
  id: string
  name: string
  /** 文种: 讲话 … */
  kind: string
  /** The style that its drafts are typeset in. */
  style: string
  about: string
  /** Keys of the sheet without which this template makes no sense; missing ones are a warning. */
  needs: string[]
  /** Marks by level, from the level-1 headings down: 一、 · （一） · 一是 */
  numbering: string[]
  /** Marks of the first level below a block, where they are not those of `numbering`. */
  blockNumbering: Partial<Record<BlockName, string[]>>
  outline: OutlinePart[]
  /** Blocks that belong to the opening where the sheet does not place them. */
  opening: BlockName[]
  /** Where a meeting's papers stand among each other: the lower the sooner. Those that do not say come last. */
  rank: number
  /** The types of meeting that have this paper by default; absent: every type; empty: none. */
  meetings?: string[]
  /** A list of the meeting: one paper is made for each of its items. */
  each?: string
  /** `文本`: the paper is a plain text (.txt), for a text message or a screen. */
  form: '文稿' | '文本'
  /** False for what is not bound into the combined volume. */
  bound: boolean
  /** True of the paper that is the speech itself: it is filled by the template that its fact sheet names. */
  speech: boolean
}

const metaKeys = [
  '编号',
  '名称',
  '文种',
  '样式',
  '说明',
  '需要',
  '序号',
  '板块序号',
  '开场板块',
  '提纲',
  '次序',
  '适用',
  '每',
  '格式',
  '汇编',
  '套用',
] as const

/** A template's file cut into front matter and body; the body keeps its line numbers by the lines put before it. */
export function splitTemplate(source: Source): { front: Source; body: string } {
  const match = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(source.text)
  if (!match) return { front: new Source(source.path, ''), body: source.text }
  const lines = match[0].split('\n').length - 1
  // A comment of the same length stands for the first ---, so that every offset of the front matter is the file's.
  return {
    front: new Source(source.path, `#--${source.text.slice(3, match[0].lastIndexOf('---'))}`),
    body: '\n'.repeat(lines) + source.text.slice(match[0].length),
  }
}

/** Reads a template's front matter. `fallbackId` is the file's name without its ending. */
export function readMeta(source: Source, fallbackId: string): Result<TemplateMeta> {
  const { front } = splitTemplate(source)
  const yaml = readYaml(front)
  const problems: Problem[] = [...yaml.problems]
  const meta = defaultMeta(fallbackId)
  if (yaml.value.kind === 'entries') fillMeta(yaml.value, meta, problems)
  return { value: meta, problems }
}

/** What holds where a template's front matter says nothing. */
export function defaultMeta(id: string): TemplateMeta {
  return {
    id,
    name: id,
    kind: '讲话',
    style: 'gbt9704',
    about: '',
    needs: [],
    numbering: ['一、', '（一）', '一是'],
    blockNumbering: {},
    outline: [],
    opening: [],
    rank: Number.MAX_SAFE_INTEGER,
    form: '文稿',
    bound: true,
    speech: false,
  }
}

function fillMeta(datum: Entries, meta: TemplateMeta, problems: Problem[]): void {
  for (const { key, keyPlace, value } of datum.entries) {
    switch (key) {
      case '编号':
        meta.id = textOf(value) || meta.id
        break
      case '名称':
        meta.name = textOf(value)
        break
      case '文种':
        meta.kind = textOf(value)
        break
      case '样式':
        meta.style = textOf(value)
        break
      case '说明':
        meta.about = textOf(value)
        break
      case '需要':
        meta.needs = textsOf(value)
        break
      case '序号':
        meta.numbering = ladderOf(textOf(value))
        break
      case '板块序号':
        for (const entry of value.kind === 'entries' ? value.entries : []) {
          const name = blockNamed(entry.key)
          if (name) meta.blockNumbering[name] = ladderOf(textOf(entry.value))
          else problems.push(unknownBlock(entry.key, entry.keyPlace))
        }
        break
      case '次序':
        if (/^\d{1,3}$/.test(textOf(value))) meta.rank = Number(textOf(value))
        else problems.push(notSo(`“次序”应为1、2、3……，此处为“${textOf(value)}”`, value.place))
        break
      case '适用':
        meta.meetings = textsOf(value).filter((text) => text !== '无')
        for (const type of meta.meetings) expectOneOf(type, meetingTypes, key, value.place, problems)
        break
      case '每':
        meta.each = textOf(value)
        break
      case '格式':
        expectOneOf(textOf(value), ['文稿', '文本'], key, value.place, problems)
        if (textOf(value) === '文本') meta.form = '文本'
        break
      case '汇编':
        expectOneOf(textOf(value), ['是', '否'], key, value.place, problems)
        meta.bound = textOf(value) !== '否'
        break
      case '套用':
        expectOneOf(textOf(value), ['讲话'], key, value.place, problems)
        meta.speech = textOf(value) === '讲话'
        break
      case '开场板块':
        meta.opening = blocksOf(value, problems)
        break
      case '提纲':
        meta.outline = value.kind === 'list' ? value.items.map((item) => partOf(item, meta, problems)) : []
        break
      default: {
        const guess = nearest(key, metaKeys)
        problems.push({
          code: 'template/meta',
          level: 'error',
          message: `模板的开头没有“${key}”这一项${guess ? `，是否应为“${guess}”？` : `，可用：${metaKeys.join('、')}`}`,
          place: keyPlace,
        })
      }
    }
  }
}

function notSo(message: string, place: Problem['place']): Problem {
  return { code: 'template/meta', level: 'error', message, ...(place ? { place } : {}) }
}

/** A word that is none of those that a key may hold would go unheeded: it is told instead. */
function expectOneOf(
  text: string,
  allowed: readonly string[],
  key: string,
  place: Problem['place'],
  problems: Problem[],
): void {
  if (allowed.includes(text)) return
  const guess = nearest(text, allowed)
  const advice = guess ? `，是否应为“${guess}”？` : `，可用：${allowed.join('、')}`
  problems.push(notSo(`“${key}”不能写“${text}”${advice}`, place))
}

/** 一、/（一）/一是 → the marks by level. */
export function ladderOf(text: string): string[] {
  return text
    .split('/')
    .map((mark) => mark.trim())
    .filter((mark) => mark !== '')
}

function partOf(datum: Datum, meta: TemplateMeta, problems: Problem[]): OutlinePart {
  const part: OutlinePart = { headings: [], contains: [] }
  if (datum.kind !== 'entries') return part
  for (const { key, value, keyPlace } of datum.entries) {
    if (key === '包含') part.contains = blocksOf(value, problems)
    else if (key === '标题') {
      const items = value.kind === 'list' ? value.items : [value]
      part.headings = items.map((item) => headingOf(item, meta, problems))
    } else
      problems.push({
        code: 'template/meta',
        level: 'error',
        message: `提纲里没有“${key}”这一项，可用：标题、包含`,
        place: keyPlace,
      })
  }
  return part
}

function headingOf(datum: Datum, meta: TemplateMeta, problems: Problem[]): OutlineHeading {
  const offset = isCell(datum.place) ? 0 : datum.place.start
  if (datum.kind !== 'entries')
    return { needs: [], phrase: '', text: textOf(datum), template: meta.id, offset }
  const text = datum.entries.find((entry) => entry.key === '标题')
  const needs = datum.entries.find((entry) => entry.key === '需')
  const phrase = datum.entries.find((entry) => entry.key === '短语')
  return {
    needs: needs ? blocksOf(needs.value, problems) : [],
    phrase: phrase ? textOf(phrase.value) : '',
    text: text ? textOf(text.value) : '',
    template: meta.id,
    offset,
  }
}

function blocksOf(datum: Datum, problems: Problem[]): BlockName[] {
  const items = datum.kind === 'list' ? datum.items : [datum]
  return items.flatMap((item): BlockName[] => {
    const name = blockNamed(textOf(item))
    if (name) return [name]
    problems.push(unknownBlock(textOf(item), item.place))
    return []
  })
}

function unknownBlock(text: string, place: Place): Problem {
  const names = blockNames.map((name) => terms.sheet[name])
  const guess = nearest(text, names)
  const advice = guess ? `，是否应为“${guess}”？` : `，可用：${names.join('、')}`
  return { code: 'template/meta', level: 'error', message: `没有叫“${text}”的板块${advice}`, place }
}

function blockNamed(text: string): BlockName | undefined {
  return blockNames.find((name) => name === text || terms.sheet[name] === text)
}

function textOf(datum: Datum): string {
  return datum.kind === 'scalar' ? datum.text.trim() : ''
}

function textsOf(datum: Datum): string[] {
  return datum.kind === 'list' ? datum.items.map(textOf) : [textOf(datum)].filter((text) => text !== '')
}
