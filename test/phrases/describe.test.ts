import { readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { describePhrases } from '../../src/phrases/index.ts'
import { terms } from '../../src/text/keys.ts'

it('the page of keys is that of the schema', () => {
  const page = describePhrases()
  if (process.env['UPDATE'] === '1') writeFileSync('docs/用语表.md', page)
  expect(readFileSync('docs/用语表.md', 'utf8')).toBe(page)
})

it('names every key of an entry, and those of 默认, with their use', () => {
  const page = describePhrases()
  const [, defaults = '', entries = ''] = /## 默认([\s\S]*)## 用语的各项([\s\S]*)/u.exec(page) ?? []
  for (const key of Object.values(terms.phrase)) expect(entries).toContain(`| ${key} | `)
  for (const key of Object.values(terms.phraseDefaults)) expect(defaults).toContain(`| ${key} | `)
  expect(page).not.toContain('undefined')
})
