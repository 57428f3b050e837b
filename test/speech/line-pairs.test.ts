import { describe, expect, it } from 'vitest'
import { readMarkdown } from '../../src/read/index.ts'
import { pairLines, paperLines, type PairOptions, type PaperLines } from '../../src/speech/index.ts'
import { Source } from '../../src/text/source.ts'

function linesOf(markdown: string): PaperLines {
  return paperLines(readMarkdown(new Source('稿.md', markdown)).value)
}

function paired(before: string, after: string, options?: PairOptions): string[] {
  return pairLines(linesOf(before).lines, linesOf(after).lines, options).map(
    ({ kind, old, new: now, movedFrom, movedTo }) =>
      `${kind} ${old?.text ?? ''}→${now?.text ?? ''}${movedFrom || movedTo ? ' moved' : ''}`,
  )
}

function table(...rows: string[]): string {
  return `| 镇 | 面积 |\n|---|---|\n${rows.join('\n')}\n`
}

function head(title: string, name: string): string {
  return `# ${title}\n\n（2026年6月12日）\n\n${name}\n\n同志们：\n`
}

const paper = `# 在全区春耕现场会上的讲话

同志们：

今天开个会。

## 一、修渠

**一是早动手**。渠要修好。

| 镇 | 面积 |
|---|---|
| 石桥镇 | 3.2 |

## 二、备肥

化肥到村。

同志们，要抓紧。
`

describe('paperLines', () => {
  it('are paragraphs, headings and rows, each in its part', () => {
    const { lines, parts } = linesOf(paper)
    expect(parts).toEqual(['开头', '一、修渠', '二、备肥', '结尾'])
    expect(lines.map(({ kind, lead, part, text }) => `${part} ${kind} ${lead} ${text}`)).toEqual([
      '0 title 0 在全区春耕现场会上的讲话',
      '0 text 0 同志们：',
      '0 text 0 今天开个会。',
      '1 heading 0 一、修渠',
      '1 text 6 一是早动手。渠要修好。',
      '1 row 0 镇 | 面积',
      '1 row 0 石桥镇 | 3.2',
      '2 heading 0 二、备肥',
      '2 text 0 化肥到村。',
      '3 text 0 同志们，要抓紧。',
    ])
  })
})

describe('pairLines', () => {
  it('finds what changed, came, went and was numbered anew', () => {
    const before = '## 一、修渠\n\n渠要修好，月底完工。\n\n## 二、备肥\n\n化肥全部送到村里。\n'
    const after = '## 一、修渠\n\n渠要修好，下月中旬完工。\n\n## 二、育秧\n\n秧苗及早育好。\n\n## 三、备肥\n'
    expect(paired(before, after)).toEqual([
      'same 一、修渠→一、修渠',
      'changed 渠要修好，月底完工。→渠要修好，下月中旬完工。',
      'added →二、育秧',
      'added →秧苗及早育好。',
      'renumbered 二、备肥→三、备肥',
      'removed 化肥全部送到村里。→',
    ])
  })

  it('finds a paragraph that moved, changed a little or not', () => {
    const [a, b, c] = [
      '今年春天雨水偏多，渠道要先疏通。',
      '种子、化肥、农药都要备足。',
      '各镇要把人组织起来。',
    ]
    expect(paired(`${a}\n\n${b}\n\n${c}\n`, `${b}\n\n${c}\n\n${a}\n`)).toEqual([
      `removed ${a}→ moved`,
      `same ${b}→${b}`,
      `same ${c}→${c}`,
      `added →${a} moved`,
    ])
    const changed = '今年春天雨水偏少，渠道要先疏通。'
    expect(paired(`${a}\n\n${b}\n\n${c}\n`, `${b}\n\n${c}\n\n${changed}\n`)).toEqual([
      `removed ${a}→ moved`,
      `same ${b}→${b}`,
      `same ${c}→${c}`,
      `added →${changed} moved`,
    ])
  })

  it('knows a row by its name and not by its figures', () => {
    expect(
      paired(
        table('| 石桥镇 | 3.2 |', '| 城关镇 | 2.8 |'),
        table('| 柳河镇 | 3.3 |', '| 石桥镇 | 4.1 |', '| 城关镇 | 2.9 |'),
      ),
    ).toEqual([
      'same 镇 | 面积→镇 | 面积',
      'added →柳河镇 | 3.3',
      'changed 石桥镇 | 3.2→石桥镇 | 4.1',
      'changed 城关镇 | 2.8→城关镇 | 2.9',
    ])
  })

  it('takes a row with another name for another row, unless its other cells are the same', () => {
    expect(paired(table('| 石桥镇 | 3.2 |'), table('| 柳河镇 | 1.7 |')).slice(1)).toEqual([
      'removed 石桥镇 | 3.2→',
      'added →柳河镇 | 1.7',
    ])
    expect(paired(table('| 石乔镇 | 3.2 |'), table('| 石桥镇 | 3.2 |')).slice(1)).toEqual([
      'changed 石乔镇 | 3.2→石桥镇 | 3.2',
    ])
  })

  it('counts spaces and quotes only where it is asked to', () => {
    expect(paired('他说“渠 通了”。\n', '他说"渠通了"。\n')).toEqual(['same 他说“渠 通了”。→他说"渠通了"。'])
    expect(paired('他说“渠 通了”。\n', '他说"渠通了"。\n', { exact: true })).toEqual([
      'changed 他说“渠 通了”。→他说"渠通了"。',
    ])
  })

  it('takes the date, the speaker and the title for the same line, whatever they say', () => {
    expect(paired(head('在春耕会上的讲话', '区长　王立明'), head('关于备肥的汇报', '书记　孙慧'))).toEqual([
      'changed 在春耕会上的讲话→关于备肥的汇报',
      'same （2026年6月12日）→（2026年6月12日）',
      'changed 区长　王立明→书记　孙慧',
      'same 同志们：→同志们：',
    ])
  })
})
