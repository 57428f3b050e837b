/** Parts of office papers, told by remarks. */
import { describe, expect, test } from 'vitest'
import { readMarkdown } from '../../src/read/index.ts'
import { describeOutline, isPaperRole, plainText, remarkFor, type Speech } from '../../src/speech/index.ts'
import { Source } from '../../src/text/source.ts'
import { notice } from '../support/paper.ts'

const read = (markdown: string): Speech => readMarkdown(new Source('稿.md', markdown)).value

/** [type or role, words] of every block that is no remark. */
function blocks(markdown: string): [string, string][] {
  return read(markdown)
    .tree.children.filter(({ type }) => type !== 'html')
    .map((block) => [
      block.type === 'paragraph' ? (block.data?.role ?? 'body') : block.type,
      plainText(block),
    ])
}

describe('a remark before a paragraph', () => {
  test('says what it is; its lines stay lines', () => {
    expect(blocks(notice)).toEqual([
      ['secrecy', '000007\n机密★1年'],
      ['issuer', '中共清河区委办公室文件'],
      ['documentNumber', '清办函〔2026〕12号'],
      ['heading', '关于召开全区产业招商推进会的通知'],
      ['recipients', '各镇党委，区直各单位：'],
      ['body', '定于近期召开推进会。'],
      ['heading', '一、时间'],
      ['body', '6月12日上午。'],
      ['attachments', '附件：1.参会回执\n2.会议议程'],
      ['signature', '中共清河区委办公室'],
      ['signingDate', '2026年6月5日'],
      ['imprint', '抄送：区人大常委会办公室。\n中共清河区委办公室　2026年6月5日印发'],
    ])
  })

  test.each([
    ['<!--版头  预印-->\n\n某某文件', 'preprinted'],
    ['<!-- 页首 -->\n\n会议材料之一', 'label'],
    ['<!-- 注 -->\n注：口径为签约额。', 'note'],
    ['<!-- 居中 -->\n\n2026年6月12日', 'centred'],
    ['<!-- 主送 -->\n\n同志们：', 'recipients'],
    // a number makes no heading and a bold beginning no lead of them
    ['<!-- 附件说明 -->\n\n附件：一、方案', 'attachments'],
    ['<!-- 居中 -->\n\n**一是居中**。不是领句', 'centred'],
  ])('%s', (markdown, role) => {
    expect(blocks(`${markdown}\n\n正文。`).map(([kind]) => kind)).toEqual([role, 'body'])
  })

  test.each(['<!-- 署 -->', '<!-- 署名 --><!-- 注 -->', '<!-- 分页 -->', '<!-- 署名：甲 -->'])(
    '%s says nothing of the paragraph',
    (remark) => {
      expect(blocks(`正文。\n\n${remark}\n\n区委办`)).toEqual([
        ['body', '正文。'],
        ['body', '区委办'],
      ])
    },
  )

  test('speaks of a paragraph alone: not of a heading, nor of what comes later', () => {
    expect(blocks('<!-- 署名 -->\n\n## 一、头\n\n区委办')).toEqual([
      ['heading', '一、头'],
      ['body', '区委办'],
    ])
  })
})

describe('the outline', () => {
  test('has none of the parts of a paper: they are not spoken', () => {
    const { outline } = read(notice)
    expect(Object.keys(outline.head)).toEqual(['title'])
    expect(outline.opening.map(plainText)).toEqual(['定于近期召开推进会。'])
    expect(outline.sections.map(({ title, body }) => [title, body.map(plainText)])).toEqual([
      ['时间', ['6月12日上午。']],
    ])
    expect(outline.closing).toEqual([])
  })

  test('is that of the speech without them, remarks or not', () => {
    const speech = `# 在推进会上的讲话

（2026年6月12日）

同志们：

讲两点意见。

## 一、看清形势

要快。

## 二、抓好落实

总之，要实。
`
    const labelled = `<!-- 页首 -->\n\n会议材料之二\n\n${speech.replace('（2026', '<!-- 甲 -->\n\n（2026')}`
    const withEnd = `${labelled}\n<!-- 署名 -->\n\n区委办\n\n<!-- 分页 -->\n`
    const places = /\S+:\d+:\d+/g
    expect(describeOutline(read(withEnd)).replaceAll(places, '')).toBe(
      describeOutline(read(speech)).replaceAll(places, ''),
    )
  })
})

test('every role has a remark that gives it back', () => {
  for (const role of ['issuer', 'preprinted', 'imprint', 'note'] as const)
    expect(blocks(`${remarkFor(role)}\n\n甲`)).toEqual([[role, '甲']])
  expect(isPaperRole('salutation')).toBe(false)
  expect(isPaperRole(undefined)).toBe(false)
})
