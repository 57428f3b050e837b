/** Series, announced counts, heads and repetition: how the lists are read, and texts on which their rules are silent. */
import { array, assert, constantFrom, property } from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { announcements } from '../../src/check/find/announced.ts'
import { counts } from '../../src/check/find/counts.ts'
import { repeated } from '../../src/check/find/repeated.ts'
import { series } from '../../src/check/find/series.ts'
import { rules, type AnyRule } from '../../src/check/index.ts'
import { checkText, docOf } from '../support/check.ts'

const groups = ['heading', 'series', 'count', 'repeat']
const own: AnyRule[] = rules.filter(({ id }) => groups.includes(id.split('/')[0]!))

/** The marks of every series of a text, joined; ? behind one that could be read in two ways. */
function seriesOf(text: string): string[] {
  const doc = docOf(text)
  return doc
    .find(series)
    .series.map(({ items, unsure }) => items.map((item) => doc.slice(item)).join('') + (unsure ? '?' : ''))
}

/** Every announced count with what was found: 三点意见=4. */
function countsOf(text: string): string[] {
  const doc = docOf(text)
  return doc
    .find(counts)
    .map(({ announced, found, unsure }) => `${doc.slice(announced)}=${found.length}${unsure ? '?' : ''}`)
}

function spokenIn(text: string): string[] {
  const doc = docOf(text)
  return doc
    .find(announcements)
    .filter(({ spoken, told }) => spoken && !told)
    .map((each) => doc.slice(each))
}

describe('series', () => {
  it.each([
    [
      '两组连着',
      '问题有：一是远；二是偏。办法有：一是修路；二是架桥；三是通车。',
      ['一是二是', '一是二是三是'],
    ],
    ['一项里套一组', '一是治水。做到：一是清；二是畅。二是治气。三是治土。', ['一是二是三是', '一是二是']],
    ['套的一组更长', '一是治水，抓三处：一是渠；二是塘；三是库。二是治气。', ['一是二是', '一是二是三是']],
    ['换了标记的一组', '一是治水：第一，清淤；第二，截污。二是治气。', ['一是二是', '第一，第二，']],
    ['一是要和一是', '一是要早。二是要细。三是严。', ['一是要二是要三是']],
    ['分成几段', '重点有三：一是早。\n\n二是细。\n\n三是实。', ['一是二是三是']],
    ['表题和掌声不算断', '一是早。\n\n（掌声）\n\n二是细。\n\n图1 进度\n\n三是实。', ['一是二是三是']],
    [
      '标题断开序列',
      '## 一、甲\n\n一是早，二是细。\n\n## 二、乙\n\n一是早，二是细。',
      ['一是二是', '一是二是'],
    ],
    [
      '小标题夹在中间',
      '**一是抓早**。有两步。\n\n1.备料。备足。\n\n2.备人。备齐。\n\n**二是抓细**。到户。',
      ['一是二是', '1.2.'],
    ],
    ['引号里的不算', '有人说“一是一，二是二是老话”。', []],
    ['首先其次再次最后', '首先，要早；其次，要细；再次，要实；最后，要快。', ['首先，其次，再次，最后，']],
    ['第几件', '第一件，修路。\n\n第二件，架桥。', ['第一件，第二件，']],
    ['其一其二', '原因有二：其一，天旱；其二，渠漏。', ['其一，其二，']],
    ['列表给的序号', '要办：\n\n1. 修路\n2. 架桥', ['']],
  ])('%s', (_, text, found) => {
    expect(seriesOf(text)).toEqual(found)
  })

  it('leaves open what can be read in two ways', () => {
    expect(seriesOf('一是甲。二是乙。分别看：一是丙。二是丁。三是戊。')).toEqual([
      '一是二是?',
      '一是二是三是?',
    ])
  })

  it('lets an announced count decide', () => {
    expect(seriesOf('一是甲。二是乙。抓三件事：一是丙。二是丁。三是戊。')).toEqual([
      '一是二是',
      '一是二是三是',
    ])
  })
})

