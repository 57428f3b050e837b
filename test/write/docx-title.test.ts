import { describe, expect, test } from 'vitest'
import { titleLines } from '../../src/write/docx-title.ts'
import { writeDocx } from '../../src/write/index.ts'
import { paragraphsOf } from '../support/docx-parts.ts'
import { heading, slot, speech } from '../support/speech-tree.ts'
import { layoutOf } from '../support/styles.ts'

const title = async (
  style: string,
  ...words: Parameters<typeof heading> extends [unknown, ...infer W] ? W : never
) => {
  const { value } = await writeDocx(speech(heading(1, ...words)), layoutOf(style), { edition: 'print' })
  return paragraphsOf(value).map((one) => [one.style, one.words])
}

describe('a title', () => {
  test('of at most 20 characters stays on one line', async () => {
    const words = '在全区产业招商暨重点项目建设推进会上讲话'
    expect([...words]).toHaveLength(20)
    expect(await title('gbt9704', words)).toEqual([['Title', words]])
  })

  test('of more is cut between words, in one paragraph without a blank line', async () => {
    expect(await title('gbt9704', '在全市深入推进新型工业化暨重点项目建设调度推进会议上的讲话')).toEqual([
      ['Title', '在全市深入推进新型工业化暨\n重点项目建设调度推进会议上的讲话'],
    ])
  })

  test('in the large print holds 18 characters a line', async () => {
    expect(await title('large', '在全区产业招商暨重点项目建设推进会上讲话')).toEqual([
      ['Title', '在全区产业招商暨\n重点项目建设推进会上讲话'],
    ])
  })

  test('that was broken by hand stays so', async () => {
    const typed = '在全市新型工业化\n暨重点项目建设调度推进会议上的讲话'
    expect(await title('gbt9704', typed)).toEqual([['Title', typed]])
    expect(await title('gbt9704', '在全市新型工业化', { type: 'break' }, '推进会议上的讲话')).toEqual([
      ['Title', '在全市新型工业化\n推进会议上的讲话'],
    ])
  })

  test('with a slot in it is left to Word', async () => {
    expect(
      await title('gbt9704', '在全市', slot('待补', '会议名称'), '推进会议暨重点项目建设调度会议上的讲话'),
    ).toEqual([['Title', '在全市【待补：会议名称】推进会议暨重点项目建设调度会议上的讲话']])
  })
})

describe('the cut', () => {
  test.each([
    ['关于进一步加强全县森林防火工作的情况汇报', 12, ['关于进一步加强全县', '森林防火工作的情况汇报']],
    ['在全区2026年上半年经济运行分析会上的讲话', 14, ['在全区2026年上半年', '经济运行分析会上的讲话']],
    ['在“项目建设攻坚年”活动动员大会上的讲话', 12, ['在“项目建设攻坚年”', '活动动员大会上的讲话']],
    ['关于贯彻《安全生产责任制规定》的实施意见', 12, ['关于贯彻', '《安全生产责任制规定》的', '实施意见']],
    ['短标题', 20, ['短标题']],
  ] as const)('of %s at %i', (words, capacity, lines) => {
    const cut = titleLines(words, capacity)
    expect(cut.join('')).toBe(words)
    for (const line of cut) expect([...line].length).toBeLessThanOrEqual(capacity)
    expect(cut).toEqual(lines)
  })

  test('never leaves 的 at the start, 在 at the end, or a quotation, number or word in two', () => {
    const words = '在全区2026年上半年“百日攻坚”行动暨营商环境优化提升工作推进会议上的讲话'
    for (let capacity = 10; capacity < 40; capacity++) {
      const cut = titleLines(words, capacity)
      expect(cut.join('')).toBe(words)
      for (const line of cut) {
        expect(line).not.toMatch(/^[的上中暨”]|[在“]$/)
      }
      for (const part of ['“百日攻坚”', '2026年', '营商环境'])
        expect(cut.some((line) => line.includes(part))).toBe(true)
    }
  })

  test('falls back to one line where nothing can be cut', () => {
    expect(titleLines('“项目建设攻坚年活动动员大会”', 8)).toEqual(['“项目建设攻坚年活动动员大会”'])
  })
})
