/** What the writer writes, the reader reads back to the same tree. */
import { describe, expect, test } from 'vitest'
import { readDocx } from '../../src/read/docx.ts'
import { readMarkdown } from '../../src/read/index.ts'
import { plainWords, type Speech } from '../../src/speech/index.ts'
import { Source } from '../../src/text/source.ts'
import { WordSource } from '../../src/text/word-source.ts'
import { writeDocx } from '../../src/write/index.ts'
import { layoutOf } from '../support/styles.ts'
import { wrongStretches } from '../support/word-points.ts'
import { treeWithoutPlaces } from '../support/word-reading.ts'
import { draftOf, samples } from '../support/workspace.ts'

type Edition = 'print' | 'large' | 'review'

/** Comments of Markdown never reach Word. */
function withoutComments(tree: string): string {
  return tree.replaceAll(/^ *html .*\n/gm, '')
}

async function expectSame(speech: Speech, edition: Edition): Promise<string[]> {
  const layout = layoutOf(edition === 'large' ? 'large' : 'gbt9704')
  const bytes = (await writeDocx(speech, layout, { edition })).value
  const { value: back, problems } = readDocx('稿.docx', bytes)
  expect(withoutComments(treeWithoutPlaces(back!))).toBe(withoutComments(treeWithoutPlaces(speech)))
  expect(plainWords(back!)).toBe(plainWords(speech))
  expect(back!.source instanceof WordSource && wrongStretches(back!.source, bytes)).toEqual([])
  return problems.map(({ message }) => message)
}

describe.each(samples)('$name', ({ path, text }) => {
  test.each(['print', 'large', 'review'] as const)('%s', async (edition) => {
    const { draft } = (await draftOf(text, { path, edition })).value
    const problems = await expectSame(readMarkdown(new Source('稿.md', draft!.markdown)).value, edition)
    expect(problems.filter((message) => !message.includes('条批注'))).toEqual([])
  })
})

test.each(['print', 'large'] as const)('a draft with everything that has a look: %s', async (edition) => {
  const markdown = `# 在全县秋粮收购暨粮食安全责任制考核问题整改工作动员部署会议上的讲话

——以龙头企业为例

（讨论稿）

（2026年9月3日）

县长　林知远

同志们：

下面，我讲两点意见。

## 一、看清形势

**一是仓容还不足**。全县**标准仓容**只有【待补：仓容】，*烘干能力*更缺。

**（一）要早谋划。**县粮储中心要先动。

### （一）一般的头

| 单位 | 任务（万吨） | 说明 |
| --- | ---: | :---: |
| 东川镇 | 3.2 | 含代储 |
| 河西乡 |  | — |

> 手中有粮，心中不慌。
>
> 老话要记牢。

| 甲 | 乙 |
| --- | --- |
| 1 | 2 |

## 二、抓好落实

1.做强链条。要快。

总之，要把粮食收好。
`
  const problems = await expectSame(readMarkdown(new Source('稿.md', markdown)).value, edition)
  expect(problems).toEqual([])
})
