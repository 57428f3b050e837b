import { createHash } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import { writeDocx, type WriteOptions } from '../../src/write/index.ts'
import { heading, lead, line, paragraph, slot, speech, table } from '../support/speech-tree.ts'
import { layoutOf } from '../support/styles.ts'

const first = () =>
  speech(
    heading(1, '在全区产业招商推进会上的讲话'),
    line('salutation', '同志们：'),
    paragraph(lead('一是', '承接能力还不足。'), slot('待补', '开工率'), slot('待核', '18.6亿元')),
    table([
      ['甲', '乙'],
      ['丙', slot('待补', '丁')],
    ]),
  )
const second = () => speech(heading(1, '表态发言'), paragraph(slot('待补', '数字'), '我们一定完成。'))

const layout = layoutOf('gbt9704')
const options: WriteOptions = { edition: 'review', date: '2026-06-12' }
const hash = async (tree: ReturnType<typeof first>, how = options) =>
  createHash('sha256')
    .update((await writeDocx(tree, layout, how)).value)
    .digest('hex')

const zone = process.env['TZ']
afterEach(() => {
  vi.useRealTimers()
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
})

test('two runs give the same bytes', async () => {
  expect(await hash(first())).toBe(await hash(first()))
})

test('what was written before makes no difference', async () => {
  const alone = [await hash(first()), await hash(second())]
  const [later, earlier] = [await hash(second()), await hash(first())]
  const together = await Promise.all([hash(first()), hash(second())])
  expect([earlier, later]).toEqual(alone)
  expect(together).toEqual(alone)
})

test('neither the clock nor the zone of the machine is in the file', async () => {
  const undated: WriteOptions = { edition: 'review' }
  const here = [await hash(first()), await hash(first(), undated)]
  for (const [there, now] of [
    ['Asia/Shanghai', '2031-01-01T00:30:00Z'],
    ['America/New_York', '1999-12-31T23:00:00Z'],
  ] as const) {
    process.env['TZ'] = there
    vi.useFakeTimers({ now: new Date(now) })
    expect([await hash(first()), await hash(first(), undated)]).toEqual(here)
    vi.useRealTimers()
  }
})

test('another speech gives other bytes', async () => {
  expect(await hash(first())).not.toBe(await hash(second()))
})

test('a layout and a speech are not changed by writing', async () => {
  const tree = first()
  const before = JSON.stringify([tree, layout])
  await writeDocx(tree, layout, options)
  expect(JSON.stringify([tree, layout])).toBe(before)
})
