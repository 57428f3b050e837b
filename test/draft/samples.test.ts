import { describe, expect, it } from 'vitest'
import type { TraceSpan } from '../../src/draft/index.ts'
import { blockNames } from '../../src/facts/index.ts'
import type { Made } from '../../src/make.ts'
import { plainText, type Section } from '../../src/speech/index.ts'
import type { Problem, Result } from '../../src/text/problem.ts'
import { withoutContent } from '../support/sheets.ts'
import { bodyOf, draftOf, listProblems, samples, templateIds } from '../support/workspace.ts'

/** What never stands in a speech: marks that met, leftovers of templates, empty sentences and brackets. */
const strandedForm =
  /[，、：；。！？][，、；。]|：[。，]|^[，。；、：！？]|[，、；]$|[，：；]”|\{\{|\}\}|undefined|NaN|\[object|（）|“”|【】|的的|了了|要要|^#+\s*$|\*\*\*\*/gmu

function stranded(body: string): string[] {
  return [...body.matchAll(strandedForm)].map(({ index }) => body.slice(Math.max(0, index - 10), index + 10))
}

/** Errors, but for what a template leaves out because the sheet's own 提纲 does not name it. */
function errorsOf(made: Result<Made>): Problem[] {
  return made.problems.filter(({ level, code }) => level === 'error' && code !== 'outline/unplaced')
}

/**
 * Texts that a draft may print another number of times: the title names the meeting, and a task is not said again where
 * the point's own words say it.
 */
const elsewhere = /^(?:title|.*\/tasks\/\d+\/matter)$/

/** How often a text was printed. A 【几】 in it stands for itself in the trace, within the text. */
function timesPrinted({ draft }: Made, path: string): number {
  const spans = draft!.trace.filter(({ from }) => from.kind === 'sheet' && from.path === path)
  const isOuter = (one: TraceSpan): boolean =>
    !spans.some((other) => other !== one && other.start <= one.start && one.end <= other.end)
  return spans.filter(isOuter).length
}

function sectionsOf(sections: readonly Section[]): Section[] {
  return sections.flatMap((section) => [section, ...sectionsOf(section.sections)])
}

function checkWhole(made: Result<Made>): void {
  expect(listProblems(errorsOf(made))).toBe('')
  const body = bodyOf(made)
  expect(stranded(body)).toEqual([])
  const { speech } = made.value
  const { outline } = speech!
  const wrong = outline.announced.filter(({ count, found }) => found !== undefined && found !== count)
  expect(wrong.map(({ count, noun, found }) => `${count}${noun}, found ${found}`)).toEqual([])
  for (const section of sectionsOf(outline.sections)) {
    expect(section.title.trim()).not.toBe('')
    expect(section.body.map((block) => plainText(block)).join('') + section.sections.length).not.toBe('0')
  }
  const numbered = outline.sections.filter(({ mark }) => mark !== '').length
  expect(numbered).toBe(outline.sections.length > 1 ? outline.sections.length : 0)
  expect(outline.head.title).toBeDefined()
  expect(outline.closing.length).toBeGreaterThan(0)
}

/** A sheet of some sixty lines, figures and heads alone: what the phrase library makes a speech of. */
const terse = '营商环境调度会'

describe.each(samples)('$name', ({ name, text, path }) => {
  for (const template of templateIds) {
    it(`with ${template}: whole, nothing stranded, nothing lost or doubled, counts right`, async () => {
      const made = await draftOf(text, { template, path })
      checkWhole(made)
      const lost = made.problems.filter(({ code }) => code === 'outline/unplaced').length
      for (const at of made.value.facts.texts.keys()) {
        if (elsewhere.test(at) || lost > 0) continue
        expect([at, timesPrinted(made.value, at)]).toEqual([at, 1])
      }
    })

    it(`with ${template} and every 内容 empty: short and whole`, async () => {
      const made = await draftOf(withoutContent(text), { template, path })
      checkWhole(made)
      const full = await draftOf(text, { template, path })
      expect(bodyOf(made).length).toBeLessThan(bodyOf(full).length * (name === terse ? 1 : 0.8))
      expect(bodyOf(made).length).toBeGreaterThan(400)
    })
  }

  it('is complete: no problem at all', async () => {
    expect(listProblems((await draftOf(text, { path })).problems)).toBe('')
  })

  it(`prints at least ${name === terse ? 8 : 25} figures by reference`, async () => {
    const { facts } = (await draftOf(text, { path })).value
    const references = [...facts.texts.values()]
      .flat()
      .filter(({ reference }) => reference && ['figure', 'share', 'sentence'].includes(reference.kind))
    expect(references.length).toBeGreaterThanOrEqual(name === terse ? 8 : 25)
  })

  it('types no value of 数据 in a text', async () => {
    const { facts } = (await draftOf(text, { path })).value
    const typed = [...facts.texts.values()].map((pieces) =>
      pieces.map((piece) => (piece.reference ? '\n' : piece.text)).join(''),
    )
    for (const { value, unit } of facts.figures.values()) {
      if (!value || unit === '') continue
      const form = new RegExp(`(?<![\\d.])${value.text.replace('.', '\\.')}\\s*${unit}`, 'u')
      for (const words of typed) expect(words).not.toMatch(form)
    }
  })
})

describe('an opening', () => {
  const head = '标题: 春耕讲话\n日期: 2026-03-05\n措施: [{小标题: 要早修渠, 内容: 渠道三月修完。}]\n'
  const cases: [string, string][] = [
    ['开头: {会议任务: [总结冬修, 部署春耕]}', '今天会议的主要任务是总结冬修，部署春耕。'],
    ['开头: {背景: 惊蛰已过}', '惊蛰已过。'],
    ['会议: 春耕会\n开头: {背景: 惊蛰已过}', '惊蛰已过，我们今天召开春耕会。'],
    [
      '会议: 春耕会\n开头: {背景: 惊蛰已过。, 会议任务: 部署春耕}',
      '惊蛰已过，我们今天召开春耕会，主要任务是部署春耕。',
    ],
  ]
  for (const [opening, sentence] of cases) {
    it.each(templateIds)(`says what the sheet gives it (${sentence}) with %s`, async (template) => {
      const made = await draftOf(`${head}${opening}\n`, { template })
      expect(bodyOf(made)).toContain(`\n${sentence}`)
      expect(stranded(bodyOf(made))).toEqual([])
    })
  }

  it('that has more than the template uses is told of', async () => {
    const made = await draftOf(`${head}主题: 春耕\n开头: {内容: 大家好。, 会议任务: [把渠道的事定下来]}\n`)
    expect(listProblems(made.problems)).toBe(
      'facts.yaml:5:23 warn draft/unprinted: 这里的“会议任务”没有印进稿子：模板“推进会讲话（三点式）”没有用到它，或者那句话里缺了别的内容\n',
    )
  })
})

describe('a sheet with little in it', () => {
  const little = `标题: 在全区春耕现场会上的讲话
日期: 2026-03-05
措施:
  - 小标题: 要把渠道修在放水之前
  - 小标题: 要把化肥送到田间地头
  - 小标题: 要把农机检修在下地之前
`
  for (const template of templateIds) {
    it(`gives a short, whole speech with ${template}`, async () => {
      const made = await draftOf(little, { template })
      checkWhole(made)
      const body = bodyOf(made)
      for (const head of ['渠道修在放水之前', '化肥送到田间地头', '农机检修在下地之前'])
        expect(body).toContain(head)
      expect(body.length).toBeLessThan(600)
    })
  }

  for (const template of templateIds) {
    it(`gives no sentence that asserts with ${template}: each comes from the sheet or says what any meeting could`, async () => {
      const made = await draftOf(little, { template })
      // Figures, bodies, deadlines and assessments are the sheet's.
      expect(bodyOf(made).replaceAll(/（2026年3月5日）|\*\*\d\./g, '')).not.toMatch(
        /\d|取得了|成效明显|提高了|增长|下降|不足|问题严重|领导小组|每周|每月/,
      )
    })
  }

  it('of a title and a date alone is whole with every template', async () => {
    for (const template of templateIds) {
      const made = await draftOf('标题: 在全区春耕现场会上的讲话\n日期: 2026-03-05\n', { template })
      expect(listProblems(errorsOf(made))).toBe('')
      expect(stranded(bodyOf(made))).toEqual([])
      expect(bodyOf(made)).not.toContain('##')
    }
  })

  it('of one block alone is whole with every template', async () => {
    for (const name of blockNames) {
      for (const template of templateIds) {
        const block =
          name === 'sanctions'
            ? '[{condition: 没有修完, target: 乡镇, action: 通报}]'
            : '{points: [{heading: 渠道先修, content: 三月修完。}, {heading: 化肥先到, content: 三月到村。}]}'
        const made = await draftOf(`标题: 在全区春耕现场会上的讲话\n日期: 2026-03-05\n${name}: ${block}\n`, {
          template,
        })
        expect(listProblems(errorsOf(made))).toBe('')
        expect(stranded(bodyOf(made))).toEqual([])
        expect(bodyOf(made)).toContain(name === 'sanctions' ? '没有修完' : '三月到村。')
      }
    }
  })
})
