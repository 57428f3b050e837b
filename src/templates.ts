/** What templates there are, and what is wrong or left over in them. */
import { checkTemplates, type CompiledUnit, type TemplateFile } from './draft/index.ts'
import type { Problem } from './text/problem.ts'
import type { Workspace } from './workspace.ts'

/** One line for each whole paper: id, name, what it is for. */
export function listTemplates(workspace: Workspace): string {
  return speeches(workspace)
    .map(
      ({ meta }) =>
        `${meta.id}　${meta.name}　样式 ${meta.style}${meta.about ? `\n    ${meta.about}` : ''}\n`,
    )
    .join('')
}

function speeches(workspace: Workspace): CompiledUnit[] {
  return [...workspace.units.values()].filter((unit) => unit.kind === 'speech')
}

/** Unknown paths, functions and parts, series fixed by hand, words that assert, and parts that nothing uses. */
export async function checkAll(files: TemplateFile[]): Promise<Problem[]> {
  const { default: handlebars } = await import('handlebars')
  return checkTemplates(files, handlebars)
}
