/** The three lengths of one sheet beside each other in a folder. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesOf, put, run, sheet } from '../support/cli.ts'
import { temporaryFolder } from '../support/temporary.ts'

const text = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8')

describe('bigan draft --length', () => {
  it('writes each length into files of its own, each with its trace', async () => {
    const folder = temporaryFolder()
    put(folder, { '春耕.yaml': sheet })
    const full = await run(folder, ['draft', '春耕.yaml'])
    const whole = filesOf(folder)
    const short = await run(folder, ['draft', '春耕.yaml', '--length', 'short'])
    const outline = await run(folder, ['起草', '春耕.yaml', '--length', '提纲'])
    expect([full.code, short.code, outline.code]).toEqual([0, 0, 0])
    expect(short.out).toMatch(/^drafts\/春耕\.短稿\.md\ndrafts\/春耕\.短稿\.docx\n讲完约[\d.]+分钟/)
    expect(outline.out).toBe('drafts/春耕.提纲.md\ndrafts/春耕.提纲.docx\n')
    const files = filesOf(folder)
    expect(Object.keys(files).filter((name) => name.endsWith('.trace.json'))).toEqual([
      'drafts/春耕.trace.json',
      'drafts/春耕.提纲.trace.json',
      'drafts/春耕.短稿.trace.json',
    ])
    for (const [name, content] of Object.entries(whole)) expect([name, files[name]]).toEqual([name, content])
    expect(text(folder, 'drafts/春耕.短稿.md')).toContain('篇幅: 短稿\n---\n')
    expect(text(folder, 'drafts/春耕.短稿.md')).toContain('化肥到村。\n')
    expect(text(folder, 'drafts/春耕.短稿.md')).not.toContain('价格公示')
    expect(text(folder, 'drafts/春耕.提纲.md')).toContain('**（一）要早修渠**。春灌面积12.5万亩。\n')
    expect(text(folder, 'drafts/春耕.提纲.trace.json')).toContain('"篇幅": "outline"')
    expect(text(folder, 'drafts/春耕.trace.json')).not.toContain('"篇幅"')
  })

  it('keeps an edited short draft, whatever is made after it', async () => {
    const folder = temporaryFolder()
    put(folder, { '春耕.yaml': sheet })
    await run(folder, ['draft', '春耕.yaml', '--length', '短稿', '--to', 'md'])
    const edited = text(folder, 'drafts/春耕.短稿.md').replace('化肥到村', '化肥进村')
    writeFileSync(join(folder, 'drafts/春耕.短稿.md'), edited)
    const full = await run(folder, ['draft', '春耕.yaml', '--to', 'md', '--force'])
    expect(full.err).toBe('')
    expect(text(folder, 'drafts/春耕.短稿.md')).toBe(edited)
    put(folder, { '春耕.yaml': sheet.replace('要早备肥', '要备足肥') })
    const again = await run(folder, ['draft', '春耕.yaml', '--length', '短稿', '--to', 'md'])
    expect(again.err).toContain('drafts/春耕.短稿.md 改过，没有覆盖；新稿写在 drafts/春耕.短稿.新.md')
    expect(text(folder, 'drafts/春耕.短稿.md')).toBe(edited)
  })

  it('says what was meant by a length that there is not', async () => {
    const folder = temporaryFolder()
    put(folder, { '春耕.yaml': sheet })
    const { code, err } = await run(folder, ['draft', '春耕.yaml', '--length', '中稿'])
    expect(code).toBe(2)
    expect(err).toBe('“--length”不能是“中稿”，是否应为“短稿”？\n')
  })
})
