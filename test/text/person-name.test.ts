import { expect, test } from 'vitest'
import { bareName, plainName } from '../../src/text/person-name.ts'

test.each([
  ['孙 慧', '孙慧'],
  ['高　　峰', '高峰'],
  [' 欧阳 雪 ', '欧阳雪'],
  ['Peter  Lang', 'Peter Lang'],
  ['Peter Lang', 'Peter Lang'],
  ['阿不都·热西提', '阿不都·热西提'],
])('the name “%s” is read as “%s”', (written, name) => {
  expect(plainName(written)).toBe(name)
})

test('names are compared without any space', () => {
  expect(bareName('Peter　Lang')).toBe(bareName('PeterLang'))
})
