import { describe, expect, it } from 'vitest'
import type { TraceSpan } from '../../src/draft/index.ts'
import type { Facts, Figure } from '../../src/facts/index.ts'
import { isCell } from '../../src/text/place.ts'
import { draftOf, samples, templateIds } from '../support/workspace.ts'

interface Sentence {
  text: string
  facts: Set<string>
}

/** The sentences of a draft, each with the figures that it prints. */
function sentencesOf(markdown: string, trace: readonly TraceSpan[]): Sentence[] {
  const printed = trace.flatMap(({ start, end, from }) =>
    from.kind === 'fact' ? [{ start, end, from }] : [],
  )
  return [...markdown.matchAll(/[^。！？；\n]+[。！？；]?/g)].map(({ 0: text, index }) => ({
    text,
    facts: new Set(
      printed
        .filter(({ start, end }) => start < index + text.length && index < end)
        .map(({ from }) => (from.word === '占比' ? '占比' : from.id)),
    ),
  }))
}

/** A sentence without the number of its item, which moves with the items before it, and without what marks a head. */
function unnumbered(text: string): string {
  return text
    .replaceAll(/\*\*|。$/g, '')
    .replace(/^[# ]*(?:（?[一二三四五六七八九十]+[）、是要]+|\d+\.|第.+?，)/, '')
}

/** A figure, the parts and sums that follow from it, and what it is a part of. */
function following(figure: Figure, facts: Facts): Set<string> {
  const ids = new Set([figure.id, '占比'])
  for (let size = 0; size !== ids.size;) {
    size = ids.size
    for (const other of facts.figures.values()) {
      const { sum = [], ratio = [] } = other.entry
      if ([...sum, ...ratio].some((id) => ids.has(id))) ids.add(other.id)
      if (ids.has(other.id.split('.')[0]!) && figure.id === other.id.split('.')[0]) ids.add(other.id)
    }
  }
  const parent = figure.id.split('.')[0]!
  return ids.add(parent)
}

/** Sheets in each of which one 数值 is another. */
function* changedSheets(text: string, facts: Facts): Generator<{ figure: Figure; sheet: string }> {
  for (const figure of facts.figures.values()) {
    if (figure.entry.value === undefined || !figure.value || figure.value.formula) continue
    const place = facts.places.has(`${figure.path}/value`)
      ? facts.places.of(`${figure.path}/value`)
      : facts.places.of(figure.path)
    if (!place || isCell(place)) continue
    const written = text.slice(place.start, place.end)
    const changed = written.replace(/\d/, (digit) => String((Number(digit) % 9) + 1))
    yield { figure, sheet: text.slice(0, place.start) + changed + text.slice(place.end) }
  }
}

describe.each(samples)('$name', ({ text, path }) => {
  it('a changed figure changes only the sentences that print it', async () => {
    const before = (await draftOf(text, { path })).value
    const old = sentencesOf(before.draft!.markdown, before.draft!.trace)
    let seen = 0
    for (const { figure, sheet } of changedSheets(text, before.facts)) {
      const { draft } = (await draftOf(sheet, { path })).value
      const now = sentencesOf(draft!.markdown, draft!.trace)
      expect([figure.id, now.length]).toEqual([figure.id, old.length])
      const follow = following(figure, before.facts)
      now.forEach((sentence, i) => {
        if (sentence.text === old[i]!.text) return
        seen++
        const prints = [...sentence.facts, ...old[i]!.facts].some((id) => follow.has(id))
        expect([figure.id, sentence.text, prints]).toEqual([figure.id, sentence.text, true])
      })
    }
    // The terse sheet prints few figures; each that is printed was seen to change its sentence.
    expect(seen).toBeGreaterThan(before.facts.figures.size > 15 ? 20 : 5)
  })

  it('a figure added at the end changes nothing', async () => {
    const lines = text.split('\n')
    const from = lines.findIndex((line) => line.startsWith('数据:'))
    const to = lines.findIndex((line, i) => i > from && /^\S/.test(line))
    lines.splice(to, 0, '  新加的: {名称: 新加的一项, 数值: 7, 单位: 个}')
    const after = await draftOf(lines.join('\n'), { path })
    expect(after.value.facts.figures.has('新加的')).toBe(true)
    expect(after.value.draft!.markdown).toBe((await draftOf(text, { path })).value.draft!.markdown)
  })

  it('a point added at the end changes no other sentence but the counts', async () => {
    const lines = text.split('\n')
    const from = lines.findIndex((line) => line.startsWith('措施:'))
    const to = lines.findIndex((line, i) => i > from && /^\S/.test(line))
    const points = lines.slice(from, to).find((line) => /^\s*- /.test(line))!
    const indent = points.search(/\S/)
    lines.splice(to, 0, `${' '.repeat(indent)}- {小标题: 要新加一条, 内容: 新加的一条。}`)
    const before = (await draftOf(text, { path })).value.draft!
    const after = (await draftOf(lines.join('\n'), { path })).value.draft!
    const old = new Set(sentencesOf(before.markdown, []).map((one) => unnumbered(one.text)))
    const added = sentencesOf(after.markdown, []).filter((one) => !old.has(unnumbered(one.text)))
    // The new head and text, and at most the sentence that announces how many there are.
    expect(added.length).toBeLessThanOrEqual(3)
    expect(added.some((one) => one.text.includes('新加的一条'))).toBe(true)
  })

  it('the same seed gives the same bytes, the trace included; other seeds other wordings', async () => {
    const usual = (await draftOf(text, { path, formats: ['md', 'docx', 'html'] })).value
    const again = (await draftOf(text, { path, formats: ['md', 'docx', 'html'] })).value
    expect(again.files).toEqual(usual.files)
    expect(again.draft).toEqual(usual.draft)
    const others = await Promise.all(
      ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛'].map(
        async (seed) => (await draftOf(text, { path, seed })).value.draft!.markdown,
      ),
    )
    expect(new Set([...others, usual.draft!.markdown]).size).toBeGreaterThan(1)
  })

  it('a moved date changes no choice of words', async () => {
    const date = /^日期: (\d{4}-\d\d)-(\d\d)$/m.exec(text)!
    const moved = text.replace(date[0], `日期: ${date[1]}-${date[2] === '20' ? '21' : '20'}`)
    const before = sentencesOf((await draftOf(text, { path })).value.draft!.markdown, [])
    const after = sentencesOf((await draftOf(moved, { path })).value.draft!.markdown, [])
    const changed = after.filter((sentence, i) => sentence.text !== before[i]?.text)
    expect(after).toHaveLength(before.length)
    for (const { text: words } of changed) expect(words).toMatch(/\d/)
  })
})

/** The entries of a draft by what they were chosen for. */
async function choicesOf(sheet: string, seed: string): Promise<Map<string, string>> {
  const { draft } = (await draftOf(sheet, { seed })).value
  const choices = new Map<string, string>()
  for (const { need, point, choice } of draft!.phrases) {
    const times = [...choices.keys()].filter((name) => name.startsWith(`${need} ${point} `)).length
    choices.set(`${need} ${point} ${times}`, choice.phrase.id)
  }
  return choices
}

describe('of the terse sheet, over 200 seeds, one in eight of the other choices at most is changed by', () => {
  const { text } = samples.find(({ name }) => name === '营商环境调度会')!
  const measure = '  - 要把惠企政策送上门\n'
  const safeguard = '  - 改进干部作风\n'
  const seeds = Array.from({ length: 200 }, (_, i) => `种子${i}`)
  const usual = new Map<string, Promise<Map<string, string>>>()
  const before = (seed: string): Promise<Map<string, string>> => {
    const known = usual.get(seed) ?? choicesOf(text, seed)
    usual.set(seed, known)
    return known
  }

  it.each([
    ['a measure added before the others', '措施:\n', '措施:\n  - 要把窗口服务做细做实\n'],
    ['a safeguard added', safeguard, `${safeguard}  - 营造浓厚氛围\n`],
    ['a measure taken away', measure, ''],
  ])('%s', async (_, old, now) => {
    const changed = text.replace(old, now)
    expect(changed).not.toBe(text)
    let moved = 0
    let all = 0
    for (const seed of seeds) {
      const was = await before(seed)
      const is = await choicesOf(changed, seed)
      const common = [...was].filter(([name]) => is.has(name))
      // The choice of the point itself comes or goes with it, and no other.
      expect([seed, is.size - was.size, was.size - common.length]).toEqual(
        now.length > old.length ? [seed, 1, 0] : [seed, -1, 1],
      )
      const others = common.filter(([name, id]) => is.get(name) !== id).length
      expect([seed, others / common.length <= 1 / 8]).toEqual([seed, true])
      moved += others
      all += common.length
    }
    expect(all / seeds.length).toBeGreaterThan(20)
    expect(moved / all).toBeLessThan(1 / 24)
  })
})

describe('choices', () => {
  it('differ between templates only in their own words', async () => {
    const { text, path } = samples[0]!
    const bodies = await Promise.all(
      templateIds.map(async (template) => (await draftOf(text, { path, template })).value.draft!.markdown),
    )
    expect(new Set(bodies).size).toBe(templateIds.length)
  })
})
