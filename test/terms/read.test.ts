import { describe, expect, it } from 'vitest'
import { readTerms } from '../../src/terms/index.ts'
import { formatPlace } from '../../src/text/place.ts'
import { Source } from '../../src/text/source.ts'

const lexiconHead = '编号\t误\t正\t级别\t条件\t说明\t来源\t核对\n'
const datedHead = '编号\t旧称\t新称\t起\t止\t类别\t说明\t来源\t核对\n'
const setsHead = '编号\t名称\t成员\t起\t复核\t说明\t来源\t核对\n'
const phrasesHead = '编号\t文本\t类别\t起\t止\t说明\t来源\t核对\n'

function lexicon(rows: string, path = 'content/terms/lexicon.tsv'): Source {
  return new Source(path, lexiconHead + rows)
}

function told(sources: readonly Source[]): string[] {
  return readTerms(sources).problems.map(
    ({ code, message, place }) => `${formatPlace(place!)} ${code} ${message}`,
  )
}

describe('word lists', () => {
  it('are read by the names of their files', () => {
    const { value, problems } = readTerms([
      lexicon('# 错字\n\na1\t布署\t部署\t差错\t\t形近\t某词典\t是\n'),
      new Source('x/dated.tsv', `${datedHead}d1\t县安监局\t县应急管理局\t\t2018-12\t机构\t\t记忆\t否\n`),
      new Source('x/sets.tsv', `${setsHead}s1\t三餐\t早餐|午餐/中餐|晚餐\t2012\t\t\t某文\t是\n`),
      new Source('x/phrases.tsv', `${phrasesHead}p1\t一步一个脚印\t提法\t\t\t\t某文\t是\n`),
      new Source('x/other.tsv', 'anything'),
    ])
    expect(problems).toEqual([])
    expect(value.lexicon).toMatchObject([
      {
        id: 'a1',
        wrong: '布署',
        right: '部署',
        level: 'error',
        conditions: [],
        checked: true,
        source: '某词典',
      },
    ])
    expect(value.dated).toMatchObject([
      { id: 'd1', term: '县安监局', successor: '县应急管理局', to: '2018-12', kind: '机构', checked: false },
    ])
    expect(value.dated[0]).not.toHaveProperty('from')
    expect(value.sets).toMatchObject([
      { name: '三餐', members: [['早餐'], ['午餐', '中餐'], ['晚餐']], from: '2012' },
    ])
    expect(value.phrases).toMatchObject([{ text: '一步一个脚印', kind: '提法' }])
  })

  it('give no more than a hint where a row is only remembered', () => {
    const { value } = readTerms([
      lexicon('a1\t布署\t部署\t差错\t\t\t记忆\t否\na2\t其它\t其他\t提示\t\t\t某词典\t是\n'),
    ])
    expect(value.lexicon.map(({ level }) => level)).toEqual(['info', 'info'])
  })

  it('are overlaid row by row by those of the workspace', () => {
    const { value, problems } = readTerms([
      lexicon('a1\t布署\t部署\t差错\t\t\t甲\t是\na2\t其它\t其他\t存疑\t\t\t甲\t是\n'),
      lexicon(
        'a2\t其它\t其他\t关\t\t\t\t\na1\t布署\t部署\t存疑\t\t\t乙\t是\nb1\t座落\t坐落\t存疑\t\t\t乙\t是\n',
        '笔杆/lexicon.tsv',
      ),
      new Source('x/sets.tsv', `${setsHead}s1\t三餐\t早餐|晚餐\t\t\t\t甲\t是\n`),
      new Source('y/sets.tsv', `${setsHead}s1\t\t\t\t\t\t\t关\n`),
    ])
    expect(problems).toEqual([])
    expect(value.lexicon.map(({ id, level, source }) => [id, level, source])).toEqual([
      ['a1', 'warn', '乙'],
      ['b1', 'warn', '乙'],
    ])
    expect(value.sets).toEqual([])
  })

  it('may have their columns in another order, and Windows line ends', () => {
    const text = '误\t编号\t正\t级别\t条件\t说明\t来源\t核对\r\n布署\ta1\t部署\t存疑\t\t\t甲\t是\r\n'
    const { value, problems } = readTerms([new Source('lexicon.tsv', text)])
    expect(problems).toEqual([])
    expect(value.lexicon).toMatchObject([{ id: 'a1', wrong: '布署', checked: true }])
  })

  it('tell what is wrong with a row, and where', () => {
    expect(
      told([
        lexicon(
          'a1\t布署\t部署\t很错\t\t\t甲\t是\n' +
            'a2\t布署\t部署\t差错\n' +
            'a3\t布署\t部署\t差错\t接前:甲\t\t甲\t是\n' +
            'a4\t布署\t部署\t差错\t\t\t甲\t是\n' +
            'a4\t再接再励\t再接再厉\t差错\t\t\t甲\t是\n' +
            'a5\t\t部署\t差错\t\t\t甲\t是\n' +
            'a6\t布署\t部署\t差错\t\t\t甲\t对\n' +
            'a7\t布署\t部署\t差错\t\t\t\t是\n',
        ),
      ]),
    ).toEqual([
      'content/terms/lexicon.tsv:2:10 terms/level “级别”应为“差错”“存疑”“提示”或“关”，此处为“很错”；这一行没有采用',
      'content/terms/lexicon.tsv:3:1 terms/columns 这一行有4格，应有8格，没有采用；格与格之间用一个制表符（Tab），空格子也要留着',
      'content/terms/lexicon.tsv:4:13 terms/condition 条件“接前:甲”看不懂，应写成“前接:…”“不前接:…”“后接:…”“不后接:…”或“正则:…”；这一行没有采用',
      'content/terms/lexicon.tsv:6:1 terms/duplicate 编号“a4”用了两次，这一行没有采用，请改号',
      'content/terms/lexicon.tsv:7:4 terms/cell “误”一格是空的，请补上；这一行没有采用',
      'content/terms/lexicon.tsv:8:17 terms/cell “核对”应为“是”或“否”，此处为“对”；这一行没有采用',
      'content/terms/lexicon.tsv:9:15 terms/cell 核对过的词条要写明来源；这一行没有采用',
    ])
  })

  it('tell wrong dates, kinds and members', () => {
    expect(
      told([
        new Source(
          'dated.tsv',
          `${datedHead}d1\t甲局\t\t2018-13\t\t机构\t\t\t否\nd2\t乙局\t\t2018\t2016\t机构\t\t\t否\n`,
        ),
        new Source('phrases.tsv', `${phrasesHead}p1\t一步\t成语\t\t\t\t\t否\n`),
        new Source('sets.tsv', `${setsHead}s1\t三餐\t早餐\t\t\t\t\t否\ns2\t三餐\t早餐||晚餐\t\t\t\t\t否\n`),
      ]),
    ).toEqual([
      'dated.tsv:2:8 terms/cell “起”应写成 2025 或 2025-03，此处为“2018-13”；这一行没有采用',
      'dated.tsv:3:13 terms/cell “止”早于“起”，请核对；这一行没有采用',
      'phrases.tsv:2:7 terms/cell “类别”应为“提法”“文件”“引语”之一，此处为“成语”；这一行没有采用',
      'sets.tsv:2:7 terms/cell “成员”至少要有两个，用“|”隔开，不能有空的；这一行没有采用',
      'sets.tsv:3:7 terms/cell “成员”至少要有两个，用“|”隔开，不能有空的；这一行没有采用',
    ])
  })

  it('tell a list without its columns, and take nothing of it', () => {
    const source = new Source('sets.tsv', '编号\t名称\ns1\t三餐\n')
    expect(told([source])).toEqual([
      'sets.tsv:1:1 terms/columns 第一行应是列名，缺“成员、起、复核、说明、来源、核对”；列名之间用制表符（Tab）',
    ])
    expect(readTerms([source, new Source('dated.tsv', '')]).value.sets).toEqual([])
  })

  it.each([
    ['(a+)+b', '太复杂'],
    ['(甲|乙){2}', '太复杂'],
    ['(.)\\1', '太复杂'],
    ['.*.*.*.*.*', '太复杂'],
    ['a?a?a?a?a?', '太复杂'],
    ['(甲', '写错了'],
    ['', '后面没有式子'],
  ])('refuse the form %s', (form, why) => {
    const [problem] = readTerms([lexicon(`a1\t布署\t部署\t差错\t正则:${form}\t\t甲\t是\n`)]).problems
    expect(problem).toMatchObject({ code: 'terms/condition' })
    expect(problem!.message).toContain(why)
  })
})
