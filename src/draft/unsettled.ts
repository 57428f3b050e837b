/** What in a filled draft waits for a person, as problems. */
import { comparePlaces, type Place } from '../text/place.ts'
import type { Problem } from '../text/problem.ts'
import type { Facts } from '../facts/index.ts'
import type { Marked } from './marks.ts'
import { placeOfSlot } from './trace.ts'

/** What a person still has to fill in, confirm or take, one warning for each place in the sheet. */
export function unsettled(marked: Marked, facts: Facts): Problem[] {
  const problems: Problem[] = []
  for (const { origin } of marked.spans) {
    if (origin.kind === 'missing') {
      const place = placeOfSlot(origin, facts)
      problems.push({
        code: 'draft/missing',
        level: 'warn',
        message: `缺“${origin.label}”：${origin.reason}；稿中印成了【待补：${origin.label}】`,
        ...(place ? { place } : {}),
      })
    }
    if (origin.kind === 'unconfirmed') {
      const place = placeOfSlot(origin, facts)
      const after = origin.range ? '去掉【待核】，只留文字' : '去掉“状态: 待核”'
      problems.push({
        code: 'draft/unconfirmed',
        level: 'warn',
        message: `“${origin.label}”还没有核实，稿中印成了【待核】，核实后${after}`,
        ...(place ? { place } : {}),
      })
    }
  }
  return [...unique(problems), ...suggested(marked)]
}

/** How many suggestions of the library stand in the draft, and what is to be done with them. */
function suggested({ spans }: Marked): Problem[] {
  const count = spans.filter(({ origin }) => origin.kind === 'suggestion' && origin.path === '').length
  if (count === 0) return []
  const message = `用语库提了${count}条建议，印成【建议：…】：采用的，填好括号里的内容，删去“【建议：】”；不采用的，整句删去。没有取舍的，bigan check 会再提醒`
  return [{ code: 'draft/suggestion', level: 'info', message }]
}

function unique(problems: Problem[]): Problem[] {
  return problems.filter((one, i) => {
    const first = problems.findIndex(
      (other) => other.message === one.message && samePlace(other.place, one.place),
    )
    return first === i
  })
}

function samePlace(a: Place | undefined, b: Place | undefined): boolean {
  return a && b ? comparePlaces(a, b) === 0 : a === b
}
