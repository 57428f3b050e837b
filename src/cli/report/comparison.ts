/** What changed between two drafts, as a person reads it and as Markdown. */
import { escapeMarkdown } from '../../text/escape.ts'
import type { ReportBlock } from '../../index.ts'

/** Lines longer than this are cut on the screen; the Markdown has them whole. */
const longest = 120

export function prettyComparison(title: string, blocks: readonly ReportBlock[]): string {
  const lines = blocks.flatMap(({ head, lines: own }) => ['', head, ...own.map((line) => `  ${cut(line)}`)])
  return `${[title, ...lines].join('\n')}\n\n`
}

export function comparisonMarkdown(title: string, blocks: readonly ReportBlock[]): string {
  const parts = blocks.map(
    ({ head, lines }) =>
      `## ${escapeMarkdown(head)}\n\n${lines.map((line) => `- ${escapeMarkdown(oneLine(line))}`).join('\n')}\n`,
  )
  return [`# ${escapeMarkdown(title)}\n`, ...parts].join('\n')
}

function cut(line: string): string {
  const text = oneLine(line)
  return text.length > longest ? `${text.slice(0, longest)}……` : text
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/gu, ' ')
}
