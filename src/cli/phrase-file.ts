/** The file of the library that new entries go to. */
import path from 'node:path'
import { programRoot } from '../files.ts'
import type { Shelf } from '../index.ts'
import { UsageError } from './io.ts'

/**
 * The file that was named, else one of the workspace. An office's words never go into the files of the program, whose next
 * version would take them away.
 */
export function placeInLibrary(
  named: string | undefined,
  usual: string,
  { folder }: Shelf,
  cwd: string,
): { file: string; shown: string; hint?: string } {
  const root = programRoot()
  const own = folder === undefined || folder === root ? undefined : folder
  if (named === undefined && own === undefined)
    throw new UsageError(
      '这里不是工作文件夹（没有 bigan.yaml）；请先运行 bigan init，或写明收进哪个文件，例如：--文件 本单位.yaml',
    )
  const file = named === undefined ? path.join(own!, 'content', 'phrases', usual) : path.resolve(cwd, named)
  const shown = named ?? path.relative(cwd, file)
  if (!file.endsWith('.yaml')) throw new UsageError(`“${shown}”不是用语库的文件，文件名应以 .yaml 结尾`)
  if (own !== undefined && isBelow(file, path.join(root, 'content', 'phrases')))
    throw new UsageError(
      `“${shown}”是程序自带的，不往里收；请收进本单位的文件，例如：content/phrases/本单位.yaml`,
    )
  const isInLibrary = isBelow(file, path.join(own ?? root, 'content', 'phrases'))
  return isInLibrary
    ? { file, shown }
    : { file, shown, hint: `“${shown}”不在 content/phrases 里，起草时用不到；用时请移过去\n` }
}

function isBelow(file: string, folder: string): boolean {
  const relative = path.relative(folder, file)
  return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative)
}
