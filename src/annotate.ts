/** A Word copy of a draft with each finding as a comment, and safe fixes as tracked changes. */
import { changesOf, isInText } from './amend.ts'
import { carrier, chooseFixes, Doc, type Carried, type Finding } from './check/index.ts'
import { readDocument } from './read/index.ts'
import { formatPlace, isCell, type Place } from './text/place.ts'
import type { Level, Problem, Result } from './text/problem.ts'
import type { Source } from './text/source.ts'
import { WordSource } from './text/word-source.ts'
import type { Reviewed, ReviewInput } from './review.ts'
import { editDocx, writers, type WordEdits } from './write/index.ts'
import { layoutOf, type Workspace } from './workspace.ts'

const levelNames: Record<Level, string> = { error: '差错', warn: '存疑', info: '提示' }

/**
 * The annotated copy. A Word file is edited in its own package; any other text is set by its style first. `findings` are
 * those of the review that are wanted.
 */
export async function annotate(
  input: ReviewInput,
  reviewed: Reviewed,
  findings: readonly Finding[],
  workspace: Workspace,
): Promise<Result<Uint8Array | undefined>> {
  const { doc } = reviewed
  if (!doc) return { value: undefined, problems: [] }
  const own = findings.filter((finding) => isInText(finding, reviewed))
  if (doc.speech.source instanceof WordSource) {
    const { source } = doc.speech
    return editDocx(reviewed.bytes, editsFor(own, doc, doc, source).edits)
  }
  const style = doc.speech.meta.entries['样式'] ?? workspace.office.style ?? 'gbt9704'
  const layout = layoutOf(workspace, style)
  if (!layout.value) return { value: undefined, problems: layout.problems }
  const set = await writers.docx(doc.speech, layout.value, { edition: 'print' })
  if (typeof set.value === 'string') return { value: undefined, problems: set.problems }
  const { value: speech } = await readDocument(`${input.path}.docx`, set.value)
  if (!speech || !(speech.source instanceof WordSource)) return { value: set.value, problems: set.problems }
  const { edits, lost } = editsFor(own, doc, new Doc(speech, 'docx'), speech.source)
  const edited = await editDocx(set.value, edits)
  return { value: edited.value, problems: [...set.problems, ...edited.problems, ...lost.map(unplaced)] }
}

function unplaced({ place, name }: Finding): Problem {
  const message = `这里的［${name}］在排成的 Word 里找不到位置，没有批注，请看屏幕上列出的`
  return { code: 'annotate/unplaced', level: 'warn', message, place }
}

/** Comments and changes for the findings, and the findings that have no place in the Word text. */
function editsFor(
  findings: readonly Finding[],
  doc: Doc,
  inWord: Doc,
  source: WordSource,
): { edits: WordEdits; lost: Finding[] } {
  const carry = doc === inWord ? (at: number): Carried => ({ at, exact: true }) : carrier(doc, inWord)
  const edits: WordEdits = { comments: [], changes: [] }
  const carried: Finding[] = []
  const lost: Finding[] = []
  for (const finding of findings) {
    const start = carry(finding.range.start)?.at
    const end = carry(finding.range.end)?.at
    const place = start === undefined || end === undefined ? undefined : inWord.place({ start, end })
    const range =
      place && source.range(place.start, Math.max(place.end, place.start + (start === end ? 0 : 1)))
    if (range) edits.comments.push({ ...range, paragraphs: commentOf(finding, doc) })
    else lost.push(finding)
    const fix = finding.fix?.flatMap((edit) => {
      const from = carry(doc.offsetOf(edit.start))
      const to = carry(doc.offsetOf(edit.end))
      const moved =
        from?.exact && to?.exact
          ? inWord.sourceEdit({ start: from.at, end: to.at, text: edit.text })
          : undefined
      return moved ? [moved] : []
    })
    if (fix && fix.length === finding.fix!.length) carried.push({ ...finding, fix })
  }
  edits.changes = chooseFixes(carried).chosen.flatMap((finding) => changesOf(finding, source))
  return { edits, lost }
}

/** 差错［点数不符］此处… · 依据：… · 建议：…, a paragraph each. */
function commentOf(finding: Finding, { speech }: Doc): string[] {
  const { level, name, message, basis, related = [], suggestions = [] } = finding
  return [
    `${levelNames[level]}［${name}］${message}`,
    ...(basis ? [`依据：${basis}`] : []),
    ...suggestions.map((one) => `建议：${one.message}`),
    ...related.map((one) => `${one.message}：${quoted(one.place, speech.source)}`),
  ]
}

/** The words of a place; where they stand too, if it is in another file. */
function quoted(place: Place, own: Source): string {
  const words = isCell(place) ? place.content : place.source.text.slice(place.start, place.end)
  const short = words.length > 40 ? `${words.slice(0, 40)}…` : words
  return isCell(place) || place.source !== own ? `${formatPlace(place)}“${short}”` : `“${short}”`
}
