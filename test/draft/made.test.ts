import { describe, expect, it } from 'vitest'
import { isTraceFile, knownHashes, readTraceFile, traceFile, withHashes } from '../../src/record.ts'
import { walk, type Slot } from '../../src/speech/index.ts'
import { draftOf, listProblems } from '../support/workspace.ts'

const facts = `标题: 在全区春耕现场会上的讲话
日期: 2026-03-05
主题: 春耕
数据:
  面积: {名称: 春灌面积, 数值: 12.5, 单位: 万亩, 状态: 待核}
  种子: {名称: 到户种子, 单位: 吨}
措施:
  - {小标题: 要早修渠, 内容: 春灌了【面积】，种子【种子】，【待核：三月】修完，【建议：分段包干】。}
  - {小标题: 要早备肥, 内容: 化肥到村。}
`

describe('what a person still has to do', () => {
  it('is noted at each slot with the place where it is to be done', async () => {
    const { speech } = (await draftOf(facts, { path: 'some/folder/春耕.yaml' })).value
    const slots: Slot[] = []
    walk(speech!.tree, (node) => {
      if (node.type === 'slot') slots.push(node as Slot)
    })
    expect(slots.map(({ kind, value, note }) => [kind, value, note])).toEqual([
      [
        '待核',
        '12.5万亩',
        '“春灌面积”还没有核实，稿中印成了【待核】，核实后去掉“状态: 待核”（春耕.yaml:5:7）',
      ],
      [
        '待补',
        '到户种子',
        '缺“到户种子”：“种子”没有写“数值”；稿中印成了【待补：到户种子】（春耕.yaml:8:31）',
      ],
      [
        '待核',
        '三月',
        '“三月”还没有核实，稿中印成了【待核】，核实后去掉【待核】，只留文字（春耕.yaml:8:36）',
      ],
      ['建议', '分段包干', undefined],
    ])
  })

  it('is warned of once for each place', async () => {
    expect(
      listProblems((await draftOf(facts)).problems)
        .split('\n')
        .map((line) => line.replace(/: .*$/, '')),
    ).toEqual([
      'facts.yaml:5:7 warn draft/unconfirmed',
      'facts.yaml:8:31 warn draft/missing',
      'facts.yaml:8:36 warn draft/unconfirmed',
      '',
    ])
  })

  it('stops everything with strict', async () => {
    const made = await draftOf(facts, { strict: true })
    expect(made.value.files).toEqual([])
    expect(made.problems.map(({ level }) => level)).toEqual(['error', 'error', 'error'])
  })

  it('includes a speech that is longer than the minutes allow', async () => {
    const made = await draftOf(facts.replace('主题:', '分钟: 0.1\n主题:'))
    expect(listProblems(made.problems.filter(({ code }) => code === 'draft/time'))).toMatch(
      /^facts\.yaml:3:5 warn draft\/time: 按每分钟180字，讲完约需[\d.]+分钟，超过了允许的0\.1分钟\n$/,
    )
  })
})

describe('the trace file', () => {
  it('holds what a revision merges against, and is told from other files', async () => {
    const { value } = await draftOf(facts)
    const text = traceFile(value, facts, { md: 'a', docx: 'b' }, 'print')
    const file = JSON.parse(text)
    expect(Object.keys(file)).toEqual(['格式', '模板', '种子', '版本', '文件', '稿子', '事实表', '出处'])
    expect(file.稿子).toBe(value.draft!.markdown)
    expect(file.事实表).toBe(facts)
    expect(file.种子).toBe('在全区春耕现场会上的讲话\n')
    expect(file.出处).toEqual(value.draft!.trace)
    expect(isTraceFile(text)).toBe(true)
    expect(knownHashes(text)).toEqual({ md: 'a', docx: 'b' })
    for (const other of ['', '{', 'null', '[]', '{"文件": 1}', '{"文件": {}}', '"文件"']) {
      expect([other, isTraceFile(other), knownHashes(other)]).toEqual([other, false, {}])
    }
  })

  it('says what else it takes to draft the same again', async () => {
    const { value } = await draftOf(facts, { suggest: true, recent: new Set(['话-01']) })
    const file = readTraceFile(traceFile(value, facts, {}, 'print', 3))
    expect([file?.建议, file?.避开, file?.稿次]).toEqual([true, ['话-01'], 3])
    const plain = readTraceFile(traceFile((await draftOf(facts)).value, facts, {}, 'print'))
    expect([plain?.建议, plain?.避开, plain?.稿次]).toEqual([undefined, undefined, undefined])
  })

  it('changes its hashes and nothing else', async () => {
    const { value } = await draftOf(facts)
    const text = traceFile(value, facts, { md: 'a' }, 'print')
    const changed = withHashes(text, { md: 'c', docx: 'd' })
    expect(knownHashes(changed)).toEqual({ md: 'c', docx: 'd' })
    expect(withHashes(changed, { md: 'a' })).toBe(text)
  })

  it('names no folder: it is the same wherever the project lies', async () => {
    const one = (await draftOf(facts, { path: 'a/b/春耕.yaml' })).value
    const other = (await draftOf(facts, { path: '/elsewhere/春耕.yaml' })).value
    expect(traceFile(one, facts, {}, 'print')).toBe(traceFile(other, facts, {}, 'print'))
  })
})
