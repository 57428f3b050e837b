/** A workspace made from the sources, so that tests need no build: the shipped templates, parts and styles. */
import handlebars from 'handlebars'
import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { compile, type CompiledUnit, type TemplateFile } from '../../src/draft/index.ts'
import { makeDraft, type Made, type MakeOptions } from '../../src/make.ts'
import { joinFiles, readPhrases, type Library } from '../../src/phrases/index.ts'
import type { Office } from '../../src/office/index.ts'
import { formatPlace } from '../../src/text/place.ts'
import type { Problem, Result } from '../../src/text/problem.ts'
import { Source } from '../../src/text/source.ts'
import type { Workspace } from '../../src/workspace.ts'

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => `${folder}/${name}`)
}

/** The template files of the project. */
export const shippedFiles: TemplateFile[] = [
  ...filesIn('templates/speech', '.md.hbs').map((path) => ({ path, kind: 'speech' as const })),
  ...filesIn('templates/meeting', '.md.hbs').map((path) => ({ path, kind: 'meeting' as const })),
  ...filesIn('templates/parts', '.md.hbs').map((path) => ({ path, kind: 'part' as const })),
].map((file) => ({ ...file, text: readFileSync(file.path, 'utf8') }))

const shipped = compile(shippedFiles, handlebars)
const styles = filesIn('templates/styles', '.yaml').map(
  (path) => new Source(path, readFileSync(path, 'utf8')),
)

/** The files of the project's phrase library. */
export const phraseSources: Source[] = filesIn('content/phrases', '.yaml').map(
  (path) => new Source(path, readFileSync(path, 'utf8')),
)

/** The phrase library of the project. */
export const shippedLibrary: Library = joinFiles([
  phraseSources.map((source) => readPhrases(source).value),
]).value

/** A small library in which each kind that templates ask for has one entry: drafts by it do not change as the library grows. */
export const plainLibrary: Library = joinFiles([
  [readPhrases(new Source('phrases.yaml', readFileSync('test/golden-phrases.yaml', 'utf8'))).value],
]).value

/** Ids of the five templates of speeches. */
export const templateIds: string[] = shippedFiles
  .filter((file) => file.kind === 'speech')
  .map((file) => basename(file.path, '.md.hbs'))

/** The shipped workspace with further templates or parts over it. */
export function workspaceWith(
  own: TemplateFile[] = [],
  office: Office = {},
  phrases: Library = shippedLibrary,
): Workspace {
  const units = new Map<string, CompiledUnit>(shipped.units.map((unit) => [unit.id, unit]))
  const parts = shipped.units.filter((unit) => unit.kind === 'part').map((unit) => unit.id)
  const compiled = compile(own, handlebars, parts)
  for (const unit of compiled.units) units.set(unit.id, unit)
  return { office, units, phrases, styles, problems: [...shipped.problems, ...compiled.problems] }
}

/** Drafts a sheet given as text, by default as Markdown only. A `template` is the text of one named 试稿. */
export async function draftOf(
  sheet: string,
  options: MakeOptions & { templateText?: string; path?: string; library?: Library } = {},
): Promise<Result<Made>> {
  const { templateText, path = 'facts.yaml', library, ...rest } = options
  const own: TemplateFile[] =
    templateText === undefined ? [] : [{ path: 'template.md.hbs', kind: 'speech', text: templateText }]
  const chosen = templateText === undefined ? {} : { template: 'template' }
  return makeDraft({ sheet: new Source(path, sheet) }, workspaceWith(own, {}, library), {
    formats: ['md'],
    ...chosen,
    ...rest,
  })
}

/** The draft without its front matter; '' where none was made. */
export function bodyOf(made: Result<Made>): string {
  return (made.value.draft?.markdown ?? '').replace(/^---\n[\s\S]*?\n---\n\n/, '')
}

/** One line a problem: place, level, code, message. */
export function listProblems(problems: readonly Problem[]): string {
  return problems
    .map(
      ({ place, level, code, message }) =>
        `${place ? formatPlace(place) : '-'} ${level} ${code}: ${message}\n`,
    )
    .join('')
}

/** The names of the sample sheets and their texts. */
export const samples: { name: string; path: string; text: string }[] = filesIn('content/facts', '.yaml').map(
  (path) => ({ name: basename(path, '.yaml'), path, text: readFileSync(path, 'utf8') }),
)
