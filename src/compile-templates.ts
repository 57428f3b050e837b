/** Used by the build alone: the shipped templates as a CommonJS module, the shipped phrases as data. */
import handlebars from 'handlebars'
import { precompile } from './draft/index.ts'
import { formatPlace } from './text/place.ts'
import { templateFiles } from './workspace.ts'

export { shippedCache, shippedPhrases } from './library.ts'

/** The text of dist/templates.cjs, and what is wrong in the templates, one line each. */
export function shippedTemplates(folder: string): { code: string; problems: string[] } {
  const { units, problems } = precompile(templateFiles(folder), handlebars)
  const entries = units.map(({ code, ...unit }) => `{...${JSON.stringify(unit)},spec:${code}}`)
  return {
    code: `'use strict'\nexports.units=[\n${entries.join(',\n')}\n]\n`,
    problems: problems.map(
      (problem) => `${problem.place ? formatPlace(problem.place) : ''} ${problem.message}`,
    ),
  }
}
