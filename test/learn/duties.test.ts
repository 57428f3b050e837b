import { describe, expect, it } from 'vitest'
import { dutiesIn } from '../../src/learn/duties.ts'

const single = (owner: string | string[], support?: string | string[]): object => ({
  责任: { 牵头单位: owner, 配合单位: support },
})
const task = (
  owner: string | string[],
  matter: string,
  due?: string,
  support?: string | string[],
): object => ({
  牵头单位: owner,
  配合单位: support,
  事项: matter,
  完成时限: due,
})

describe('who does what by when', () => {
  it.each([
    [
      '由区自然资源局牵头，区司法局、区经开区配合，年底前完成。',
      { 责任: { 牵头单位: '区自然资源局', 配合单位: ['区司法局', '区经开区'] }, 完成时限: '年底前' },
    ],
    ['这项工作由县行政审批局牵头。', { 责任: { 牵头单位: '县行政审批局', 配合单位: undefined } }],
    [
      '县工信局要上门帮企业备材料，5月底前备齐。',
      { 责任: { 牵头单位: '县工信局', 配合单位: undefined }, 完成时限: '5月底前' },
    ],
    [
      '区招商局负责跟进，每半月报一次。',
      { 责任: { 牵头单位: '区招商局', 配合单位: undefined }, 频次: '每半月' },
    ],
    ['各单位要抓紧，8月底前办完。', { 完成时限: '8月底前' }],
    ['有的单位不上心，8月底前说过一回，9月底前又说一回。', {}],
    ['招商先得手里有东西，每亩投资要算清。', {}],
  ])('%s', (text, duties) => {
    expect(dutiesIn([text])).toEqual(duties)
  })

  it('several owners are tasks', () => {
    expect(dutiesIn(['区财政局要把奖补资金付清，9月底前办完。区工商联负责摸清在外办企业的老乡。'])).toEqual({
      任务: [
        { 牵头单位: '区财政局', 配合单位: undefined, 事项: '把奖补资金付清', 完成时限: '9月底前' },
        { 牵头单位: '区工商联', 配合单位: undefined, 事项: '摸清在外办企业的老乡', 完成时限: undefined },
      ],
    })
  })

  it.each<[string, object]>([
    [
      '住建局于6月底前完成管网改造12公里，财政局于7月底前拨付补助资金，审计局8月15日前出具跟踪意见。',
      {
        任务: [
          task('住建局', '完成管网改造', '6月底前'),
          task('财政局', '拨付补助资金', '7月底前'),
          task('审计局', '出具跟踪意见', '8月15日前'),
        ],
      },
    ],
    [
      '由县林业局会同县农业农村局编制补栽方案，3月20日前报县政府。',
      { ...single('县林业局', '县农业农村局'), 完成时限: '3月20日前' },
    ],
    ['县水利局会同各乡镇逐渠清淤。', single('县水利局', '各乡镇')],
    ['此事由县水利局牵头、县财政局和县审计局配合。', single('县水利局', ['县财政局', '县审计局'])],
    [
      '县城管局牵头，各镇（街道）配合，年底前拆完。',
      { ...single('县城管局', '各镇（街道）'), 完成时限: '年底前' },
    ],
    [
      '把漏栽的坡地补起来。责任单位：县林业局、县财政局；完成时限：4月10日前。',
      { ...single(['县林业局', '县财政局']), 完成时限: '4月10日前' },
    ],
    [
      '牵头单位：县住建局；配合单位：县发改局、各乡镇；完成时限：10月底',
      { ...single('县住建局', ['县发改局', '各乡镇']), 完成时限: '10月底' },
    ],
    ['各乡镇要逐村登记水井，5月底前报县水利局。', { ...single('各乡镇'), 完成时限: '5月底前' }],
    [
      '先修主渠，再修支渠。（责任单位：县水利局，6月底前完成）',
      { ...single('县水利局'), 完成时限: '6月底前' },
    ],
    [
      '整修机耕道（县交通局牵头，县农业农村局配合，9月底前完成）。',
      { ...single('县交通局', '县农业农村局'), 完成时限: '9月底前' },
    ],
    ['县督查室每月通报一次进度。', { ...single('县督查室'), 频次: '每月' }],
    [
      '县水利局每周巡查一次堤防，县气象局每季度会商一次雨情。',
      {
        任务: [
          { ...task('县水利局', '巡查一次堤防'), 频次: '每周' },
          { ...task('县气象局', '会商一次雨情'), 频次: '每季度' },
        ],
      },
    ],
    ['进度表每半月公布一次。', { 频次: '每半月' }],
    [
      '9月底前，由县教育局负责校舍排查。县住建局负责危房鉴定，12月底前出结果。',
      { 任务: [task('县教育局', '校舍排查', '9月底前'), task('县住建局', '危房鉴定', '12月底前')] },
    ],
  ])('is learned: %s', (text, duties) => {
    expect(dutiesIn([text])).toEqual(duties)
  })

  it('is of each paragraph its own, where labels stand below each', () => {
    expect(
      dutiesIn([
        '疏通排水沟。责任单位：县水利局；完成时限：5月底前。',
        '更换旧水泵。责任单位：县农业农村局；完成时限：6月底前。',
      ]),
    ).toEqual({
      任务: [task('县水利局', '疏通排水沟', '5月底前'), task('县农业农村局', '更换旧水泵', '6月底前')],
    })
  })

  it.each([
    ['各乡镇要高度重视。'],
    ['县水利局负责的三条渠都验收了。'],
    ['县财政局8月底前拨付了补助资金。'],
    ['全局要一盘棋，大局要看清。'],
    ['牵头单位主动一点，配合单位紧跟上来。'],
    ['有关部门要各负其责，相关单位要搞好服务。'],
    ['每月用水三百方，每年省下两万元。'],
    ['县水利局要求什么时候完成？'],
    ['返乡要有去处，老乡要有活干。'],
  ])('is not guessed: %s', (text) => {
    expect(dutiesIn([text])).toEqual({})
  })

  it('says nothing that the text does not', () => {
    const text =
      '由县林业局会同县农业农村局编制补栽方案，3月20日前报县政府。县财政局4月底前拨付树苗款80万元，各乡镇每周报一次进度。'
    const words = (value: unknown): string[] =>
      typeof value === 'string' ? [value] : Object.values(value ?? {}).flatMap(words)
    const said = words(dutiesIn([text]))
    expect(said.length).toBeGreaterThan(6)
    expect(said.filter((word) => !text.includes(word))).toEqual([])
  })

  it('takes long texts in linear time', () => {
    const started = performance.now()
    dutiesIn([
      '区'.repeat(50_000),
      '由'.repeat(50_000),
      '甲、'.repeat(30_000),
      '区局要'.repeat(20_000),
      '责任单位：'.repeat(20_000),
      '区局，'.repeat(20_000),
      '（'.repeat(50_000),
    ])
    expect(performance.now() - started).toBeLessThan(3000)
  })
})
