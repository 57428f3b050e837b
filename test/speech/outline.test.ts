/** Five invented speeches with the structure of the seeds (STANDARDS 4.3); their outlines are written by hand. */
import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readMarkdown } from '../../src/read/index.ts'
import { plainText, type Outline, type Section, type Series } from '../../src/speech/index.ts'
import { Source } from '../../src/text/source.ts'

const folder = new URL('outlines/', import.meta.url)
const outlineOf = (markdown: string) => readMarkdown(new Source('稿.md', markdown)).value.outline

function shortForm(outline: Outline): string {
  const series = (each: Series, depth: number): string[] =>
    each.items.flatMap((item) => [
      `${'  '.repeat(depth)}- ${item.mark}|${item.title}`,
      ...item.series.flatMap((inner) => series(inner, depth + 1)),
    ])
  const section = (each: Section): string[] => [
    `${'  '.repeat(each.level - 1)}${each.level} ${each.mark}|${each.title}`,
    ...each.series.flatMap((inner) => series(inner, each.level)),
    ...each.sections.flatMap(section),
  ]
  return [
    ...Object.entries(outline.head).map(([role, node]) => `${role} ${plainText(node)}`),
    ...(outline.series ?? []).flatMap((each) => series(each, 0)),
    ...outline.sections.flatMap(section),
    ...outline.closing.map((block) => `closing ${plainText(block)}`),
    ...outline.announced.map(({ count, noun, found }) => `announced ${count}${noun}=${found ?? '?'}`),
    '',
  ].join('\n')
}

const fixture = (name: string, file: string) => readFileSync(new URL(`${name}/${file}`, folder), 'utf8')

test.each(readdirSync(folder))('%s', (name) => {
  expect(shortForm(outlineOf(fixture(name, 'draft.md')))).toBe(fixture(name, 'outline.txt'))
})

/** Series and counts of one paragraph, or of several, under a head. */
const under = (...paragraphs: string[]) =>
  shortForm(outlineOf(`## 一、甲乙\n\n${paragraphs.join('\n\n')}`))
    .split('\n')
    .slice(1, -1)

describe('series', () => {
  test('an inner 一是 inside 一是…四是', () => {
    expect(under('一是甲。二是乙：一是子；二是丑；三是寅。三是丙。四是丁。')).toEqual([
      '  - 一是|甲',
      '  - 二是|乙',
      '    - 一是|子',
      '    - 二是|丑',
      '    - 三是|寅',
      '  - 三是|丙',
      '  - 四是|丁',
    ])
  })

  test('another series in the paragraphs after it stands beside it, one right under its last item inside', () => {
    expect(under('一是甲。', '二是乙。', '下一步抓两件事。', '一要丙。', '二要丁。')).toEqual([
      '  - 一是|甲',
      '  - 二是|乙',
      '  - 一要|丙',
      '  - 二要|丁',
      'announced 2件事=2',
    ])
    expect(under('一要甲。', '二要乙。', '第一，丙。', '第二，丁。')).toEqual([
      '  - 一要|甲',
      '  - 二要|乙',
      '    - 第一，|丙',
      '    - 第二，|丁',
    ])
  })

  test('a caption or applause between items ends nothing', () => {
    expect(under('**一是甲**。子。', '（掌声）', '图1　示意', '**二是乙**。丑。')).toEqual([
      '  - 一是|甲',
      '  - 二是|乙',
    ])
  })

  test('一是 with no 二是, idioms, words and quotations are no series', () => {
    expect(under('一是重视不够，另一方面办法不多。')).toEqual([])
    expect(under('办事要实在，一是一、二是二，不含糊。')).toEqual([])
    expect(under('质量第一、效益优先。第一、二、三产业都要抓。')).toEqual([])
    expect(under('抓住第一要务。一要素不能缺，二要素不能少。')).toEqual([])
    expect(under('他说：“一是要快。二是要好。”')).toEqual([])
    expect(under('十是一个整数，二十是它的两倍。')).toEqual([])
  })

  test('badly numbered series are kept for the check', () => {
    expect(under('一是甲。二要乙。三是丙。')).toEqual(['  - 一是|甲', '  - 二要|乙', '  - 三是|丙'])
    expect(under('一是甲。三是丙。四是丁。')).toEqual(['  - 一是|甲', '  - 三是|丙', '  - 四是|丁'])
    expect(under('一是甲。二是乙。二是丙。')).toEqual(['  - 一是|甲', '  - 二是|乙', '  - 二是|丙'])
  })

  test('首先 … 最后, （1） … （2）, ① … ②, 1. … 2. and numbered lists', () => {
    expect(under('首先，甲。其次，乙。最后，丙。')).toEqual([
      '  - 首先，|甲',
      '  - 其次，|乙',
      '  - 最后，|丙',
    ])
    expect(under('要求如下：（1）甲；（2）乙。')).toEqual(['  - （1）|甲', '  - （2）|乙'])
    expect(under('①甲；②乙。')).toEqual(['  - ①|甲', '  - ②|乙'])
    expect(under('任务是：1.做强甲；2.做优乙。')).toEqual(['  - 1.|做强甲', '  - 2.|做优乙'])
    expect(under('1. 甲。\n2. 乙。')).toEqual(['  - 1.|甲', '  - 2.|乙'])
  })

  test('a slot is part of a title, whatever it says', () => {
    expect(under('一是【待补：问题。一】多。二是【待核：乙】。')).toEqual([
      '  - 一是|【待补：问题。一】多',
      '  - 二是|【待核：乙】',
    ])
  })

  test('a speech without sections has its series in the opening', () => {
    expect(shortForm(outlineOf('# 表态发言\n\n我讲三点：\n\n一是抓。\n\n二是管。\n\n三是督。'))).toBe(
      'title 表态发言\n- 一是|抓\n- 二是|管\n- 三是|督\nannounced 3点=3\n',
    )
  })
})

