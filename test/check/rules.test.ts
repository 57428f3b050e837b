import { beforeAll, describe, expect, it } from 'vitest'
import { existsSync, readdirSync } from 'node:fs'
import { groups, rules, withEdits, type Bad, type ExampleInputs, type Good } from '../../src/check/index.ts'
import { checkText, draftText, fixedText, sharedInputs, type Shared } from '../support/check.ts'

let shared: Shared
beforeAll(async () => {
  shared = await sharedInputs()
})

/** A bad text without its ⟦ ⟧, and the range that they mark. */
function unmarked({ text }: Bad): { text: string; marked: string; at: number } {
  const at = text.indexOf('⟦')
  const end = text.indexOf('⟧')
  return {
    text: text.slice(0, at) + text.slice(at + 1, end) + text.slice(end + 1),
    marked: text.slice(at + 1, end),
    at,
  }
}

const textOf = (good: Good): string => (typeof good === 'string' ? good : good.text)
const inputsOf = (good: Good): ExampleInputs => (typeof good === 'string' ? {} : good.with)
const brief = (text: string): string =>
  (text.length > 60 ? `${text.slice(0, 60)}…` : text).replaceAll('\n', '↵')

describe('the list of rules', () => {
  it('has every file of every group, and each rule once', () => {
    const files = groups.flatMap(({ id }) =>
      readdirSync(`src/check/${id}`)
        .filter((name) => existsSync(`src/check/${id}/${name}`) && name !== 'index.ts')
        .map((name) => `${id}/${name.replace(/\.ts$/u, '')}`),
    )
    const ids = rules.map(({ id }) => id as string)
    expect(ids.filter((id) => !files.includes(id))).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
    const names = rules.map(({ name }) => name)
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  })

  it.each(rules.map((rule) => [rule.id, rule] as const))(
    '%s is explained, with a basis and examples',
    (id, rule) => {
      expect(rule.why.length).toBeGreaterThan(8)
      // error needs an authority (CHECKS principle 8), and so do the others
      expect(rule.basis.length).toBeGreaterThan(0)
      // those of Word's looks have their examples as files, in format.test.ts
      const enough =
        id.startsWith('format/') || (rule.examples.bad.length > 0 && rule.examples.good.length > 0)
      expect(enough).toBe(true)
    },
  )
})

// format rules have no texts: their files are in format.test.ts
for (const rule of rules.filter(({ examples }) => examples.bad.length + examples.good.length > 0)) {
  const on = (inputs: ExampleInputs = {}): ExampleInputs =>
    rule.off && !inputs.office?.includes('检查')
      ? { ...inputs, office: `${inputs.office ?? ''}\n检查: {${rule.name}: 开}\n` }
      : inputs
  describe(`${rule.id} ${rule.name}`, () => {
    it.each(rule.examples.bad.map((bad) => [brief(bad.text), bad] as const))('finds %s', async (_, bad) => {
      const { text, marked, at } = unmarked(bad)
      const more = on(bad.with)
      const checked = checkText(text, [rule], more, shared)
      expect(checked.executionErrors).toEqual([])
      expect(checked.notRun).toEqual([])
      expect(checked.findings.map(({ message }) => message)[0]).toBe(bad.message)
      expect(checked.findings.length).toBe(bad.count ?? 1)
      const [first] = checked.findings
      expect(first!.level).toBe(bad.level ?? rule.level)
      const front = draftText('', more).length
      const place = first!.place
      const inDraft = 'source' in place && place.source.path === '稿.md'
      const found = at >= 0 && inDraft ? [checked.doc.slice(first!.range), place.start - front] : [marked, at]
      expect(found).toEqual([marked, at])
      const edits = first!.suggestions?.[0]?.edits ?? []
      const suggested = bad.suggested && withEdits(draftText(text, more), edits).slice(front)
      expect(suggested).toBe(bad.suggested)
      const fixed = await fixedText(text, [rule], more, shared)
      expect(fixed).toBe(bad.fixed ?? text)
      expect(await fixedText(fixed, [rule], more, shared)).toBe(fixed)
    })

    it.each(rule.examples.good.map((good) => [brief(textOf(good)), good] as const))(
      'is silent on %s',
      (_, good) => {
        const checked = checkText(textOf(good), [rule], on(inputsOf(good)), shared)
        expect(checked.executionErrors).toEqual([])
        expect(checked.findings.map(({ message }) => message)).toEqual([])
      },
    )
  })
}
