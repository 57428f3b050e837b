import path from 'node:path'
import { exists, FileError, filesBelow } from '../files.ts'

/**
 * The files that arguments name: files as they are, and globs (`content/facts/*.yaml`) that the shell left alone, in
 * order of name, each once. A glob that matches nothing is a FileError.
 */
export function expandSheets(patterns: string[], cwd: string): string[] {
  const files = patterns.flatMap((given) => {
    if (!/[*?]/.test(given) || exists(path.resolve(cwd, given))) return [given]
    const pattern = given.replaceAll(path.sep, '/')
    const slash = pattern.slice(0, pattern.search(/[*?]/)).lastIndexOf('/')
    const folder = slash < 0 ? '.' : pattern.slice(0, slash) || '/'
    const depth = pattern.includes('**') ? Infinity : pattern.slice(slash + 1).split('/').length - 1
    const form = new RegExp(
      `^${pattern
        .replace(/^(?:\.\/)+/u, '')
        .split('/')
        .map(segment)
        .join('')}$`,
      'u',
    )
    const found = filesBelow(path.resolve(cwd, folder), '', depth)
      .map((file) => (path.isAbsolute(given) ? file : path.relative(cwd, file)))
      .filter((file) => form.test(file.replaceAll(path.sep, '/')))
    if (found.length === 0) throw new FileError(`没有文件符合“${pattern}”`)
    return found
  })
  return [...new Set(files)]
}

/** A step of the path as a form: `**` is any number of folders, none too. */
function segment(text: string, i: number, all: readonly string[]): string {
  const isLast = i === all.length - 1
  if (text === '**') return isLast ? '.*' : '(?:[^/]+/)*'
  const form = text
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '[^/]*')
    .replaceAll('?', '[^/]')
  return isLast ? form : `${form}/`
}
