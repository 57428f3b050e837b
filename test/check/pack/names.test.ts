/** Names of letters, with a space inside, in lists of people. */
import { expect, it } from 'vitest'
import { small } from '../../../src/check/pack/example-meetings.ts'
import { names } from '../../../src/check/pack/names.ts'
import { checkExample } from '../../support/gate-examples.ts'

const guests = small.replace(
  '  - {姓名: 石砚,',
  '  - {姓名: Peter Lang, 单位: 华禾集团, 职务: 首席技术官}\n  - {姓名: 石砚,',
)
const cards = ['陈立农', '李文达', '侯建民', '田　雨', '石　砚'].map((name) => `- ${name}\n`).join('')

it.each([
  ['Peter Lang', []],
  ['Peter　Lang', []],
  ['Peter Long', ['桌签里没有“Peter Lang”，会议表的“参会”里有，请补上']],
])('%s among the cards', (name, told) => {
  const papers = { 桌签: `# 桌签\n\n${cards}- ${name}\n` }
  const { findings } = checkExample({ meeting: guests, papers }, [names])
  expect(findings.map(({ message }) => message)).toEqual(told)
})
