import type { Problem } from './problem.ts'
import type { Source } from './source.ts'

/**
 * Characters that no text may hold: controls, halves of surrogate pairs, and U+FDD0, U+FDD1 and planes 15 and 16, which
 * the program marks its own texts with.
 */
const refused =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u2028\u2029\ufdd0\ufdd1\u{f0000}-\u{10ffff}]|\r(?!\n)|[\ud800-\udfff]/gu
const privateUse = /[\ue000-\uf8ff]/gu

/** Problems of one text are listed up to this many; more of the same say nothing new. */
const maxListed = 20

/**
 * Problems for the characters of a source that cannot go into a paper: refused ones are errors; characters of the private
 * use area (rare names, seen only on the machine that has their font) and the sign of a wrong encoding are warnings.
 */
export function characterProblems(source: Source): Problem[] {
  const problems: Problem[] = []
  for (const found of source.text.matchAll(refused)) {
    if (problems.length >= maxListed) break
    const place = { source, start: found.index, end: found.index + found[0].length }
    problems.push({
      code: 'text/character',
      level: 'error',
      message: `这里有一个不可见的特殊字符（${nameOf(found[0])}），请删去后重新输入这几个字`,
      place,
    })
  }
  problems.push(
    ...firstOf(source, privateUse, 'text/private-use', (character) => {
      return `“${character}”（${nameOf(character)}）是自造字，换一台电脑可能显示不出；请核对是否有通用写法`
    }),
  )
  problems.push(
    ...firstOf(
      source,
      /\ufffd/gu,
      'text/encoding',
      () => '这里有乱码，文件可能不是 UTF-8 编码，请另存为 UTF-8',
    ),
  )
  return problems
}

/** Where the first refused character of a text is, or -1. */
export function indexOfRefused(text: string): number {
  return text.search(refused)
}

function firstOf(
  source: Source,
  pattern: RegExp,
  code: string,
  say: (character: string) => string,
): Problem[] {
  const found = [...source.text.matchAll(pattern)]
  const first = found[0]
  if (!first) return []
  const more = found.length > 1 ? `（全文共${found.length}处）` : ''
  const place = { source, start: first.index, end: first.index + first[0].length }
  return [{ code, level: 'warn', message: say(first[0]) + more, place }]
}

function nameOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
