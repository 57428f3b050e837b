import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFacts } from '../../src/facts/index.ts'
import { learnSpeech, type Learned } from '../../src/learn/index.ts'
import { makeDraft } from '../../src/make.ts'
import { readMarkdown } from '../../src/read/index.ts'
import { plainWords, type Speech } from '../../src/speech/index.ts'
import { likenessOf } from '../../src/text/likeness.ts'
import type { Problem } from '../../src/text/problem.ts'
import { Source } from '../../src/text/source.ts'
import { study } from '../../src/study.ts'
import { utf8 } from '../support/encodings.ts'
import { oldSpeeches } from '../support/old-speeches.ts'
import { draftOf, samples, shippedLibrary, workspaceWith } from '../support/workspace.ts'

/** 汉字 and digits, without what stands for something masked. */
function letters(speech: Speech): string {
  return plainWords(speech)
    .replaceAll(/【待补：[^】]*】/gu, '')
    .replaceAll(/[^\p{Script=Han}\d]/gu, '')
}

function isError({ level }: Problem): boolean {
  return level === 'error'
}

/** A draft of what was learned, by its own template. */
async function draftAgain({
  template,
  templateText,
  sheetText,
}: Learned): Promise<{ speech: Speech; errors: Problem[] }> {
  const file = { path: `templates/speech/${template}.md.hbs`, kind: 'speech' as const, text: templateText }
  const made = await makeDraft(
    { sheet: new Source('sheet.yaml', sheetText) },
    workspaceWith([file], {}, shippedLibrary),
    { formats: ['md'] },
  )
  return { speech: made.value.speech!, errors: made.problems.filter(isError) }
}

function learnText(markdown: string): { speech: Speech; learned: Learned } {
  const speech = readMarkdown(new Source('old.md', markdown)).value
  return { speech, learned: learnSpeech(speech, '旧稿') }
}

/** The texts of a sheet without 数据. */
function textsOf({ sheet }: Learned): string {
  return JSON.stringify({ ...sheet.data, 数据: undefined })
}

describe('a draft of what was learned is the old speech', () => {
  it.each(samples.map(({ name }) => name))('%s', async (name) => {
    const sample = samples.find((one) => one.name === name)!
    const { value } = await draftOf(sample.text, { path: sample.path })
    const { speech, learned } = learnText(value.draft!.markdown)
    const { speech: again, errors } = await draftAgain(learned)
    expect(errors).toEqual([])
    expect(likenessOf(letters(speech), letters(again))).toBeGreaterThanOrEqual(0.995)
    const { met, referred } = learned.sheet.figures
    expect(referred / met).toBeGreaterThanOrEqual(0.9)
  })

  it.each(oldSpeeches.map(({ name }) => name))(
    '%s, and its figures as a reader lists them are references',
    async (name) => {
      const old = oldSpeeches.find((one) => one.name === name)!
      const { value } = await study('old.txt', utf8(old.text), { name: '旧稿' })
      const { learned, mended } = value!
      const { speech: again, errors } = await draftAgain(learned)
      expect(errors).toEqual([])
      expect(likenessOf(letters(mended.speech), letters(again))).toBeGreaterThanOrEqual(0.98)
      const texts = textsOf(learned)
      const left = old.expected.figures.filter((figure) => texts.includes(figure))
      expect(left.length / old.expected.figures.length).toBeLessThanOrEqual(0.1)
      expect(learned.sheet.figures.referred).toBeGreaterThanOrEqual(old.expected.figures.length * 0.9)
    },
  )
})

/** Figures in all forms that learning knows, and who does what by when; the figures are counted by hand: 33. */
const speech = `# 在清河区招商引资推进会上的讲话

（2026年6月12日）

区长　王立明

同志们：

全年过半，我们开这个会。刚才，区招商局通报了1—5月全区招商引资工作情况；城关镇、区经开区分别代表各镇（街道）、各园区作了表态发言。两家的表态都有数字。下面，我讲三点意见。

## 一、看清形势、找准差距

截至5月底，全区到位资金达到18.6亿元，完成全年目标44亿元的42.3%，同比增长10.1%，列全市第3位，较上次前移2位。引进500万元以上项目118个，比去年同期多13个，其中亿元以上9个、5000万元14个。靠老乡牵线引来的项目有31个，占26.3%。技改投资占工业投资的比重，由2023年的41.8%，到2024年的40.3%，再到2025年的38.6%，一路走低。工业用电量同比下降3%。

签约未开工项目47个，卡在钱上的有16个。外出招商63批次，各镇（街道）合起来才13批次，有11家单位到现在一个项目没签。

## 二、突出重点、细化举措

到位资金确保44亿元、力争48亿元，离全年目标还差25.4亿元。

### （一）做实前期

区发改局会同区经贸局、区招商局，7月底前再谋划一批可以拿出去谈的项目。库里现有项目152个，其中58个一年多没人问过。

### （二）用好地块

闲置厂房还空着8.6万平方米，可供工业用地420亩。由区自然资源局牵头，区司法局配合，每半月过一遍。

### （三）分头去办

区财政局要把欠着的奖补资金还清，9月底前付完1350万元。区工商联负责摸清在外办企业的老乡，8月底前报名单。

## 三、压实责任、严格督查

签约未开工的47个，三家各领一份名单。全程网办率76.4%，距年度目标85%还差8.6个百分点。干部要有信心，群众满意度98.6%，发放问卷3200份。

同志们，任务已经明确，希望大家抓紧去办！
`

