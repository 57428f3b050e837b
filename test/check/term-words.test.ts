import { beforeAll, describe, expect, it } from 'vitest'
import { termRules } from '../../src/check/term/index.ts'
import { checkText, sharedInputs, type Shared } from '../support/check.ts'

const mine = ['term/period', 'term/lexicon', 'term/de-adverb', 'term/dup-word']
const rules = termRules.filter(({ id }) => mine.includes(id))

let shared: Shared
beforeAll(async () => {
  shared = await sharedInputs()
})

/** What the four rules say of a text of June 2026, as `rule level words`. */
function found(text: string): string[] {
  const { doc, findings, executionErrors } = checkText(text, rules, { meta: { 日期: '2026-06-12' } }, shared)
  expect(executionErrors).toEqual([])
  return findings.map(({ code, level, range }) => `${code} ${level} ${doc.slice(range)}`)
}

describe('published prose', () => {
  it.each([
    [
      'a report that looks back',
      '各位代表，现在我代表县人民政府，向大会报告工作，请予审议。过去五年，我们坚决打赢脱贫攻坚战，两万名建档立卡贫困户全部脱贫，“十三五”规划圆满收官，“十四五”规划主要目标任务如期完成。2018年机构改革以来，原县国土资源局、县环保局、县安监局的职责平稳划转，扫黑除恶专项斗争取得全面胜利。党史学习教育、党纪学习教育走深走实，新冠肺炎疫情三年的考验，全县上下扛过来了。',
    ],
    [
      'tasks that begin',
      '要聚焦“十五五”开局，巩固拓展脱贫攻坚成果同乡村振兴有效衔接，落实落细惠农政策。环保部门、农业部门、卫生健康部门要各负其责；县市场监督管理局、县农业农村局要联合执法，防止企业届时交不了货。第一批露天矿山复绿要抓紧，第二个、第十二个项目要提前介入，招商引资要讲究方法。期末能完成的不拖到年末，来水偏枯的灌区要提早蓄水。',
    ],
    [
      'people and money',
      '副县长侯志强、县委组织部部长安建明同志到会，诸侯山社区的老侯车队也派人参加。会前公布署名倡议书，会上交流经验，会后研究研究怎么办、讨论讨论谁来办。专项资金拨付下达到村，支付主任办公会议定的工程款，付款账户、台账、流水账都要对得上；银行计提拨备，给予警告处分的要入档，授予备案证明的不再重复检查，准予算入存量的另表列出。',
    ],
    [
      'adverbs and nouns',
      '拿出扎实的推进举措、科学的管理办法和严格的落实机制，把全面的深化改革部署变成有效的服务供给。大家有序地推进、扎实地抓好、全面落实，一件一件办，一批一批干，一茬接着一茬抓，干部要实实在在做事，清清爽爽为人。对过度期待要降温，对过渡期政策要讲透，学历界定要从严，显现着力点，凸显着眼处。',
    ],
    [
      'places and documents',
      '我们拓展即墨市场、蓬莱市场和潜山县域经济的合作空间，走访宁乡县花猪公司、双流县机场路社区，《安监局值班制度》《农业部关于印发若干规定的通知》等文件仍按原文引用。美国农业部公布的数据仅供参考，香港工商局来访的客商已经签约。报名截止日期为6月30日，项目申报截止5月底，征集意见截止到7月，逾期不候。',
    ],
  ])('stays silent: %s', (_, text) => {
    expect(found(text)).toEqual([])
  })
})

describe('what is found', () => {
  it.each([
    ['截止5月底，全县夏粮入库8.6万吨。', ['term/lexicon warn 截止']],
    ['截止到2025年底，参保人数达到31万人。', ['term/lexicon warn 截止']],
    ['村里的帐本要公开，记帐要及时，结帐要清楚。', Array.from({ length: 3 }, () => 'term/lexicon warn 帐')],
    ['县工商局、县国税局负责同志参加。', ['term/period info 工商局', 'term/period info 国税局']],
    ['区安监局每月抽查一次。', ['term/period warn 安监局']],
    ['要全力推进“十四五”规划的实施。', ['term/period info 十四五']],
    [
      '坚决的打好这一仗，主动的参与到防汛中来。',
      ['term/de-adverb warn 坚决的打好', 'term/de-adverb warn 主动的参与'],
    ],
    [
      '各级各级党组织要行动起来，深入深入一线。',
      ['term/dup-word warn 各级各级', 'term/dup-word warn 深入深入'],
    ],
    [
      '县教育局会同公安局县教育局会同公安局开展检查。',
      ['term/dup-word warn 县教育局会同公安局县教育局会同公安局'],
    ],
  ])('in %s', (text, expected) => {
    expect(found(text)).toEqual(expected)
  })
})

it('switches a row off, or adds one, by the list of a workspace', async () => {
  const { readTerms } = await import('../../src/terms/index.ts')
  const { Source } = await import('../../src/text/source.ts')
  const head = '编号\t误\t正\t级别\t条件\t说明\t来源\t核对'
  const shipped = new Source('content/terms/lexicon.tsv', `${head}\na\t布署\t部署\t存疑\t\t某\t某文\t是`)
  const own = new Source(
    'terms/lexicon.tsv',
    `${head}\na\t布署\t部署\t关\t\t\t\t\nb\t阳光小驿\t阳光驿站\t差错\t\t\t本办通知\t是`,
  )
  const terms = readTerms([shipped, own]).value
  const { findings } = checkText('统一布署，建好阳光小驿。', rules, {}, { ...shared, terms })
  expect(findings.map(({ message }) => message)).toEqual(['此处为“阳光小驿”，应为“阳光驿站”'])
})
