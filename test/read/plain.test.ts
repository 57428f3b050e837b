import { describe, expect, it } from 'vitest'
import { readMarkdown } from '../../src/read/markdown.ts'
import { readPlain } from '../../src/read/plain.ts'
import { describeTree, locatedText, plainWords } from '../../src/speech/index.ts'
import { formatPlace } from '../../src/text/place.ts'
import { Source } from '../../src/text/source.ts'

const read = (text: string) => readPlain(new Source('讲话.txt', text))

describe('a typed text', () => {
  it('is a paragraph a line, with its head block, headings and leads', () => {
    const { value, problems } = read(
      '在全区春耕现场会上的讲话\n（2026年3月5日）\n区长　王立明\n同志们：\n　　今天开个短会。\n一、看清形势\n　　春灌过半。\n（一）要早修渠。渠道三月修完。\n',
    )
    expect(problems).toEqual([])
    expect(describeTree(value)).toBe(`root -
  heading 1 1:1-1:13
    text 1:1-1:13 "在全区春耕现场会上的讲话"
  paragraph date 2:1-2:12
    text 2:1-2:12 "（2026年3月5日）"
  paragraph speaker 3:1-3:7
    text 3:1-3:7 "区长　王立明"
  paragraph salutation 4:1-4:5
    text 4:1-4:5 "同志们："
  paragraph 5:3-5:10
    text 5:3-5:10 "今天开个短会。"
  heading 2 6:1-6:7
    text 6:1-6:7 "一、看清形势"
  paragraph 7:3-7:8
    text 7:3-7:8 "春灌过半。"
  paragraph 8:1-8:16
    lead "（一）" 8:1-8:9
      text 8:4-8:9 "要早修渠。"
    text 8:9-8:16 "渠道三月修完。"
`)
  })

  it('is no Markdown', () => {
    const text =
      '# 号\n*星*号和**粗**字。\n1. 备肥\n- 甲\n> 乙\n`码` <b>丙</b> &amp; \\* [丁](戊)\n---\n    己。'
    expect(plainWords(read(text).value)).toBe(text.replace('    己', '己'))
    expect(read(text).value.tree.children.map(({ type }) => type)).not.toContain('list')
  })

  it('has its lines ended by any system', () => {
    expect(plainWords(read('甲。\r\n乙。\r丙。\n\n\n丁。\f戊。\u001a').value)).toBe(
      '甲。\n乙。\n丙。\n丁。\n戊。',
    )
  })

  it('keeps each character at its place where lines are joined', () => {
    const text = '\uFEFF　　春灌面积12.5万亩&amp;\\\\，\r\n  占任务的 62%；GDP and\r\n、工业。'
    const { value } = read(text)
    const [paragraph] = value.tree.children
    const located = locatedText(paragraph!, value.source)
    expect(located.text).toBe('春灌面积12.5万亩&amp;\\\\，占任务的 62%；GDP and、工业。')
    expect([...located.text].map((_, i) => value.source.text[located.offsets[i]!]).join('')).toBe(
      located.text,
    )
  })

  it('says which lines of a page it left out', () => {
    const { value, problems } = read('春耕讲话\n同志们：\n春灌过半。\n\n上一篇：备肥\n')
    expect(plainWords(value)).toBe('春耕讲话\n同志们：\n春灌过半。')
    expect(problems.map(({ level, message, place }) => [level, message, formatPlace(place!)])).toEqual([
      ['info', '“上一篇：备肥”是网页上的附带文字，没有读入，如属正文请核对', '讲话.txt:5:1'],
    ])
  })

  it('may be empty', () => {
    expect(read('').value.tree.children).toEqual([])
    expect(read(' \n　\n').value.tree.children).toEqual([])
  })
})

const wordsOf = (text: string): string => plainWords(readMarkdown(new Source('稿.md', text)).value)

describe('a number that a line end cut', () => {
  it('is one number again; words of Latin letters stay two', () => {
    expect(wordsOf('全县到位省外资金2\n1.8亿元，同比增长9.\n6%，完成目标。')).toBe(
      '全县到位省外资金21.8亿元，同比增长9.6%，完成目标。',
    )
    expect(wordsOf('引进了 Open\nOffice 一套，装好了。')).toBe('引进了 Open Office 一套，装好了。')
  })
})
