import { describe, expect, it } from 'vitest'
import { reservedNames } from '../../src/facts/index.ts'
import { FigureBook } from '../../src/learn/figures.ts'
import { shortened } from '../../src/learn/names.ts'
import { isSameName } from '../../src/learn/same-name.ts'

function namesIn(text: string): string[] {
  const book = new FigureBook(reservedNames)
  book.refer(text)
  return book.figures.map(({ name }) => name)
}

describe('names that a secretary would give', () => {
  it.each([
    ['截至5月底，全县规模以上工业增加值完成32.6亿元。', ['规模以上工业增加值']],
    ['引进500万元以上项目118个，接待外地客商近400名。', ['引进500万元以上项目', '接待外地客商']],
    ['千万元以上的签了78个，新开工的只有33个。', ['千万元以上签约项目', '新开工的项目']],
    ['引进的项目，开工率只有60.2%。', ['开工率']],
    ['手里马上能供的工业用地只有420亩，等着落地的项目要用1130亩。', ['能供的工业用地', '等着落地的项目用地']],
    ['47个签约未开工项目，卡在钱上的有16个。', ['签约未开工项目', '卡在钱上的项目']],
    ['项目平均协议投资，全市是5960万元，我们是4180万元。', ['全市项目平均协议投资', '我们项目平均协议投资']],
    ['从签约到开工，全市平均用118天，我们用了143天。', ['全市签约到开工平均用时', '我们签约到开工平均用时']],
    ['外出招商63批次，各镇（街道）合起来才13批次。', ['外出招商', '各镇（街道）外出招商']],
    ['有11家单位到现在一个项目没签。', ['一个项目没签的单位']],
    ['5个驻外小组收集了137条线索，签下来的只有12个。', ['驻外小组', '驻外小组收集线索', '签约的项目']],
    ['42个参赛部门外出招商164批次。', ['参赛部门', '参赛部门外出招商']],
    ['制造业贷款只占各项贷款的9.8%。', ['制造业贷款占各项贷款比重']],
    ['截至8月底还欠着1350万元，闲置厂房空着8.6万平方米。', ['欠付', '闲置厂房空着']],
    ['第一产业增加值15.6亿元，增长3.2%。', ['第一产业增加值', '第一产业增加值增幅']],
    [
      '项目开工率85%、投产率60%，分别比去年同期提高5个和8个百分点。',
      ['项目开工率', '投产率', '项目开工率增幅', '投产率增幅'],
    ],
    ['工业投资由2024年的15.2亿元增加到2025年的18.9亿元。', ['工业投资', '工业投资']],
    ['市级财政拿出5000万元专项资金，争取到上级资金3.6亿元。', ['市级财政拿出专项资金', '上级资金']],
    ['区住建局今年要完成老旧小区改造24个，惠及群众8600户。', ['老旧小区改造', '惠及群众']],
    ['一档部门，签约项目3个；新开工项目2个。', ['一档部门签约项目', '一档部门新开工项目']],
    [
      '全市工业用地亩均税收只有9.8万元，比全省平均水平低4.6万元。',
      ['工业用地亩均税收', '工业用地亩均税收与全省平均差距'],
    ],
    ['人均消费比全省平均水平低82元。', ['人均消费与全省平均差距']],
    ['有3个乡镇没有完成任务，5个部门排名靠后。', ['没有完成任务的乡镇', '排名靠后的部门']],
    ['掰开来算，余下每个月要新开工7个。', ['每月新开工']],
    ['茶叶、油茶、毛竹深加工项目39个。', ['茶叶、油茶、毛竹深加工项目']],
  ])('%s', (text, names) => {
    expect(namesIn(text)).toEqual(names)
  })

  it('never begin or end as no name does, and are of at most 16 characters', () => {
    const texts = [
      '占了26.3%。',
      '的有26户，是3户，到了5户。',
      '我们的那些去年已经由省里批下来并且开了工又停下来等着要补办手续的老厂区改造提升项目27个。',
      '还有13个，已有8个，只有5个。',
      '，12个。3人。',
    ]
    for (const name of texts.flatMap(namesIn)) {
      expect(name).toMatch(/^(?![的了占有是])[^，。]{2,16}(?<![的了占有是])$/u)
    }
  })
})

describe('ids', () => {
  it.each([
    ['到位资金', '到位资金'],
    ['引进500万元以上项目', '引进项目'],
    ['应当兑付的招商奖补资金', '应当兑付招商奖补资金'],
    ['工业税收占全部税收比重', '工业税收占比'],
    ['各镇（街道）外出招商', '各镇街道外出招商'],
  ])('%s → %s', (name, id) => {
    expect(shortened(name)).toBe(id)
  })

  it('differ, are none of the words of references, and are of at most 10 characters', () => {
    const book = new FigureBook(reservedNames)
    book.refer('目标5个，目标6个，目标7户。其中8个。完成率9%。')
    for (let i = 1; i < 30; i++) book.refer(`规模以上工业企业研发机构建设${i}个。`)
    const ids = book.figures.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => id.length > 10 || reservedNames.includes(id))).toEqual([])
  })
})

it('knows when two names mean the same', () => {
  expect(isSameName('签约未开工的项目', '签约未开工项目')).toBe(true)
  expect(isSameName('正式签约项目', '签约项目')).toBe(true)
  expect(isSameName('开工项目', '未开工项目')).toBe(false)
  expect(isSameName('工业项目', '农业项目')).toBe(false)
})
