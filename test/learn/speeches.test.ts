/** Little speeches of the project's own writing in many areas of work; what their parts do was written down by hand. */
import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { segmentsOf } from '../../src/learn/segments.ts'
import type { LearnedPart } from '../../src/learn/types.ts'
import { makeDraft } from '../../src/make.ts'
import { plainWords } from '../../src/speech/index.ts'
import { study, type Studied } from '../../src/study.ts'
import { likenessOf } from '../../src/text/likeness.ts'
import { Source } from '../../src/text/source.ts'
import { utf8 } from '../support/encodings.ts'
import { samples, shippedLibrary, workspaceWith } from '../support/workspace.ts'

const folder = new URL('speeches/', import.meta.url)

/** Each part: what it does in turn. Where two things stand in one paragraph either of them, with doubt, is right. */
const parts: Readonly<Record<string, readonly string[]>> = {
  养老服务推进会: ['成绩,问题,形势', '任务', '保障'],
  河湖长制会议: ['成绩', '问题', '任务', '保障'],
  招生工作会议: ['形势', '任务', '保障'],
  供热调度会: ['成绩/问题', '任务', '保障'],
  电商座谈会: ['形势', '任务', '保障'],
  信访攻坚会: ['形势', '成绩/问题', '任务', '保障'],
  林下经济观摩会: ['成绩,问题', '任务', '保障'],
  医保监管会议: ['形势', '任务', '保障'],
  经济普查部署会: ['形势', '任务', '保障'],
  创城誓师大会: ['成绩', '问题', '任务', '保障'],
  消防安全会议: ['形势', '任务', '保障'],
  乡村医生座谈会: ['成绩', '问题', '任务', '号召'],
  营商环境大会: ['成绩', '问题', '任务', '保障'],
}

const texts = readdirSync(folder).map((file) => ({
  name: file.replace('.txt', ''),
  text: readFileSync(new URL(file, folder), 'utf8'),
}))

async function studied(text: string): Promise<Studied> {
  const { value } = await study('稿.txt', utf8(text), { name: '旧稿' })
  return value!
}

function doneBy(part: LearnedPart): string {
  return (
    segmentsOf(part)
      ?.map((segment) => segment.class)
      .join(',') ??
    part.what?.class ??
    ''
  )
}

function isRight(part: LearnedPart, expected: string): boolean {
  const done = doneBy(part)
  if (!expected.includes('/')) return done === expected
  return expected.split('/').includes(done) && part.what!.confidence < 0.4
}

const letters = (text: string): string => text.replaceAll(/[^\p{Script=Han}\d]/gu, '')

async function draft(sheet: Source, { learned }: Studied) {
  const file = { path: 'templates/speech/旧稿.md.hbs', kind: 'speech' as const, text: learned.templateText }
  const workspace = workspaceWith([file], {}, shippedLibrary)
  const made = await makeDraft({ sheet }, workspace, { formats: ['md'], template: '旧稿' })
  return {
    words: plainWords(made.value.speech!),
    errors: made.problems.filter(({ level }) => level === 'error'),
  }
}

/** All stretches of so many 汉字, whatever marks stand between them. */
function stretches(text: string, length: number): Set<string> {
  const words = text.replaceAll(/\P{Script=Han}/gu, '')
  return new Set(Array.from({ length: words.length - length + 1 }, (_, i) => words.slice(i, i + length)))
}

describe.each(texts)('the speech $name', ({ name, text }) => {
  it('is parted and told apart as a reader would', async () => {
    const { learned } = await studied(text)
    const found = learned.speech.parts
    expect(found).toHaveLength(parts[name]!.length)
    const wrong = found.filter((part, i) => !isRight(part, parts[name]![i]!))
    expect(wrong.map((part) => [part.heading, doneBy(part)])).toEqual([])
  })

  it('comes back from its sheet and template', async () => {
    const one = await studied(text)
    const { words, errors } = await draft(new Source('旧稿.yaml', one.learned.sheetText), one)
    expect(errors).toEqual([])
    expect(likenessOf(letters(plainWords(one.mended.speech)), letters(words))).toBeGreaterThanOrEqual(0.98)
  })

  it('leaves none of its matter in its template, nor in a draft of another sheet', async () => {
    const one = await studied(text)
    const matter = stretches(text.slice(text.indexOf('同志们')), 10)
    expect(matter.size).toBeGreaterThan(150)
    expect([...stretches(one.learned.templateText, 10)].filter((run) => matter.has(run))).toEqual([])
    const other = samples[text.length % samples.length]!
    const { words } = await draft(new Source(other.path, other.text), one)
    expect(letters(words).length).toBeGreaterThan(500)
    expect([...stretches(words, 10)].filter((run) => matter.has(run))).toEqual([])
  })
})
