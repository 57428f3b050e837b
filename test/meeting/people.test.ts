/** Who is who in a meeting sheet: names as lists set them, branch venues, and what bigan.yaml says of people. */
import { describe, expect, test } from 'vitest'
import { attendanceOf, personNamed, readMeeting, type Meeting } from '../../src/meeting/index.ts'
import type { Office } from '../../src/office/index.ts'
import { Source } from '../../src/text/source.ts'

const head = `名称: 全县冬修水利会
时间: {日期: 2026-11-05, 起: "9:00"}
主持人: 孙慧
`

function read(more: string, office: Office = {}): { meeting: Meeting; told: string[] } {
  const { value, problems } = readMeeting(new Source('会议.yaml', head + more), { office })
  return { meeting: value, told: problems.map(({ level, message }) => `${level} ${message}`) }
}

describe('names with spaces', () => {
  test('are one with those without, wherever they stand', () => {
    const { meeting, told } = read(
      '参会:\n  - {姓名: 孙 慧, 职务: 副县长}\n  - {姓名: 高　　峰, 单位: 县住建局, 职务: 局长, 状态: 请假}\n  - {姓名: 吴晓东, 单位: 县住建局, 职务: 副局长, 状态: 替会, 替: 高 峰}\n议程:\n  - {事项: 作讲话, 谁: 孙　慧}\n',
    )
    expect(told).toEqual([])
    expect(meeting.people.map(({ name }) => name)).toEqual(['孙慧', '高峰', '吴晓东'])
    expect(meeting.agenda[0]!.speakers[0]!.person?.name).toBe('孙慧')
  })

  test('words of letters keep theirs, and are found', () => {
    const { meeting, told } = read(
      '参会: [{姓名: 孙慧}, {姓名: Peter Lang, 单位: 华禾集团}]\n议程: [{事项: 致辞, 谁: Peter  Lang}]\n',
    )
    expect(told).toEqual([])
    expect(personNamed(meeting.people, 'Peter Lang')?.name).toBe('Peter Lang')
    expect(meeting.agenda[0]!.speakers[0]!.person?.name).toBe('Peter Lang')
  })

  test('two names in one place are told', () => {
    expect(read('参会: [{姓名: 孙慧}, {姓名: 周全、陈刚, 单位: 西坪乡}]\n').told).toEqual([
      'error “周全、陈刚”像是几个人写在了一处，请一人一行，各写单位和职务',
    ])
  })
})

describe('代会 and the like', () => {
  test('are other words for a status', () => {
    const { meeting } = read(
      '参会: [{姓名: 孙慧, 状态: 参加}, {姓名: 丁立, 状态: 请假}, {姓名: 吴晓东, 状态: 代会, 替: 丁立}]\n',
    )
    expect(meeting.people.map(({ status }) => status)).toEqual(['出席', '请假', '替会'])
    // two were called and two come: whoever sends somebody is not missed
    expect(attendanceOf(meeting.people)).toEqual({
      called: 2,
      present: 2,
      attending: 1,
      auditing: 0,
      substitutes: 1,
      excused: 0,
    })
  })
})

describe('who chairs a branch venue', () => {
  const venues = '分会场: [{名称: 东河镇分会场, 主持人: 韦娜}]\n'

  test('is there where nothing else is said', () => {
    const { meeting, told } = read(`${venues}参会: [{姓名: 孙慧}, {姓名: 韦娜, 单位: 东河镇}]\n`)
    expect(meeting.people.map(({ entry }) => entry.venue)).toEqual([undefined, '东河镇分会场'])
    expect(told).toEqual([
      'info “韦娜”是东河镇分会场的主持人，没有写“会场”，已按在东河镇分会场参会算，主会场不排座',
    ])
  })

  test('is asked about where the sheet has them elsewhere', () => {
    const { told } = read(`${venues}参会: [{姓名: 孙慧}, {姓名: 韦娜, 会场: 西坪乡分会场}]\n`)
    expect(told).toEqual(['warn “韦娜”是东河镇分会场的主持人，“会场”写的却是“西坪乡分会场”，请核对'])
  })
})

describe('the posts of bigan.yaml', () => {
  const office: Office = {
    units: [{ name: '安澜县发展和改革局', short: '县发改局' }],
    people: [
      { name: '马卫国', post: '县发改局局长' },
      { name: '孙慧', post: '副县长' },
    ],
  }

  test.each([
    '单位: 县发改局, 职务: 局长',
    '单位: 县发改局, 职务: 县发改局局长',
    '单位: 安澜县发展和改革局, 职务: 局长',
  ])('agree with %s', (words) => {
    expect(read(`参会: [{姓名: 孙慧}, {姓名: 马卫国, ${words}}]\n`, office).told).toEqual([])
  })

  test('differ where the post is another', () => {
    expect(read('参会: [{姓名: 孙慧}, {姓名: 马卫国, 单位: 县发改局, 职务: 副局长}]\n', office).told).toEqual(
      ['warn “马卫国”的职务这里写的是“副局长”，bigan.yaml 里是“县发改局局长”，请核实后改为一致'],
    )
  })
})
