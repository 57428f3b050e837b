/** Filling: facts and a template become Markdown with a trace. */
export { fillDraft, defaultSeed, type Draft, type FillOptions, type HandlebarsRuntime } from './fill.ts'
export { compile, precompile, idOf, type TemplateFile } from './compile.ts'
export { functionNames } from './function-names.ts'
export { ladderOf, readMeta, type TemplateMeta } from './meta.ts'
export { derivedKeys, partOfBlock } from './view.ts'
export type { CompiledUnit, Unit } from './template.ts'
export type { TraceSpan } from './trace.ts'
export { checkTemplates } from './review-templates.ts'
