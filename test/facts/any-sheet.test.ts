/** Sheets that no person would write, and the samples broken at random: never a crash, never a lost place. */
import * as fc from 'fast-check'
import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readFacts } from '../../src/facts/index.ts'
import { isCell } from '../../src/text/place.ts'
import type { Problem } from '../../src/text/problem.ts'
import { sortProblems } from '../../src/text/problem.ts'
import { Source } from '../../src/text/source.ts'
import { terms } from '../../src/text/keys.ts'
import type { Table } from '../../src/text/table.ts'

const samples = readdirSync('content/facts')
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => readFileSync(`content/facts/${name}`, 'utf8'))

/** Every problem lies within the sheet and says something, and they come in order. */
function holds(problems: readonly Problem[], source: Source): void {
  for (const { place, message, code, related = [] } of problems) {
    expect(message).not.toMatch(/undefined|\[object|NaN|^$/)
    // What the shape lets through the schema takes: this message would be a fault of ours.
    expect(message).not.toContain('的内容无法识别')
    expect(code).toMatch(/^[a-z]+\/[a-z-]+$/)
    for (const one of [place, ...related.map((other) => other.place)]) {
      if (!one || isCell(one)) continue
      expect(one.source).toBe(source)
      expect(one.start).toBeGreaterThanOrEqual(0)
      expect(one.end).toBeGreaterThanOrEqual(one.start)
      expect(one.end).toBeLessThanOrEqual(source.text.length)
    }
  }
  expect(sortProblems(problems)).toEqual(problems)
}

function survives(text: string): void {
  const source = new Source('表.yaml', text)
  const { value, problems } = readFacts(source)
  holds(problems, source)
  for (const [path, pieces] of value.texts) {
    const last = pieces.at(-1)
    for (const piece of pieces) expect(piece.end).toBeGreaterThan(piece.start)
    if (last) value.places.inText(path, last.start, last.end)
  }
}

const keys = [
  ...new Set(Object.values(terms).flatMap((names) => [...Object.keys(names), ...Object.values(names)])),
]
const ids = ['甲', '乙', '甲.丙', '引进项目', '12', 'constructor', '__proto__', '同比']
const values = fc.oneof(
  fc.constantFrom(
    '待补',
    '【待补】',
    '【甲】',
    '【甲.句】',
    '【甲、乙.句】',
    '【乙/甲】',
    '【甲.丙.目标.力争】',
    '【',
    '】】',
    '【【甲】',
    '1,286',
    '12%',
    '3个',
    '18.60',
    '-0',
    '2026-02-30',
    '2026-05',
    '年内',
    '确保',
    '是',
    '数据.csv',
    '甲\n乙',
    '',
    '～',
    '*甲',
    '{{甲}}',
    '0.0000000000000000000000000000000000001',
    '9999999999999999999999999999999999999999',
  ),
  fc.constantFrom(...ids),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
)

/** A value as flow YAML: scalars, lists, and maps of the schema's keys. */
const { flow } = fc.letrec<{ flow: string }>((tie) => ({
  flow: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    values.map((value) => (/^[\p{L}\d.%-]+$/u.test(value) ? value : JSON.stringify(value))),
    fc.array(tie('flow'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    fc
      .array(fc.tuple(fc.constantFrom(...keys, ...ids), tie('flow')), { maxLength: 4 })
      .map((pairs) => `{${pairs.map(([key, value]) => `${key}: ${value}`).join(', ')}}`),
  ),
}))

const top = [...Object.values(terms.sheet), ...Object.keys(terms.sheet)]

test('any values under any keys', () => {
  const sheet = fc
    .array(fc.tuple(fc.constantFrom(...top, '数据', '目标', '措施'), flow), { maxLength: 8 })
    .map((rows) => rows.map(([key, value]) => `${key}: ${value}\n`).join(''))
  fc.assert(fc.property(sheet, survives), { numRuns: 400 })
})

test('any figures, referred to in any way', () => {
  const figure = fc
    .array(fc.tuple(fc.constantFrom(...Object.values(terms.figure)), flow), { maxLength: 6 })
    .map((pairs) => `{${pairs.map(([key, value]) => `${key}: ${value}`).join(', ')}}`)
  const sheet = fc
    .array(fc.tuple(fc.constantFrom('甲', '乙', '丙', '丁'), figure), { maxLength: 4 })
    .map((rows) => `数据:\n${rows.map(([id, value]) => `  ${id}: ${value}\n`).join('')}`)
  fc.assert(
    fc.property(
      sheet,
      fc.string({ unit: fc.constantFrom(...'【】甲乙丙丁.、/句同比几 ，。') }),
      (text, words) => {
        survives(`标题: 甲\n日期: 2026-06-12\n${text}结尾: ${JSON.stringify(words)}\n`)
      },
    ),
    { numRuns: 400 },
  )
})

test('samples with lines left out, doubled, exchanged or garbled', () => {
  const change = fc.record({
    how: fc.constantFrom('drop', 'double', 'indent', 'cut', 'garble', 'replace'),
    where: fc.nat(),
    at: fc.nat(),
    value: values,
  })
  const broken = fc.tuple(fc.constantFrom(...samples), fc.array(change, { minLength: 1, maxLength: 6 }))
  fc.assert(
    fc.property(broken, ([text, changes]) => survives(changes.reduce(mutate, text))),
    { numRuns: 120 },
  )
}, 60_000)

interface Change {
  how: string
  where: number
  at: number
  value: string
}

function mutate(text: string, { how, where, at, value }: Change): string {
  const lines = text.split('\n')
  const i = where % lines.length
  const line = lines[i]!
  const column = at % (line.length + 1)
  switch (how) {
    case 'drop':
      lines.splice(i, 1)
      break
    case 'double':
      lines.splice(i, 0, line)
      break
    case 'indent':
      lines[i] = ` ${line}`
      break
    case 'cut':
      lines[i] = line.slice(0, column)
      break
    case 'garble':
      lines[i] = line.slice(0, column) + value + line.slice(column)
      break
    default:
      lines[i] = line.replace(/: .*/, `: ${value}`)
  }
  return lines.join('\n')
}

const cellAt = (row: number, column: number, text: string) => ({
  text: text.trim(),
  place: { path: '甲.xlsx', sheet: '一', cell: `${'ABC'[column]!}${row}`, content: text },
})

test('any table under 数据 and 分档', () => {
  const cell = fc.oneof(values, fc.constantFrom(...keys, ...ids, '其中.甲', '目标.数值', '排名.位次'))
  const rows = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 4 })
  fc.assert(
    fc.property(
      fc.array(cell, { minLength: 3, maxLength: 3 }),
      rows,
      fc.boolean(),
      (header, body, isTier) => {
        const table: Table = {
          path: '甲.xlsx',
          sheet: '一',
          header: header.map((text, column) => cellAt(1, column, text)),
          rows: body
            .map((row, i) => row.map((text, column) => cellAt(i + 2, column, text)))
            .filter((row) => row.some(({ text }) => text !== '')),
        }
        const source = new Source('表.yaml', isTier ? '目标: {分档: 甲.xlsx}\n' : '数据: 甲.xlsx\n')
        const tables = new Map([['甲.xlsx', { value: [table], problems: [] }]])
        holds(readFacts(source, { tables }).problems, source)
      },
    ),
    { numRuns: 300 },
  )
})
