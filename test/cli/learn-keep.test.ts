import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { put, run } from '../support/cli.ts'
import { temporaryFolder } from '../support/temporary.ts'

const old = `在全县护林防火推进会上的讲话

同志们:

巡山要勤,看火要紧,报情要快。
`

it('--keep takes an id, the name of a kind, and says what it does not know', async () => {
  const folder = temporaryFolder()
  put(folder, { '旧稿.txt': old })
  const clean = (): string => readFileSync(join(folder, '学习', '旧稿.md'), 'utf8')

  const first = await run(folder, ['learn', '旧稿.txt'])
  expect([first.code, first.err]).toEqual([0, ''])
  expect(clean()).toContain('巡山要勤，看火要紧，报情要快。')
  const id = /　　　　(\w{5})　第5行　此处为半角“,”，应为全角“，”\n　　　　　　原　巡山要勤,/u.exec(
    first.out,
  )![1]!

  const one = await run(folder, ['learn', '旧稿.txt', '--keep', id])
  expect([one.code, one.err]).toEqual([0, ''])
  expect(clean()).toContain('巡山要勤,看火要紧，报情要快。')

  const kind = await run(folder, ['learn', '旧稿.txt', '--keep', '半角标点'])
  expect([kind.code, kind.err]).toEqual([0, ''])
  expect(clean()).toContain('同志们:')
  expect(kind.out).toContain('按要求没有改　3处')

  const wrong = await run(folder, ['learn', '旧稿.txt', '--keep', `无此号,${id}`])
  expect(wrong.code).toBe(0)
  expect(wrong.err).toContain('存疑：--keep 里的“无此号”不是修补的编号；有的编号是')
  expect(wrong.err).toContain(id)
})