describe('a speech with figures in all forms', () => {
  const { speech: old, learned } = learnText(speech)

  it('comes back', async () => {
    const { speech: again, errors } = await draftAgain(learned)
    expect(errors).toEqual([])
    expect(letters(again)).toBe(letters(old))
  })

  it('has no figure left in its texts', () => {
    expect(learned.sheet.figures.met).toBe(33)
    expect(learned.sheet.figures.referred).toBe(33)
  })

  it('says when, where and of what', () => {
    expect(learned.sheet.data).toMatchObject({
      地区: '清河区',
      主题: '招商引资',
      时段: { 起: '2026-01', 止: '2026-05' },
      默认: { 来源: '旧稿《在清河区招商引资推进会上的讲话》', 截至: '2026-05-31' },
      讲话人: { 职务: '区长', 姓名: '王立明' },
      日期: '2026-06-12',
    })
  })

  it('tells who does what by when', () => {
    const { sheet } = readFacts(new Source('sheet.yaml', learned.sheetText)).value!
    const [first, second, third] = sheet.measures!.points!
    expect(first).toMatchObject({
      duty: { owner: ['区发改局'], support: ['区经贸局', '区招商局'] },
      due: '7月底前',
    })
    expect(second).toMatchObject({
      duty: { owner: ['区自然资源局'], support: ['区司法局'] },
      frequency: '每半月',
    })
    expect(third!.tasks).toMatchObject([
      { owner: ['区财政局'], matter: '把欠着的奖补资金还清', due: '9月底前' },
      { owner: ['区工商联'], matter: '摸清在外办企业的老乡', due: '8月底前' },
    ])
  })

  it('knows what was heard', () => {
    expect(learned.sheet.data['刚才']).toEqual([
      { 谁: '区招商局', 做了: '通报', 内容: '1—5月全区招商引资工作情况' },
      {
        谁: ['城关镇', '区经开区'],
        代表: ['各镇（街道）', '各园区'],
        做了: '表态发言',
        评价: '两家的表态都有数字',
      },
    ])
  })

  it('says of its figures what the text says', () => {
    const { sheet } = readFacts(new Source('sheet.yaml', learned.sheetText)).value!
    expect(sheet.figures).toMatchObject({
      到位资金: {
        value: '18.6',
        unit: '亿元',
        growth: '10.1',
        target: [
          { name: '全年目标', value: '44', commitment: '确保' },
          { value: '48', commitment: '力争' },
        ],
        rank: { place: '3', previous: '5', scope: '全市' },
      },
      引进项目: {
        name: '引进500万元以上项目',
        value: '118',
        lastYear: '105',
        parts: { 亿元以上: { value: '9' }, '5000万元': { value: '14' } },
      },
      技改投资占比: { series: { '2023年': '41.8', '2024年': '40.3', '2025年': '38.6' } },
      工业用电量: { growth: '-3' },
      全程网办率: { value: '76.4', target: [{ name: '年度目标', value: '85' }] },
    })
  })

  it('reads like a sheet that a person wrote', () => {
    const lines = learned.sheetText.split('\n')
    expect(lines[0]).toBe('# 由“在清河区招商引资推进会上的讲话”学来；数字请核对来源')
    expect(lines).toContain('讲话人: {职务: 区长, 姓名: 王立明}')
    expect(lines).toContain('  外出招商: {名称: 外出招商, 数值: 63, 单位: 批次}')
    expect(learned.sheetText).toContain('\n\n数据:\n')
  })
})

