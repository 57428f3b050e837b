/** Every example of every gate, and the list of gates against their folder. */
import { beforeAll, describe, expect, it } from 'vitest'
import { existsSync } from 'node:fs'
import { gates, loadPackRules, rules, type BadPack, type PackExample } from '../../../src/check/index.ts'
import { packRules } from '../../../src/check/pack/index.ts'
import { formatPlace } from '../../../src/text/place.ts'
import { sharedInputs, type Shared } from '../../support/check.ts'
import { checkExample } from '../../support/gate-examples.ts'

let shared: Shared
beforeAll(async () => {
  shared = await sharedInputs()
})

/** A pack without ⟦ ⟧, and the paper and words that they mark. */
function unmarked(bad: BadPack): { example: PackExample; path: string; marked: string; at: number } {
  const [name = '', text = ''] = Object.entries(bad.papers).find(([, one]) => one.includes('⟦')) ?? []
  const [at, end] = [text.indexOf('⟦'), text.indexOf('⟧')]
  const clean = text.slice(0, at) + text.slice(at + 1, end) + text.slice(end + 1)
  return {
    example: { ...bad, papers: { ...bad.papers, [name]: clean } },
    path: `${name}.md`,
    marked: text.slice(at + 1, end),
    at,
  }
}

describe('the list of gates', () => {
  it('is that of the names, in their order, each in a file of its own', async () => {
    expect(await loadPackRules()).toBe(packRules)
    expect(packRules.map(({ id, name }) => ({ id, name }))).toEqual(gates)
    expect(packRules.filter(({ id }) => !existsSync(`src/check/${id}.ts`))).toEqual([])
    const names = [...rules, ...packRules].map(({ name }) => name)
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  })

  it.each(packRules.map((rule) => [rule.id, rule] as const))('%s is explained', (_, rule) => {
    expect(rule.why.length).toBeGreaterThan(8)
    expect(rule.basis.length).toBeGreaterThan(0)
    expect(rule.examples.bad.length).toBeGreaterThan(0)
    expect(rule.examples.good.length).toBeGreaterThan(0)
    const known = rules.map(({ id }) => id)
    expect((rule.covers ?? []).filter((id) => !known.includes(id))).toEqual([])
  })
})

for (const rule of packRules)
  describe(`${rule.id} ${rule.name}`, () => {
    it.each(rule.examples.bad.map((bad) => [bad.message, bad] as const))('finds %s', (_, bad) => {
      const { example, path, marked, at } = unmarked(bad)
      const { findings, executionErrors, notRun } = checkExample(example, [rule], shared)
      expect([executionErrors, notRun]).toEqual([[], []])
      expect(findings.map(({ message }) => message)[0]).toBe(bad.message)
      expect(findings.length).toBe(bad.count ?? 1)
      const [{ place, level }] = findings as [(typeof findings)[number]]
      expect(level).toBe(bad.level ?? rule.level)
      expect('source' in place && place.source.text.slice(place.start, place.end)).toBe(marked)
      expect(formatPlace(place).startsWith(`${path}:`)).toBe(true)
      expect('source' in place && place.start).toBe(at)
    })

    it.each(rule.examples.good.map((good, i) => [i + 1, good] as const))(
      'is silent on good pack %d',
      (_, good) => {
        const { findings, executionErrors } = checkExample(good, [rule], shared)
        expect(executionErrors).toEqual([])
        expect(findings.map(({ message }) => message)).toEqual([])
      },
    )
  })
