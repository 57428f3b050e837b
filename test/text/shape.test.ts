import { expect, test } from 'vitest'
import * as z from 'zod'
import { formatPlace, type Place } from '../../src/text/place.ts'
import { inner, shape, type ShapeMeta } from '../../src/text/shape.ts'
import { Source } from '../../src/text/source.ts'
import { readYaml } from '../../src/text/yaml.ts'

const as = (shape: ShapeMeta) => ({ shape })
const word = z.string().meta(as({ kind: 'word' }))
const unit = z
  .strictObject({ name: word.optional(), short: word.optional() })
  .meta(as({ kind: 'entries', level: 'unit', short: { text: 'name' } }))
const office = z
  .strictObject({
    units: z
      .array(unit)
      .meta(as({ kind: 'list' }))
      .optional(),
    words: z
      .array(word)
      .meta(as({ kind: 'list' }))
      .optional(),
    checks: z
      .record(z.string(), z.unknown().meta(as({ kind: 'free' })))
      .meta(as({ kind: 'record', names: 'words' }))
      .optional(),
  })
  .meta(as({ kind: 'entries', level: 'office', short: {} }))

function shaped(text: string) {
  const { value, problems } = shape(readYaml(new Source('表.yaml', text)).value, office)
  return { ...value, problems, at: (path: string) => where(value.places.of(path)) }
}

function where(place: Place | undefined): string {
  return place ? formatPlace(place).replace('表.yaml:', '') : '–'
}

test('a schema of another source is shaped alike', () => {
  const { value, problems, places, at } = shaped(
    '单位: [甲局, {简称: 乙}]\nwords: 一\n检查:\n  标点/句末: 关\n  长度: {上限: 5000, 级别: [warn, ]}\n',
  )
  expect(problems).toEqual([])
  expect(value).toEqual({
    units: [{ name: '甲局' }, { short: '乙' }],
    words: ['一'],
    checks: { '标点/句末': '关', 长度: { 上限: '5000', 级别: ['warn'] } },
  })
  expect([at('units/1/short'), at('units/1/nothing'), at('words/0'), at('checks/长度')]).toEqual([
    '1:15',
    '1:10',
    '2:8',
    '5:7',
  ])
  expect([places.written('words'), where(places.key('checks'))]).toEqual(['words', '3:1'])
})

test('an item without a value leaves its number to the next, and nothing of its own', () => {
  const { value, places, at, problems } = shaped('单位:\n  - {简称: [一, 二]}\n  - {名称: 乙}\n')
  expect(problems.map(({ code }) => code)).toEqual(['sheet/type'])
  expect(value).toEqual({ units: [{ name: '乙' }] })
  expect([places.has('units/0/short'), at('units/0'), at('units/0/name')]).toEqual([false, '3:5', '3:10'])
})

test('nothing gives an empty value', () => {
  expect(shaped('').value).toBeUndefined()
  expect(shaped('{}').value).toEqual({})
  const scalar = shaped('甲\n')
  expect([scalar.value, scalar.problems.map(({ code }) => code)]).toEqual([undefined, ['sheet/type']])
})

test('a schema without a shape is a fault of the program', () => {
  expect(() => inner(z.string())).toThrow('no shape')
})
