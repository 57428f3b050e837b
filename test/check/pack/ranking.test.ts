/** What stands beside a cell of a ranking that is wrong, and what it is called where Word has merged its head. */
import { expect, it } from 'vitest'
import { small } from '../../../src/check/pack/example-meetings.ts'
import { ranking } from '../../../src/check/pack/ranking.ts'
import { checkExample } from '../../support/gate-examples.ts'

function table(heads: string, last: string): string {
  const rows = ['松岭镇 | 80 | 64', '云台乡 | 48 | 36', `青石镇 | 90 | ${last}`].map((row) => `| ${row} |`)
  return [`| 单位 | ${heads} |`, '| --- | --- | --- |', '| 单位 | 目标 | 完成 |', ...rows].join('\n')
}

it('is the same cell of other papers, and no paper that holds the number by chance', () => {
  const papers = {
    会议通知: '8:54报到。\n\n会期54分钟。',
    考核排名表: table('公路 | 公路', '54'),
    领导参阅: table('公路 | 公路', '54'),
    通报: table('公路 | 公路', '45'),
  }
  const { findings } = checkExample({ meeting: small, papers }, [ranking])
  expect(findings.map(({ message }) => message)).toEqual([
    '通报里青石镇的“公路”完成是“45”，考核排名表和会议表里是“54”，请核实后改为一致',
  ])
  expect(findings[0]!.related?.map(({ message }) => message)).toEqual([
    '考核排名表里',
    '领导参阅里',
    '会议表里是这样写的',
  ])
})

it('is the sheet alone where no other paper has the table; a merged head counts for all its columns', () => {
  const papers = { 会议通知: '8:54报到。\n\n会期54分钟。', 通报: table('公路 |', '45') }
  const { findings } = checkExample({ meeting: small, papers }, [ranking])
  expect(findings.map(({ message }) => message)).toEqual([
    '通报里青石镇的“公路”完成是“45”，会议表里是“54”，请核实后改为一致',
  ])
  expect(findings[0]!.related?.map(({ message }) => message)).toEqual(['会议表里是这样写的'])
})
