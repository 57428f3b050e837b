/** A paper is a text and a Word file: which of them counts once somebody edited them, and how one is set anew from the other. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { run } from '../support/cli.ts'
import { paragraphsOf } from '../support/docx-parts.ts'
import { smallWorkspace } from '../support/small-pack.ts'

const out = 'drafts/会'

async function made(): Promise<string> {
  const folder = smallWorkspace()
  expect((await run(folder, ['pack', '会.yaml'])).code).toBe(0)
  return folder
}

function editText(folder: string, name: string, from: string, to: string): void {
  const file = join(folder, out, name)
  const text = readFileSync(file, 'utf8')
  expect(text).toContain(from)
  writeFileSync(file, text.replaceAll(from, to))
}

function editWord(folder: string, name: string, from: string, to: string): void {
  const file = join(folder, out, name)
  const parts = unzipSync(readFileSync(file))
  const body = strFromU8(parts['word/document.xml']!)
  expect(body).toContain(from)
  parts['word/document.xml'] = strToU8(body.replaceAll(from, to))
  writeFileSync(file, zipSync(parts))
}

function words(folder: string, name: string): string {
  return paragraphsOf(readFileSync(join(folder, out, name)))
    .map((paragraph) => paragraph.words)
    .join('\n')
}

const differ =
  '存疑：“42-试议程.md”和“42-试议程.docx”都改过，两份的字不一样：收进汇编和核对的是“42-试议程.docx”，“42-试议程.md”里改的没有收；请把两份改成一样，或者删去不要的一份\n'

describe('a text and a Word file that were both edited', () => {
  it('are told by pack, --diff and check where they differ', async () => {
    const folder = await made()
    editText(folder, '42-试议程.md', '通报春灌进度', '通报全区春灌进度')
    editWord(folder, '42-试议程.docx', '通报春灌进度', '通报全县春灌进度')
    expect((await run(folder, ['check', out])).err).toContain(differ)
    expect((await run(folder, ['pack', '会.yaml', '--diff'])).err).toContain(differ)
    expect((await run(folder, ['pack', '会.yaml'])).err).toContain(differ)
  })

  it('are one where they say the same', async () => {
    const folder = await made()
    editText(folder, '42-试议程.md', '通报春灌进度', '通报全区春灌进度')
    editWord(folder, '42-试议程.docx', '通报春灌进度', '通报全区春灌进度')
    expect((await run(folder, ['check', out])).err).not.toContain('都改过')
    expect((await run(folder, ['pack', '会.yaml'])).err).not.toContain('都改过')
  })
})

describe('bigan typeset of a paper of a pack', () => {
  it('writes over the Word file that the pack wrote, and the pack goes on from the text', async () => {
    const folder = await made()
    editText(folder, '42-试议程.md', '通报春灌进度', '通报全区春灌进度')
    const set = await run(folder, ['typeset', `${out}/42-试议程.md`])
    expect([set.code, set.out, set.err]).toEqual([0, `${out}/42-试议程.docx\n`, ''])
    expect(words(folder, '42-试议程.docx')).toContain('通报全区春灌进度')

    const checked = await run(folder, ['check', out])
    expect(checked.code).toBe(0)
    expect(checked.out).toContain(`${out}/42-试议程.md：`)
    expect(checked.err).not.toContain('都改过')

    const again = await run(folder, ['pack', '会.yaml'])
    expect(again.err).toContain('汇编里收的是改过的：42-试议程.md\n')
    expect(words(folder, '00-会议材料汇编.docx')).toContain('通报全区春灌进度')
    expect(words(folder, '42-试议程.docx')).toContain('通报全区春灌进度')

    editText(folder, '42-试议程.md', '通报全区春灌进度', '通报各镇春灌进度')
    const twice = await run(folder, ['typeset', `${out}/42-试议程.md`])
    expect([twice.out, twice.err]).toEqual([`${out}/42-试议程.docx\n`, ''])
    expect(words(folder, '42-试议程.docx')).toContain('通报各镇春灌进度')
  })

  it('leaves a Word file alone that somebody edited', async () => {
    const folder = await made()
    editWord(folder, '42-试议程.docx', '通报春灌进度', '通报全县春灌进度')
    const set = await run(folder, ['typeset', `${out}/42-试议程.md`])
    expect(set.out).toBe(`${out}/42-试议程.新.docx\n`)
    expect(words(folder, '42-试议程.docx')).toContain('通报全县春灌进度')
  })
})
