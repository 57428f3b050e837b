/** Gates over papers that are none: nothing breaks, and nothing takes long. */
import { array, assert, constantFrom, property, record } from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { rules } from '../../../src/check/index.ts'
import { roadFacts, small } from '../../../src/check/pack/example-meetings.ts'
import { packRules } from '../../../src/check/pack/index.ts'
import { checkText, sharedInputs, type Shared } from '../../support/check.ts'
import { checkExample } from '../../support/gate-examples.ts'

let shared: Shared
beforeAll(async () => {
  shared = await sharedInputs()
})

const kinds = [
  '会议通知',
  '议程',
  '日程',
  '主持词',
  '讲话稿',
  '通报',
  '表态发言（松岭镇）',
  '任务分解表',
  '考核排名表',
]
const others = ['参会人员名单', '座次表', '桌签', '签到表', '会议纪要', '新闻通稿', '领导参阅', '']
const pieces = [
  '刚才，',
  '松岭镇',
  '县交通运输局局长',
  '侯建民',
  '候建民',
  '田　雨',
  '请',
  '进行第一项议程：',
  '今天的会议有五项议程：',
  '一是',
  '时间：',
  '地点：',
  '2026年6月12日（星期五）上午9:00',
  '2月30日',
  '99:99',
  '县行政中心',
  '会议室',
  '新建改建农村公路',
  '236公里',
  '力争',
  '把松岭隧道的照明改造做完',
  '会议议定：',
  '（一）',
  '1.',
  '应到',
  '9999999999人',
  '\n\n',
  '\n',
  '# 议程\n\n',
  '| 姓名 | 职务 | 名次 |\n| --- | --- | --- |\n| 侯建民 | 县长 | 1 |\n',
  '| 任务 | 牵头单位 | 完成时限 |\n| --- | --- | --- |\n|  |  | 13月底前 |\n',
  '<!-- 成文日期 -->\n',
  '- ',
  '。',
  '；',
  '𠮷',
  '【待补：姓名】',
]

describe('papers that are none', () => {
  it('break no gate', () => {
    const text = array(constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(''))
    const papers = record(Object.fromEntries([...kinds, ...others].map((name) => [name, text])), {
      requiredKeys: [],
    })
    assert(
      property(
        papers,
        constantFrom(small, '', '名称: 甲\n', 'x: ['),
        constantFrom(roadFacts, ''),
        (made, meeting, sheet) => {
          const given = Object.fromEntries(Object.entries(made).map(([name, words]) => [name, String(words)]))
          const { executionErrors } = checkExample({ meeting, sheet, papers: given }, packRules, shared)
          expect(executionErrors).toEqual([])
        },
      ),
      { numRuns: 150 },
    )
  })

  const long: [string, string][] = [
    ['刚才', '刚才，松岭镇、'.repeat(20_000)],
    ['时间', '时间：2026年6月12日'.repeat(10_000)],
    ['地点', '在县行政中心'.repeat(20_000)],
    ['人名', '县交通运输局局长候建民'.repeat(5000)],
    ['职务', '县委书记、县长、副县长、'.repeat(10_000)],
    ['议程', '# 议程\n\n' + '1.通报公路建设情况\n\n'.repeat(5000)],
    ['议定', '会议议定：\n\n' + '（一）照明改造。\n\n'.repeat(5000)],
    ['括号', '《（征求意见稿）'.repeat(20_000)],
    ['任务', '把松岭隧道的照明改造做完'.repeat(5000)],
  ]

  it.each(long)('take no long time: %s', (_, text) => {
    const papers = { 主持词: text, 讲话稿: text, 会议纪要: text, 新闻通稿: text, 桌签: text }
    const started = performance.now()
    const gates = packRules.filter(({ id }) => !['pack/figure', 'pack/count', 'pack/leftover'].includes(id))
    expect(checkExample({ meeting: small, sheet: roadFacts, papers }, gates, shared).executionErrors).toEqual(
      [],
    )
    const single = rules.filter(({ id }) =>
      ['count/meeting', 'name/order', 'secrecy/unpublished'].includes(id),
    )
    const more = { meeting: small, sheet: roadFacts, meta: { 模板: '新闻通稿' } }
    expect(checkText(text, single, more, shared).executionErrors).toEqual([])
    expect(performance.now() - started).toBeLessThan(20_000)
  })
})
