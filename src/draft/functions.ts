/**
 * The functions of templates, by Chinese name: verbs or phrases that are no key of the schema (a test compares the two
 * lists). They take values, never rendered text; blocks alone see what their body printed. Looking at a value's
 * beginning or end they look through the marks.
 */
import { blocks } from './functions/blocks.ts'
import { conditions } from './functions/conditions.ts'
import { excerpts } from './functions/excerpts.ts'
import { figures } from './functions/figures.ts'
import { papers } from './functions/papers.ts'
import { phrases } from './functions/phrases.ts'
import { printing } from './functions/printing.ts'
import type { TemplateFunction } from './functions/shared.ts'
import { tables } from './functions/tables.ts'
import { wording } from './functions/wording.ts'
import type { Run } from './run.ts'

/** The functions of one filling. */
export function templateFunctions(run: Run): Record<string, TemplateFunction> {
  return {
    ...printing(run),
    ...conditions(run),
    ...figures(run),
    ...wording(run),
    ...blocks(run),
    ...phrases(run),
    ...papers(run),
    ...excerpts(run),
    ...tables(run),
  }
}
