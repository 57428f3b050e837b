/** People in the papers of a pack: whoever comes stands in every list, under the name and post of the sheet. */
import { expect, test } from 'vitest'
import { bodyOf, meetingOf, packOf, paperOf } from '../support/meetings.ts'

const sheet = `名称: 安澜县重点项目座谈会
类型: 座谈会
时间: {日期: 2026-11-20, 起: "15:00"}
地点: 安澜宾馆三楼
主办: 安澜县人民政府
主持人: 孙慧
议程: [{事项: 孙慧讲话, 谁: 孙慧}]
联系人: {姓名: 白露, 单位: 县投资促进局, 电话: 0000-1234567}
参会:
  - {姓名: 孙 慧, 单位: 县政府, 职务: 副县长}
  - {姓名: 周全, 单位: 西坪乡, 职务: 乡党委书记}
  - {姓名: 丁立, 单位: 县自然资源局, 职务: 局长, 状态: 请假}
  - {姓名: 吴晓东, 单位: 县自然资源局, 职务: 副局长, 状态: 代会, 替: 丁立}
  - {姓名: Peter Lang, 单位: 华禾集团, 职务: 首席技术官}
座次: {形式: 回字形, 回字形: {主方: [孙　慧, 周全], 客方: Peter Lang, 两端: 吴晓东}}
`

test('who stands in for somebody attends, in the notice, the plan and the list alike', async () => {
  const { value } = await packOf(meetingOf(sheet))
  const attending =
    '出席：副县长孙慧，西坪乡党委书记周全，华禾集团首席技术官Peter Lang，县自然资源局副局长吴晓东（代丁立）'
  for (const name of ['会议通知', '会议方案'])
    expect(bodyOf(paperOf(value, name))).toContain(`${attending}。\n`)
  expect(bodyOf(paperOf(value, '会议纪要'))).toContain(`${attending}\n`)
})

test('a name with a space has its seat and its card', async () => {
  const { value } = await packOf(meetingOf(sheet))
  for (const name of ['座次表', '桌签', '签到表', '参会人员名单'])
    expect(bodyOf(paperOf(value, name))).toMatch(/Peter Lang/u)
  expect(bodyOf(paperOf(value, '桌签'))).toMatch(/^- 孙　慧$/mu)
})

test('without 回执截止 the form says where it goes, and the writer is told', async () => {
  const { value, problems } = await packOf(meetingOf(sheet))
  expect(bodyOf(paperOf(value, '会议通知'))).toMatch(/本回执填好后请报县投资促进局。/u)
  expect(problems.some(({ message }) => message.includes('没有写“通知”的“回执截止”'))).toBe(true)
  const dated = await packOf(meetingOf(`${sheet}通知: {回执截止: 2026-11-18 下午5点}\n`))
  expect(bodyOf(paperOf(dated.value, '会议通知'))).toMatch(
    /本回执请于11月18日（星期三）下午5:00前报县投资促进局。/u,
  )
  expect(dated.problems.some(({ message }) => message.includes('回执截止'))).toBe(false)
})
