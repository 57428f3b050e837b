/** Which papers a meeting has, in which order, under which names. */
import { missingNeeds } from '../draft/index.ts'
import type { Meeting } from '../meeting/index.ts'
import { leftOutOf, noSpeech } from './left-out.ts'
import { nearest } from '../text/nearest.ts'
import { chineseNumber } from '../text/numerals.ts'
import type { Place } from '../text/place.ts'
import type { Problem, Result } from '../text/problem.ts'

/** What a template says of itself. */
export interface PaperTemplate {
  id: string
  meta: {
    name: string
    rank: number
    needs: readonly string[]
    meetings?: readonly string[]
    each?: string
    form: '文稿' | '文本'
    bound: boolean
    speech: boolean
  }
}

/** A template that is to be filled, once or once for each item of a list. */
export interface Order<T extends PaperTemplate> {
  template: T
  /** 会议通知; of one for each unit 表态发言（城关镇）. */
  name: string
  /** The file's name without its ending: 01-会议通知. */
  stem: string
  /** 会议材料之一, of what is bound into the volume. */
  label?: string
  item?: number
  /** False of what the meeting has and this run leaves out. */
  wanted: boolean
}

type View = Readonly<Record<string, unknown>>

/** Ranks of papers are numbers of two digits; what is above has none of its own. */
const ranked = 100

/**
 * The papers of a meeting in their order, those of 每 once for each item: by the sheet's 材料, else by what each template says
 * of the types of meeting that have it. With `only` (--only) these alone are wanted now, and keep their number and label.
 */
export function ordersFor<T extends PaperTemplate>(
  templates: readonly T[],
  meeting: Meeting,
  view: View,
  only: readonly string[] | undefined,
): Result<Order<T>[]> {
  const sorted = [...templates].sort((a, b) => a.meta.rank - b.meta.rank || (a.id < b.id ? -1 : 1))
  const problems: Problem[] = []
  const usual = usualOf(sorted, meeting, view, problems)
  const wanted = only ? named(sorted, only, () => undefined, problems) : usual
  if (!only && !meeting.sheet.papers) problems.push(...leftOutOf(sorted, meeting, typeOf(meeting), usual))
  const used = sorted.map(({ meta }) => meta.rank).filter((rank) => rank < ranked)
  let last = Math.max(0, ...used)
  let bound = 0
  const value = sorted.flatMap((template): Order<T>[] => {
    const { meta } = template
    // A paper's number is its own and does not move when others are left out.
    const number = meta.rank < ranked ? meta.rank : ++last
    if (!usual.has(template.id) && !wanted.has(template.id)) return []
    if (meta.speech && view['事实'] === undefined) {
      problems.push(noSpeech(meeting, meta.name))
      return []
    }
    const isBound = meta.bound && meta.form === '文稿'
    const order = (name: string, item?: number): Order<T> => ({
      template,
      name,
      stem: `${String(number).padStart(2, '0')}-${fileName(name)}`,
      wanted: wanted.has(template.id),
      ...(isBound ? { label: `会议材料之${chineseNumber(++bound)}` } : {}),
      ...(item === undefined ? {} : { item }),
    })
    if (meta.each === undefined) return [order(meta.name)]
    return namesOf((view[meta.each] ?? []) as Item[]).map((one, i) => order(`${meta.name}（${one}）`, i))
  })
  return { value, problems }
}

/** By the sheet's 材料, else by the type of the meeting: papers whose needs are not met are then left out. */
function usualOf(
  templates: readonly PaperTemplate[],
  meeting: Meeting,
  view: View,
  problems: Problem[],
): ReadonlySet<string> {
  const { sheet, places } = meeting
  if (sheet.papers) return named(templates, sheet.papers, (i) => places.of(`papers/${i}`), problems)
  const type = typeOf(meeting)
  const usual = templates.filter(
    (template) =>
      (template.meta.meetings === undefined || template.meta.meetings.includes(type)) &&
      missingNeeds(template, view).length === 0,
  )
  return new Set(usual.map(({ id }) => id))
}

function typeOf({ sheet }: Meeting): string {
  return sheet.type ?? '推进会'
}

/** The words for every paper there is. */
export const everyPaper: readonly string[] = ['全部', 'all']

function named(
  templates: readonly PaperTemplate[],
  names: readonly string[],
  placeOf: (i: number) => Place | undefined,
  problems: Problem[],
): ReadonlySet<string> {
  const ids = templates.map(({ id }) => id)
  if (names.some((name) => everyPaper.includes(name))) return new Set(ids)
  const chosen = new Set<string>()
  names.forEach((name, i) => {
    const template = templates.find((one) => one.id === name || one.meta.name === name)
    if (template) return void chosen.add(template.id)
    const guess = ids.find((id) => id.includes(name) || name.includes(id)) ?? nearest(name, ids)
    const place = placeOf(i)
    const message = `没有叫“${name}”的材料${guess ? `，是否应为“${guess}”？` : `，可用：${ids.join('、')}`}`
    problems.push({ code: 'pack/unknown-paper', level: 'error', message, ...(place ? { place } : {}) })
  })
  return chosen
}

/** The papers as 会议材料目录 lists them: texts for messages and screens are none. */
export function listOf(orders: readonly Order<PaperTemplate>[]): { name: string; label?: string }[] {
  return orders
    .filter(({ template }) => template.meta.form === '文稿')
    .map(({ name, label }) => ({ name, ...(label === undefined ? {} : { label }) }))
}

/** The words of a value of the view: neither the marks of the filling nor the escapes of Markdown are part of a name. */
function plain(text: string): string {
  return text.replaceAll(/\uFDD0.|\uFDD1/gsu, '').replaceAll(/\\([!-/:-@[-`{-~])/gu, '$1')
}

interface Item {
  单位?: string
  姓名?: string
}

/** What each item of 每 is called: by its unit; where that is another's too, with the person's name or a number. */
function namesOf(items: readonly Item[]): string[] {
  const units = items.map(({ 单位: unit, 姓名: name }) => plain(unit ?? name ?? ''))
  const names = units.map((unit, i) =>
    units.filter((one) => one === unit).length > 1 ? `${unit}${plain(items[i]!.姓名 ?? '')}` : unit,
  )
  // Two names that are one file's to some system are one here.
  const files = names.map((name) => fileName(name).toLowerCase())
  return names.map((name, i) => {
    const isAlone = files[i] !== '' && files.indexOf(files[i]!) === files.lastIndexOf(files[i]!)
    return isAlone ? name : `${name}${i + 1}`
  })
}

/** Systems take names of 255 bytes; a 汉字 has three, and what stands before and behind wants room. */
const longestName = 60

/** A name that every system takes as a file's. */
function fileName(name: string): string {
  const allowed = name.replaceAll(/[\\/:*?"<>|\s.\p{C}]/gu, '')
  return [...allowed].slice(0, longestName).join('')
}
