import type { Place } from '../text/place.ts'
import type { Problem, Result } from '../text/problem.ts'
import type { Source } from '../text/source.ts'
import type { FrontMatter } from '../speech/index.ts'

const entryForm = /^([^\s:：#-][^:：]*?)\s*[:：]\s*(.*?)\s*$/u

/**
 * Front matter as bigan writes it: one `名称: 内容` a line between two `---`, values as written (quotes taken off); `end` is
 * where the text goes on. A line of another form is a problem with its place and is left out; where the last `---` was
 * lost, it ends at the first line that is no entry. A `---` with no entry under it is only a rule.
 */
export function readFrontMatter(source: Source): Result<{ meta: FrontMatter; end: number }> {
  const { text } = source
  const none = { value: { meta: { entries: {}, places: {} }, end: 0 }, problems: [] }
  const start = /^---[ \t]*\r?\n(?=\s*(?:#.*\s+)*[^\s:：#-][^:：\n]{0,20}[:：])/u.exec(text)?.[0].length
  if (start === undefined) return none
  const closing = /^---[ \t]*$/mu
  const rest = text.slice(start)
  const close = closing.exec(rest)
  if (close) {
    const entries = readEntries(source, start, start + close.index)
    return {
      value: { meta: entries.value, end: start + close.index + close[0].length },
      problems: entries.problems,
    }
  }
  const lines = /^(?:[\p{L}\p{N}_]{1,12}[ \t]*[:：].*(?:\r?\n|$))+/u.exec(rest)?.[0] ?? ''
  if (lines === '') return none
  const entries = readEntries(source, start, start + lines.length)
  const unclosed: Problem = {
    code: 'markdown/front-matter',
    level: 'warn',
    message: '文首信息没有用“---”收尾，已读到第一个不是“名称: 内容”的行为止，请在其前补一行“---”',
    place: { source, start: 0, end: 3 },
  }
  return {
    value: { meta: entries.value, end: start + lines.length },
    problems: [unclosed, ...entries.problems],
  }
}

function readEntries(source: Source, start: number, end: number): Result<FrontMatter> {
  // keys are a person's: `constructor` or `__proto__` must be keys like any other
  const entries: Record<string, string> = Object.create(null)
  const places: Record<string, Place> = Object.create(null)
  const problems: Problem[] = []
  let at = start
  for (const raw of source.text.slice(start, end).split('\n')) {
    const line = raw.replace(/\r$/u, '')
    const place = { source, start: at, end: at + line.length }
    at += raw.length + 1
    if (/^\s*(?:#.*)?$/u.test(line)) continue
    const match = entryForm.exec(line)
    if (!match) {
      problems.push({
        code: 'markdown/front-matter',
        level: 'warn',
        message: `文首信息中的“${line.trim()}”不是“名称: 内容”的形式，未采用，请改正或删去`,
        place,
      })
      continue
    }
    const key = match[1]!
    const written = match[2]!
    if (key in entries) {
      problems.push({
        code: 'markdown/front-matter',
        level: 'warn',
        message: `文首信息中“${key}”写了两次，采用前一个，请删去其中一个`,
        place,
        related: [{ message: '首次出现在这里', place: places[key]! }],
      })
      continue
    }
    entries[key] = unquoted(written)
    const from = place.start + line.lastIndexOf(written)
    places[key] = { source, start: from, end: from + written.length }
  }
  return { value: { entries, places }, problems }
}

function unquoted(written: string): string {
  if (/^'.*'$/u.test(written)) return written.slice(1, -1).replaceAll("''", "'")
  if (/^".*"$/u.test(written)) return written.slice(1, -1).replace(/\\(["\\])/gu, '$1')
  return written.replace(/\s+#.*$/u, '')
}
