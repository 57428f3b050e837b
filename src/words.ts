/** The word lists that texts are checked by: the shipped ones, and a workspace's over them. */
import path from 'node:path'
import { filesBelow, programRoot, readText } from './files.ts'
import { readTerms, type Terms } from './terms/index.ts'
import type { Result } from './text/problem.ts'

const folder = path.join('content', 'terms')

/** The lists that have agreed wordings. */
export const agreedLists: readonly string[] = ['sets.tsv', 'phrases.tsv']

/** Reads content/terms of the program, then of the workspace: rows of the same 编号 win. `only` some of the lists, where not all are wanted. */
export function openTerms(workspace: { folder?: string }, only?: readonly string[]): Result<Terms> {
  const roots = [programRoot(), ...(workspace.folder === undefined ? [] : [workspace.folder])]
  const files = [...new Set(roots)]
    .flatMap((root) => filesBelow(path.join(root, folder), '.tsv'))
    .filter((file) => only?.includes(path.basename(file)) ?? true)
  return readTerms(files.map((file) => readText(file, `content/terms/${path.basename(file)}`)))
}
