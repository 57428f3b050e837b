/** Drafts against their sheets: what we make ourselves is clean, and what is changed in it is found. */
import { beforeAll, describe, expect, it } from 'vitest'
import { rules } from '../../src/check/index.ts'
import { checkText } from '../support/check.ts'
import { bodyOf, draftOf, samples } from '../support/workspace.ts'

const mine = rules.filter(({ id }) => /^(?:facts|secrecy|task)\//u.test(id))
const drafts = new Map<string, string>()

beforeAll(async () => {
  for (const { name, path, text } of samples) drafts.set(name, bodyOf(await draftOf(text, { path })))
})

function found(name: string, draft: string): string[] {
  const sheet = samples.find((sample) => sample.name === name)!.text
  const { findings, executionErrors } = checkText(draft, mine, { sheet })
  expect(executionErrors).toEqual([])
  return findings.map(({ code, level, message }) => `${level} ${code} ${message}`)
}

describe('drafts of the samples', () => {
  it.each(samples.map(({ name }) => name))('%s says what its sheet says', (name) => {
    expect(found(name, drafts.get(name)!)).toEqual([])
  })
})
