/** Whom each step of a paper calls, against who speaks in that item of the agenda and in any. */
import type { Meeting } from '../../meeting/index.ts'
import type { PackContext, PackDoc } from '../rule.ts'
import { callsOf, type Item, type Passage, type Step } from './agenda.ts'
import { inPaper, sheetLine } from './papers.ts'

/** Who is named in each step against who speaks in that item; steps that are of no item. */
export function checkSteps(passage: Passage, passages: readonly Passage[], context: PackContext): void {
  const { agenda } = context.inputs.meeting!
  for (const step of passage.steps) {
    const item = step.item === undefined ? undefined : agenda[step.item]
    if (item?.form === '主持') continue
    if (item && tellOther(passage.doc, step, item, passages, context)) continue
    tellLeft(passage, step, context)
  }
}

/** True where somebody else than the item's speaker is named, which is told. */
function tellOther(
  doc: PackDoc,
  step: Step,
  item: Item,
  passages: readonly Passage[],
  { inputs, report }: PackContext,
): boolean {
  const { people, sheet } = inputs.meeting!
  const text = doc.doc.slice(step)
  const wanted = item.speakers.flatMap(({ person }) => person ?? [])
  const named = people.filter(({ name }) => text.includes(name))
  if (wanted.length === 0 || named.length === 0) return false
  const missing = wanted.find((person) => !named.includes(person))
  const extra = named.find((person) => !wanted.includes(person) && person.name !== sheet.chair)
  if (!missing || !extra) return false
  const at = step.start + text.indexOf(extra.name)
  const other = passages.find(
    (one) =>
      one.doc !== doc &&
      one.steps.some((each) => each.item === step.item && one.doc.doc.slice(each).includes(missing.name)),
  )
  const otherStep = other?.steps.find(({ item: index }) => index === step.item)
  const matter = (item.entry.matter ?? '').replaceAll(/【[^】]{0,40}】/gu, '')
  report({
    doc,
    range: { start: at, end: at + extra.name.length },
    message: `${doc.name}里“${matter}”由“${extra.name}”来讲，${other ? `${other.doc.name}和` : ''}会议表里是“${missing.name}”，请核实后改为一致`,
    related: [
      ...(other && otherStep ? [inPaper(other.doc, otherStep)] : []),
      ...sheetLine(inputs, item.path),
    ],
  })
  return true
}

const asked = /请[^，。；\n]{2,60}/u
const speaking = /通报|汇报|发言|讲话|介绍|交流|致辞|宣读|说明/u
/** Called without a name. */
const everybody = /[各位]|大家|全体|同志们/u

/** Papers that name whoever speaks, and nobody else, in their steps. */
const ofSpeakers = ['主持词', '议程', '日程']

/** A step that calls somebody who has no item: a speaker who has left the agenda is easily left in. */
function tellLeft({ doc, kind, steps }: Passage, step: Step, { inputs, report }: PackContext): void {
  const meeting = inputs.meeting!
  const text = doc.doc.slice(step)
  const isUnread = step.item === undefined
  const stranger =
    kind === 'called'
      ? (strangePerson(askedIn(text), meeting) ?? strangeUnit(text, meeting))
      : isUnread && ofSpeakers.includes(doc.paper) && !isOfSpeaker(text, meeting)
        ? strangePerson(text, meeting)
        : undefined
  const isUnknown = kind === 'called' && isUnread && step.number !== undefined
  if (stranger === undefined && !(isUnknown && isOfNobody(text, steps, meeting))) return
  const match = asked.exec(text)
  const whole = match?.[0] ?? text.trim()
  const start = step.start + text.indexOf(whole)
  const words = whole.length > 40 ? `${whole.slice(0, 40)}…` : whole
  report({
    doc,
    range: { start, end: start + whole.length },
    message: `${doc.name}里“${words}”，会议表的议程里没有${stranger === undefined ? '这一项' : `“${stranger}”`}，请核实后改为一致`,
    related: sheetLine(inputs, 'agenda'),
  })
}

const beforeVerb = /^.*?(?=通报|汇报|发言|讲话|介绍|交流|致辞|宣读|说明|作|就|为|代表|$)/u

/** Who is asked to speak, with what stands before the name; of whom they speak is no matter. */
function askedIn(text: string): string {
  return beforeVerb.exec(asked.exec(text)?.[0] ?? '')?.[0] ?? ''
}

/** Somebody of 参会 who has no item and does not chair. */
function strangePerson(words: string, { agenda, people, sheet }: Meeting): string | undefined {
  const speakers = agenda.flatMap((item) => item.speakers.flatMap(({ person }) => person ?? []))
  return people.find((one) => words.includes(one.name) && !speakers.includes(one) && one.name !== sheet.chair)
    ?.name
}

/** A unit that is asked to speak and has no item, where nobody is named who has one. */
function strangeUnit(text: string, meeting: Meeting): string | undefined {
  const words = asked.exec(text)?.[0] ?? ''
  if (!speaking.test(words) || isOfSpeaker(text, meeting)) return undefined
  return unitsOf(meeting, []).find((unit) => words.startsWith(unit, 1))
}

/** True where one of the agenda's speakers is named, or his unit. */
function isOfSpeaker(text: string, meeting: Meeting): boolean {
  return meeting.agenda.some(({ speakers }) =>
    speakers.some((speaker) => callsOf(speaker, meeting).some((name) => text.includes(name))),
  )
}

/** True where somebody is asked to speak who is none of the speakers by name, unit or surname (请陈县长讲话). */
function isOfNobody(text: string, steps: readonly Step[], meeting: Meeting): boolean {
  const words = asked.exec(text)?.[0] ?? ''
  if (!speaking.test(words) || everybody.test(words)) return false
  const speakers = meeting.agenda.flatMap((item) => item.speakers)
  // the other steps have to be read, or the paper is told in other words than the sheet
  if (steps.filter(({ item }) => item === undefined).length > 1 || speakers.length === 0) return false
  return (
    !isOfSpeaker(text, meeting) &&
    !speakers.some(({ person }) => person && words.includes(person.name.slice(0, 1)))
  )
}

/** The units of a meeting but some. */
function unitsOf(meeting: Meeting, known: readonly string[]): string[] {
  return [
    ...(meeting.sheet.units ?? []).flatMap(({ name, short }) => [name, short]),
    ...meeting.people.map(({ unit }) => unit),
  ].filter((unit): unit is string => unit !== undefined && unit.length > 2 && !known.includes(unit))
}

const verb = /代表|通报|汇报|作了|介绍|发表|发言|讲|就/u

/** A unit of the meeting that is said to have spoken and whose people speak in no item. */
export function strangerIn(clauses: string, meeting: Meeting): { name: string; at: number } | undefined {
  const known = meeting.agenda.flatMap(({ speakers }) =>
    speakers.flatMap((speaker) => [
      ...callsOf(speaker, meeting),
      ...(speaker.person ? [speaker.person.unit] : []),
    ]),
  )
  const units = unitsOf(meeting, known)
  let from = 0
  for (const clause of clauses.split(/[；，]/u)) {
    const end = clause.search(verb)
    const subject = clause.slice(0, end < 0 ? 0 : end)
    for (const name of units) {
      const at = subject.indexOf(name)
      const isPart = known.some((one) => one.includes(name) && subject.includes(one))
      const isWhole =
        at >= 0 && /^(?:$|[、，和与]|分别|负责|主要|有关|的)/u.test(subject.slice(at + name.length))
      if (isWhole && !isPart) return { name, at: from + at }
    }
    from += clause.length + 1
  }
  return undefined
}
