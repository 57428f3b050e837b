/** The public API: a table of contents. */
export {
  makeDraft,
  formats,
  editions,
  type Edition,
  type Format,
  type Made,
  type MakeInput,
  type MakeOptions,
} from './make.ts'
export { openWorkspace, templateFiles, type Workspace } from './workspace.ts'
export { readTables } from './tables.ts'
export { traceFile, isTraceFile, knownHashes, withHashes, type TraceFile } from './record.ts'
export { show, views, type ViewName } from './show.ts'
export { typeset, draftedEdition, type TypesetOptions } from './typeset.ts'
export { listTemplates, checkAll } from './templates.ts'
export { startFiles, figureForm, type StartFile } from './start.ts'
export { Source } from './text/source.ts'
export type { Problem, Level, Result } from './text/problem.ts'
export type { Place } from './text/place.ts'
