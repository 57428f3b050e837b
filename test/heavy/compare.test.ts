/** Both forms of a 花脸稿, as the schema of Word files sees them and as LibreOffice sets them. */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compareDrafts, openWorkspace } from '../../src/index.ts'
import { utf8 } from '../support/encodings.ts'
import { renderPdf } from '../support/render.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { describeHeavy, missingForRendering, missingForValidation, schemaErrors } from '../support/tools.ts'

const old = `# 在全区春耕现场会上的讲话

（2026年3月5日）

区长　王立明

同志们：

今天开个短会。

## 一、抓紧修渠

**一是早动手**。到昨天，春灌了12.5万亩，同比增长8%。

各镇要把人组织起来，把机械调配到位。

| 镇 | 面积 |
|---|---|
| 石桥镇 | 3.2 |
| 城关镇 | 2.8 |

## 二、备足化肥

化肥到村，价格公示。
`
const now = old
  .replace('春耕现场会', '备耕现场会')
  .replace('12.5万亩，同比增长8%', '13.1万亩，同比增长9.4%')
  .replace('各镇要把人组织起来，把机械调配到位。\n\n', '')
  .replace('| 石桥镇 | 3.2 |', '| 石桥镇 | 4.1 |\n| 柳河镇 | 1.7 |')
  .replace('| 城关镇 | 2.8 |\n', '')
  .replace('价格公示。', '价格公示。\n\n种子先到。')

async function redline(form: 'tracked' | 'print'): Promise<string> {
  const workspace = await openWorkspace(import.meta.dirname)
  const before = { path: '旧.md', bytes: utf8(old) }
  const after = { path: '新.md', bytes: utf8(now) }
  const { value } = await compareDrafts(before, after, workspace, { form })
  const path = join(temporaryFolder(), `${form}.docx`)
  writeFileSync(path, value!.word!)
  return path
}

describeHeavy('a 花脸稿 by the schema', missingForValidation(), () => {
  test.each(['tracked', 'print'] as const)('%s is valid', async (form) => {
    expect(await schemaErrors(await redline(form))).toEqual([])
  })
})

describeHeavy('a 花脸稿 on paper', missingForRendering(), () => {
  test.each([
    ['tracked', '9.4%'],
    ['print', '9.4%'],
    ['print', '改动一览'],
    ['print', '“在全区春耕现场会上的讲话”改为“在全区备耕现场会上的讲话”'],
  ] as const)('%s is opened by LibreOffice and has %s', async (form, words) => {
    const [pdf] = renderPdf([await redline(form)], temporaryFolder())
    const text = execFileSync('pdftotext', [pdf!, '-'], { encoding: 'utf8' })
    expect(text.replaceAll(/\s+/gu, '')).toContain(words)
  })
})