const heads = (count: number) =>
  ['一', '二', '三', '四', '五'].slice(0, count).map((n) => `## ${n}、要做好这件事\n\n正文。`)
const announced = (opening: string, count: number) =>
  outlineOf([`# 讲话`, opening, ...heads(count)].join('\n\n')).announced.map(
    ({ count, noun, found }) => `${count}${noun}=${found ?? '?'}`,
  )

describe('announced counts', () => {
  test.each([
    ['下面，我讲三点意见。', 4, ['3点意见=4']],
    ['下面，我就做好工作讲三点意见：', 3, ['3点意见=3']],
    ['张书记讲了五点意见，我都赞成。下面再强调三点。', 3, ['3点=3']],
    ['县委张书记强调五点意见，请抓好落实。我讲两点。', 2, ['2点=2']],
    ['我讲几点意见。', 2, []],
    ['再强调一点。', 2, []],
    ['去年部署的五项任务都完成了。', 2, []],
    ['三季度以来，第一方阵的6个项目进展顺利。“四项机制”运转良好。', 2, []],
    ['今天召开7个专题会议，这是其中一个。', 2, []],
    ['下面，我讲12个问题。', 2, ['12个问题=2']],
  ])('%s', (opening, count, expected) => {
    expect(announced(opening, count)).toEqual(expected)
  })

  test('of items in a section', () => {
    expect(under('存在四个短板：一是甲。二是乙。三是丙。').at(-1)).toBe('announced 4个短板=3')
    expect(under('要抓好两项任务：', '（一）抓甲。子。', '（二）抓乙。丑。', '（三）抓丙。寅。').at(-1)).toBe(
      'announced 2项任务=3',
    )
    expect(under('去年的五项要求还要坚持。一是甲。二是乙。').at(-1)).toBe('  - 二是|乙')
    expect(under('五个方面的问题比较突出。一是甲。二是乙。').at(-1)).toBe('announced 5个方面的问题=2')
  })

  test('a noun in quotes', () => {
    expect(under('要树立起三种“意识”，把劲鼓足。', '一是甲。', '二是乙。', '三是丙。').at(-1)).toBe(
      'announced 3种“意识”=3',
    )
    // “问题清单” is a thing, not a number of points.
    expect(under('要用好三个“问题清单”。', '一是甲。', '二是乙。').at(-1)).toBe('  - 二是|乙')
  })

  test('a device in quotes, where as many items follow', () => {
    expect(under('集中表现为「三有三不」，一是有甲。二是有乙。三是有丙。').at(-1)).toBe('announced 3有三不=3')
    expect(under('主要是“两个不够”：一是甲不够。二是乙不够。').at(-1)).toBe('announced 2个不够=2')
    expect(under('要做到“四个到位”，一是甲。二是乙。').at(-1)).toBe('  - 二是|乙')
  })

  test('of things that are named before it', () => {
    expect(under('项目要符合产业定位和投资强度两个条件，缺一不可。').at(-1)).toBe('announced 2个条件=2')
    expect(under('项目要符合产业定位、投资强度和税收两个条件，缺一不可。')).not.toContain(
      'announced 2个条件=2',
    )
  })

  test('a place for each', () => {
    const [count] = outlineOf('# 讲话\n\n下面，我讲两点意见。\n\n## 一、甲\n\n## 二、乙').announced
    expect(count!.place).toMatchObject({ start: 11, end: 15 })
  })
})
