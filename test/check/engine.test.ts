/** The engine itself, with rules made for the purpose. */
import { describe, expect, it } from 'vitest'
import {
  checkDoc,
  fixText,
  readProfile,
  rules,
  type AnyRule,
  type Inputs,
  type Rule,
} from '../../src/check/index.ts'
import { readTerms } from '../../src/terms/index.ts'
import { checkText, docOf } from '../support/check.ts'

const inputs: Inputs = { office: {}, terms: readTerms([]).value }

/** Reports every 甲; the safe fix puts in what is given. */
function finder(
  id: `${string}/${string}`,
  word: string,
  put?: string,
): Rule<{ most: number; words: string[] }> {
  return {
    id,
    name: `找${word}`,
    level: 'warn',
    fix: put === undefined ? 'none' : 'safe',
    why: '试验用。',
    basis: [{ source: '本项目约定', verified: true }],
    examples: { bad: [], good: [] },
    options: {
      most: { name: '最多', about: '', default: 100 },
      words: { name: '词', about: '', default: [] },
    },
    check(doc, { options, report }) {
      let count = 0
      for (const { index } of doc.text.matchAll(new RegExp(word, 'gu'))) {
        if (++count > options.most) return
        const range = { start: index, end: index + word.length }
        report({
          range,
          message: `此处为“${word}”`,
          ...(put === undefined ? {} : { fix: [{ ...range, text: put }] }),
        })
      }
    },
  }
}

const broken: AnyRule = {
  ...finder('test/broken', '甲'),
  name: '坏的',
  check() {
    throw new Error('坏了')
  },
}

describe('running', () => {
  it('goes on when a rule throws, and says which', () => {
    const { findings, executionErrors } = checkDoc(
      docOf('甲乙。'),
      [broken, finder('test/good', '乙')],
      inputs,
    )
    expect(findings.map(({ code }) => code)).toEqual(['test/good'])
    expect(executionErrors).toEqual([{ id: 'test/broken', name: '坏的', message: '坏了' }])
  })

  it('takes a range outside the text for a fault of the rule', () => {
    const outside: AnyRule = {
      ...broken,
      check(_doc, { report }) {
        report({ range: { start: 3, end: 9 }, message: '此处' })
      },
    }
    expect(checkDoc(docOf('甲乙。'), [outside], inputs).executionErrors[0]!.message).toBe(
      'range 3–9 outside a text of 3',
    )
  })

  it('lists a rule whose input is absent as not run', () => {
    const needy: AnyRule = { ...finder('test/needy', '甲'), needs: ['facts', 'date'] }
    const { findings, notRun } = checkDoc(docOf('甲。'), [needy], inputs)
    expect(findings).toEqual([])
    expect(notRun).toEqual([
      {
        id: 'test/needy',
        name: '找甲',
        reason: '没有事实表（可用 --facts 给出）；不知道会议日期（稿子开头或事实表里写明日期）',
        needs: ['facts', 'date'],
      },
    ])
  })

  it('completes findings with place, basis and a key that edits elsewhere leave alone', () => {
    const rule = finder('test/key', '丙')
    const [first] = checkDoc(docOf('# 题\n\n甲乙。\n\n前文丙后文。'), [rule], inputs).findings
    const [again] = checkDoc(docOf('# 题\n\n又添了一段。\n\n甲乙。\n\n前文丙后文。'), [rule], inputs).findings
    expect(first).toMatchObject({ code: 'test/key', name: '找丙', level: 'warn', basis: '本项目约定' })
    expect('source' in first!.place && first!.place.source.position(first!.place.start)).toEqual({
      line: 5,
      column: 3,
    })
    expect(again!.key).toBe(first!.key)
    expect(checkDoc(docOf('前文丙后话。'), [rule], inputs).findings[0]!.key).not.toBe(first!.key)
  })

  it('gives places in a text whose lines are wrapped and marked up', () => {
    const text = '各镇要把**巡堤**查险的责任落\n到人头，早发现丙早处置。'
    const [finding] = checkDoc(docOf(text), [finder('test/wrap', '丙')], inputs).findings
    expect('source' in finding!.place && text.slice(finding!.place.start, finding!.place.end)).toBe('丙')
  })

  it('drops a fix that would destroy markup and keeps the finding', () => {
    const [across] = checkDoc(
      docOf('各镇要**甲乙**丙。'),
      [finder('test/across', '乙丙', '丁')],
      inputs,
    ).findings
    expect(across!.fix).toBeUndefined()
    const [inside] = checkDoc(
      docOf('各镇要**甲乙**丙。'),
      [finder('test/inside', '甲乙', '丁')],
      inputs,
    ).findings
    expect(inside!.fix).toEqual([{ start: 5, end: 7, text: '丁' }])
  })
})

