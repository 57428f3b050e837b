import { readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { describeSheet } from '../../src/facts/index.ts'
import { terms } from '../../src/text/keys.ts'

it('the page of keys is that of the schema', () => {
  const page = describeSheet()
  if (process.env['UPDATE'] === '1') writeFileSync('docs/事实表.md', page)
  expect(readFileSync('docs/事实表.md', 'utf8')).toBe(page)
})

it('names every key of the sheet with its use', () => {
  const page = describeSheet()
  for (const key of Object.values(terms.point)) expect(page).toContain(`| ${key} | `)
  expect(page).not.toContain('undefined')
})
