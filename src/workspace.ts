/** What drafts are made with: the program's templates, parts and styles, and an office's own over them. */
import path from 'node:path'
import { compile, idOf, type CompiledUnit, type TemplateFile } from './draft/index.ts'
import { filesBelow, loadBuilt, programRoot, readText, workspaceOf } from './files.ts'
import { openLibrary } from './library.ts'
import { readOffice, type Office } from './office/index.ts'
import { readLayout, type Layout } from './layout/index.ts'
import { termSlot, type Library } from './phrases/index.ts'
import type { Terms } from './terms/index.ts'
import type { Problem, Result } from './text/problem.ts'
import type { Source } from './text/source.ts'
import { agreedLists, openTerms } from './words.ts'

export interface Workspace {
  /** The folder of bigan.yaml; undefined where there is none. */
  folder?: string
  office: Office
  /** Templates and parts by id; a workspace's stand for shipped ones of the same id. */
  units: ReadonlyMap<string, CompiledUnit>
  /** The phrase library, the office's entries over the shipped ones. */
  phrases: Library
  /** The agreed wordings of content/terms, where an entry of the library prints one. */
  agreed?: Terms
  /** Style files, shipped ones first. */
  styles: Source[]
  /** Styles that were read already: a run over a thousand sheets reads each once. */
  layouts?: Map<string, Result<Layout | undefined>>
  /** What is wrong in bigan.yaml, in the workspace's templates and, where they are used, in its agreed wordings. */
  problems: Problem[]
}

/** The style of an id, for this workspace. */
export function layoutOf(workspace: Workspace, id: string): Result<Layout | undefined> {
  const known = workspace.layouts?.get(id)
  if (known) return known
  const layout = readLayout(id, workspace.styles)
  workspace.layouts?.set(id, layout)
  return layout
}

/** Template files of a folder, those in `parts/` being parts. `shown` is how problems name the folder. */
export function templateFiles(folder: string, shown = 'templates'): TemplateFile[] {
  return filesBelow(folder, '.md.hbs').map((file) => {
    const relative = path.relative(folder, file).replaceAll('\\', '/')
    const text = readText(file, `${shown}/${relative}`).text
    return { path: `${shown}/${relative}`, text, kind: kinds[relative.split('/')[0]!] ?? 'speech' }
  })
}

const kinds: Readonly<Record<string, TemplateFile['kind']>> = { parts: 'part', meeting: 'meeting' }

/**
 * The workspace that a folder lies in. The shipped templates come compiled from the build; those that were changed since,
 * and a workspace's own, are compiled now.
 */
export async function openWorkspace(from: string): Promise<Workspace> {
  const root = programRoot()
  const folder = workspaceOf(from)
  const own = folder === undefined || folder === root ? undefined : folder
  const problems: Problem[] = []
  const office =
    folder === undefined
      ? { value: {}, problems: [] }
      : readOffice(readText(path.join(folder, 'bigan.yaml'), 'bigan.yaml'))
  problems.push(...office.problems)
  const phrases = await openLibrary(own)
  problems.push(...phrases.problems)
  const agreed = agreedFor(phrases.value, folder)
  // A row that cannot be used is left out; no draft is kept back for it.
  problems.push(...(agreed?.problems ?? []).map((one): Problem => ({ ...one, level: 'warn' })))
  const compiled = await loadUnits(root, own)
  problems.push(...compiled.problems)
  return {
    ...(folder === undefined ? {} : { folder }),
    office: office.value,
    units: compiled.units,
    phrases: phrases.value,
    ...(agreed ? { agreed: agreed.value } : {}),
    styles: styleFiles(root, own),
    layouts: new Map(),
    problems,
  }
}

/** Agreed wordings are read only where an entry has a slot for one; else what is wrong in their lists is told when texts are checked. */
function agreedFor(library: Library, folder: string | undefined): Result<Terms> | undefined {
  const asked = library.phrases.some(({ text }) => text.includes(`【${termSlot}`))
  return asked ? openTerms(folder === undefined ? {} : { folder }, agreedLists) : undefined
}

async function loadUnits(
  root: string,
  own: string | undefined,
): Promise<{ units: Map<string, CompiledUnit>; problems: Problem[] }> {
  const built = (loadBuilt(path.join(root, 'dist', 'templates.cjs'))?.['units'] ?? []) as CompiledUnit[]
  const units = new Map<string, CompiledUnit>()
  const changed: TemplateFile[] = []
  for (const file of templateFiles(path.join(root, 'templates'))) {
    const unit = built.find((one) => one.path === file.path && one.text === file.text)
    if (unit) units.set(unit.id, unit)
    else changed.push(file)
  }
  const added = own === undefined ? [] : templateFiles(path.join(own, 'templates'))
  const problems: Problem[] = []
  if (changed.length + added.length === 0) return { units, problems }
  const { default: handlebars } = await import('handlebars')
  const parts = [...units.values()].filter((unit) => unit.kind === 'part').map((unit) => unit.id)
  const ownParts = added.filter((file) => file.kind === 'part').map((file) => idOf(file.path))
  const changedParts = changed.filter((file) => file.kind === 'part').map((file) => idOf(file.path))
  for (const files of [changed, added]) {
    const compiled = compile(files, handlebars, [...parts, ...ownParts, ...changedParts])
    problems.push(...compiled.problems)
    // A file with an error makes nothing, and what it would stand for does not quietly take its place.
    for (const { path: file } of files) units.delete(idOf(file))
    for (const unit of compiled.units) units.set(unit.id, unit)
  }
  return { units, problems }
}

/** Style files, the shipped ones first, so that a workspace's of the same id wins. */
function styleFiles(root: string, own: string | undefined): Source[] {
  const folders = [root, ...(own === undefined ? [] : [own])].map((folder) =>
    path.join(folder, 'templates', 'styles'),
  )
  return folders.flatMap((folder) =>
    filesBelow(folder, '.yaml').map((file) => readText(file, `templates/styles/${path.basename(file)}`)),
  )
}
