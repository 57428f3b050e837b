/** 领导参阅: what the speaker is likely to be asked. Computed only; each question names the fact that it comes from. */
import { endOf, type Facts, type Piece } from '../facts/index.ts'
import { compareDays, formatDay, parseDay, spokenDay, type Day } from '../text/dates.ts'
import { join } from '../text/places.ts'
import { missing } from '../text/shape.ts'
import { amountOf, figureQuestions } from './questions-facts.ts'
import { rankingQuestions } from './questions-ranking.ts'
import { questionKinds, type Question } from './questions-types.ts'
import type { Ranking } from './ranking-types.ts'
import type { Assignment } from './tasks.ts'

export { keyFigures } from './questions-facts.ts'
export type { Question, QuestionKind } from './questions-types.ts'

export interface QuestionInput {
  /** Joined with the meeting (join.ts), so that the meeting's own texts are read too. */
  facts: Facts
  ranking?: Ranking | undefined
  tasks: readonly Assignment[]
  /** The day of the meeting; by default that of the speech. */
  day?: Day | undefined
}

export interface Questions {
  questions: Question[]
  /** How many more there would be. */
  more: number
}

/** One page for the speaker has room for no more. */
const maxQuestions = 12

/** Each kind weighs 10 less than the one before it, each further question of one kind 15 less than the last. */
const [perKind, perQuestion] = [10, 15]

/**
 * The questions by weight, at most twelve, and how many are left out. Kinds stand as in `questionKinds`, but the third of
 * a weighty kind comes after the first of a lighter one: no kind fills the page alone.
 */
export function likelyQuestions(input: QuestionInput): Questions {
  const { facts, ranking, tasks } = input
  const all = [
    ...figureQuestions(facts),
    ...(ranking ? rankingQuestions(ranking, facts) : []),
    ...taskQuestions(tasks, facts, input.day ?? parseDay(facts.sheet.date)),
    ...slotQuestions(facts),
  ]
  // One question for what is missing in several places, at the first of them.
  const unique = [
    ...new Map(all.toReversed().map((question) => [question.text, question])).values(),
  ].toReversed()
  const weighed = questionKinds.flatMap((kind, k) =>
    unique
      .filter((question) => question.kind === kind)
      .map((question, i) => ({ question, weight: -k * perKind - i * perQuestion })),
  )
  weighed.sort((a, b) => b.weight - a.weight)
  const questions = weighed.slice(0, maxQuestions).map(({ question }) => question)
  return { questions, more: weighed.length - questions.length }
}

/** Overdue tasks, the oldest first; tasks without 牵头单位; deadlines still to come. */
function taskQuestions(tasks: readonly Assignment[], facts: Facts, day: Day | undefined): Question[] {
  const named = tasks
    .map((task) => ({ task, name: matterOf(task, facts), due: endOf(task.due) }))
    .filter(({ name }) => name !== '')
  const overdue = named.flatMap(({ task, name, due }) =>
    day && due && compareDays(due, day) < 0 ? [{ task, name, due }] : [],
  )
  overdue.sort((a, b) => compareDays(a.due, b.due))
  const late = overdue.map(({ task, name, due }): Question => {
    const text = `${name}应在${spokenDay(due, day!.year)}前完成，已经过期，现在到哪一步了？`
    const basis = `任务${name}：完成时限${formatDay(due)}，早于开会的${formatDay(day!)}`
    return { kind: '逾期任务', text, basis, path: join(task.path, 'due') }
  })
  const nobody = named.filter(({ task }) => task.owner.every((one) => one === missing))
  return [
    ...late,
    ...nobody.map(({ task, name }): Question => {
      const basis = `任务${name}：没有写“牵头单位”`
      return { kind: '无牵头单位', text: `${name}由哪个单位牵头？`, basis, path: task.path }
    }),
    ...named
      .filter(({ task }) => task.due === missing)
      .map(({ task, name }): Question => {
        const basis = `任务${name}：“完成时限”待补`
        return { kind: '待补', text: `${name}什么时候完成？`, basis, path: join(task.path, 'due') }
      }),
  ]
}

const maxMatter = 24

/** The matter of a task in quotes, references as values, cut where it is long; '' where there is none. */
function matterOf({ matter, matterPath }: Assignment, facts: Facts): string {
  const pieces = facts.texts.get(matterPath)
  const text = (pieces ? pieces.map(plain).join('') : matter).replaceAll(/\s+/g, '').replace(/[。；，]$/, '')
  if (text === '' || text === missing) return ''
  const characters = [...text]
  return `“${characters.slice(0, maxMatter).join('')}${characters.length > maxMatter ? '……' : ''}”`
}

function plain({ text, reference }: Piece): string {
  if (reference?.kind !== 'figure') return text
  return reference.word === undefined && reference.figure.value
    ? amountOf(reference.figure)
    : reference.figure.name
}

/** 【待补：…】 and 【待核：…】 in the texts of the sheets. */
function slotQuestions(facts: Facts): Question[] {
  return [...facts.texts].flatMap(([path, pieces]) =>
    pieces.flatMap(({ reference }): Question[] => {
      if (reference?.kind !== 'reserved' || reference.note === '') return []
      const { word, note } = reference
      if (word === '建议') return []
      const text = word === '待补' ? `${note}，现在能不能说清？` : `${note}，核实了没有？`
      return [{ kind: word, text, basis: `文中的【${word}：${note}】`, path }]
    }),
  )
}