describe('announced counts', () => {
  it.each([
    ['我讲三点意见。', ['三点意见']],
    ['就做好这项工作，我再强调四点。', ['四点']],
    ['下面我从五个方面向大家汇报。', ['五个方面']],
    ['我想同大家商量两个问题。', ['两个问题']],
    ['我代表县委提三点希望。', ['三点希望']],
    ['刚才，徐书记讲了五点意见。', []],
    ['市长在会上强调四点要求。', []],
    ['会议从下午三点开到五点。', []],
    ['我讲几点意见。', []],
    ['第三点意见我赞成。', []],
    ['他提出了一点建议。', []],
  ])('spoken: %s', (text, found) => {
    expect(spokenIn(text)).toEqual(found)
  })

  it.each([
    ['存在三个短板：一是远；二是偏；三是散。', ['三个短板=3']],
    ['要办好十件民生实事，一是修路；二是架桥；三是通车。', ['十件民生实事=3']],
    ['概括起来是“三个明显”：一是水明显清了；二是路明显平了。', ['三个明显=2']],
    ['在四个“下功夫”上见成效：一是在早上下功夫；二是在细上下功夫。', ['四个“下功夫”=2']],
    ['概括起来就是“三个不够”。一是学得不够，二是干得不够。', ['三个不够=2']],
    ['聚焦“两高四着力”，一是扩；二是改；三是转。', []],
    ['围绕“五个聚焦”，一是扩；二是改；三是转。', []],
    ['抓好四项任务的落实：一是督；二是查。', []],
    ['建成6个项目：一是纸厂；二是面厂。', []],
    ['五个问题要看清：从外部看，一是旱；二是涝；从内部看，一是懒；二是散。', []],
    ['有五个问题：一是旱；二是涝；从内部看，一是懒；二是散。', ['五个问题=2?']],
    [
      '## 一、抓好三项工作\n\n（一）早。抢早。\n\n（二）细。抓细。\n\n（三）实。抓实。\n\n## 二、完',
      ['三项工作=3'],
    ],
    ['## 一、攻克两个难题，办好三件实事\n\n（一）早。抢早。\n\n（二）细。抓细。\n\n（三）实。抓实。', []],
    [
      '要办三件实事：一是水；二是路；三是电。\n\n这三件实事办好了，群众就满意。',
      ['三件实事=3', '三件实事=3'],
    ],
  ])('%s', (text, found) => {
    expect(countsOf(text)).toEqual(found)
  })
})

describe('repeated runs', () => {
  it('extends to both sides, over marks, within paragraphs', () => {
    const line = '河道每周巡查一次，发现漂浮物当天清理，岸线每月排查一遍'
    const doc = docOf(`甲村${line}，做得好。\n\n乙村${line.replace('，', '；')}。也不错。`)
    const [run, ...more] = doc.find(repeated)
    expect(more).toEqual([])
    expect(doc.slice(run!.first)).toBe(`村${line}`)
    // 村 and 25 of the line without its two ，
    expect(run!.length).toBe(1 + line.length - 2)
  })

  it('takes no time for a text of one character', () => {
    const doc = docOf('好'.repeat(200_000))
    const started = performance.now()
    doc.find(repeated)
    expect(performance.now() - started).toBeLessThan(2000)
  })
})

describe('texts as they are published', () => {
  const folder = 'test/check/published'
  it.each(readdirSync(folder))('%s', (name) => {
    const { findings, executionErrors } = checkText(readFileSync(`${folder}/${name}`, 'utf8'), own)
    expect(executionErrors).toEqual([])
    expect(findings.map(({ name: rule, message }) => `${rule}：${message}`)).toEqual([])
  })
})

describe('odd texts', () => {
  const pieces = [
    '一是',
    '二是',
    '三是',
    '一要',
    '第一，',
    '第二、',
    '首先，',
    '最后，',
    '（一）',
    '（3）',
    '1.',
    '2、',
    '①',
  ]
  const rest = [
    '三点意见',
    '“四个到位”',
    '我讲两点：',
    '附件：1.表',
    '附件1',
    '\n\n',
    '\n',
    '## 一、',
    '### 2.',
    '。',
    '；',
    '：',
    '，',
    '“',
    '”',
    '《',
    '》',
    '甲乙丙',
    '𠮷',
    ' ',
  ]
  it('never break a rule', () => {
    assert(
      property(array(constantFrom(...pieces, ...rest), { maxLength: 60 }), (parts) => {
        const { executionErrors } = checkText(parts.join(''), own, {
          earlier: [{ name: '旧.md', text: parts.toReversed().join('') }],
        })
        expect(executionErrors).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['一是', '一是好；'.repeat(20_000)],
    ['标题', '## 一、抓好三项工作\n\n'.repeat(4000)],
    ['点数', '我讲三点意见：一是好，二是快。这三点意见很好。'.repeat(4000)],
    ['引号', '“甲”“乙”'.repeat(20_000)],
  ])('take no long time: %s', (_, text) => {
    const started = performance.now()
    const { executionErrors } = checkText(text, own)
    expect(executionErrors).toEqual([])
    expect(performance.now() - started).toBeLessThan(20_000)
  })
})
