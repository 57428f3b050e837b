import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openWorkspace } from '../../src/workspace.ts'
import { put, run } from '../support/cli.ts'
import { temporaryFolder } from '../support/temporary.ts'

const sheet = `标题: 在全区产业链推进会上的讲话
日期: 2026-06-12
讲话人: {职务: 区长, 姓名: 王立明}
地区: 清河区
主题: 产业链
模板: 产业
措施: [要早谋划, 要早开工]
`

/** An office that agreed on what its three chains are, with a phrase and a template that print it. */
const office = {
  'bigan.yaml': '地区: {名称: 清河区}\n',
  'content/terms/sets.tsv':
    '编号\t名称\t成员\t起\t复核\t说明\t来源\t核对\n' +
    'q001\t三条主导产业链\t新材料/新型材料|装备制造|绿色食品\t2025-01\t2027-12\t区里的提法\t区委全会报告，2025-01-08\t是\n',
  'content/phrases/本区.yaml':
    '用语:\n' +
    '  - {编号: 本区-产业-01, 类别: 本区.产业, 文字: 力气要用在【提法.三条主导产业链】上，就是【提法.三条主导产业链.成员】。}\n',
  'templates/speech/产业.md.hbs':
    '---\n文种: 讲话稿\n样式: gbt9704\n---\n# {{标题}}\n\n{{#段}}{{短语 "本区.产业"}}{{/段}}\n\n{{#with 措施}}{{> 要点}}{{/with}}\n',
  '产业链.yaml': sheet,
}

async function drafted(files: Record<string, string>): Promise<{ text: string; folder: string }> {
  const folder = temporaryFolder()
  put(folder, files)
  const { code, err } = await run(folder, ['draft', '产业链.yaml', '--to', 'md'])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return { text: readFileSync(join(folder, 'drafts/产业链.md'), 'utf8'), folder }
}

describe('agreed wordings of an office', () => {
  it('stand in its phrases, members and all', async () => {
    const { text } = await drafted(office)
    expect(text).toContain('力气要用在三条主导产业链上，就是新材料、装备制造、绿色食品。')
  })

  it('are not printed after the month that they were to be looked at again', async () => {
    const { text, folder } = await drafted({
      ...office,
      '产业链.yaml': sheet.replace('2026-06-12', '2028-01-05'),
    })
    expect(text).not.toContain('力气要用在')
    const { out } = await run(folder, ['phrases', 'why', '产业链.yaml', '本区'])
    expect(out).toBe(`没有用语可给的：
  本区.产业　没有合用的；不合用1条：空位填不上1

没有用　本区-产业-01
  力气要用在【提法.三条主导产业链】上，就是【提法.三条主导产业链.成员】。
  本区.产业　空位填不上（【提法.三条主导产业链】【提法.三条主导产业链.成员】）
`)
  })

  it('are told of where a row of them cannot be used, and the draft is made without it', async () => {
    const folder = temporaryFolder()
    const spaced = office['content/terms/sets.tsv'].replaceAll(/(?<=q001.*)\t/g, '  ')
    put(folder, { ...office, 'content/terms/sets.tsv': spaced })
    const { code, err } = await run(folder, ['draft', '产业链.yaml', '--to', 'md'])
    expect(code).toBe(0)
    expect(err).toContain(
      'content/terms/sets.tsv:2:1 存疑：这一行有1格，应有8格，没有采用；格与格之间用一个制表符',
    )
    expect(readFileSync(join(folder, 'drafts/产业链.md'), 'utf8')).not.toContain('力气要用在')
  })

  it('are read only where an entry prints one', async () => {
    const folder = temporaryFolder()
    put(folder, office)
    expect((await openWorkspace(folder)).agreed?.sets.some(({ name }) => name === '三条主导产业链')).toBe(
      true,
    )
    const none = office['content/phrases/本区.yaml'].replaceAll(/【提法\.[^】]*】/g, '产业')
    put(folder, { 'content/phrases/本区.yaml': none })
    expect((await openWorkspace(folder)).agreed).toBeUndefined()
  })

  it('are those of the check as well: a member that is left out is told', async () => {
    const { folder } = await drafted(office)
    put(folder, {
      '稿.md':
        '# 在全区产业链推进会上的讲话\n\n（2026年6月12日）\n\n三条主导产业链，就是新材料、绿色食品。\n',
    })
    const { out } = await run(folder, ['check', '稿.md'])
    expect(out).toContain(
      '差错［固定提法列举］“三条主导产业链”此处缺“装备制造”，应为“新材料、装备制造、绿色食品”',
    )
  })
})
