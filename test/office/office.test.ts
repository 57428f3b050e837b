import { describe, expect, test } from 'vitest'
import { rateOf, readOffice } from '../../src/office/index.ts'
import { startFiles } from '../../src/start.ts'
import { formatPlace, isCell } from '../../src/text/place.ts'
import { Source } from '../../src/text/source.ts'

function office(text: string) {
  const { value, problems } = readOffice(new Source('bigan.yaml', text))
  const told = problems.map(({ code, message, place }) => {
    const marked = place && !isCell(place) ? place.source.text.slice(place.start, place.end) : ''
    return `${place ? formatPlace(place) : '-'} ${code} “${marked}” ${message}`
  })
  return { value, told, problems }
}

test('everything that an office sets', () => {
  const { value, told } = office(`地区: {名称: 清河区, 级别: 区, 下辖: 各镇（街道）}
样式: gbt9704-b
单位:
  - {名称: 区发展和改革局, 简称: 区发改局, 排序: 1}
  - 区招商局
人员:
  - {姓名: 王立明, 职务: 区长, 起: 2025-03, 排序: 1}
  - {姓名: 李文, 任职: [{职务: 副区长, 起: 2021-06, 止: 2024-12-31}, 区政协主席]}
讲话人: {姓名: 王立明, 语速: 200, 大字样式: large, 偏好: [一张清单], 忌用词: 亲自}
用词: [招商引资]
检查: {标点/句末: 关, 长度: {上限: 5000}, 问句: warn, 数字: [甲, 乙], 标题: false}
`)
  expect(told).toEqual([])
  expect(value).toEqual({
    region: { name: '清河区', level: '区', units: '各镇（街道）' },
    style: 'gbt9704-b',
    units: [{ name: '区发展和改革局', short: '区发改局', order: '1' }, { name: '区招商局' }],
    people: [
      { name: '王立明', post: '区长', from: '2025-03', order: '1' },
      {
        name: '李文',
        posts: [{ post: '副区长', from: '2021-06', to: '2024-12-31' }, { post: '区政协主席' }],
      },
    ],
    speakers: [{ name: '王立明', rate: '200', style: 'large', likes: ['一张清单'], avoids: ['亲自'] }],
    words: ['招商引资'],
    checks: { '标点/句末': '关', 长度: { 上限: '5000' }, 问句: 'warn', 数字: ['甲', '乙'], 标题: 'false' },
  })
})

test('a speaker may have a post', () => {
  const { value, told } = office('讲话人: {姓名: 王立明, 职务: 区长, 语速: 200}\n')
  expect([told, value.speakers]).toEqual([[], [{ name: '王立明', post: '区长', rate: '200' }]])
})

test('the sample that init writes sets nothing, and is right where its marks are taken away', () => {
  const [sample] = startFiles([])
  const text = String(sample!.content)
  expect([sample!.path, office(text).value]).toEqual(['bigan.yaml', {}])
  const [about, ...rest] = text.split('\n')
  const { value, told } = office([about, ...rest.map((line) => line.replace(/^# /, ''))].join('\n'))
  expect(told).toEqual([])
  expect(value).toEqual({
    region: { name: '清河区' },
    style: 'gbt9704',
    speakers: [
      {
        name: '王立明',
        post: '区长',
        rate: '180',
        tone: '平实',
        likes: ['算账、老百姓'],
        avoids: ['硬仗、急性子'],
      },
    ],
  })
})

test('English keys are the same keys', () => {
  expect(office('region: 清河区\nspeakers: [{name: 王立明, rate: 160}]\n').value).toEqual({
    region: { name: '清河区' },
    speakers: [{ name: '王立明', rate: '160' }],
  })
})

test('an empty file sets nothing', () => {
  for (const text of ['', '# 还没有\n', '地区:\n'])
    expect(office(text)).toMatchObject({ value: {}, told: [] })
})

test('what is wrong is told at its place, and the rest is kept', () => {
  const { value, told } = office(`地区: 清河区
单位名: [甲]
讲话人:
  - {姓名: 王立明, 语速: 20}
  - {姓名: 李文, 语速: 快}
人员: [{姓名: 李文, 起: 2025-13, 任职: [{职务: 副区长, 起: 2024-12, 止: 2021-06}]}]
检查: 全部
样式: [甲, 乙]
`)
  expect(told).toEqual([
    'bigan.yaml:2:1 sheet/unknown-key “单位名” 没有“单位名”这一项，是否应为“单位”？',
    'bigan.yaml:4:19 office/rate “20” 语速应在80到400字/分钟之间，此处为20',
    'bigan.yaml:5:18 sheet/number “快” “语速”应为数字，此处为“快”；还没有的数写“待补”',
    'bigan.yaml:6:18 sheet/date “2025-13” 没有“2025-13”这个月，请核对“起”',
    'bigan.yaml:6:57 office/term “2021-06” 任职的“止”早于“起”，请核对',
    'bigan.yaml:7:5 sheet/type “全部” “检查”应为一组“名称: 内容”，每行一个',
    'bigan.yaml:8:5 sheet/type “[甲, 乙]” “样式”应为一行文字，此处写成了列表',
  ])
  expect(value.region).toEqual({ name: '清河区' })
  expect(value.speakers).toEqual([{ name: '王立明', rate: '20' }, { name: '李文' }])
})

test('a file that is no set of keys is one problem', () => {
  const { value, problems } = office('- 甲\n- 乙\n')
  expect([value, problems.map(({ level }) => level)]).toEqual([{}, ['error']])
})

describe('the rate of speech', () => {
  const { value } = office(
    '讲话人: [{姓名: 王立明, 语速: 200}, {姓名: 李文}, {姓名: 赵敏, 语速: 待补}, {姓名: 周平, 语速: 5}]\n',
  )
  test.each([
    ['王立明', 200],
    ['李文', 180],
    ['赵敏', 180],
    ['周平', 180],
    ['郑一', 180],
    [undefined, 180],
  ])('of %s is %i', (name, rate) => expect(rateOf(value, name)).toBe(rate))
})
