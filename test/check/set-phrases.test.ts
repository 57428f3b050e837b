import { array, assert, constantFrom, property, record, string } from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { rules, type AnyRule } from '../../src/check/index.ts'
import { checkText, sharedInputs, type Shared } from '../support/check.ts'

let shared: Shared
beforeAll(async () => {
  shared = await sharedInputs()
})

const ids = [
  'term/fixed-set',
  'term/verbatim',
  'term/quotation',
  'name/hierarchy',
  'name/foreign-place',
  'name/own-level',
]
/** What texts that nobody wrote are put together of. */
const pieces = [
  '“五位一体”',
  '“四风”',
  '新发展理念',
  '两个确立',
  '（',
  '）',
  '、',
  '，',
  '：',
  '即',
  '等',
  '的',
  '和',
  '\n\n',
  '经济',
  '政治建设',
  '创新',
  '共享',
  '形式主义',
  '奢侈之风',
  '江苏省',
  '嘉兴市',
  '海盐县',
  '浙江',
  '我市',
  '我们',
  '云岭县',
  '推动',
  '高质量发展',
  '委、县政府',
  '“千里之堤',
  '溃于蚊穴”',
  '《土地管里法》',
  '书记强调：',
  '“',
  '”',
]

const chosen: readonly AnyRule[] = rules.filter(({ id }) => ids.includes(id))

function found(text: string, meta: Record<string, string> = {}): string[] {
  return checkText(text, chosen, { meta }, shared).findings.map(({ code, message }) => `${code} ${message}`)
}

describe('rules of set phrases and places', () => {
  it('are all there', () => {
    expect(chosen.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
  })

  it.each([
    [
      '沱阳县',
      '过去五年，我们坚持稳中求进工作总基调，完整、准确、全面贯彻新发展理念，统筹推进“五位一体”总体布局，协调推进“四个全面”战略布局，全县地区生产总值迈上三百亿元台阶。产业结构持续优化，三次产业比例调整为12:45:43。农业、农村、农民工作齐头并进，创新、绿色动能不断积蓄，社会、文化、生态各项事业全面进步，党委、政府、群众拧成一股绳。',
    ],
    [
      '沱阳县',
      '根据县委、县政府统一部署，县教体局会同各乡镇，先后赴浙江省嘉兴市海盐县、江苏省南通市海门区学习集团化办学经验。对照《中华人民共和国义务教育法》《未成年人学校保护规定》和省、市有关文件，逐校建立问题清单。海盐县要求学校把课后服务作为必修课，这一点值得我们借鉴。与兄弟县区相比，我县农村学校音体美教师缺口仍有86名，有的县已经全部配齐。',
    ],
    [
      '清河区',
      '市委、市政府把清河区列为全市老旧小区改造试点区，我市首批十个试点中我区占了三个。区委书记多次讲“改造不是刷一遍墙”，区住建局要把这句话落到每一栋楼。全区上下坚决反对形式主义、官僚主义，把“三会一课”开到小区，把“四议两公开”用到加装电梯上，做到事前问需于民、事中问计于民、事后问效于民。',
    ],
    [
      '江州市',
      '沱阳县要守好北大门，清河区要当好主引擎，云岭县要做足山水文章。各县区要对照省委、省政府《关于加强防汛救灾能力建设的若干措施》，补短板、强弱项。上半年，全市争取国家重大战略实施和重点领域安全能力建设项目42个，大规模设备更新和消费品以旧换新带动消费18.6亿元，“两重”“两新”成效居全省第三。',
    ],
    [
      '江南省',
      '全面落实“放管服”改革要求，“高效办成一件事”重点事项增加到36项。长三角一体化、长江经济带等国家战略深入实施，与上海市、浙江省、安徽省共建科技创新共同体，与新疆维吾尔自治区、西藏自治区对口支援合作持续深化。推动沿江各市协同治理，长江干流水质稳定保持二类，南京市、苏州市、无锡市等中心城市能级进一步提升。',
    ],
    [
      '沱阳县',
      '要大力弘扬“三牛”精神，学习老支书“俯首甘为孺子牛”的品格。群众说：“路通了，心就通了，往后的日子有奔头。”县长在现场办公会上要求“三天拿方案、七天见成效”。文房四宝进校园、四季有活动，书香沱阳建设走在前列；春、秋两季播种面积稳定，夏、秋两熟丰收在望。',
    ],
  ])('are silent on a report of %s', (region, text) => {
    expect(found(text, { 地区: region, 日期: '2026-06-12' })).toEqual([])
  })

  it('find what is wrong in one of many right places', () => {
    const text =
      '我们到浙江省嘉兴市、安徽省合肥市学习，又去了安徽省徐州市。' +
      '大家讨论“五位一体”（经济、政治、文化、社会、生态文明建设），' +
      '也讨论“四大班子”（党委、政府、人大、政协）怎样各司其职。' +
      '会上有人引用“众人拾柴火焰高”，也有人说成“众人拾材火焰高”。'
    expect(found(text, { 地区: '沱阳县', 日期: '2026-06-12' })).toEqual([
      'name/hierarchy 此处为“安徽省徐州市”，应为“江苏省徐州市”',
      'term/fixed-set “四大班子”此处次序不对，应为“党委、人大、政府、政协”',
      'term/verbatim 此处为“众人拾材火焰高”，请核实是否为“众人拾柴火焰高”',
    ])
  })

  it('leave alone a set that somebody has to look at again, and divisions of former days', () => {
    const text = '“四个自信”（理论自信、道路自信、制度自信、文化自信）'
    expect(found(text, { 日期: '2026-06-12' })).toHaveLength(1)
    expect(found(text, { 日期: '2027-11-01' })).toEqual([])
    expect(found('他原籍江苏省嘉定县，1958年划归上海市。')).toEqual([])
  })

  it('never fail, whatever the text is put together of', () => {
    const piece = constantFrom(...pieces)
    assert(
      property(array(piece, { maxLength: 60 }), record({ 地区: string({ maxLength: 6 }) }), (taken, meta) => {
        const region = meta.地区.replace(/[^\p{L}]/gu, '')
        const checked = checkText(
          taken.join(''),
          chosen,
          { meta: { 地区: `${region}县`, 日期: '2026-06-12' } },
          shared,
        )
        expect(checked.executionErrors).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('take no longer than the text is long', () => {
    const text = '“五位一体”，即经济、政治、文化、社会、“三农”：农业、农村，新发展理念的创新、协调、'.repeat(
      3000,
    )
    const start = performance.now()
    expect(checkText(text, chosen, { meta: { 地区: '沱阳县' } }, shared).executionErrors).toEqual([])
    expect(performance.now() - start).toBeLessThan(5000)
  })
})
