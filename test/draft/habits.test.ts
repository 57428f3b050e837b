import { describe, expect, it } from 'vitest'
import { makeDraft } from '../../src/make.ts'
import { readOffice } from '../../src/office/index.ts'
import { joinFiles, readPhrases } from '../../src/phrases/index.ts'
import { Source } from '../../src/text/source.ts'
import { workspaceWith } from '../support/workspace.ts'

/** Twelve sayings alike in all but their words; one in three says 算账, one in three 拼. */
const library = joinFiles([
  [
    readPhrases(
      new Source(
        '用语.yaml',
        `用语:\n${Array.from({ length: 12 }, (_, i) => {
          const word = ['把账算清', '拼劲要足', '脚步要快'][i % 3]!
          return `  - {编号: 话-${i + 1}, 类别: 样.话, 文字: ${word}，第${'甲乙丙丁戊己庚辛壬癸子丑'[i]!}句。}\n`
        }).join('')}`,
      ),
    ).value,
  ],
]).value

const template = {
  path: 'template.md.hbs',
  kind: 'speech' as const,
  text: '# {{标题}}\n\n{{#段}}{{短语 "样.话"}}{{/段}}\n\n{{#with 措施}}{{> 要点}}{{/with}}\n',
}

/** What stands in the draft of each of 60 seeds: 账, 拼 or 快. */
async function said(office: string): Promise<Record<string, number>> {
  const { value } = readOffice(new Source('bigan.yaml', office))
  const workspace = workspaceWith([template], value, library)
  const sheet = new Source(
    'facts.yaml',
    '标题: 在会上的讲话\n日期: 2026-03-05\n讲话人: {职务: 区长, 姓名: 王立明}\n措施: [要早修渠]\n',
  )
  const count: Record<string, number> = { 账: 0, 拼: 0, 快: 0 }
  for (let seed = 0; seed < 60; seed++) {
    const made = await makeDraft({ sheet }, workspace, {
      template: 'template',
      formats: ['md'],
      seed: `种${seed}`,
    })
    const word = /[账拼快]/u.exec(made.value.draft!.markdown)![0]
    count[word]!++
  }
  return count
}

describe('the habits of a speaker in bigan.yaml', () => {
  it('bring the words that he likes sooner, and never those that he avoids', async () => {
    const plain = await said('地区: {名称: 清河区}\n')
    const own = await said('讲话人: [{姓名: 王立明, 偏好: [算清], 忌用词: [拼劲]}]\n')
    expect(plain['拼']).toBeGreaterThan(10)
    expect(own['拼']).toBe(0)
    expect(own['账']! / own['快']!).toBeGreaterThan(1.4)
    expect(own['快']).toBeGreaterThan(0)
  })

  it('are words each for itself where they stand in one line', async () => {
    expect(await said('讲话人: {姓名: 王立明, 忌用词: 拼劲、脚步}\n')).toEqual({ 账: 60, 拼: 0, 快: 0 })
    expect(await said('讲话人: {姓名: 王立明, 忌用词: 算清，拼劲}\n')).toEqual({ 账: 0, 拼: 0, 快: 60 })
    const liked = await said('讲话人: {姓名: 王立明, 偏好: 算账、脚步}\n')
    expect(liked['快']).toBeGreaterThan(40)
  })

  it('are his alone', async () => {
    const other = await said('讲话人: [{姓名: 周敏, 忌用词: [拼劲]}]\n')
    expect(other).toEqual(await said('地区: {名称: 清河区}\n'))
  })
})
