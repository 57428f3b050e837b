/** What templates there are, and what is wrong or left over in them. */
import { checkTemplates, type CompiledUnit, type TemplateFile } from './draft/index.ts'
import { askedKinds, type Library } from './phrases/index.ts'
import { nearest } from './text/nearest.ts'
import type { Problem } from './text/problem.ts'
import { Source } from './text/source.ts'
import type { Workspace } from './workspace.ts'

/** Speech templates, then the papers of meetings in their order: id, name, what each is for. */
export function listTemplates(workspace: Workspace): string {
  const units = [...workspace.units.values()]
  const speeches = units.filter(({ kind }) => kind === 'speech').map((unit) => entry(unit))
  const papers = units
    .filter(({ kind }) => kind === 'meeting')
    .sort((a, b) => a.meta.rank - b.meta.rank)
    .map((unit) => entry(unit, `　${whenMade(unit)}`))
  return `讲话稿（bigan draft）\n${speeches.join('')}\n会议材料（bigan pack）\n${papers.join('')}`
}

function entry({ meta }: CompiledUnit, more = ''): string {
  return `${meta.id}　${meta.name}　样式 ${meta.style}${more}${meta.about ? `\n    ${meta.about}` : ''}\n`
}

/** For which meetings a paper is made without being asked for. */
function whenMade({ meta: { meetings } }: CompiledUnit): string {
  if (!meetings) return '各种会议都出'
  return meetings.length === 0 ? '点名才出' : `${meetings.join('、')}出`
}

/** Unknown paths, functions and parts, series fixed by hand, words that assert, and parts that nothing uses. */
export async function checkAll(files: TemplateFile[], library: Library): Promise<Problem[]> {
  const { default: handlebars } = await import('handlebars')
  return [...checkTemplates(files, handlebars), ...emptyNeeds(files, library)]
}

/** Kinds of phrases that a template asks for and the library does not have. */
function emptyNeeds(files: readonly TemplateFile[], library: Library): Problem[] {
  return files.flatMap(({ path, text }) =>
    askedKinds([text]).flatMap((kind): Problem[] => {
      if (library.ofKind(kind).length > 0) return []
      const guess = nearest(kind, library.kinds)
      const message = `用语库里没有“${kind}”这一类${guess ? `，是否应为“${guess}”？` : '；可用 bigan phrases stats 查看'}`
      const start = Math.max(0, text.indexOf(kind))
      const place = { source: new Source(path, text), start, end: start + kind.length }
      return [{ code: 'template/phrase', level: 'warn', message, place }]
    }),
  )
}