describe('where a speech does not say', () => {
  it('place, subject and time are left out', () => {
    const { learned } = learnText(
      '# 在全区工作会议上的讲话\n\n同志们：\n\n今天开会。\n\n## 一、抓落实\n\n上半年做了不少事。\n',
    )
    expect(learned.sheet.data).toMatchObject({ 日期: '无' })
    for (const key of ['地区', '主题', '时段', '数据', '默认'])
      expect(learned.sheet.data[key]).toBeUndefined()
  })

  it('no name of a place is made of the words before 区政府', () => {
    const { learned } = learnText(
      '# 在全区招商工作会议上的讲话\n\n同志们：\n\n各镇要报区政府，我代表区政府讲几句，行程报区委。\n\n## 一、抓落实\n\n要从区委做起。\n',
    )
    expect(learned.sheet.data['地区']).toBeUndefined()
  })
})

/** Sentences with figures, in which # stands for a number that no hand chose. */
const sentences = [
  '全区到位资金达到#亿元，完成全年目标#亿元的#%，同比增长#%，列全市第3位。',
  '引进500万元以上项目#个，比去年同期多#个，占全部项目的#%。',
  '其中亿元以上#个、5000万元#个，工业项目#个，占#%。',
  '税收由2023年的#%，到2024年的#%，再到2025年的#%，逐年下降。',
  '工业用电量同比下降#%，居全市第#位，较上次后移#位。',
  '签约项目确保#个、力争#个，还差#个，每个月要签#个。',
  '近#名客商来访，#多批次外出，至少#万元以上，#.#倍于去年。',
  '城镇新增就业#人、失业率#%，分别比上年同期提高#%和#个百分点。',
  '【附件】所列#个项目（#亿元）、“#家”企业，共计#万平方米。',
  '一档部门，签约项目#个，或协议投资额#亿元；新开工项目#个。',
  '目标#个，其中#个，完成率#%，同比#%，数值#，句#次。',
]

describe('whatever the numbers are', () => {
  it('a draft gives them back', async () => {
    const digits = fc.oneof(
      fc.integer({ min: 0, max: 30 }).map(String),
      fc.integer({ min: 0, max: 99_999 }).map(String),
      fc.constantFrom('0', '0.0', '18.60', '007', '1.50', '100', '99999999999', '3.14159'),
    )
    const filled = fc
      .tuple(fc.constantFrom(...sentences), fc.array(digits, { minLength: 5, maxLength: 5 }))
      .map(([sentence, numbers]) => {
        let at = 0
        return sentence.replaceAll('#', () => numbers[at++ % numbers.length]!)
      })
    await fc.assert(
      fc.asyncProperty(fc.array(filled, { minLength: 1, maxLength: 5 }), async (texts) => {
        const markdown = `# 在会上的讲话\n\n（2026年6月12日）\n\n同志们：\n\n今天开会，我讲两点意见。\n\n## 一、看成绩\n\n${texts.join('')}\n\n## 二、抓落实\n\n${texts.join('\n\n')}\n`
        const { speech: old, learned } = learnText(markdown)
        const { speech: again } = await draftAgain(learned)
        expect(letters(again)).toBe(letters(old))
      }),
      { numRuns: 60 },
    )
  })
})

describe('what only some old speeches have', () => {
  const head = '# 在会上的讲话\n\n（2026年6月12日）\n\n同志们：\n\n今天开会。'
  const part = '## 一、抓落实\n\n各单位要抓好落实。'

  it('thanks alone close the draft too', async () => {
    const { learned } = learnText(`${head}\n\n${part}\n\n谢谢大家！\n`)
    const { speech: again } = await draftAgain(learned)
    expect(letters(again)).toMatch(/谢谢大家$/u)
  })

  it.each(['请看{{#if 甲}}这里。', '会上讲了【几】点。'])('%s is no word of a sheet', async (sentence) => {
    const { learned } = learnText(`${head}\n\n首先，${sentence}\n\n${part}\n`)
    expect(readFacts(new Source('sheet.yaml', learned.sheetText)).problems.filter(isError)).toEqual([])
    const { speech: again, errors } = await draftAgain(learned)
    expect(errors).toEqual([])
    expect(letters(again)).toContain(letters({ ...learnText(sentence).speech }))
  })

  it('a day that the calendar has not is told as left out', () => {
    const { learned } = learnText(`# 在会上的讲话\n\n（2026年2月30日）\n\n同志们：\n\n${part}\n`)
    expect(learned.speech.left).toEqual(['日期“2026年2月30日”'])
  })

  it('many mends of one line keep the words around them only', async () => {
    const { value } = await study('old.txt', utf8('，其中12个、一是:'.repeat(2000)), { name: '旧稿' })
    const { done } = value!.mended
    expect(done.length).toBeGreaterThan(1000)
    expect(Math.max(...done.map(({ before, after }) => before.length + after.length))).toBeLessThan(800)
  })
})
