import type { Datum, Scalar } from './datum.ts'
import type { Path } from './places.ts'
import { isMissing, missing, named, say, type Context } from './shape-meta.ts'

/** A text, or a list of texts as its paragraphs. */
export function prose(datum: Datum, path: Path, context: Context): string | undefined {
  const kept = scalarsOf(datum, path, context)
    .map((one) => ({ one, text: one.text.trim(), lead: one.text.length - one.text.trimStart().length }))
    .filter(({ text }) => text !== '')
  if (kept.length === 0) return undefined
  if (kept.length === 1 && isMissing(kept[0]!.text)) {
    context.places.addText(path, [{ start: 0, lead: kept[0]!.lead, scalar: kept[0]!.one }])
    return missing
  }
  let start = 0
  let text = ''
  const segments = kept.map((paragraph) => {
    const segment = { start, lead: paragraph.lead, scalar: paragraph.one }
    // One paragraph of several that is still to come keeps its place among them.
    const printed = paragraph.text === missing ? `【${missing}】` : paragraph.text
    text += (start > 0 ? '\n' : '') + printed
    start += printed.length + 1
    return segment
  })
  context.places.addText(path, segments)
  context.places.addProse(path)
  return text
}

function scalarsOf(datum: Datum, path: Path, context: Context): Scalar[] {
  if (datum.kind === 'scalar') return [datum]
  if (datum.kind === 'list') return datum.items.flatMap((item) => scalarsOf(item, path, context))
  if (datum.kind === 'empty') return []
  const advice = '若文字里有冒号，请用引号把整段括起来，或改用全角“：”'
  const message = `“${named(path, context)}”应为一段文字，此处写成了一组“键: 值”；${advice}`
  say(context, 'sheet/type', message, datum.place)
  return []
}
