import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { bareWording } from '../../src/terms/index.ts'
import { packageWords, shippedTerms } from '../support/word-lists.ts'

const { terms, problems } = shippedTerms('phrases.tsv')
const words = packageWords()

/** True where the words that a row stands on are in the packages that it names. */
function stands(text: string, source: string): boolean {
  const lists = source
    .replace(/[：（].*$/u, '')
    .split('、')
    .map((name) => words[name])
  const has = (word: string) => lists.some((list) => list?.has(word))
  const cited = /：(.+)$/u.exec(source)?.[1]
  if (cited !== undefined) return has(cited) && text === `中华人民共和国${cited}` && has('中华人民共和国')
  if (source.endsWith('（分句收录）')) return text.split(/[，、]/u).every(has)
  return has(bareWording(text))
}

describe('the set phrases that are shipped', () => {
  it('are more than two hundred of three kinds, read without a problem, ordered by id', () => {
    expect(problems).toEqual([])
    expect(terms.phrases.length).toBeGreaterThan(200)
    for (const kind of ['提法', '文件', '引语']) {
      expect(terms.phrases.filter((phrase) => phrase.kind === kind).length).toBeGreaterThan(40)
    }
    const ids = readFileSync('content/terms/phrases.tsv', 'utf8').match(/^p\d+/gmu)!
    expect(ids).toEqual(ids.toSorted())
    const texts = terms.phrases.map(({ text }) => bareWording(text))
    expect(texts.filter((text, i) => texts.indexOf(text) !== i)).toEqual([])
  })

  it('stand in the packages that a checked row names', () => {
    const checked = terms.phrases.filter((phrase) => phrase.checked)
    expect(checked.length).toBeGreaterThan(100)
    expect(checked.filter(({ text, source }) => !stands(text, source)).map(({ text }) => text)).toEqual([])
  })

  it('are told from memory otherwise', () => {
    expect(new Set(terms.phrases.filter(({ checked }) => !checked).map(({ source }) => source))).toEqual(
      new Set(['记忆，未核对']),
    )
  })

  it('are near to none of each other, and none is near to a word of the dictionary', () => {
    const kinds = ['提法', '引语'] as const
    for (const { text, kind } of terms.phrases) {
      expect(terms.wordings.near(text, kind === '文件' ? ['文件'] : kinds)).toBeUndefined()
    }
    const taken = [...words['@node-rs/jieba 2.0.3 词典']!].filter((word) => terms.wordings.near(word, kinds))
    expect(taken).toEqual([])
  })
})

describe('what is near to a phrase', () => {
  it.each([
    ['千里之堤，溃于蚊穴', '引语', '千里之堤，溃于蚁穴'],
    ['千里之提溃于蚁穴', '引语', '千里之堤，溃于蚁穴'],
    ['俯首甘为孺牛子', '引语', '俯首甘为孺子牛'],
    ['虚心使人进步，骄做使人落后', '引语', '虚心使人进步，骄傲使人落后'],
    ['虚心使人进步骄傲人落后', '引语', '虚心使人进步，骄傲使人落后'],
    ['中华人民共和国文物保护条', '文件', '中华人民共和国文物保护法'],
    ['文物保户法', '文件', '中华人民共和国文物保护法'],
    ['党政机关公文处里工作条例', '文件', '党政机关公文处理工作条例'],
  ] as const)('%s is found as %s', (text, kind, expected) => {
    expect(terms.wordings.near(text, [kind])?.text).toBe(expected)
  })

  it.each([
    ['千里之堤，溃于蚁穴', '引语'],
    ['咬定目标不放松', '引语'],
    ['文物保护法', '文件'],
    ['中国共产党支部工作条例', '文件'],
    ['省优化营商环境条例', '文件'],
    ['优化营商环境条例实施办法', '文件'],
    ['环境保护税法', '文件'],
    ['教师法', '文件'],
    ['', '提法'],
  ] as const)('%s is none', (text, kind) => {
    expect(terms.wordings.near(text, [kind])).toBeUndefined()
  })
})
