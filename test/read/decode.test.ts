import { describe, expect, it } from 'vitest'
import { declaredCharset, decodeText } from '../../src/read/decode.ts'
import { gbk, utf16, utf8 } from '../support/encodings.ts'

const speech = '在全区春耕现场会上的讲话\n　　同志们：一季度春灌12.5万亩，占任务的62%。\n'

describe('the encoding of a text', () => {
  it('is UTF-8, with a byte order mark or without', () => {
    expect(decodeText(utf8(speech))).toEqual({ text: speech, encoding: 'utf-8', broken: 0 })
    expect(decodeText(utf8(`\uFEFF${speech}`))).toEqual({ text: speech, encoding: 'utf-8', broken: 0 })
    expect(decodeText(new Uint8Array())).toEqual({ text: '', encoding: 'utf-8', broken: 0 })
  })

  it('is GBK where the bytes are no UTF-8 and look Chinese', () => {
    expect([...gbk('标题')]).toEqual([0xb1, 0xea, 0xcc, 0xe2])
    expect(decodeText(gbk(speech))).toEqual({ text: speech, encoding: 'gb18030', broken: 0 })
    expect(decodeText(gbk('标题'))?.text).toBe('标题')
  })

  it.each([
    ['utf-16le', true],
    ['utf-16be', false],
  ] as const)('is %s, with a byte order mark or without', (encoding, little) => {
    expect(decodeText(utf16(speech, little))).toEqual({ text: speech, encoding, broken: 0 })
    expect(decodeText(utf16(`\uFEFF${speech}`, little))).toEqual({ text: speech, encoding, broken: 0 })
    // 一 is U+4E00: its zero byte stands in the other half
    expect(decodeText(utf16('一是抓春灌。二是备肥。', little))?.text).toBe('一是抓春灌。二是备肥。')
  })

  it('is UTF-8 where a file was cut off in the middle of a character', () => {
    const cut = utf8(speech.repeat(20)).slice(0, -2)
    const decoded = decodeText(cut)
    expect(decoded?.encoding).toBe('utf-8')
    expect(decoded?.broken).toBe(1)
    expect(decoded?.text.startsWith(speech)).toBe(true)
  })

  it('is what a page says of itself only where its bytes are no UTF-8', () => {
    expect(decodeText(utf8(speech), 'gb2312')?.encoding).toBe('utf-8')
    expect(decodeText(gbk('農業發展'), 'gb2312')).toEqual({
      text: '農業發展',
      encoding: 'gb18030',
      broken: 0,
    })
    // 農業 in Big5
    expect(decodeText(Uint8Array.of(0xb9, 0x41, 0xb7, 0x7e), 'big5')?.text).toBe('農業')
  })

  it('is none where the bytes are no text', () => {
    expect(decodeText(Uint8Array.of(0x89, 0x50, 0, 0, 1))).toBeUndefined()
    expect(decodeText(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8))).toBeUndefined()
    const mixed = Uint8Array.from({ length: 4096 }, (_, i) => 1 + ((i * 7919 + (i >> 3) * 104729) % 255))
    expect(decodeText(mixed)).toBeUndefined()
  })
})

describe('the charset of a page', () => {
  it.each([
    ['<html><head><meta charset="GBK"><title>', 'gbk'],
    ["<meta http-equiv='Content-Type' content='text/html; charset=gb2312'>", 'gb2312'],
    ['<meta name="viewport" content="width=1"><META CHARSET = utf-8 >', 'utf-8'],
  ])('stands in %s', (head, charset) => {
    expect(declaredCharset(utf8(head))).toBe(charset)
  })

  it('is unknown where no meta names it', () => {
    expect(declaredCharset(utf8('<p>charset=gbk</p>'))).toBeUndefined()
  })
})
