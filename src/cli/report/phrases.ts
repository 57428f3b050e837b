import type { PhraseHit } from '../../index.ts'

const bright = '\u001b[1;33m'
const dim = '\u001b[2m'
const plain = '\u001b[0m'

/** Entries as people read them: 编号 and 类别, the text, then where it is filed and where it stands. */
export function prettyPhrases(hits: readonly PhraseHit[], colors: boolean): string {
  const faint = (text: string): string => (colors ? `${dim}${text}${plain}` : text)
  return hits
    .map(
      ({ phrase, marks }) =>
        `${phrase.id}　${faint(phrase.kind)}\n  ${colors ? marked(phrase.text, marks) : phrase.text}\n  ${faint(filing(phrase))}\n`,
    )
    .join('')
}

function marked(text: string, marks: PhraseHit['marks']): string {
  let out = ''
  let at = 0
  for (const [start, end] of marks) {
    out += `${text.slice(at, start)}${bright}${text.slice(start, end)}${plain}`
    at = end
  }
  return out + text.slice(at)
}

/** Where an entry is filed, each list by its name, and where it stands: content/phrases/结尾.yaml:12:11. */
function filing({
  sections,
  meetings,
  topics,
  tone,
  audiences,
  answers,
  tags,
  from,
  to,
  source,
  suggestion,
  ...at
}: PhraseHit['phrase']): string {
  const rows: readonly (readonly [string, string])[] = [
    ['位置', sections.join('、')],
    ['会议', meetings.join('、')],
    ['主题', topics.join('、')],
    ['语气', tone ?? ''],
    ['对象', audiences.join('、')],
    ['呼应', answers.join('、')],
    ['标签', tags.join('、')],
    ['有效', from !== undefined || to !== undefined ? `${from ?? ''}至${to ?? '今后'}` : ''],
    ['来源', source ?? ''],
  ]
  return [
    ...(suggestion ? ['建议（属决策事项，起草时加 --suggest 才印）'] : []),
    ...rows.filter(([, value]) => value !== '').map(([name, value]) => `${name} ${value}`),
    `${at.file}:${at.line}:${at.column}`,
  ].join('　')
}

/** What is of use within the program alone. */
const inner: ReadonlySet<string> = new Set(['pieces', 'start', 'end'])

/** How many were found, and those that are shown. */
export function jsonPhrases(found: number, hits: readonly PhraseHit[]): string {
  const phrases = hits.map(({ phrase, marks }) => ({
    ...Object.fromEntries(Object.entries(phrase).filter(([key]) => !inner.has(key))),
    marks,
  }))
  return `${JSON.stringify({ found, phrases }, null, 2)}\n`
}
