/** What may not stand in a 定稿. */
import type { Speech } from '../speech/index.ts'
import type { Problem } from '../text/problem.ts'
import type { WordFormat } from '../text/word-format.ts'

/** An unclosed mark is one all the same. */
const mark = /【[ \u3000]{0,4}(待补|待核|建议)(?=[ \u3000]{0,4}[：:】])[^【】\n]{0,200}】?/gu

const remedies: Readonly<Record<string, string>> = {
  待补: '请补上再定稿',
  待核: '请核实、去掉标记再定稿',
  建议: '请采用或删去再定稿',
}

/** More places than this say nothing new. */
const mostPlaces = 100

/** The marks, tracked changes and comments that are left in a draft; none in one that may be the last. */
export function unready({ source }: Pick<Speech, 'source'>, word?: WordFormat): Problem[] {
  const problems: Problem[] = []
  const comments = commentsIn(source.text)
  for (const match of source.text.matchAll(mark)) {
    if (comments.some(([from, to]) => from <= match.index && match.index < to)) continue
    if (problems.length === mostPlaces) break
    const place = { source, start: match.index, end: match.index + match[0].length }
    const message = `这里还有“${match[0]}”，${remedies[match[1]!]!}`
    problems.push({ code: 'history/unready', level: 'error', message, place })
  }
  for (const [count, what] of [
    [word?.revisions.count ?? 0, '处修订没有处理，请先接受或拒绝修订'],
    [word?.comments.count ?? 0, '条批注没有处理，请处理后删去批注'],
  ] as const) {
    const message = `“${source.path}”里还有${count}${what}`
    if (count > 0) problems.push({ code: 'history/unready', level: 'error', message })
  }
  return problems
}

function commentsIn(text: string): [number, number][] {
  const found: [number, number][] = []
  for (let at = text.indexOf('<!--'); at >= 0;) {
    const end = text.indexOf('-->', at + 4)
    if (end < 0) break
    found.push([at, end])
    at = text.indexOf('<!--', end)
  }
  return found
}
