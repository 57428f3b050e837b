/** A sheet whose every 内容 of a point is empty: heads, figures, 概述 and the rest stay. */
export function withoutContent(text: string): string {
  const lines: string[] = []
  let inside = -1
  for (const line of text.split('\n')) {
    const indent = line.search(/\S/)
    if (inside >= 0 && (indent > inside || line.trim() === '')) continue
    inside = -1
    const key = /^(\s*(?:- )?)内容:/.exec(line)
    if (key && !/^\s*- 内容:/.test(line)) {
      inside = key[1]!.length
      continue
    }
    if (key) {
      inside = key[1]!.length
      lines.push(`${key[1]}内容:`)
      continue
    }
    lines.push(line.replace(/(\{[^{}]*?), 内容: (?:[^{},]|（[^）]*）)*/g, '$1'))
  }
  return lines.join('\n')
}
