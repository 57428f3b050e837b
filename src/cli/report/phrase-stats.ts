import type { PhraseStats } from '../../index.ts'
import { isWide } from '../../text/width.ts'

/** More entries than these are counted and not listed. */
const mostListed = 30

/** The library's counts as people read them. */
export function prettyStats(stats: PhraseStats): string {
  const lines = [
    `用语库：${stats.total}条`,
    `去掉地区、主题、数字，合并雷同后：${stats.distinct}条`,
    '',
    '类别',
    ...aligned(
      stats.kinds.map(({ name, entries, below }) => [
        name,
        entries,
        below.map(([kind, n]) => `${kind.slice(name.length + 1)} ${n}`).join('，'),
      ]),
    ),
    ...block('位置（一条可以用在几处）', stats.sections),
    ...block('主题', stats.topics),
    ...block('语气', stats.tones),
    '',
    ...thinKinds(stats),
    ...(stats.usage ? ['', ...usageLines(stats.usage)] : []),
  ]
  return `${lines.join('\n')}\n`
}

function block(head: string, counts: PhraseStats['topics']): string[] {
  return ['', head, ...aligned(counts.map(([name, entries]) => [name, entries, '']))]
}

/** Names to the left, numbers to the right of their column: 汉字 take two columns of a terminal. */
function aligned(rows: readonly (readonly [string, number, string])[]): string[] {
  const width = Math.max(...rows.map(([name]) => columns(name)))
  const digits = Math.max(...rows.map(([, entries]) => String(entries).length))
  return rows.map(([name, entries, more]) =>
    `  ${name}${' '.repeat(width - columns(name))}  ${String(entries).padStart(digits)}  ${more}`.trimEnd(),
  )
}

function columns(text: string): number {
  return [...text].reduce((sum, character) => sum + (isWide(character) ? 2 : 1), 0)
}

function thinKinds({ asked, thin, least }: PhraseStats): string[] {
  if (thin.length === 0) return [`模板要用的${asked.length}类，每类都有${least}条以上`]
  return [
    `模板要用的${asked.length}类，有${thin.length}类不满${least}条，该添一些：`,
    ...aligned(thin.map(([kind, entries]) => [kind, entries, entries === 0 ? '用模板自带的话' : ''])),
  ]
}

function usageLines({ speeches, never, overused, gone }: NonNullable<PhraseStats['usage']>): string[] {
  if (speeches === 0) return ['用语记录里还没有讲话']
  return [
    `用语记录：${speeches}篇讲话`,
    ...listed(
      '用得太多的',
      overused.map(
        ({ phrase: { id, text }, times, lately }) => `${id}　用过${times}篇，最近五篇里${lately}篇　${text}`,
      ),
    ),
    ...listed(
      '模板要用的类别里，从没用过的',
      never.map(({ id, text }) => `${id}　${text}`),
    ),
    ...(gone.length > 0 ? [`记录里有${gone.length}个编号库里已经没有了：${gone.join('、')}`] : []),
  ]
}

function listed(head: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [`${head}：没有`]
  const more = lines.length - mostListed
  return [
    `${head}：${lines.length}条`,
    ...lines.slice(0, mostListed).map((line) => `  ${line}`),
    ...(more > 0 ? [`  ……还有${more}条，--format json 全列`] : []),
  ]
}

/** All of it: entries by their 编号. */
export function jsonStats(stats: PhraseStats): string {
  const { usage } = stats
  const used = usage && {
    ...usage,
    never: usage.never.map(({ id }) => id),
    overused: usage.overused.map(({ phrase: { id }, ...times }) => ({ id, ...times })),
  }
  const named = {
    ...stats,
    kinds: Object.fromEntries(stats.kinds.flatMap(({ below }) => below)),
    sections: Object.fromEntries(stats.sections),
    topics: Object.fromEntries(stats.topics),
    tones: Object.fromEntries(stats.tones),
    asked: Object.fromEntries(stats.asked),
    thin: Object.fromEntries(stats.thin),
  }
  return `${JSON.stringify({ ...named, ...(used ? { usage: used } : {}) }, null, 2)}\n`
}
