import { excerpt } from '../../text/excerpt.ts'
import { formatPlace } from '../../text/place.ts'
import type { Level, Problem } from '../../text/problem.ts'

export const levelNames: Record<Level, string> = { error: '差错', warn: '存疑', info: '提示' }

/** Problems as a person reads them: place, level, message, the quoted line with a caret, related places. */
export function prettyProblems(problems: readonly Problem[]): string {
  return problems.map(prettyProblem).join('')
}

function prettyProblem(problem: Problem): string {
  const { place, level, message, related = [] } = problem
  const lines = [`${place ? `${formatPlace(place)} ` : ''}${levelNames[level]}：${message}`]
  if (place) lines.push(indent(excerpt(place)))
  for (const one of related)
    lines.push(`  ${one.message}：${formatPlace(one.place)}`, indent(excerpt(one.place)))
  return `${lines.filter((line) => line.trim() !== '').join('\n')}\n`
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n')
}

/** 差错1处，存疑2处 */
export function tally(problems: readonly Problem[]): string {
  return (Object.keys(levelNames) as Level[])
    .map((level) => [level, problems.filter((problem) => problem.level === level).length] as const)
    .filter(([, n]) => n > 0)
    .map(([level, n]) => `${levelNames[level]}${n}处`)
    .join('，')
}
