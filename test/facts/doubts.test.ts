import { expect, it } from 'vitest'
import { readFacts } from '../../src/facts/index.ts'
import { formatPlace } from '../../src/text/place.ts'
import { Source } from '../../src/text/source.ts'

const doubts = (text: string): string[] =>
  readFacts(new Source('表.yaml', `标题: 甲\n日期: 2026-07-08\n${text}`)).problems.map(
    (problem) => `${formatPlace(problem.place!)} ${problem.level} ${problem.code}`,
  )

it('a deadline before the speech', () => {
  expect(doubts('措施:\n  - {小标题: 要修渠, 完成时限: 2026-06-30}\n')).toEqual([
    '表.yaml:4:22 warn task/past-deadline',
  ])
})

it('a deadline on the day of the speech, or later in its month, is none', () => {
  expect(
    doubts('措施:\n  - {小标题: 要修渠, 完成时限: 2026-07-08}\n  - {小标题: 要备肥, 完成时限: 2026-07}\n'),
  ).toEqual([])
})

it('figures up to a day that has not come', () => {
  expect(doubts('默认: {截至: 2026-09-30}\n')).toEqual(['表.yaml:3:10 warn sheet/as-of'])
})

it.each(['一是隐患多', '（一）要整改', '1.做强', '第一，做强', '二、做强'])(
  'a head that brings its number: %s',
  (head) => {
    expect(doubts(`问题:\n  - {小标题: ${head}}\n`)).toEqual(['表.yaml:4:11 warn sheet/numbered'])
  },
)

it.each(['一是一、二是二的账要算', '1.5万亩要种好', '一户一策', '第一书记要驻村'])(
  'a head that only begins with a number: %s',
  (head) => {
    expect(doubts(`问题:\n  - {小标题: ${head}}\n`)).toEqual([])
  },
)

it('a task without its matter', () => {
  expect(doubts('措施:\n  - 小标题: 要修渠\n    任务:\n      - {牵头单位: 区水利局}\n')).toEqual([
    '表.yaml:6:9 warn task/no-matter',
  ])
})
