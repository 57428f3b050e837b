/** Handlebars' own messages in words that a person who keeps templates can act on. */
import type { Problem } from '../text/problem.ts'
import type { Source } from '../text/source.ts'

/** Turns what Handlebars.parse throws into a problem with its place. `body` is the template with its front matter blanked. */
export function syntaxProblem(error: unknown, source: Source, body: string): Problem {
  const text = error instanceof Error ? error.message : String(error)
  const mismatch = /^(\S+) doesn't match (\S+) - (\d+):(\d+)/.exec(text)
  if (mismatch) {
    const [, opened = '', closed = '', line, column] = mismatch
    return problem(
      'template/unbalanced',
      `“{{#${opened}}}”用“{{/${closed}}}”结束了，应为“{{/${opened}}}”`,
      source,
      Number(line),
      Number(column) + 1,
    )
  }
  const line = Number(/on line (\d+)/.exec(text)?.[1] ?? 1)
  if (/got 'EOF'/.test(text)) {
    const open = unclosedBlock(body)
    if (open)
      return problem(
        'template/unclosed',
        `“{{#${open.name}}}”没有结束，请补上“{{/${open.name}}}”`,
        source,
        open.line,
        open.column,
      )
    return problem('template/unclosed', '“{{”没有写完，缺少“}}”', source, ...lastOpening(body))
  }
  if (/got 'OPEN_ENDBLOCK'/.test(text))
    return problem(
      'template/unbalanced',
      '这里多了一个结束标记“{{/…}}”，前面没有与它对应的“{{#…}}”',
      source,
      line,
    )
  const last = body.lastIndexOf('{{')
  if (/got 'INVALID'/.test(text) && last >= 0 && !body.includes('}}', last))
    return problem('template/unclosed', '“{{”没有写完，缺少“}}”', source, ...lastOpening(body))
  if (/got 'INVALID'/.test(text))
    return problem('template/syntax', '“{{ }}”里有不能识别的写法，请检查引号、括号和中文标点', source, line)
  if (/got 'CLOSE/.test(text))
    return problem('template/syntax', '“{{ }}”里是空的，或者没有写完', source, line)
  const got = /got '([A-Z_]+)'/.exec(text)?.[1]
  return problem(
    'template/syntax',
    `“{{ }}”的写法不对${got === undefined ? '' : `（在${tokens[got] ?? '此处'}）`}，请对照其他模板核对`,
    source,
    line,
  )
}

const tokens: Record<string, string> = {
  OPEN: '“{{”处',
  OPEN_BLOCK: '“{{#”处',
  OPEN_INVERSE: '“{{^”处',
  INVERSE: '“{{else}}”处',
  OPEN_SEXPR: '“(”处',
  CLOSE_SEXPR: '“)”处',
  EQUALS: '“=”处',
  SEP: '“.”处',
  STRING: '引号里的文字处',
  NUMBER: '数字处',
  CONTENT: '正文处',
}

function problem(code: string, message: string, source: Source, line: number, column?: number): Problem {
  const text = source.line(line)
  const start = source.offset({ line, column: column ?? text.length - text.trimStart().length + 1 })
  return {
    code,
    level: 'error',
    message,
    place: { source, start, end: Math.max(start, source.offset({ line, column: text.length + 1 })) },
  }
}

/** The last block that was opened and never closed. */
function unclosedBlock(body: string): { name: string; line: number; column: number } | undefined {
  const stack: { name: string; at: number }[] = []
  for (const match of body.matchAll(/\{\{~?([#/])[>*]?\s*("?[^\s}"]+"?)/g)) {
    if (match[1] === '#') stack.push({ name: match[2]!, at: match.index })
    else stack.pop()
  }
  const open = stack.at(-1)
  return open && { name: open.name, ...lineColumn(body, open.at) }
}

function lastOpening(body: string): [line: number, column: number] {
  const { line, column } = lineColumn(body, Math.max(0, body.lastIndexOf('{{')))
  return [line, column]
}

function lineColumn(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at)
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') }
}
