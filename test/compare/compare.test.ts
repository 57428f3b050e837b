/** bigan compare: two drafts in, the new one marked up out. */
import { array, assert, asyncProperty, constantFrom, nat, oneof, tuple } from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  compareDrafts,
  describeComparison,
  typeset,
  openWorkspace,
  type CompareOptions,
} from '../../src/index.ts'
import type { Workspace } from '../../src/index.ts'
import { partsOf } from '../support/docx-parts.ts'
import { utf8 } from '../support/encodings.ts'
import { bareLines, linesOnce } from '../support/tracked.ts'
import { commentsOf } from '../support/word-edits.ts'
import { wordFile } from '../support/word-file.ts'
import { draftOf, plainLibrary } from '../support/workspace.ts'

let workspace: Workspace

beforeAll(async () => {
  workspace = await openWorkspace(import.meta.dirname)
})

const paper = `# 在全区春耕现场会上的讲话

（2026年3月5日）

区长　王立明

同志们：

今天开个短会。我讲两点意见。

## 一、抓紧修渠

**一是早动手**。到昨天，春灌了12.5万亩，同比增长8%。渠道3月底前修完。

各镇要把人组织起来，把机械调配到位。

| 镇 | 面积 |
|---|---|
| 石桥镇 | 3.2 |
| 城关镇 | 2.8 |

## 二、备足化肥

化肥到村，价格公示。
`

async function compared(before: string | Uint8Array, after: string | Uint8Array, options?: CompareOptions) {
  const [old, now] = [before, after].map((one, i) => ({
    path: `${i === 0 ? '旧' : '新'}.${typeof one === 'string' ? 'md' : 'docx'}`,
    bytes: typeof one === 'string' ? utf8(one) : one,
  }))
  return compareDrafts(old!, now!, workspace, options)
}

async function setInWord(markdown: string): Promise<Uint8Array> {
  const { value } = await typeset({ path: '稿.md', bytes: utf8(markdown) }, workspace)
  return value as Uint8Array
}

async function linesOf(markdown: string): Promise<string[]> {
  return bareLines(linesOnce(await setInWord(markdown), 'accepted'))
}

/** A Word file with red lines. */
function redLines(...lines: string[]): Uint8Array {
  const red = '<w:rPr><w:color w:val="FF0000"/></w:rPr>'
  const document = lines
    .map((line) => `<w:p w:rsidR="00AB"><w:r>${red}<w:t>${line}</w:t></w:r></w:p>`)
    .join('')
  return wordFile({ document, extra: { 'customXml/item1.xml': '<mine/>' } })
}

/** The lines of the marked file once all is accepted or rejected, and those of the two drafts. */
async function bothWays(before: string, after: string, options?: CompareOptions) {
  const { value, problems } = await compared(before, after, options)
  const word = value?.word
  return {
    problems: problems.map(({ message }) => message),
    accepted: word ? bareLines(linesOnce(word, 'accepted')) : await linesOf(after),
    rejected: word ? bareLines(linesOnce(word, 'rejected')) : await linesOf(after),
    old: await linesOf(before),
    new: await linesOf(after),
  }
}

