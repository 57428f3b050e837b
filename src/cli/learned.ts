/** What was learned goes into a folder: files that were edited since stay as they are. */
import path from 'node:path'
import { exists, hashOf, placeDraft, readText, workspaceOf, writeFile } from '../files.ts'
import type { Io } from './io.ts'

/** What sheet and template of an old speech are called: its file's name, without what no name may hold. */
export function speechName(file: string): string {
  const stem = path.basename(file).replace(/\.[^.]+$/u, '')
  return stem.replaceAll(/[^\p{L}\p{N}_-]/gu, '') || '旧稿'
}

/** Makes a workspace of a folder that lies in none: what is learned there can be drafted with, and has its own library. */
export function makeWorkspace(folder: string): void {
  if (workspaceOf(folder) === undefined)
    writeFile(path.join(folder, 'bigan.yaml'), '# 由 bigan learn 建立；本单位的习惯可以写在这里。\n')
}

/** Writes files below the folder `out`, which becomes a workspace where it lies in none. */
export function saveLearned(
  files: readonly (readonly [name: string, content: string])[],
  out: string,
  io: Io,
): void {
  const folder = path.resolve(io.cwd, out)
  makeWorkspace(folder)
  const hashesFile = path.join(folder, '.bigan', 'learned.json')
  const known = hashesAt(hashesFile)
  for (const [file, content] of files) {
    const target = path.join(folder, file)
    const placed = placeDraft(target, content, known[file], false)
    if (placed.kept === undefined) known[file] = hashOf(content)
    else io.err(`${path.join(out, file)} 改过，没有覆盖；新的写在 ${path.relative(io.cwd, placed.file)}\n`)
    io.out(`${path.relative(io.cwd, placed.file)}\n`)
  }
  writeFile(hashesFile, `${JSON.stringify(known, null, 1)}\n`)
}

function hashesAt(file: string): Record<string, string> {
  if (!exists(file)) return {}
  try {
    const value = JSON.parse(readText(file).text) as unknown
    return typeof value === 'object' && value !== null ? (value as Record<string, string>) : {}
  } catch {
    return {}
  }
}
