import { edit, type Marked, type TextEdit } from './marks.ts'
import { ownership } from './ownership.ts'

/** Marks that met when something between them went, and the layout of the file: one empty line between paragraphs. */
export function mend(marked: Marked): Marked {
  let at = marked
  for (let round = 0; round < 4; round++) {
    const edits = [...punctuation(at), ...layout(at)]
    if (edits.length === 0) return at
    at = edit(at, edits)
  }
  return at
}

const meetings: [form: RegExp, keep: 'first' | 'last'][] = [
  [/[，、：][。；！？]/g, 'last'],
  [/[。！？][，、；。]/g, 'first'],
  [/；[，、；]/g, 'first'],
  [/；。/g, 'last'],
  [/，[，、；]/g, 'first'],
  [/：：/g, 'first'],
]

/** Any of them: most texts have none. */
const anyMeeting = /[，、：。！？；][，、：。！？；]/

function punctuation(marked: Marked): TextEdit[] {
  const own = ownership(marked)
  const edits: TextEdit[] = []
  for (const [form, keep] of anyMeeting.test(marked.text) ? meetings : []) {
    for (const match of marked.text.matchAll(form)) {
      const i = match.index
      const drop = keep === 'last' ? i : i + 1
      // Two marks of one and the same sheet text are its writer's.
      if (own[i] === 0 && own[i + 1] === 0) continue
      if (own[drop] === 0 && own[drop === i ? i + 1 : i] === 1) {
        // The sheet's mark would go: the template's goes instead, unless the sheet's is the weaker one at its end.
        if (keep === 'first') {
          edits.push({ start: i, end: i + 1, text: '' })
          continue
        }
      }
      edits.push({ start: drop, end: drop + 1, text: '' })
    }
  }
  // With a line break before the text, a line begins after a line break everywhere, and `index` is where its marks do.
  for (const { index, 0: found } of `\n${marked.text}`.matchAll(/\n[，。；、]+/g)) {
    if (own[index] === 1) edits.push({ start: index, end: index + found.length - 1, text: '' })
  }
  return edits
}

function layout(marked: Marked): TextEdit[] {
  const edits: TextEdit[] = []
  for (const match of marked.text.matchAll(/[ \t]+(?=\n|$)/g))
    edits.push({ start: match.index, end: match.index + match[0].length, text: '' })
  for (const match of marked.text.matchAll(/\n{3,}/g))
    edits.push({ start: match.index, end: match.index + match[0].length, text: '\n\n' })
  const front = /^\n+/.exec(marked.text)?.[0].length ?? 0
  if (front > 0) edits.push({ start: 0, end: front, text: '' })
  // Words right under a table would be read as one more row of it.
  for (const { index, 0: row } of `\n${marked.text}`.matchAll(/\n\|.*\n(?=[^|\n])/g)) {
    const after = index + row.length - 1
    edits.push({ start: after, end: after, text: '\n' })
  }
  const back = /\n{2,}$/.exec(marked.text)
  if (back && back.index > 0) edits.push({ start: back.index, end: marked.text.length, text: '\n' })
  return edits
}
