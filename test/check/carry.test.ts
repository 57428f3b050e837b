import { expect, it } from 'vitest'
import { carrier, Doc } from '../../src/check/index.ts'
import { readMarkdown } from '../../src/read/index.ts'
import { readPlain } from '../../src/read/plain.ts'
import { Source } from '../../src/text/source.ts'

const markdown = (text: string) => new Doc(readMarkdown(new Source('稿.md', text)).value, 'md')
const plain = (text: string) => new Doc(readPlain(new Source('稿.txt', text)).value, 'txt')

it('carries an offset to the same words, the second time to the second place', () => {
  const from = markdown('早抓春灌。\n\n各镇去办。\n\n早抓春灌。')
  const to = markdown('加了一段。\n\n早抓春灌。\n\n各镇去办。\n\n早抓春灌。')
  const carry = carrier(from, to)
  expect(from.text.slice(12, 14)).toBe('早抓')
  expect(carry(12)).toEqual({ at: 18, exact: true })
  expect(carry(0)).toEqual({ at: 6, exact: true })
  expect(carry(from.text.length)).toEqual({ at: 23, exact: true })
})

it('finds a block whose number became a word there, between its neighbours', () => {
  const from = markdown('分两步走。\n\n1. 清渠。\n2. 放水。\n\n都要快。')
  const to = plain('分两步走。\n1.清渠。\n2.放水。\n都要快。\n')
  const carry = carrier(from, to)
  expect(from.text.slice(6, 8)).toBe('清渠')
  expect(to.text.slice(carry(6)!.at, carry(8)!.at)).toBe('清渠')
  expect(from.text.slice(10, 12)).toBe('放水')
  expect(to.text.slice(carry(10)!.at, carry(12)!.at)).toBe('放水')
})

it('is only near in words that differ', () => {
  const from = markdown('加快进度早完工。')
  const carry = carrier(from, markdown('加快工期早完工。'))
  expect(carry(2)).toEqual({ at: 2, exact: true })
  expect(carry(3)).toEqual({ at: 2, exact: false })
  expect(carry(4)).toEqual({ at: 4, exact: true })
})

it('says nothing of a block that is not there', () => {
  const carry = carrier(markdown('各镇去办。\n\n早抓春灌。'), markdown('各镇去办。'))
  expect(carry(1)).toEqual({ at: 1, exact: true })
  expect(carry(7)).toBeUndefined()
})
