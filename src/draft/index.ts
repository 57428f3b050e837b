/** Filling: facts and a template become Markdown with a trace. */
export {
  fillDraft,
  defaultSeed,
  openFilling,
  withPapers,
  type Draft,
  type FillOptions,
  type HandlebarsRuntime,
  type OpenFilling,
} from './fill.ts'

export type { GivenPhrase, Phrasing, UngivenPhrase } from './needs.ts'
export { lengths, shortMinutes, type Length } from './lengths.ts'
export { missingNeeds } from './lost.ts'
export { compile, precompile, idOf, type TemplateFile } from './compile.ts'
export { functionNames } from './function-names.ts'
export { elaborations } from './functions/phrases.ts'
export { describeFunctions } from './functions/descriptions.ts'
export { defaultMeta, ladderOf, readMeta, type TemplateMeta } from './meta.ts'
export { derivedKeys, partOfBlock } from './view.ts'
export type { CompiledUnit, Unit } from './template.ts'
export type { TraceSpan } from './trace.ts'
export { meetingKeys } from './meeting-keys.ts'
export type { PackFilling, PaperName } from './meeting-view.ts'
export { checkTemplates } from './review-templates.ts'
