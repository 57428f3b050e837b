/** The library that is shipped: its files are in order, and it has what templates ask for. */
import { describe, expect, it } from 'vitest'
import { distinctCount, joinFiles, readPhrases, sections, topics } from '../../src/phrases/index.ts'
import { listProblems, phraseSources, shippedFiles, shippedLibrary } from '../support/workspace.ts'

const files = phraseSources.map((source) => readPhrases(source))
const { phrases } = shippedLibrary

/** The kinds that templates name, with how often entries of them may be wanted in one speech. */
const asked = new Set(
  shippedFiles.flatMap(({ text }) =>
    [...text.matchAll(/(?:短语|提建议) "([^"]+)"|短语: (\S+?)[,}]/gu)].map(
      ([, block, heading]) => block ?? heading!,
    ),
  ),
)
const elaborations = ['成绩.阐发', '问题.阐发', '认识.阐发', '目标.阐发', '任务.阐发', '保障.阐发']

describe('the files', () => {
  it('are read and joined without a problem', () => {
    expect(files.map(({ problems }) => listProblems(problems)).join('')).toBe('')
    expect(listProblems(joinFiles([files.map(({ value }) => value)]).problems)).toBe('')
  })

  it('hold each 编号 once', () => {
    const ids = files.flatMap(({ value }) => value.phrases.map(({ id }) => id))
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([])
    expect(phrases).toHaveLength(ids.length)
  })

  it('lead back from each entry to its text', () => {
    const texts = new Map(phraseSources.map(({ path, text }) => [path, text]))
    const wrong = phrases.filter(({ file, start, end, text }) => {
      const written = texts.get(file)?.slice(start, end)
      return written !== text && written !== `'${text}'` && written !== `"${text}"`
    })
    expect(wrong.map(({ id }) => id)).toEqual([])
  })

  it('say of every entry where it comes from', () => {
    expect(phrases.filter(({ source }) => source === undefined).map(({ id }) => id)).toEqual([])
  })

  it('name in 冲突 only entries that are there', () => {
    const wrong = phrases.flatMap(({ id, conflicts }) =>
      conflicts
        .filter((other) => other === id || !shippedLibrary.get(other))
        .map((other) => `${id}: ${other}`),
    )
    expect(wrong).toEqual([])
  })
})

describe('the entries', () => {
  it('are four hundred and more that say different things', () => {
    expect(distinctCount(phrases)).toBeGreaterThanOrEqual(400)
  })

  it('are five and more of each kind that templates ask for', () => {
    expect(asked.size).toBeGreaterThan(30)
    const few = [...asked, ...elaborations].filter((kind) => shippedLibrary.ofKind(kind).length < 5)
    expect(few).toEqual([])
  })

  it('have something for each part of a speech and each of the eight topics, and for any', () => {
    const filed = new Map<string, number>()
    for (const { topics: own } of phrases)
      for (const topic of own) filed.set(topic, (filed.get(topic) ?? 0) + 1)
    expect([...filed.keys()].toSorted()).toEqual(Object.keys(topics).toSorted())
    for (const count of filed.values()) expect(count).toBeGreaterThanOrEqual(10)
    expect(phrases.filter(({ topics: own }) => own.length === 0).length).toBeGreaterThan(300)
    const said = new Set(phrases.flatMap(({ sections: own }) => own))
    expect(sections.filter((section) => !said.has(section))).toEqual([])
  })

  it('of the close do not call upon the hearers again after 同志们，', () => {
    const again = phrases.filter(
      ({ kind, text }) => /^结尾\.(?:意义|要求|号召)$/u.test(kind) && /^(?:各位)?(?:同志们|同志)/u.test(text),
    )
    expect(again.map(({ id }) => id)).toEqual([])
  })

  it('that lead into a list count it, and only they', () => {
    const lead = phrases.filter(({ kind }) => kind.startsWith('总起.'))
    expect(lead.length).toBeGreaterThan(30)
    expect(lead.filter(({ text }) => !text.includes('【几】')).map(({ id }) => id)).toEqual([])
    // A host counts the items of the agenda and his own points.
    const others = phrases.filter(
      ({ kind, text }) => !/^(?:总起|主持)\./u.test(kind) && text.includes('【几】'),
    )
    expect(others.map(({ id }) => id)).toEqual([])
  })

  it('are whole sentences where sentences are wanted, and none where headings are', () => {
    const sentences = /^(?:开场|总起|过渡|成绩|问题|认识|目标|任务|保障|奖惩|其他|结尾)\./u
    const open = phrases.filter(
      ({ kind, text }) => sentences.test(kind) && kind !== '目标.引出' && !/[。！？…]”?$/u.test(text),
    )
    expect(open.map(({ id, text }) => `${id} ${text}`)).toEqual([])
    const closed = phrases.filter(({ kind, text }) => kind.startsWith('标题.') && /[。！？；]$/u.test(text))
    expect(closed.map(({ id }) => id)).toEqual([])
  })

  it('of a decision are suggestions, and only they', () => {
    const wrong = phrases.filter(({ kind, suggestion }) => kind.startsWith('建议.') !== suggestion)
    expect(wrong.map(({ id }) => id)).toEqual([])
  })
})
