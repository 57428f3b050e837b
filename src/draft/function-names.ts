import { templateFunctions } from './functions.ts'
import type { Run } from './run.ts'
import { printValue, printWords, standAt } from './template.ts'

/** The functions that every template may use: ours and the blocks of Handlebars itself. */
export function functionNames(): ReadonlySet<string> {
  const internal = [printValue, printWords, standAt]
  // Their names are all that is asked for: no function is called, so that no run is needed.
  const own = Object.keys(templateFunctions({ expanding: {} } as Run)).filter(
    (name) => !internal.includes(name),
  )
  return new Set([...own, 'each', 'with', 'lookup', 'log'])
}
