import { expect, it } from 'vitest'
import { numbered } from '../../src/draft/series.ts'

it('counts letters on as it counts numbers', () => {
  expect([1, 2, 3].map((n) => numbered('A.', n))).toEqual(['A.', 'B.', 'C.'])
})
