import { describe, expect, it } from 'vitest'
import { agreedOn, readTerms, type Terms } from '../../src/terms/index.ts'
import { Source } from '../../src/text/source.ts'

const sets = `编号	名称	成员	起	复核	说明	来源	核对
s1	四大班子	党委|人大|政府|政协				词典	是
q1	三条主导产业链	新材料/新型材料|装备制造|绿色食品	2025-01	2027-12		区委全会报告，2025-01-08	是
q2	两山	金山…|绿水				全会报告	是
q3	五张清单	甲单|乙单				记忆	否
`
const phrases = `编号	文本	类别	起	止	说明	来源	核对
p1	工业强区、农业稳区	提法	2025	2027		区委全会报告	是
p2	河川县节水条例	文件				条例	是
`

function terms(): Terms {
  return readTerms([new Source('sets.tsv', sets), new Source('phrases.tsv', phrases)]).value
}

describe('agreed wordings', () => {
  it('print a set by its name, its members in order, and a 提法 by its text; all by their 编号 too', () => {
    expect(Object.fromEntries(agreedOn(terms(), '2026-06-12'))).toEqual({
      四大班子: '四大班子',
      s1: '四大班子',
      '四大班子.成员': '党委、人大、政府、政协',
      's1.成员': '党委、人大、政府、政协',
      三条主导产业链: '三条主导产业链',
      q1: '三条主导产业链',
      '三条主导产业链.成员': '新材料、装备制造、绿色食品',
      'q1.成员': '新材料、装备制造、绿色食品',
      两山: '两山',
      q2: '两山',
      '工业强区、农业稳区': '工业强区、农业稳区',
      p1: '工业强区、农业稳区',
    })
  })

  it.each([
    ['2024-12-31', false, false],
    ['2025-01-01', true, true],
    ['2027-12-31', true, true],
    ['2028-01-01', false, false],
  ])('are there on %s: %s, %s', (day, set, phrase) => {
    const agreed = agreedOn(terms(), day)
    expect(agreed.has('三条主导产业链.成员')).toBe(set)
    expect(agreed.has('p1')).toBe(phrase)
    expect(agreed.has('四大班子')).toBe(true)
  })

  it('are there whatever their dates where the day is not known', () => {
    expect(agreedOn(terms()).has('三条主导产业链')).toBe(true)
  })
})
