/** Faults seen in other tools, each with the row that it has in the list of them. */
import { beforeAll, describe, expect, it } from 'vitest'
import { readDocument } from '../../src/read/index.ts'
import { plainWords } from '../../src/speech/index.ts'
import { checkText, sharedInputs, type Shared } from '../support/check.ts'
import { richWordFile } from '../support/rich-word-file.ts'
import { wordFile, wordParagraph } from '../support/word-file.ts'

let shared: Shared
beforeAll(async () => {
  shared = await sharedInputs()
})

const cell = (text: string): string => `<w:tc>${wordParagraph(text)}</w:tc>`

it('row 17: a Word file is read with its tables, and what is dropped is told', async () => {
  const table = `<w:tbl><w:tr>${cell('单位')}${cell('完成率')}</w:tr><w:tr>${cell('甲镇')}${cell('92.1%')}</w:tr></w:tbl>`
  const { value } = await readDocument('表.docx', wordFile({ document: wordParagraph('进度如下。') + table }))
  expect(plainWords(value!)).toBe('进度如下。\n单位\t完成率\n甲镇\t92.1%')
  expect(value!.tree.children.map(({ type }) => type)).toEqual(['paragraph', 'table'])
  const rich = await readDocument('杂.docx', richWordFile())
  const told = rich.problems.map(({ message }) => message).join('\n')
  for (const word of ['图片', '页眉', '批注', '修订']) expect(told).toContain(word)
})

const heads = ['一、抢晴天', '二、敞开收', '三、兑好现']
const speech = (count: string): string =>
  `# 在全县秋粮收购会上的讲话\n\n同志们：\n\n下面，我讲${count}点意见。\n\n${heads.map((head) => `## ${head}\n\n要抓紧。\n\n`).join('')}同志们，大家抓紧去办。\n`
const points = (text: string) =>
  checkText(text, undefined, {}, shared).findings.filter(({ code }) => code === 'count/points')

describe('row 32: points announced and points given', () => {
  it('four announced and three given is an error that names the three', () => {
    const [finding, ...more] = points(speech('四'))
    expect(more).toEqual([])
    expect(finding!.level).toBe('error')
    expect(finding!.related!.length).toBe(3)
  })

  it('three announced and three given is none', () => {
    expect(points(speech('三'))).toEqual([])
  })
})
