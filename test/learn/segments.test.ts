import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { classify } from '../../src/learn/classify.ts'
import { segmentsOf } from '../../src/learn/segments.ts'
import { takeApart } from '../../src/learn/structure.ts'
import type { LearnedPart, LearnedPoint, LearnedSpeech } from '../../src/learn/types.ts'
import { readPlain } from '../../src/read/plain.ts'
import { readMarkdown } from '../../src/read/index.ts'
import { plainWords, type Speech } from '../../src/speech/index.ts'
import { Source } from '../../src/text/source.ts'
import { mended, oldSpeeches, readAs } from '../support/old-speeches.ts'
import { draftOf, samples } from '../support/workspace.ts'

/** What the parts of the samples do, by the blocks of their sheets; 其他工作 are tasks. */
const ofSamples: Record<string, string[][]> = {
  安全生产电视电话会: [['成绩', '问题', '形势'], ['任务'], ['保障']],
  工业经济推进会: [['形势', '问题'], ['任务'], ['保障'], ['任务']],
  招商推进会: [['成绩', '问题', '形势'], ['任务'], ['保障']],
  收听收看后讲话: [['保障'], ['任务'], ['保障']],
  百日竞赛汇报会: [['成绩', '问题', '形势'], ['任务']],
  营商环境调度会: [['成绩', '问题'], ['任务'], ['保障']],
  项目年工作会: [['成绩', '问题', '任务'], ['任务']],
}

interface Case {
  name: string
  speech: Speech
  parts: string[][]
}

/** What a part does in turn, or as a whole. */
function doneBy(part: LearnedPart): string[] {
  return segmentsOf(part)?.map((segment) => segment.class) ?? [part.what?.class ?? '']
}

/** Part by part, the words of a speech taken apart in their order. */
function wordsOfApart({ opening, parts, closing }: LearnedSpeech): string {
  return [...opening, ...parts.flatMap((part) => wordsOfPoint(part)), ...closing].join('')
}

function wordsOfPoint({ mark, heading, paragraphs, points, ending }: LearnedPoint): string[] {
  return [mark, heading, ...paragraphs, ...points.flatMap((point) => wordsOfPoint(point)), ...ending]
}

const han = (text: string): string =>
  text.replaceAll(/【待补：[^】]*】/gu, '').replaceAll(/\P{Script=Han}/gu, '')

/** The words below the head block. */
function bodyOf(speech: Speech): string {
  const head = new Set<unknown>(Object.values(speech.outline.head))
  const children = speech.tree.children.filter((block) => !head.has(block))
  return plainWords({ tree: { type: 'root', children } })
}

describe('what parts do', () => {
  const cases: Case[] = []

  beforeAll(async () => {
    for (const { name, text, path } of samples) {
      const { value } = await draftOf(text, { path })
      const speech = readMarkdown(new Source('稿.md', value.draft!.markdown)).value
      cases.push({ name, speech, parts: ofSamples[name]! })
    }
    for (const { name, text, expected } of oldSpeeches)
      cases.push({ name, speech: await readAs('稿.txt', await mended(text)), parts: expected.parts })
  })

  it('is told right for nine parts in ten, and doubt is told of the others', () => {
    const judged = cases.flatMap(({ name, speech, parts }) =>
      takeApart(speech).parts.map((part, i) => ({
        name: `${name}${part.mark}`,
        right: doneBy(part).join() === parts[i]!.join(),
        confidence: part.what?.confidence ?? 0,
        done: doneBy(part),
      })),
    )
    const wrong = judged.filter(({ right }) => !right)
    expect(judged.length).toBeGreaterThan(30)
    expect(wrong.filter(({ confidence }) => confidence > 0.9)).toEqual([])
    expect(wrong.map(({ name, done }) => [name, done]).slice(Math.floor(judged.length / 10))).toEqual([])
  })

  it('says why by words of the part', () => {
    for (const { speech } of cases)
      for (const part of takeApart(speech).parts) {
        const words = wordsOfPoint(part).join('')
        for (const word of part.what?.why ?? []) expect(words).toContain(word)
      }
  })

  it('loses no word and changes no order', () => {
    for (const { speech } of cases) expect(han(wordsOfApart(takeApart(speech)))).toBe(han(bodyOf(speech)))
  })

  it('keeps all of a part in its segments', () => {
    for (const { speech } of cases)
      for (const part of takeApart(speech).parts) {
        const whole: LearnedPoint = { ...part, mark: '', heading: '' }
        const segments = segmentsOf(part)?.map(({ run }) => ({ mark: '', heading: '', ...run })) ?? [whole]
        const words = segments.flatMap((segment) => wordsOfPoint(segment))
        expect(words.join('')).toBe(wordsOfPoint(whole).join(''))
      }
  })
})

