/** The 核稿版 on the command line: what it may carry, and the one that is set from a draft. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesOf, put, run, sheet } from '../support/cli.ts'
import { all, parseXml, partsOf } from '../support/docx-parts.ts'
import { temporaryFolder } from '../support/temporary.ts'

function withSheet(): string {
  const folder = temporaryFolder()
  put(folder, { '春耕.yaml': sheet })
  return folder
}

const partsIn = (folder: string, file: string) => partsOf(new Uint8Array(readFileSync(join(folder, file))))

const tagsIn = (folder: string, file: string) =>
  all(parseXml(partsIn(folder, file).get('word/document.xml')!), 'w:tag').map(
    (tag) => tag.attributes['w:val'],
  )

describe('bigan draft --edition 核稿版', () => {
  it('binds and carries only what was asked for', async () => {
    const folder = withSheet()
    const plain = await run(folder, ['draft', '春耕.yaml', '--edition', '核稿版', '-o', '甲'])
    const bound = await run(folder, ['draft', '春耕.yaml', '--edition', '核稿版', '--bind', '-o', '乙'])
    const whole = await run(folder, [
      'draft',
      '春耕.yaml',
      '--edition',
      'review',
      '--embed-source',
      '-o',
      '丙',
    ])
    expect([plain.code, bound.code, whole.code]).toEqual([0, 0, 0])
    const custom = ['甲', '乙', '丙'].map(
      (out) => partsIn(folder, `${out}/春耕.核稿版.docx`).get('customXml/item1.xml') ?? '',
    )
    expect(custom[0]).toBe('')
    expect(custom[1]).toContain('<f:fact id="面积" name="春灌面积" word="数值" unit="万亩">12.5</f:fact>')
    expect(custom[1]).not.toContain('标题: 在全区春耕现场会上的讲话')
    expect(custom[2]).toContain('标题: 在全区春耕现场会上的讲话')
    expect(custom[2]).not.toContain('f:fact')
  })

  it.each([
    [
      ['--bind'],
      '“--bind”把各处数据的事实编号和数值装进文件，送出去就泄露了，只能用在核稿版；请加 --edition 核稿版\n',
    ],
    [
      ['--embed-source', '--edition', '大字版'],
      '“--embed-source”把事实表和稿子的来历装进文件，送出去就泄露了，只能用在核稿版；请加 --edition 核稿版\n',
    ],
    [
      ['--bind', '--edition', '核稿版', '--to', 'md,xlsx'],
      '“--bind”只用于 Word 文件；请在“--to”里加上 docx，或者去掉“--bind”\n',
    ],
  ])('refuses %s, and writes nothing', async (flags, message) => {
    const folder = withSheet()
    const { code, out, err } = await run(folder, ['draft', '春耕.yaml', ...flags])
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(message)
    expect(Object.keys(filesOf(folder))).toEqual(['春耕.yaml'])
  })

  it('has the 数据核对表 as a workbook, too', async () => {
    const folder = withSheet()
    const { code, out } = await run(folder, ['draft', '春耕.yaml', '--edition', '核稿版', '--to', 'xlsx'])
    expect([code, out.split('\n')[0]]).toEqual([0, 'drafts/春耕.核稿版.xlsx'])
  })
})

describe('bigan typeset --edition 核稿版', () => {
  it('marks a draft as it was marked when it was drafted', async () => {
    const folder = withSheet()
    await run(folder, ['draft', '春耕.yaml'])
    const { code, out, err } = await run(folder, ['typeset', 'drafts/春耕.md', '--edition', '核稿版'])
    expect([code, out, err]).toEqual([0, 'drafts/春耕.核稿版.docx\n', ''])
    const tags = tagsIn(folder, 'drafts/春耕.核稿版.docx')
    expect(tags.filter((tag) => tag?.startsWith('fact:'))).toEqual(['fact:面积'])
    expect(tags).toContain('sheet:speaker/name')
    await run(folder, ['draft', '春耕.yaml', '--edition', '核稿版', '-o', '另'])
    expect(tags).toEqual(tagsIn(folder, '另/春耕.核稿版.docx'))
  })

  it('does not mark one that was edited, and says so', async () => {
    const folder = withSheet()
    await run(folder, ['draft', '春耕.yaml'])
    const file = join(folder, 'drafts/春耕.md')
    writeFileSync(file, readFileSync(file, 'utf8').replace('12.5', '13.5'))
    const { code, err } = await run(folder, ['typeset', 'drafts/春耕.md', '--edition', '核稿版'])
    expect([code, err]).toEqual([
      0,
      '提示：稿子起草以后改过，各处数据没有标出处，也没有数据核对表；出处以起草时的核稿版为准\n',
    ])
    expect(tagsIn(folder, 'drafts/春耕.核稿版.docx')).toEqual([])
  })

  it('leaves the 印制版 of a draft clean', async () => {
    const folder = withSheet()
    await run(folder, ['draft', '春耕.yaml', '--to', 'md'])
    const { code } = await run(folder, ['typeset', 'drafts/春耕.md'])
    expect(code).toBe(0)
    expect(tagsIn(folder, 'drafts/春耕.docx')).toEqual([])
  })
})
