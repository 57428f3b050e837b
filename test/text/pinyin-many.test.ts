/** Readings in brackets behind simplified characters: many are damage, a few are told. */
import { describe, expect, it } from 'vitest'
import { mendOld } from '../../src/mend-old.ts'
import { loadRepair } from '../../src/text/repair.ts'
import { Patched } from '../../src/text/patched.ts'

const { pinyinGloss, overConvert, simplify } = await loadRepair()
const mended = (text: string): string => Patched.of(text).apply(pinyinGloss(text)).text

describe('readings behind simplified characters', () => {
  const few = '化(huà)解矛盾，部(bu)署工作，书记(shū jì)讲话，歙（shè）县在会。'

  it('stay where they are few', () => {
    expect(mended(few)).toBe(few)
  })

  it('go where a text has five, with marks of tone or without, behind a word too; full-width ones stay', () => {
    expect(mended(`${few}落(luò)实到人，渠(qu)要清。`)).toBe(
      '化解矛盾，部署工作，书记讲话，歙（shè）县在会。落实到人，渠要清。',
    )
  })

  it('are none where they do not agree', () => {
    const others = '甲(yi)、乙(er)、丙(san)、丁(si)、戊(wu li)、己(liu)。'
    expect(mended(others)).toBe(others)
  })

  it('are told by what stands in the mended text where they are few', async () => {
    const text = '同志们：\n部(bù)署要早，落(luò)实要快。\n歙（shè）县的做法要学。\n'
    const found = await mendOld(text, { format: 'txt', path: '稿.txt', isGiven: true })
    const told = found!.guesses.filter(({ code }) => code === 'learn/pinyin')
    expect(told.map(({ level, message }) => `${level} ${message.slice(0, 9)}`)).toEqual([
      'info “部（bù）”里的',
      'info “落（luò）”里',
    ])
    expect(found!.text).toContain('部（bù）署要早')
  })
})

describe('single characters that a converter left', () => {
  it.each([
    ['通报乙季度形势', '通报一季度形势'],
    ['甲季度、乙季度', '甲季度、乙季度'],
  ])('%s', (text, expected) => {
    expect(Patched.of(text).apply(overConvert(text)).text).toBe(expected)
  })

  it.each([
    ['水库建於1976年，用於春灌，位於县城以西。', '水库建于1976年，用于春灌，位于县城以西。'],
    ['於春生同志带队到於潜镇，看於陵故城。', '於春生同志带队到於潜镇，看於陵故城。'],
  ])('%s', (text, expected) => {
    expect(Patched.of(text).apply(simplify(text)).text).toBe(expected)
  })
})
