import { describe, expect, it } from 'vitest'
import { meetingTypeOf, topics, topicsOf } from '../../src/phrases/index.ts'

describe('what a sheet is about', () => {
  it.each([
    ['招商引资', ['招商引资']],
    ['产业招商', ['招商引资']],
    ['安全生产和消防', ['安全生产']],
    ['招商引资和项目建设', ['招商引资', '项目建设']],
    ['重点项目攻坚', ['项目建设']],
    ['春耕备耕', ['乡村振兴']],
    ['秸秆禁烧', ['生态环保']],
    ['矛盾纠纷化解', ['信访稳定']],
    ['政务服务提速', ['营商环境']],
    ['工业稳增长', ['经济运行']],
    ['党风廉政', []],
    ['', []],
  ])('%s', (about, found) => {
    expect([...topicsOf(about)].toSorted()).toEqual(found.toSorted())
  })

  it('may be a topic that an office files its own entries under', () => {
    expect([...topicsOf('全县文明城市创建')]).toEqual([])
    expect([...topicsOf('全县文明城市创建', ['文明城市'])]).toEqual(['文明城市'])
  })

  it('the shipped topics are the eight of the issue', () => {
    expect(Object.keys(topics)).toEqual([
      '招商引资',
      '项目建设',
      '安全生产',
      '乡村振兴',
      '生态环保',
      '信访稳定',
      '营商环境',
      '经济运行',
    ])
  })
})

describe('the type of a meeting', () => {
  it.each([
    ['全区产业招商推进会', '推进会'],
    ['在全县优化营商环境调度会上的讲话', '调度会'],
    ['全市安全生产电视电话会议', '电视电话会议'],
    ['在收听收看全省会议后的讲话', '电视电话会议'],
    ['全区项目建设百日竞赛汇报会', '汇报会'],
    ['乡村振兴现场观摩会', '现场会'],
    ['一季度经济形势分析会', '经济形势分析会'],
    ['全市动员大会', '动员会'],
    ['项目集中签约仪式', '签约仪式'],
    ['企业家座谈会', '座谈会'],
    ['全县工作会议', '工作会议'],
    ['全县经济工作会议', '工作会议'],
    ['县政府常务会', '办公会'],
    ['年度表彰大会', '表彰会'],
  ])('%s', (name, type) => {
    expect(meetingTypeOf(name)).toBe(type)
  })

  it('is not known of a name that says none', () => {
    expect(meetingTypeOf('春耕')).toBeUndefined()
    expect(meetingTypeOf('')).toBeUndefined()
  })
})
