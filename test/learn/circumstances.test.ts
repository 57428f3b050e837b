import { describe, expect, it } from 'vitest'
import { circumstancesOf } from '../../src/learn/circumstances.ts'
import type { LearnedSpeech } from '../../src/learn/types.ts'

function speech(text: string, post = '', date = '2026-08-06'): LearnedSpeech {
  return {
    head: { title: '在工作会上的讲话', subtitle: '', status: '', date, post, name: '', salutation: '' },
    opening: [text],
    parts: [],
    closing: [],
    left: [],
    aside: [],
  }
}

function asOf(text: string, date?: string): string | undefined {
  return (circumstancesOf(speech(text, '', date)).默认 as { 截至?: string } | undefined)?.截至
}

describe('the day that figures were counted to', () => {
  it.each<[string, string | undefined]>([
    ['截至7月底，全县完成投资12亿元。', '2026-07-31'],
    ['截至7月20日已完工8个。', '2026-07-20'],
    ['年初安排、截至9月底还没有启动的项目，收回3000万元。', undefined],
    ['截至6月底没有开工的12个项目，一律收回。', undefined],
    ['截至9月底，要完成招标12个。', undefined],
    ['截至7月底，形势向好。', undefined],
  ])('%s', (text, day) => {
    expect(asOf(text)).toBe(day)
  })

  it('in January it was in the year before', () => {
    expect(asOf('截至12月底，全县完成投资30亿元。', '2026-01-15')).toBe('2025-12-31')
  })
})

describe('the place of a speech', () => {
  it.each(['县政府副县长', '县委常委、常务副县长', '其中县长'])('is none in “%s”', (post) => {
    expect(circumstancesOf(speech('大家辛苦了。', post)).地区).toBeUndefined()
  })

  it('is named by the post', () => {
    expect(circumstancesOf(speech('大家辛苦了。', '柳泉县副县长')).地区).toBeUndefined()
    expect(circumstancesOf(speech('大家辛苦了。', '柳泉县县长')).地区).toBe('柳泉县')
  })
})
