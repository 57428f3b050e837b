/** 领导参阅: the figures worth a line, and what the speaker is likely to be asked. */
import type { Facts } from '../facts/index.ts'
import { keyFigures, likelyQuestions, weakest, type Meeting } from '../meeting/index.ts'
import { escapeMarkdown } from '../text/escape.ts'
import type { Expanding } from './expand.ts'
import { figureViews } from './release-view.ts'
import type { View } from './view.ts'

/** Lines of the page of style `onepage`. */
const pageLines = 42

export function speakerView(
  meeting: Meeting,
  facts: Facts,
  figures: View | undefined,
  context: Expanding,
): View {
  const { tasks, ranking, day } = meeting
  const { questions } = likelyQuestions({
    facts,
    tasks,
    ...(ranking ? { ranking } : {}),
    ...(day ? { day } : {}),
  })
  const keys = keyFigures(facts)
  const rows = figureViews(keys, figures)
  const asked = questions.map(({ text, basis, path = '' }) => ({
    问: context.marks.mark({ kind: 'given', path }, escapeMarkdown(text)),
    据: escapeMarkdown(basis),
  }))
  return {
    要数: rows,
    总体: figureViews(
      keys.filter(({ value }) => value !== undefined),
      figures,
    ),
    一页问: asked.slice(0, questionsThatFit(meeting, rows.length)),
  }
}

/**
 * How many questions, of two lines and some of three, the page has room for, below title and heads, the table of at most eight figures,
 * the chart (a bar of 5 mm is not quite a line) and the weakest units; two at least. Measured on the style, one line spare.
 */
function questionsThatFit({ ranking, sheet }: Meeting, figures: number): number {
  const units = ranking?.groups.reduce((sum, { rows }) => sum + rows.length, 0) ?? 0
  const marks = [sheet.secrecy, sheet.copies, sheet.collect || undefined].filter((one) => one !== undefined)
  const used =
    8 +
    marks.length * 1.5 +
    (Math.min(figures, 8) + 1) * 0.95 +
    (units > 0 ? units * 0.85 + 2 : 0) +
    (ranking ? weakest(ranking).length : 0) * 1.3
  return Math.max(2, Math.floor((pageLines - used) / 2.3))
}
