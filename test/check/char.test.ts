import { beforeAll, describe, expect, it } from 'vitest'
import { charRules } from '../../src/check/char/index.ts'
import type { Finding } from '../../src/check/index.ts'
import { checkText, fixedText, sharedInputs, type Shared } from '../support/check.ts'
import { draftOf, samples } from '../support/workspace.ts'

let shared: Shared
beforeAll(async () => {
  shared = await sharedInputs()
})

const told = ({ code, message }: Finding): string => `${code} ${message}`
const toldOf = (text: string): string[] => checkText(text, charRules, {}, shared).findings.map(told)

describe('clean text is left alone', () => {
  it.each([
    [
      'a report full of letters',
      `# 政府工作报告

临川县人民政府县长　陈志远

各位代表：

现在，我代表县人民政府，向大会报告工作，请予审议，并请各位政协委员提出意见。

## 第一部分　2025年工作回顾

过去一年，“互联网＋监管”“5G＋工业互联网”加快落地，A级旅游景区达到12家，其中4A级3家、5A级1家，A股上市公司增至2家，C919配套件、K9无人机试飞成功，eVTOL航线开通，T台秀、B超下乡、X光机进村各有声色；PM2.5平均浓度降至28μg/m³，R&D经费投入强度提高到2.1%，GDP(gdp)、APP(应用程序)的写法统一。

全年实现利税16.8亿元，同比多增1.2个百分点。I类口岸、Ⅲ级响应机制、α粒子检测、β射线探伤、γ辐照中心等配套完善，铁路№3线、气温5～8℃、面积120㎡的①②③三个标段按期完工。`,
    ],
    [
      'old and rare characters in their place',
      `成效显著，著名侨乡、专著评选、土著鱼类放流等工作受到上级肯定，原著民俗展演与著作权登记服务同步推进，跟著名院校共建的3个中心挂牌。慰藉孤老、瞭望哨所、宫商角徵羽音乐会、乾县客商恳谈、昇腾算力中心、濛溪河治理都有新进展，喆海物流、堃泰建材等企业落户，亓（qí）官氏祠、歙（shè）砚工坊纳入保护，镕铸车间投产。

乙级以上资质设计单位9家，甲、乙两类项目全部开工，乙肝疫苗接种率达99.2%，乙烯下游延伸项目签约；百公里油耗4.6公升的公交车投放40辆，汽油每公升级差价取消，智慧办公升级完成，海拔1200公尺以上村庄通了客车。`,
    ],
    [
      'tables, lists of names, slogans, times',
      `| 项　目 | 单 位 | 数 量 |
| --- | --- | --- |
| 学 位 | 个 | 3 600 |
| 床 位<br>（护理型） | 张 | 1 200 |

资料来源：县统计局。

会前，老党员王　芳、李　刚（蒙古族）、欧阳慧娟同志发了言，参加座谈的还有赵国庆 钱文斌 孙丽 李　响，他们都提了很好的意见。时间：2026年1月8日 9:00，地点：县会议中心 三楼报告厅。

## 凝心聚力 实干争先 奋力谱写现代化建设新篇章

历史川流不息，精神代代相传。长风破浪会有时 直挂云帆济沧海。只要一代接着一代干，下一篇文章一定更精彩，上一页辉煌终将成为序章。打印机、扫一扫、浏览量等词语常见于政务新媒体，全年阅读量超过3000万次。

坚持 one health 理念，推广 Wi Fi 6、iPhone 15 应用案例，方案(试行)、细则(a)(b)两项照旧。

联系电话 0550 8812345

　　　　　　　　　　　　　　2026年1月8日`,
    ],
  ])('%s', (_, text) => {
    expect(toldOf(text)).toEqual([])
  })

  it.each(samples.map(({ name, path, text }) => [name, path, text]))(
    'the draft %s',
    async (_, path, sheet) => {
      const draft = (await draftOf(sheet!, { path: path! })).value.draft!.markdown
      expect(draft.length).toBeGreaterThan(1000)
      expect(toldOf(draft)).toEqual([])
    },
  )
})

describe('many of a kind', () => {
  it('spaces put in by a program are one finding a paragraph, and all are fixed', async () => {
    const paragraph = `${'全镇种植油茶 30 亩，'.repeat(20)}长势良好。`
    const text = `${paragraph}\n\n${paragraph}`
    expect(toldOf(text)).toEqual([
      'char/inner-space “油茶”与“30”之间有空格（本段共40处），请核实是否应删去',
      'char/inner-space “油茶”与“30”之间有空格（本段共40处），请核实是否应删去',
    ])
    expect(await fixedText(text, charRules, {}, shared)).toBe(text.replaceAll(' ', ''))
  })

  it('readings all over a page are one finding', () => {
    const text = '開(kāi)會，選(xuǎn)人，'.repeat(12)
    expect(toldOf(text)).toContain('char/pinyin-gloss 全文夹有网页转换留下的注音（共24处），请核实是否应删去')
    expect(toldOf(text).filter((one) => one.startsWith('char/pinyin-gloss'))).toHaveLength(1)
  })

  it('a pasted paragraph in traditional characters is one finding', () => {
    const text = `全镇上下齐心协力，把堤防守住了。\n\n搶險隊員連續奮戰，將潰口堵復，轉移羣眾無一傷亡，損失減到最輕；東門、馬頭兩處險段還須補強。\n\n${'大家都很辛苦，也都很高兴。'.repeat(40)}`
    expect(toldOf(text)).toEqual(['char/traditional 本段用繁体字书写（共12处），请核实是否需要改为简体字'])
  })
})

describe('a name in the list of the office', () => {
  it('is written as its owner writes it', () => {
    const text = '请林國棟就开展情况作说明。'
    expect(toldOf(text)).toEqual(['char/traditional 此处为繁体字“國棟”，请核实是否为“国栋”'])
    const { findings } = checkText(
      text,
      charRules,
      { office: '人员: [{姓名: 林國棟, 职务: 站长}]\n' },
      shared,
    )
    expect(findings.map(told)).toEqual([])
  })
})

describe('markup', () => {
  it('is kept when something inside it is fixed', async () => {
    expect(await fixedText('**一是抓好 3 个试点**。其余照旧。', charRules, {}, shared)).toBe(
      '**一是抓好3个试点**。其余照旧。',
    )
  })
})
