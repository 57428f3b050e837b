/** Safe fixes: edits that do not overlap in one pass, then the text is read and checked anew, until nothing changes. */
import type { Edit } from '../text/problem.ts'
import type { Finding } from './rule.ts'

export interface Fixed {
  text: string
  /** What was changed, one line a finding, in order. */
  applied: Finding[]
  /** Fixes that were left out, and why. */
  left: { finding: Finding; reason: string }[]
}

/** CHECKS part 4: more rounds than this mean that two rules undo each other. */
const mostRounds = 10

/**
 * Applies the safe fixes of a text's findings until there are none left. `check` reads and checks a text as it is then;
 * `isOurs` tells edits that belong into a template or a sheet and not into the draft. A state seen before is a cycle: the
 * text before it is given back, and the rules at odds are named.
 */
export async function fixText(
  text: string,
  check: (text: string) => Promise<readonly Finding[]> | readonly Finding[],
  isOurs: (edit: Edit, round: number) => boolean = () => false,
): Promise<Fixed> {
  const seen = new Map<string, number>([[text, 0]])
  const fixed: Fixed = { text, applied: [], left: [] }
  for (let round = 0; round < mostRounds; round++) {
    const { chosen, left } = chooseFixes(await check(fixed.text), (edit) => isOurs(edit, round))
    fixed.left = left
    if (chosen.length === 0) return fixed
    const next = withEdits(
      fixed.text,
      chosen.flatMap((finding) => finding.fix!),
    )
    if (seen.has(next)) return cycle(fixed, chosen)
    seen.set(next, round + 1)
    fixed.text = next
    fixed.applied.push(...chosen)
  }
  return fixed
}

/** Of the findings with a safe fix those whose edits do not overlap, in order; of the rest, why not. */
export function chooseFixes(
  findings: readonly Finding[],
  isOurs: (edit: Edit) => boolean = () => false,
): { chosen: Finding[]; left: Fixed['left'] } {
  const chosen: Finding[] = []
  const left: Fixed['left'] = []
  const taken: Edit[] = []
  for (const finding of findings) {
    const edits = finding.fix
    if (!edits) continue
    if (edits.some(isOurs)) left.push({ finding, reason: '这几个字出自事实表或模板，请改在那里' })
    else if (edits.some((edit) => taken.some((other) => overlaps(edit, other))))
      left.push({ finding, reason: '与另一处修改重叠，留待下一轮' })
    else {
      chosen.push(finding)
      taken.push(...edits)
    }
  }
  return { chosen, left }
}

function overlaps(a: Edit, b: Edit): boolean {
  if (a.start === a.end || b.start === b.end) return a.start <= b.end && b.start <= a.end
  return a.start < b.end && b.start < a.end
}

function cycle(fixed: Fixed, chosen: readonly Finding[]): Fixed {
  const names = [...new Set(chosen.map((finding) => finding.name))].join('”和“')
  const reason = `规则“${names}”互相改来改去，没有采用，请告知维护者`
  return { ...fixed, left: [...fixed.left, ...chosen.map((finding) => ({ finding, reason }))] }
}

/** A text with edits that do not overlap. */
export function withEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = []
  let at = 0
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    parts.push(text.slice(at, edit.start), edit.text)
    at = edit.end
  }
  parts.push(text.slice(at))
  return parts.join('')
}
