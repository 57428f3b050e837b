/** Compiling of templates: at build time for the shipped ones, at run time for those of a workspace. */
import type Handlebars from 'handlebars'
import type { Problem } from '../text/problem.ts'
import { Source } from '../text/source.ts'
import { checkTemplate } from './check-template.ts'
import { functionNames, internalNames, placedFunctions } from './function-names.ts'
import { parseTemplate, wrap, type CompiledUnit, type Unit } from './template.ts'

export interface TemplateFile {
  path: string
  text: string
  kind: Unit['kind']
}

/** A file's name without folder and `.md.hbs`: the id of a part, and of a template that does not say its own. */
export function idOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.md\.hbs$/, '')
}

/**
 * Parses, checks and wraps templates together, and precompiles each to JavaScript source (an object literal). Units
 * with errors are left out. `others` are ids of parts that are compiled already.
 */
export function precompile(
  files: TemplateFile[],
  handlebars: typeof Handlebars,
  others: readonly string[] = [],
): { units: (Unit & { code: string })[]; problems: Problem[] } {
  const parsed = files.map((file) =>
    parseTemplate(new Source(file.path, file.text), file.kind, idOf(file.path), handlebars),
  )
  const functions = functionNames()
  const names = { all: functions, placed: placedFunctions() }
  const knownHelpers = Object.fromEntries([...functions, ...internalNames].map((name) => [name, true]))
  // Plain text: no HTML escaping, no indentation of parts.
  const options = { noEscape: true, preventIndent: true, knownHelpers }
  const parts = new Set([
    ...others,
    ...parsed.filter(({ unit }) => unit.kind === 'part').map(({ unit }) => unit.id),
  ])
  const units: (Unit & { code: string })[] = []
  const problems: Problem[] = []
  for (const one of parsed) {
    const found = [...one.problems, ...checkTemplate(one, { functions, parts })]
    problems.push(...found)
    if (!one.tree || found.some((problem) => problem.level === 'error')) continue
    const source = new Source(one.unit.path, one.unit.text)
    const code = handlebars.precompile(wrap(one.tree, one.unit, source, names), options) as string
    units.push({ ...one.unit, code: withoutPlaces(code) })
  }
  return { units, problems }
}

/** The same for immediate use: the precompiled source is evaluated here. Only our own code generator's output is. */
export function compile(
  files: TemplateFile[],
  handlebars: typeof Handlebars,
  others: readonly string[] = [],
): { units: CompiledUnit[]; problems: Problem[] } {
  const { units, problems } = precompile(files, handlebars, others)
  return { units: units.map(({ code, ...unit }) => ({ ...unit, spec: evaluate(code) })), problems }
}

/** Handlebars hands each function the line and column of its call: a quarter of the code, and no function asks. */
function withoutPlaces(code: string): string {
  const point = String.raw`\{"line":\d+,"column":\d+\}`
  return code.replaceAll(new RegExp(`,"loc":\\{"start":${point},"end":${point}\\}`, 'g'), '')
}

/** Handlebars.precompile prints a JavaScript object literal; nothing of a sheet ever reaches it. */
function evaluate(code: string): object {
  return new Function(`return ${code}`)() as object
}
