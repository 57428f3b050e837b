/** Two versions of a sheet, compared by what they mean. */
import { describe, expect, it } from 'vitest'
import { meetingSchema, readMeeting } from '../../src/meeting/index.ts'
import { formatPlace } from '../../src/text/place.ts'
import { valueChanges, type ValueChange } from '../../src/text/sheet-changes.ts'
import { sheetValues, summaryOf, type SheetValue } from '../../src/text/sheet-values.ts'
import { Source } from '../../src/text/source.ts'

function valuesOf(sheet: string): SheetValue {
  const { sheet: read, places } = readMeeting(new Source('会.yaml', sheet)).value
  return sheetValues(read, meetingSchema, places, { show: formatPlace })
}

function between(before: string, after: string): ValueChange[] {
  return valueChanges(valuesOf(before), valuesOf(after))
}

/** One line a change. */
function lines(before: string, after: string): string[] {
  return between(before, after).map(
    ({ kind, name, old = '', new: now = '' }) => `${kind} ${name}：${old}→${now}`,
  )
}

const base = `名称: 春灌现场会
时间: 2026-03-05
主办: [区政府, 区水利局]
参会:
  - {姓名: 韩秉正, 单位: 区水利局, 职务: 局长}
  - {姓名: 周凌川, 单位: 石桥镇, 职务: 镇长}
  - {姓名: 梁思衡, 单位: 柳河镇, 职务: 镇长}
`

function agenda(...who: string[]): string {
  return `${base}议程:\n${who.map((name) => `  - {事项: 交流发言, 谁: ${name}, 分钟: 5}\n`).join('')}`
}

describe('valueChanges', () => {
  it('finds nothing in the same sheet written otherwise', () => {
    const other = `# 另一种写法
time: {date: 2026-03-05}
name: 春灌现场会
hosts:
  - 区政府
  - 区水利局
attendees:
  - 单位: 区水利局
    姓名: 韩秉正
    职务: 局长
  - {name: 周凌川, unit: 石桥镇, post: 镇长}
  - {姓名: 梁思衡, 职务: 镇长, 单位: 柳河镇}
`
    expect(lines(base, other)).toEqual([])
  })

  it('names a value in Chinese, with both places', () => {
    expect(between(base, base.replace('石桥镇, 职务: 镇长', '石桥镇, 职务: 书记'))).toEqual([
      {
        kind: 'changed',
        name: '参会·周凌川·职务',
        old: '镇长',
        new: '书记',
        path: 'attendees/1/post',
        oldPath: 'attendees/1/post',
        place: '会.yaml:6:28',
        oldPlace: '会.yaml:6:28',
      },
    ])
  })

  it('knows rows by their names: one put in before them changes none of them', () => {
    const row = '  - {姓名: 王立明, 职务: 区长}\n'
    expect(lines(base, base.replace('参会:\n', `参会:\n${row}`))).toEqual([
      'added 参会·王立明：→姓名：王立明；职务：区长',
    ])
    expect(lines(base.replace('参会:\n', `参会:\n${row}`), base)).toEqual([
      'removed 参会·王立明：姓名：王立明；职务：区长→',
    ])
  })

  it('takes another person in the same office for a changed name, and in another town for another person', () => {
    expect(lines(base, base.replace('周凌川', '杜若水'))).toEqual(['changed 参会·周凌川·姓名：周凌川→杜若水'])
    const other = base.replace(
      '{姓名: 周凌川, 单位: 石桥镇, 职务: 镇长}',
      '{姓名: 杜若水, 单位: 区农业局, 职务: 局长}',
    )
    expect(lines(base, other)).toEqual([
      'added 参会·杜若水：→姓名：杜若水；单位：区农业局；职务：局长',
      'removed 参会·周凌川：姓名：周凌川；单位：石桥镇；职务：镇长→',
    ])
  })

  it('takes a row that moved for one move, changed or not', () => {
    const first = '  - {姓名: 韩秉正, 单位: 区水利局, 职务: 局长}\n'
    const moved = base.replace(first, '') + first
    expect(lines(base, moved)).toEqual(['moved 参会·韩秉正：第1项→第3项'])
    expect(lines(base, moved.replace('局长', '副局长'))).toEqual([
      'moved 参会·韩秉正：第1项→第3项',
      'changed 参会·韩秉正·职务：局长→副局长',
    ])
  })

  it('compares lists of texts by their texts', () => {
    expect(lines(base, base.replace('[区政府, 区水利局]', '[区水利局, 区政府, 区农业局]'))).toEqual([
      'moved 主办·区水利局：第2项→第1项',
      'added 主办：→区农业局',
    ])
  })

  it('tells two items of one name apart by who speaks', () => {
    expect(lines(agenda('韩秉正', '梁思衡'), agenda('韩秉正', '周凌川', '梁思衡'))).toEqual([
      'added 议程·交流发言（周凌川）：→事项：交流发言；谁：周凌川；分钟：5',
    ])
  })

  it('tells of a whole part that came or went', () => {
    const notice = '通知: {着装: 正装, 主送: [各镇, 各园区]}\n'
    expect(lines(base, base + notice)).toEqual(['added 通知：→主送：各镇、各园区；着装：正装'])
    expect(lines(base + notice, base)).toEqual(['removed 通知：主送：各镇、各园区；着装：正装→'])
  })
})

describe('summaryOf', () => {
  it('says yes and no, and what is still to come', () => {
    const { parts } = valuesOf(`${base}会后收回: 是\n地点: 待补\n`)
    const told = Object.fromEntries(parts!.map((part) => [part.name, summaryOf(part)]))
    expect(told).toEqual({
      名称: '春灌现场会',
      时间: '日期：2026-03-05',
      地点: '待补',
      主办: '区政府、区水利局',
      参会: '姓名：韩秉正；单位：区水利局；职务：局长 / 姓名：周凌川；单位：石桥镇；职务：镇长 / 姓名：梁思衡；单位：柳河镇；职务：镇长',
      会后收回: '是',
    })
  })
})