describe('a part that looks back', () => {
  it.each([
    ['肯定归肯定，毛病不能不说。水费收得慢，渠道清得更慢。', '问题'],
    ['喜要报，忧更要报。还有三个镇没有动。', '问题'],
    ['当然，不能光看亮处，背阴的地方更值得琢磨。', '问题'],
    ['在肯定成绩的同时，也要清醒看到，管护还跟不上。', '问题'],
    ['为什么要把修渠抓得这么紧？道理很简单，水是粮食的命。', '形势'],
    ['春灌是全年粮食生产的关键所在，是乡镇干部义不容辞的职责。', '形势'],
  ])('turns with: %s', (turn, to) => {
    const text = [
      '在春灌会上的讲话',
      '同志们：',
      '一、肯定成绩、找准差距，增强抓好春灌的紧迫感',
      '今年以来，各镇清淤动手早，修渠进度比去年快了不少，成绩值得肯定。',
      '这些成绩，是大家一锹一锹干出来的。',
      turn,
    ].join('\n')
    const { parts } = takeApart(readPlain(new Source('稿.txt', text)).value)
    expect(segmentsOf(parts[0]!)?.map((segment) => segment.class)).toEqual(['成绩', to])
  })

  it('is of one piece where nothing turns', () => {
    const text =
      '在春灌会上的讲话\n同志们：\n一、肯定成绩，坚定信心\n今年清淤动手早，成绩值得肯定。\n修渠比去年快，群众很满意。'
    const { parts } = takeApart(readPlain(new Source('稿.txt', text)).value)
    expect(segmentsOf(parts[0]!)).toBeUndefined()
  })
})

describe('a class', () => {
  it('is told with its words', () => {
    const point = { heading: '压实责任、严格督查', paragraphs: [], points: [] }
    expect(classify(point)).toMatchObject({ class: '保障', why: ['责任', '督查'] })
  })

  it('is left open where no word tells', () => {
    expect(classify({ heading: '关于水的事', paragraphs: ['水往低处流。'], points: [] })).toBeUndefined()
  })

  it('is in doubt where two are as likely', () => {
    const point = { heading: '正视问题、压实责任', paragraphs: [], points: [] }
    expect(classify(point)!.confidence).toBeLessThan(0.6)
  })
})

describe('any speech', () => {
  const words = fc.constantFrom(
    '修渠',
    '春灌',
    '各镇要抓紧',
    '机井还有三眼没修',
    '成绩来之不易',
    '王立明',
    '２号渠',
  )
  const sentence = fc.array(words, { minLength: 1, maxLength: 5 }).map((list) => `${list.join('')}。`)
  const mark = fc.constantFrom(
    '',
    '',
    '一、',
    '二、',
    '三、',
    '（一）',
    '（二）',
    '1.',
    '2、',
    '第一，',
    '第二，',
    '一是',
    '二是',
    '三是',
    '一要',
    '二要',
    '首先，',
    '最后，',
    '总之，',
    '同志们，',
  )
  const line = fc
    .tuple(mark, fc.array(sentence, { minLength: 1, maxLength: 4 }), fc.boolean())
    .map(([number, sentences, isHead]) => {
      const text = number + sentences.join('')
      return isHead ? text.slice(0, -1).replaceAll('。', '，') : text
    })

  it('is taken apart with every word of it, once and in order', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 25 }), (lines) => {
        const text = ['在全区春灌会上的讲话', '同志们：', ...lines].join('\n')
        const speech = readPlain(new Source('稿.txt', text)).value
        expect(han(wordsOfApart(takeApart(speech)))).toBe(han(bodyOf(speech)))
      }),
      { numRuns: 300 },
    )
  })
})
