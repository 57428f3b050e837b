/** What is read otherwise in a paper that a meeting sheet made: titles of attachments, numbered sentences. */
import { expect, test } from 'vitest'
import { readDocument, readMarkdown } from '../../src/read/index.ts'
import { plainText, type Speech } from '../../src/speech/index.ts'
import { Source } from '../../src/text/source.ts'
import { writeDocx } from '../../src/write/index.ts'
import { layoutOf } from '../support/styles.ts'

const read = (markdown: string): Speech => readMarkdown(new Source('稿.md', markdown)).value

function headings({ tree }: Speech): [depth: number, words: string][] {
  return tree.children.flatMap((block) => (block.type === 'heading' ? [[block.depth, plainText(block)]] : []))
}

function leads({ tree }: Speech): string[] {
  return tree.children.flatMap((block) =>
    block.type === 'paragraph' && block.children[0]?.type === 'lead' ? [plainText(block.children[0])] : [],
  )
}

const body = '# 通知\n\n## 一、时间\n\n上午。\n\n'

test('a title right under the label of an attachment is one, and leaves the sections where they are', () => {
  const attached = '<!-- 分页 -->\n\n<!-- 页首 -->\n附件1\n\n# 回执\n\n见表。\n'
  expect(headings(read(body + attached))).toEqual([
    [1, '通知'],
    [2, '一、时间'],
    [1, '回执'],
  ])
})

test('a second title anywhere else goes down with all below', () => {
  expect(headings(read(`${body}# 回执\n\n见表。\n`))).toEqual([
    [1, '通知'],
    [3, '一、时间'],
    [2, '回执'],
  ])
})

const sentences = '## 一、要求\n\n1.不得请假；有事的报批。\n\n2.请着正装。\n\n**（一）早谋划**。早动手。\n'

test('numbered sentences of a paper are no heads, what is marked is', () => {
  expect(leads(read(`---\n会议: 会.yaml\n---\n\n# 通知\n\n${sentences}`))).toEqual(['（一）早谋划。'])
})

test('nor of one that has the parts of such a paper, as its Word file has when it is read again', () => {
  expect(leads(read(`# 通知\n\n${sentences}\n<!-- 署名 -->\n区政府\n`))).toEqual(['（一）早谋划。'])
})

test('in any other paper they are', () => {
  expect(leads(read(`# 通知\n\n${sentences}`))).toEqual(['1.不得请假；', '2.请着正装。', '（一）早谋划。'])
})

test('the title of an attachment is read back from Word', async () => {
  const attached = '<!-- 页首 -->\n附件1\n\n# 回执\n\n见表。\n'
  const { value } = await writeDocx(read(body + attached), layoutOf('gbt9704'), { edition: 'print' })
  const again = await readDocument('稿.docx', value)
  expect(headings(again.value!)).toEqual([
    [1, '通知'],
    [2, '一、时间'],
    [1, '回执'],
  ])
})
