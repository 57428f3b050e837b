import { describe, expect, it } from 'vitest'
import { divisionsOf, liesIn, loadDivisions, pathOfDivision } from '../../src/terms/index.ts'

const divisions = await loadDivisions()

function pathsOf(name: string): string[] {
  return divisions.named(name).map(pathOfDivision)
}

function count(level: string): number {
  return divisions.all.filter((division) => division.level === level).length
}

describe('divisions', () => {
  it('have all provinces, and prefectures and counties by the hundred', () => {
    expect(count('省')).toBe(34)
    expect(count('市')).toBeGreaterThan(330)
    expect(count('县')).toBeGreaterThan(2800)
  })

  it('know what lies in what', () => {
    expect(pathsOf('嘉兴市')).toEqual(['浙江省嘉兴市'])
    expect(pathsOf('海盐县')).toEqual(['浙江省嘉兴市海盐县'])
    expect(pathsOf('浦东新区')).toEqual(['上海市浦东新区'])
    expect(pathsOf('鼓楼区')).toHaveLength(4)
    const [haiyan] = divisions.named('海盐县')
    const [zhejiang] = divisions.named('浙江省')
    const [jiangsu] = divisions.named('江苏省')
    expect(liesIn(haiyan!, zhejiang!)).toBe(true)
    expect(liesIn(haiyan!, jiangsu!)).toBe(false)
    expect(liesIn(zhejiang!, zhejiang!)).toBe(false)
  })

  it('put counties under the province where no prefecture stands between', () => {
    expect(pathsOf('济源市')).toEqual(['河南省济源市'])
    expect(pathsOf('云阳县')).toEqual(['重庆市云阳县'])
    expect(pathsOf('石河子市')).toEqual(['新疆维吾尔自治区石河子市'])
  })

  it.each([
    ['内蒙古自治区', '内蒙古'],
    ['西藏自治区', '西藏'],
    ['广西壮族自治区', '广西'],
    ['香港特别行政区', '香港'],
    ['大兴安岭地区', '大兴安岭'],
    ['长白朝鲜族自治县', '长白'],
    ['双江拉祜族佤族布朗族傣族自治县', '双江'],
    ['龙胜各族自治县', '龙胜'],
    ['博尔塔拉蒙古自治州', '博尔塔拉'],
    ['神农架林区', '神农架'],
    ['北林区', '北林'],
    ['浦东新区', '浦东'],
    ['乾县', ''],
    ['鄂温克族自治旗', ''],
  ])('call %s %s for short', (name, short) => {
    expect(divisions.named(name)[0]?.short).toBe(short)
  })

  it('are found by short name, all of them where several are called so', () => {
    expect(divisions.shortNamed('吉林').map(pathOfDivision)).toEqual(['吉林省', '吉林省吉林市'])
    expect(divisions.shortNamed('嘉兴市')).toEqual([])
    expect(divisions.named('沙河屯县')).toEqual([])
  })

  it('leave out development zones, towns and what only groups counties', () => {
    for (const name of ['苏州工业园区', '经济技术开发区', '虎门镇', '省直辖县', '县']) {
      expect(divisions.named(name)).toEqual([])
    }
  })

  it('are found in a text, the longest name at each place', () => {
    const text = '从浙江省嘉兴市海盐县到重庆市'
    expect(divisions.find(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      '浙江省',
      '嘉兴市',
      '海盐县',
      '重庆市',
    ])
  })

  it('stand on what they are given', () => {
    const own = divisionsOf(
      { 990000: '东岭省' },
      { 990100: '江州市' },
      { 990101: '清河区', 990171: '江州开发区' },
    )
    expect(own.all.map(pathOfDivision)).toEqual(['东岭省', '东岭省江州市', '东岭省江州市清河区'])
  })
})
