/** What a trace keeps of the texts that it was written over. */
import { describe, expect, it } from 'vitest'
import { earlierDrafts, readTraceFile, withEarlier } from '../../src/record.ts'

const trace = (text: string, more: Record<string, unknown> = {}): string =>
  JSON.stringify({
    格式: 1,
    模板: '推进会三点式',
    种子: '甲',
    版本: 'print',
    文件: {},
    稿子: text,
    事实表: `标题: ${text}`,
    出处: [],
    ...more,
  })
const kept = (file: string): string[] => earlierDrafts(readTraceFile(file)!).map(({ 稿子 }) => 稿子)

describe('earlier texts in a trace', () => {
  it('stand with the newest first, each once, without the text that stands now', () => {
    const second = withEarlier(trace('二'), trace('一'))
    expect(kept(second)).toEqual(['一'])
    const third = withEarlier(trace('三'), second)
    expect(kept(third)).toEqual(['二', '一'])
    // back to what it was
    expect(kept(withEarlier(trace('一'), third))).toEqual(['三', '二'])
    expect(readTraceFile(third)!.前稿![0]).toEqual({
      模板: '推进会三点式',
      种子: '甲',
      稿子: '二',
      事实表: '标题: 二',
    })
  })

  it('are nine at most, and none where nothing was written over', () => {
    let file = trace('0')
    for (let n = 1; n <= 12; n++) file = withEarlier(trace(String(n)), file)
    expect(kept(file)).toEqual(['11', '10', '9', '8', '7', '6', '5', '4', '3'])
    expect(withEarlier(trace('一'), '')).toBe(trace('一'))
    expect(withEarlier(trace('一'), '{"别的": 1}')).toBe(trace('一'))
  })

  it('leave out a text that was never anybody’s, and what is none of ours', () => {
    const watched = withEarlier(trace('三'), withEarlier(trace('二'), trace('一')), false)
    expect(kept(watched)).toEqual(['一'])
    expect(kept(trace('一', { 前稿: [null, 3, { 稿子: '甲' }, { 稿子: '乙', 事实表: '' }] }))).toEqual(['乙'])
    expect(kept(trace('一', { 前稿: '甲' }))).toEqual([])
  })
})
