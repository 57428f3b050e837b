import { putAround, type Editing } from './docx-edit-editing.ts'
import { controlReplaced } from './docx-edit-problems.ts'
import { isPlain } from './docx-edit-places.ts'
import { wordsOf, type Run } from './docx-edit-runs.ts'
import type { Tag } from './docx-edit-xml.ts'

/**
 * Takes away the plain-text controls around a run and leaves their words: a tracked change in one is lost by LibreOffice,
 * and one that came in with a change is never refused there. A bound one would write the old value over the new.
 */
export function dissolveAround(run: Run, editing: Editing): void {
  const { runs, dissolved, context, before } = editing
  const { local } = runs.names
  for (let tag = run.tag.parent; tag && local(tag) !== 'p'; tag = tag.parent) {
    const control = tag.parent
    if (local(tag) !== 'sdtContent' || !control || !isPlain(control, runs) || dissolved.has(control)) continue
    dissolved.add(control)
    before.push({ start: control.start, end: tag.openEnd, order: 'instead', text: '' })
    before.push({ start: tag.closeStart, end: control.end, order: 'instead', text: '' })
    if (runs.controls.get(control.start)?.has('dataBinding') !== true) continue
    const inside = runs.paragraphs.get(run.paragraph)!.filter((one) => isIn(one.tag, control))
    context.problems.push(controlReplaced(inside.map((one) => wordsOf(one, 0, one.length)).join('')))
  }
}

/** Puts what has no length beside the outermost plain-text control at whose edge its place is; false where it is at none. */
export function putBeside(run: Run, offset: number, text: string, editing: Editing): boolean {
  const { runs } = editing
  const { local } = runs.names
  let outermost: Tag | undefined
  for (let tag = run.tag.parent; tag && local(tag) !== 'p'; tag = tag.parent) {
    // New words cannot leave somebody's insertion.
    if (local(tag) === 'ins') return false
    if (isPlain(tag, runs)) outermost = tag
  }
  if (!outermost || editing.dissolved.has(outermost)) return false
  const control = outermost
  const inside = runs.paragraphs.get(run.paragraph)!.filter((one) => one.length > 0 && isIn(one.tag, control))
  const isLast = inside.length === 0 || (inside.at(-1) === run && offset === run.length)
  if (isLast) putAround(control, '', text, editing)
  else if (inside[0] === run && offset === 0) putAround(control, text, '', editing)
  else return false
  return true
}

function isIn(tag: Tag, outer: Tag): boolean {
  return outer.start <= tag.start && tag.end <= outer.end
}
