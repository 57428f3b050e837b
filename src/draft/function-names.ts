import { templateFunctions } from './functions.ts'
import { figures } from './functions/figures.ts'
import type { Run } from './run.ts'
import { printValue, printWords, standAt } from './template.ts'

/** What a wrapped template calls beside the functions that its writer named. */
export const internalNames: readonly string[] = [printValue, printWords, standAt]

/** Only names are asked for: no function is called, so that no run is needed. */
const noRun = { expanding: {} } as Run

/** The functions that every template may use: ours and the blocks of Handlebars itself. */
export function functionNames(): ReadonlySet<string> {
  const own = Object.keys(templateFunctions(noRun)).filter((name) => !internalNames.includes(name))
  return new Set([...own, 'each', 'with', 'lookup', 'log'])
}

/** The functions that may refuse their value, and those that print headings and lists: all need to know where they stand. */
export function placedFunctions(): ReadonlySet<string> {
  return new Set([...Object.keys(figures(noRun)), '分部', '各节', '一节', '逐条', '表格', '栏'])
}

/** The functions that print what stands between {{#…}} and {{/…}}: without it there is nothing that they could do. */
export const blockFunctions: ReadonlySet<string> = new Set(
  'if unless each with 句子 段 分部 各板块 各点 各组 各节 一节 逐条 一条 限字 表格'.split(' '),
)