describe('compareDrafts', () => {
  it('shows what came and went in place: accepted it is the new draft, rejected the old one', async () => {
    const after = paper
      .replace('王立明', '李明远')
      .replace('12.5万亩，同比增长8%', '13.1万亩，同比增长9.4%')
      .replace('各镇要把人组织起来，把机械调配到位。\n\n', '')
      .replace('| 石桥镇 | 3.2 |', '| 石桥镇 | 4.1 |\n| 柳河镇 | 1.7 |')
      .replace('## 二、备足化肥', '## 二、抓好育秧\n\n秧苗及早育好。\n\n## 三、备足化肥')
      .replace('两点', '三点')
    const both = await bothWays(paper, after)
    expect(both.problems).toEqual([])
    expect(both.accepted).toEqual(both.new)
    expect(both.rejected).toEqual(both.old)
  })

  it('tells what a reader must not miss, and what changed in each part', async () => {
    const after = paper
      .replace('王立明', '李明远')
      .replace('12.5万亩，同比增长8%', '13.1万亩，同比增长9.4%')
      .replace('3月底前', '4月10日前')
      .replace('两点', '三点')
      .replace('抓紧修渠', '抓紧抓早修渠')
      .replace('| 石桥镇 | 3.2 |', '| 石桥镇 | 4.1 |')
      .replace('化肥到村，价格公示。', '化肥到村，价格公示。种子先到。')
    const { value } = await compared(paper, after)
    const blocks = describeComparison(value!.comparison, 'none').blocks.map(({ head, lines }) =>
      [head, ...lines].join('\n'),
    )
    expect(blocks).toEqual([
      '数字（3处）\n春灌：12.5万亩 → 13.1万亩（一、抓紧抓早修渠）\n春灌，同比增长：8% → 9.4%（一、抓紧抓早修渠）\n石桥镇·面积：3.2 → 4.1（一、抓紧抓早修渠）',
      '时限（1处）\n渠道：3月底前 → 4月10日前（一、抓紧抓早修渠）',
      '点数、位次（1处）\n意见：两点 → 三点（开头）',
      '人名（1处）\n区长：王立明 → 李明远（开头）',
      '标题（1处）\n“一、抓紧修渠”改为“一、抓紧抓早修渠”',
      '各部分\n开头：改2句\n一、抓紧抓早修渠：改4句\n二、备足化肥：增1句',
    ])
  })

  it('finds a count again where one sentence became two', async () => {
    const after = paper
      .replace('我讲两点意见', '下面，我再讲三点意见')
      .replace('今天开个短会。', '今天开个短会，')
    const { value } = await compared(paper, after)
    expect(value!.comparison.values).toEqual([
      { kind: 'count', name: '意见', old: '两点', new: '三点', part: '开头' },
    ])
  })

  it('says of a paragraph that moved from where and to where', async () => {
    const moved = '各镇要把人组织起来，把机械调配到位。'
    const after = paper.replace(`${moved}\n\n`, '') + `\n${moved}\n`
    const { value } = await compared(paper, after)
    expect(value!.comparison.changes).toEqual([
      { kind: 'moved', part: '二、备足化肥', old: moved, new: moved, from: '一、抓紧修渠' },
    ])
    expect(commentsOf(value!.word!).map(({ anchor, paragraphs }) => [anchor, ...paragraphs])).toEqual([
      [moved, '移至“二、备足化肥”'],
      [moved, '移自“一、抓紧修渠”'],
    ])
  })

  it('takes a part that changed its place and its number for moved, its heading too', async () => {
    const [head, one, two] = paper.split(/(?=^## )/mu)
    const after = `${head}${two!.replace('二、', '一、')}\n${one!.replace('一、', '二、')}`
    const { value } = await compared(paper, after)
    const { total, blocks } = describeComparison(value!.comparison, 'short')
    expect(total).toBe('移1句、2处只改了序号')
    expect(blocks.map(({ head: name, lines }) => [name, ...lines])).toEqual([
      ['各部分', '一、备足化肥：移1句、1处只改了序号', '二、抓紧修渠：1处只改了序号'],
      ['改动：一、备足化肥', '移：化肥到村，价格公示。（移自原稿“二、备足化肥”）'],
    ])
  })

  it('takes sentences of a paragraph that was cut in two, or joined with the next, for none that moved', async () => {
    const whole = '渠道要先疏通。种子要备足。化肥到村入户。'
    const rest = '各镇要把人组织起来。'
    const before = `# 春耕会\n\n${whole}\n\n${rest}\n`
    const cut = before.replace('种子', '\n\n种子')
    for (const [old, now] of [
      [before, cut],
      [cut, before],
      [before, before.replace(`\n\n${rest}`, rest)],
    ]) {
      const { value } = await compared(old!, now!)
      expect(value!.comparison.changes).toEqual([])
      expect(describeComparison(value!.comparison, 'short')).toEqual({ total: '只改了分段', blocks: [] })
    }
    // the last sentence goes to the front, the third to a paragraph of its own
    const four = before.replace('入户。', '入户。价格公示上墙。')
    const after = before.replace('渠道', '价格公示上墙。渠道').replace('化肥', '\n\n化肥')
    const { value } = await compared(four, after)
    expect(value!.comparison.changes.map(({ kind, new: now }) => [kind, now])).toEqual([
      ['moved', '价格公示上墙。'],
    ])
  })

  it('does not count spaces, quotes and full width, nor a number alone as a change of the text', async () => {
    const after = paper.replace('区长　王立明', '区长 王立明').replace('12.5万亩', '１２.５万亩')
    const { value } = await compared(paper, after)
    expect(value!.word).toBeUndefined()
    const exact = await compared(paper, after, { exact: true })
    expect(exact.value!.word).toBeDefined()
    const numbered = await compared(paper, paper.replace('## 二、备足', '## 三、备足'))
    expect(numbered.value!.comparison.changes.map(({ kind }) => kind)).toEqual(['renumbered'])
    expect(bareLines(linesOnce(numbered.value!.word!, 'accepted'))).toContain('三、备足化肥')
    expect(bareLines(linesOnce(numbered.value!.word!, 'rejected'))).toContain('二、备足化肥')
  })

  it('marks up the package of a Word file that people made', async () => {
    const old = redLines('渠要修好，月底完工。', '化肥到村。')
    const now = redLines('渠要修好，下月完工。', '种子也要到村入户。')
    const { value } = await compared(old, now, { author: '丁一', date: '2026-03-01' })
    const word = value!.word!
    expect(linesOnce(word, 'accepted')).toEqual(['渠要修好，下月完工。', '种子也要到村入户。'])
    expect(linesOnce(word, 'rejected')).toEqual(['渠要修好，月底完工。', '化肥到村。'])
    const xml = new TextDecoder().decode((await import('fflate')).unzipSync(word)['word/document.xml'])
    expect(xml).toContain('w:author="丁一" w:date="2026-03-01T00:00:00Z"')
    expect(xml.match(/w:color w:val="FF0000"/gu)!.length).toBeGreaterThan(3)
  })

  it('carries nothing of a 核稿版 but its words', async () => {
    const made = await draftOf(
      '标题: 在全区春耕现场会上的讲话\n日期: 2026-03-05\n地区: 清河区\n默认: {来源: 区农业局快报}\n数据:\n  面积: {名称: 春灌面积, 数值: 12.5, 单位: 万亩}\n措施:\n  - {小标题: 要早修渠, 内容: 春灌【面积】。}\n',
      {
        templateText: '# {{标题}}\n\n{{#with 措施}}{{> 要点}}{{/with}}\n',
        library: plainLibrary,
        edition: 'review',
        formats: ['docx'],
        bind: true,
        embedSource: true,
      },
    )
    const review = { path: '新.核稿版.docx', bytes: made.value.files[0]!.content as Uint8Array }
    const old = {
      path: '旧.md',
      bytes: utf8('# 在全区春耕现场会上的讲话\n\n**（一）要早修渠**。春灌11万亩。\n'),
    }
    for (const form of ['tracked', 'print'] as const) {
      const { value } = await compareDrafts(old, review, workspace, { form })
      const all = [...partsOf(value!.word!)].map(([name, text]) => `${name} ${text}`).join('\n')
      expect(all).toContain('12.5')
      expect(all).not.toMatch(/fact:|"sheet:|urn:bigan|customXml|区农业局|核对表第/u)
      expect(value!.comparison.values.map(({ old: was, new: is }) => [was, is])).toEqual([
        ['11万亩', '12.5万亩'],
      ])
    }
  })

  it('refuses tracked changes, or accepts them first', async () => {
    const tracked = wordFile({
      document:
        '<w:p><w:r><w:t>到位资金</w:t></w:r><w:del w:id="1" w:author="甲"><w:r><w:delText>18.6</w:delText></w:r></w:del><w:ins w:id="2" w:author="甲"><w:r><w:t>20.1</w:t></w:r></w:ins><w:r><w:t>亿元。</w:t></w:r></w:p>',
    })
    const refused = await compared('到位资金19.9亿元。\n', tracked)
    expect(refused.value).toBeUndefined()
    expect(refused.problems.map(({ code, level }) => [code, level])).toEqual([['compare/tracked', 'error']])
    const { value } = await compared('到位资金19.9亿元。\n', tracked, { accept: true })
    expect(linesOnce(value!.word!, 'accepted')).toEqual(['到位资金20.1亿元。'])
    expect(linesOnce(value!.word!, 'rejected')).toEqual(['到位资金19.9亿元。'])
  })

  it('prints without tracked changes, with the list at the end, titles in the list alone', async () => {
    const after = paper.replace('春耕现场会', '备耕现场会').replace('12.5', '13.1')
    const { value } = await compared(paper, after, { form: 'print' })
    const xml = new TextDecoder().decode(
      (await import('fflate')).unzipSync(value!.word!)['word/document.xml'],
    )
    expect(xml).not.toMatch(/w:ins|w:del/u)
    const lines = linesOnce(value!.word!, 'accepted')
    expect(lines.slice(0, 2)).toEqual([
      '花脸稿：画波浪线的是删去的，加框的是新增的；改动一览附在文末',
      '在全区备耕现场会上的讲话',
    ])
    expect(lines).toContain('“在全区春耕现场会上的讲话”改为“在全区备耕现场会上的讲话”')
    expect(lines.find((line) => line.startsWith('一是早动手'))).toContain('春灌了12.5万13.1万亩')
    expect(xml).toMatch(/<w:b\/>.{0,200}<w:u w:val="wavyHeavy"[^>]*\/><\/w:rPr><w:t[^>]*>12\.5万/u)
    expect(xml).toMatch(/<w:bdr [^>]*\/><\/w:rPr><w:t[^>]*>13\.1万/u)
  })

  it('says of a cell that was emptied what it held, where nothing can be marked', async () => {
    const after = paper.replace('| 石桥镇 | 3.2 |', '| 石桥镇 |  |')
    const tracked = await compared(paper, after)
    expect(commentsOf(tracked.value!.word!).map(({ paragraphs }) => paragraphs)).toEqual([
      ['此行有一格原为“3.2”，现为空'],
    ])
    const printed = await compared(paper, after, { form: 'print' })
    const lines = linesOnce(printed.value!.word!, 'accepted')
    expect(lines.slice(-2)).toEqual(['清空的表格（1格）', '“石桥镇”一行，有一格原为“3.2”，现为空'])
  })

  it('ends on papers that are too long with a clear answer', async () => {
    const long = `${'渠要修好，水要管好。'.repeat(100)}\n\n`.repeat(400)
    const { value, problems } = await compared(long, long)
    expect(value).toBeUndefined()
    expect(problems.map(({ code }) => code)).toEqual(['compare/too-big', 'compare/too-big'])
  })

  it('gives the same bytes for the same drafts', async () => {
    const after = paper.replace('12.5', '13.1').replace('今天开个短会。', '')
    const [one, other] = await Promise.all([compared(paper, after), compared(paper, after)])
    expect(one.value!.word).toEqual(other.value!.word)
  })
})

describe('any edits', () => {
  const pool = [
    '渠要修好，水要管好，三月底前完工。',
    '**一是早动手**。到昨天，春灌了12.5万亩。',
    '**二是早备肥**。化肥到村，价格公示，谁涨价就查谁。',
    '各镇要把人组织起来，把机械调配到位。',
    '## 一、抓紧修渠',
    '## 二、备足化肥',
    '| 镇 | 面积 |\n|---|---|\n| 石桥镇 | 3.2 |\n| 城关镇 | 2.8 |',
    '“渠通了没有？”大家都在问。',
    '资金要在【待补：日期】前拨付到位。',
  ]
  const edited = oneof(
    { weight: 4, arbitrary: constantFrom(...pool) },
    {
      weight: 2,
      arbitrary: tuple(
        constantFrom(...pool.slice(0, 6)),
        nat(20),
        nat(6),
        constantFrom('', '抓', '7.5万', '，还要'),
      )
        .filter(([line]) => !line.startsWith('|'))
        .map(([line, at, length, text]) => {
          const from = Math.min(line.length - 1, at + (line.startsWith('**') ? 9 : 5))
          return line.slice(0, from) + text + line.slice(from + length) + '。'
        }),
    },
  )
  const draft = array(edited, { minLength: 1, maxLength: 7 })

  it('accepted are the new draft, rejected the old one', async () => {
    await assert(
      asyncProperty(draft, draft, async (before, after) => {
        const both = await bothWays(`# 会\n\n${before.join('\n\n')}\n`, `# 会\n\n${after.join('\n\n')}\n`)
        expect(both.accepted).toEqual(both.new)
        // a table that is gone stands as lines of text, a line for each row
        const isTable = before.some((line) => line.startsWith('|'))
        expect(both.rejected.join(isTable ? '' : '\n')).toBe(both.old.join(isTable ? '' : '\n'))
      }),
      { numRuns: 40 },
    )
  })
})
