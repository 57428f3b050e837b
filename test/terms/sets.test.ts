import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { listingFault, listingIn, type FixedSet } from '../../src/terms/index.ts'
import { packageWords, sharedText, shippedTerms } from '../support/word-lists.ts'

const { terms, problems } = shippedTerms('sets.tsv')
const words = packageWords()

function setOf(name: string): FixedSet {
  return terms.sets.find((set) => set.name === name)!
}

/** Members listed from the start of a text, as `成员·成员`, and what is wrong. */
function told(name: string, text: string): string {
  const set = setOf(name)
  const listing = listingIn(set, text, 0, text.length)
  const fault = listingFault(set, listing, text)
  const found = listing.found.map(({ start, end }) => text.slice(start, end)).join('·')
  if (!fault) return found
  if (fault.kind === 'item') return `${found} 似${set.members[fault.member]![0]}`
  return `${found} 缺${fault.missing.map((member) => set.members[member]![0]).join('')}${fault.order ? '倒' : ''}`
}

/** True where the members stand in a text in their order, each in one of its forms. */
function standInOrder(set: FixedSet, text: string): boolean {
  let at = 0
  return set.members.every((forms) => {
    const next = forms.map((form) => [form, text.indexOf(form, at)] as const).find(([, where]) => where >= 0)
    if (next) at = next[1] + next[0].length
    return next !== undefined
  })
}

/** True where the members are in the package, or in the line of shared/, that a row names; unknown without shared/. */
function stands(set: FixedSet): boolean {
  const [source, word] = set.source.split('：')
  if (word !== undefined) return words[source!]?.has(word) === true && standInOrder(set, word)
  const [, file, rule] = /^(shared\/\w+\.md) .*?(\S+\/\S+)$/u.exec(set.source)!
  const text = sharedText(file!)
  if (text === undefined) return true
  const line = text.split('\n').find((one) => one.startsWith(`| ${rule!} `)) ?? ''
  return set.members.every((forms) => forms.some((form) => line.includes(form)))
}

describe('the fixed sets that are shipped', () => {
  it('are at least sixty, read without a problem, ordered by id', () => {
    expect(problems).toEqual([])
    expect(terms.sets.length).toBeGreaterThanOrEqual(65)
    const ids = readFileSync('content/terms/sets.tsv', 'utf8').match(/^s\d+/gmu)!
    expect(ids).toEqual(ids.toSorted())
    const names = terms.sets.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
  })

  it('have names that say how many members there are', () => {
    const numbers = '零一二三四五六七八九十'
    // 三会一课 counts in two steps, 十六字 counts something else
    const counted = terms.sets.flatMap(({ name, members }) => {
      const said = /^([两二三四五六七八九十])[^一二三四五六七八九十两维季]*$/u.exec(name)?.[1]
      return said ? [[name, said === '两' ? 2 : numbers.indexOf(said), members.length] as const] : []
    })
    expect(counted.length).toBeGreaterThan(40)
    expect(counted.filter(([, said, listed]) => said !== listed)).toEqual([])
  })

  it('stand in the package or text that a checked row names', () => {
    const checked = terms.sets.filter((set) => set.checked)
    expect(checked.length).toBeGreaterThanOrEqual(10)
    expect(checked.filter((set) => !stands(set)).map(({ name }) => name)).toEqual([])
  })

  it('are told from memory otherwise', () => {
    expect(new Set(terms.sets.filter(({ checked }) => !checked).map(({ source }) => source))).toEqual(
      new Set(['记忆，未核对']),
    )
  })

  it('are without fault where they are listed whole and in order, in every form', () => {
    for (const set of terms.sets) {
      const deepest = Math.max(...set.members.map((forms) => forms.length))
      for (let form = 0; form < deepest; form++) {
        const written = set.members.map((forms) => (forms[form] ?? forms[0]!).replace('…', '某某'))
        for (const text of [written.join('、'), `${written.slice(0, -1).join('、')}和${written.at(-1)}`]) {
          const listing = listingIn(set, text, 0, text.length)
          expect([set.name, listing.found.length, listing.others]).toEqual([set.name, set.members.length, []])
          expect(listingFault(set, listing, text)).toBeUndefined()
        }
      }
    }
  })
})

describe('a listing', () => {
  it.each([
    ['五位一体', '经济、政治、社会、生态文明建设', '经济·政治·社会·生态文明建设 缺文化建设'],
    ['五位一体', '经济建设和政治建设', '经济建设·政治建设'],
    ['五位一体', '经济、政治、文化建设等方面', '经济·政治·文化建设'],
    ['四风', '官僚主义、形式主义、享乐主义、奢靡之风', '官僚主义·形式主义·享乐主义·奢靡之风 缺倒'],
    ['四风', '形式主义、官僚主义、享乐主义、奢侈之风', '形式主义·官僚主义·享乐主义 似奢靡之风'],
    ['四风', '形式主义、官僚主义、文山会海', '形式主义·官僚主义'],
    ['国之四维', '礼、义、耻', '礼·义·耻 缺廉'],
    ['国之四维', '礼貌、义务、廉洁', ''],
    ['六个必须坚持', '坚持人民至上、坚持自信自立、坚持守正创新', '人民至上·自信自立·守正创新'],
    ['社会主义核心价值观', '富强、民主、文明、和谐', '富强·民主·文明·和谐'],
    [
      '两个确立',
      '确立习近平同志党中央的核心、全党的核心地位，确立习近平新时代中国特色理论的指导地位，这是大事',
      '确立习近平同志党中央的核心、全党的核心地位·确立习近平新时代中国特色理论的指导地位',
    ],
  ])('of %s in %s', (name, text, expected) => {
    expect(told(name, text)).toBe(expected)
  })
})