describe('the profile', () => {
  const rule = finder('test/profile', '甲')
  const run = (checks: Record<string, unknown>) => {
    const { value, problems } = readProfile(checks, [rule])
    return {
      ...checkDoc(docOf('甲甲甲。'), [rule], inputs, value),
      said: problems.map(({ message }) => message),
    }
  }

  it('switches rules off and on, by id and by name', () => {
    expect(run({ 'test/profile': '关' }).findings).toEqual([])
    expect(run({ 找甲: 'off' }).findings).toEqual([])
    const off: AnyRule = { ...rule, off: true }
    expect(checkDoc(docOf('甲。'), [off], inputs).findings).toEqual([])
    expect(
      checkDoc(docOf('甲。'), [off], inputs, readProfile({ 找甲: '开' }, [off]).value).findings.length,
    ).toBe(1)
  })

  it('sets level and options', () => {
    expect(run({ 找甲: '差错' }).findings.map(({ level }) => level)).toEqual(['error', 'error', 'error'])
    expect(run({ 找甲: { 级别: '提示', 最多: 1 } }).findings.map(({ level }) => level)).toEqual(['info'])
  })

  it('says what it does not understand and keeps the default', () => {
    expect(run({ 找丁: '开' }).said[0]).toMatch(/没有“找丁”这条规则/u)
    expect(run({ 找甲: '严' }).said).toEqual([
      'bigan.yaml 的“检查”里，“找甲”写的是“严”，应为开、关、差错、存疑、提示之一，或一组选项',
    ])
    expect(run({ 找甲: { 最大: 3 } }).said).toEqual([
      'bigan.yaml 的“检查”里，“找甲”没有“最大”这个选项，是否应为“最多”？',
    ])
    expect(run({ 找甲: { 最多: '许多' } }).said).toEqual([
      'bigan.yaml 的“检查”里，“找甲”的“最多”应为数字，此处为“许多”',
    ])
    expect(run({ 找甲: { 最多: '许多' } }).findings.length).toBe(3)
  })
})

describe('ignore comments', () => {
  const rule = finder('test/ignore', '甲')
  const run = (text: string) => {
    const { findings, problems } = checkDoc(docOf(text), [rule], inputs)
    return { found: findings.length, said: problems.map(({ code, message }) => `${code} ${message}`) }
  }

  it('hide the next block, a stretch, or the file', () => {
    expect(run('甲。\n\n<!-- bigan-off-next test/ignore: 引文 -->\n\n甲甲。\n\n甲。').found).toBe(2)
    expect(
      run('甲。\n\n<!-- bigan-off 找甲: 引文 -->\n\n甲甲。\n\n甲。\n\n<!-- bigan-on -->\n\n甲。').found,
    ).toBe(2)
    expect(run('甲。\n\n<!-- bigan-off-file: 样稿 -->\n\n甲。').found).toBe(0)
  })

  it('need a reason, a rule that is there, and something to hide', () => {
    expect(run('<!-- bigan-off-next 找甲 -->\n\n甲。')).toEqual({
      found: 1,
      said: [
        'ignore/reason 忽略某条规则要写明理由，例如 <!-- bigan-off count/points: 第四点口头讲 -->；没有理由的不起作用',
      ],
    })
    expect(run('<!-- bigan-off-next 找乙: 引文 -->\n\n甲。').said[0]).toMatch(
      /^ignore\/unknown 没有“找乙”这条规则/u,
    )
    expect(run('<!-- bigan-off-next 找甲: 引文 -->\n\n乙。').said).toEqual([
      'ignore/idle 这条忽略说明没有挡住任何问题，请删去',
    ])
  })

  it('take a name with a 、 in it', () => {
    const quoted = rules.find(({ id }) => id === 'punct/quoted-list')!
    const text = `<!-- bigan-off-next ${quoted.name}: 引文 -->\n\n推行“链长制”、“链主制”。`
    expect(checkDoc(docOf(text), [quoted], inputs).findings).toEqual([])
    const two = `<!-- bigan-off-next 找甲、${quoted.name}: 引文 -->\n\n推行“甲制”、“链主制”。`
    const checked = checkDoc(docOf(two), [quoted, finder('test/a', '甲')], inputs)
    expect([checked.findings, checked.problems]).toEqual([[], []])
  })

  it('are told where they are misspelt, or they would be thought to work', () => {
    const { found, said } = run('<!-- bigan-of-next 找甲: 引文 -->\n\n甲。\n\n<!-- 竖排 -->')
    expect(found).toBe(1)
    expect(said).toEqual([
      'ignore/form 这条说明没有看懂，不起作用；写法：<!-- bigan-off-next 规则: 理由 -->，或 bigan-off、bigan-on、bigan-off-file',
    ])
  })
})

const check = (chosen: AnyRule[]) => (text: string) => checkDoc(docOf(text), chosen, inputs).findings

describe('fixing', () => {
  it('goes on until nothing is left, and a second run changes nothing', async () => {
    const chosen = [finder('test/a', '甲', '乙'), finder('test/b', '乙乙', '丙')]
    const fixed = await fixText('甲甲。', check(chosen))
    expect(fixed.text).toBe('丙。')
    expect(fixed.applied.map(({ code }) => code)).toEqual(['test/a', 'test/a', 'test/b'])
    expect((await fixText(fixed.text, check(chosen))).applied).toEqual([])
  })

  it('leaves edits that overlap for the next round', async () => {
    const fixed = await fixText(
      '甲乙丙。',
      check([finder('test/a', '甲乙', '子'), finder('test/b', '乙丙', '丑')]),
    )
    expect(fixed.text).toBe('子丙。')
  })

  it('stops where two rules undo each other, and names them', async () => {
    const fixed = await fixText('甲。', check([finder('test/a', '甲', '乙'), finder('test/b', '乙', '甲')]))
    expect(fixed.text).toBe('乙。')
    expect(fixed.left.map(({ reason }) => reason)).toEqual(['规则“找乙”互相改来改去，没有采用，请告知维护者'])
  })

  it('escapes what would be markup', async () => {
    const fixed = await fixText('甲乙。', check([finder('test/a', '甲', '*')]))
    expect(fixed.text).toBe('\\*乙。')
  })
})

it('leaves alone what only looks like a slip of punctuation', async () => {
  // PEERS part 4, row 7: a clean-up must not break these
  const text =
    '会议9:30开始，材料见http://example.cn/a,b?c=1，按3:1配套，比分21:18，共1,286元，1.做强，增长12.5%。\n'
  const fixed = await fixText(text, (now) => checkText(now).findings)
  expect(fixed.text).toBe(text)
})
