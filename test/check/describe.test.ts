import { readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { describeRules, gates, groups, loadPackRules, rules } from '../../src/check/index.ts'

it('the page of rules is that of the rules', async () => {
  const page = describeRules(groups, await loadPackRules())
  if (process.env['UPDATE'] === '1') writeFileSync('docs/rules.md', page)
  expect(readFileSync('docs/rules.md', 'utf8')).toBe(page)
})

it('names every rule with its level', async () => {
  const page = describeRules(groups, await loadPackRules())
  for (const { id, name } of [...rules, ...gates]) {
    expect(page).toContain(`| ${name} | ${id} | `)
    expect(page).toContain(`### ${name}\n`)
  }
  expect(page).not.toContain('undefined')
})
