import { describe, expect, it } from 'vitest'
import { study } from '../src/study.ts'

const bytes = new TextEncoder().encode('在全县春灌动员会上的讲话\n同志们：\n今天开个短会，说说春灌的事。\n')

describe('a text under the name of a Word file', () => {
  it('is not learned from: it may be what is left of one', async () => {
    const { value, problems } = await study('讲话.docx', bytes, { name: '讲话' })
    expect(value).toBeUndefined()
    expect(problems.map(({ code, level }) => `${level} ${code}`)).toEqual([
      'info read/ending',
      'error learn/not-word',
    ])
  })

  it('is learned from under its own name', async () => {
    const { value } = await study('讲话.txt', bytes, { name: '讲话' })
    expect(value?.learned.speech.head.title).toBe('在全县春灌动员会上的讲话')
  })
})
