import { expect, test } from 'vitest'
import { titleOf } from '../../src/meeting/titles.ts'

test.each([
  ['县发改局', '局长', '县发改局局长'],
  ['县发改局', '县发改局局长', '县发改局局长'],
  ['县自然资源局', '党组书记、局长', '县自然资源局党组书记、局长'],
  ['县纪委监委', '县纪委副书记', '县纪委副书记'],
  // Heads and members of bodies that are named by their level need no unit of ours.
  ['县政府', '县委副书记、县长', '县委副书记、县长'],
  ['县政府', '副县长', '副县长'],
  ['县政府', '县委常委、常务副县长', '县委常委、常务副县长'],
  ['县公安局', '副县长、县公安局局长', '副县长、县公安局局长'],
  ['县人民政府', '县政府党组成员', '县政府党组成员'],
  // Those of another place do.
  ['望潮县政府', '县长', '望潮县县长'],
  ['望潮县', '县委书记', '望潮县委书记'],
  ['西坪乡人民政府', '乡长', '西坪乡乡长'],
  // What the unit ends with is not said again.
  ['西坪乡', '乡党委书记', '西坪乡党委书记'],
  ['南山镇', '镇党委书记', '南山镇党委书记'],
  ['东河镇', '镇人大主席', '东河镇人大主席'],
  ['柳河街道', '街道党工委书记', '柳河街道党工委书记'],
  ['县政府办公室', '办公室主任', '县政府办公室主任'],
  // One character alike is no overlap.
  ['东河镇', '镇长', '东河镇镇长'],
  ['东河镇', '党委书记', '东河镇党委书记'],
  ['县第一中学', '学生处主任', '县第一中学学生处主任'],
  ['县教育局', '', '县教育局'],
  ['', '局长', '局长'],
  ['县消防大队', '大队长', '县消防大队大队长'],
  ['市消防救援支队', '支队长', '市消防救援支队支队长'],
])('%s + %s → %s', (unit, post, title) => {
  expect(titleOf(unit, post, false)).toBe(title)
})

test("a leader's post stands as it is", () => {
  expect(titleOf('县发改局', '副县长', true)).toBe('副县长')
  expect(titleOf('县政府办公室', '县委办公室主任', true)).toBe('县委办公室主任')
  // a bare post says nothing without its unit
  expect(titleOf('县总工会', '主席', true)).toBe('县总工会主席')
  expect(titleOf('县政府办公室', '副主任', true)).toBe('县政府办公室副主任')
})
