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
    const fixed = pattern.slice(0, pattern.search(/[*?]/))
    const folder = fixed.includes('/') ? fixed.slice(0, fixed.lastIndexOf('/')) : '.'
    const form = new RegExp(`^${pattern.split('/').map(segment).join('/')}$`, 'u')
    const depth = pattern.includes('**') ? Infinity : pattern.split('/').length - folder.split('/').length
    const found = filesBelow(path.resolve(cwd, folder), '', depth)
      .map((file) => path.relative(cwd, file).replaceAll('\\', '/'))
      .filter((file) => form.test(file) || form.test(`./${file}`))
    if (found.length === 0) throw new FileError(`没有文件符合“${pattern}”`)
    return found
  })
  return [...new Set(files)]
}

function segment(text: string): string {
  if (text === '**') return '.*'
  return text
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '[^/]*')
    .replaceAll('?', '[^/]')
}
