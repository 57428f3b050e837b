import { array, assert, constantFrom, oneof, property, string } from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  furniture,
  loadRepair,
  mayNeedRepair,
  overConvert,
  repairText,
  type Repair,
  type RepairEdit,
} from '../../src/text/repair.ts'
import { draftOf, samples } from '../support/workspace.ts'

let repair: Repair
beforeAll(async () => {
  repair = await loadRepair()
})

function applied(text: string, edits: readonly RepairEdit[]): string {
  return edits
    .toReversed()
    .reduce((now, { start, end, text: put }) => now.slice(0, start) + put + now.slice(end), text)
}

describe('GBK read one byte off', () => {
  it.each([
    // 統 is bd 79, 計 is d3 8b: without bd the rest reads y計
    ['據y計，來賓逾百人', '據統計，來賓逾百人'],
    // 發 is b0 6c, 展 is d5 b9
    ['加快l展步伐，務求實效', '加快發展步伐，務求實效'],
    // 。 is a1 a3, 總 is bf 82, 體 is f3 77: a3 bf is the mark ？
    ['進度過半？傮w看，形勢向好', '進度過半。總體看，形勢向好'],
    ['進度過半\ufffd？傮w看，形勢向好', '進度過半。總體看，形勢向好'],
  ])('%s → %s', (text, whole) => {
    expect(applied(text, repair.byteShift(text))).toBe(whole)
  })

  it('is found where the choice is open, and then says what is certain', () => {
    // 建设项目 is bd a8, c9 e8, cf ee, c4 bf: the first and the last byte are lost
    expect(repair.findShifts('又有三个ㄉ柘钅\ufffd开工')).toEqual([
      { start: 4, end: 8, candidates: [], certain: '□设项□' },
    ])
    expect(repair.byteShift('又有三个ㄉ柘钅\ufffd开工')).toEqual([])
  })

  it('ends where the characters make sense again', () => {
    expect(repair.findShifts('又有三个ㄉ柘钅开工建设，进度不慢')).toEqual([
      { start: 4, end: 7, candidates: [], certain: '□设项□' },
    ])
  })

  it('takes the words from elsewhere in the text', () => {
    const text = '建设项目要抓早。又有三个ㄉ柘钅\ufffd开工'
    expect(applied(text, repair.byteShift(text))).toBe('建设项目要抓早。又有三个建设项目开工')
  })

  it.each([
    '引进B超三台，登录e政务平台，A股上市两家，T台秀在周末，K线向上',
    'A級景區三家，B超機兩台，K線圖一張，5G基站齊備，完成x項任務，x縣長講話',
    'PM2.5浓度下降，GDP增长，5km长跑开赛',
    'ㄅㄆㄇㄈ是注音符号，Минск是地名',
    '┌──┐表格线',
  ])('is not seen in %s', (text) => {
    expect(repair.findShifts(text)).toEqual([])
  })
})

describe('readings in brackets', () => {
  it.each([
    ['農(nóng)業(yè)發(fā)展', '農業發展'],
    ['农(nóng)业(yè)发(fā)展', '农业发展'],
    ['質(zhi)量', '質量'],
  ])('%s → %s', (text, whole) => {
    expect(applied(text, repair.pinyinGloss(text))).toBe(whole)
  })

  it.each([
    '歙（shè）县',
    '歙(shè)县',
    '蚌(bèng)埠(bù)',
    'GDP(gdp)',
    '為(app)',
    '为(wéi)人民服务',
    '龑(yǎn)字生僻',
  ])('stay in %s', (text) => {
    expect(repair.pinyinGloss(text)).toEqual([])
  })
})

describe('what converters exchanged', () => {
  it.each([
    ['又建成乙個社區食堂', '又建成一個社區食堂'],
    ['建好另乙个泵站', '建好另一个泵站'],
    ['每乙項任務', '每一項任務'],
    ['提公升水平', '提升水平'],
    ['服务提公升年', '服务提升年'],
    ['，公升溫加壓', '，升溫加壓'],
    ['玉公尺收购', '玉米收购'],
    ['決心不能動遙', '決心不能動摇'],
    ['毫不动遥，稳住阵脚', '毫不动摇，稳住阵脚'],
  ])('%s → %s', (text, whole) => {
    expect(applied(text, overConvert(text))).toBe(whole)
  })

  it.each([
    '百公里3.5公升',
    '四十公升級桶裝',
    '乙方负责',
    '甲、乙两个标段',
    '甲个案已结，乙个案待办',
    '智慧办公升级',
    '因公升迁',
    '乙肝疫苗',
    '乙级资质',
    '坝高30公尺',
    '移动遥控信号，启动遥感监测',
  ])('stay in %s', (text) => {
    expect(overConvert(text)).toEqual([])
  })
})

describe('traditional characters', () => {
  it.each([
    ['統籌推进', '统筹推进'],
    ['乾淨整潔', '干净整洁'],
    ['緊緊圍繞著這條主線', '紧紧围绕着这条主线'],
    ['要著力、著重抓', '要着力、着重抓'],
    ['本著實事求是的原則', '本着实事求是的原则'],
    ['對於困難', '对于困难'],
  ])('%s → %s', (text, whole) => {
    expect(applied(text, repair.simplify(text))).toBe(whole)
  })

  it.each([
    '乾县、乾縣、乾安、乾隆',
    '昇腾和毕昇',
    '濛溪河',
    '于頔碑、赵孟頫帖、龑字拓片',
    '成效显著，著名专家有专著',
    '土著，编著，原著重印',
    '瞭望，慰藉，宫商角徵羽',
    '同著名高校共建，与著作权人协商',
    '核心区新增面粉厂，台湾干部后来去了里面',
  ])('stay in %s', (text) => {
    expect(repair.simplify(text).filter(({ text: put }) => put !== '县')).toEqual([])
  })

  it('of a whole text are told apart from a few', () => {
    expect(
      repair.isTraditional(
        '全縣上下齊心協力，搶險隊員連續奮戰三晝夜，終於將潰口堵復，轉移群眾無一傷亡，損失減到最輕',
      ),
    ).toBe(true)
    expect(repair.isTraditional('全县上下齐心协力，搶險队员连续奋战三昼夜')).toBe(false)
  })
})

describe('page furniture', () => {
  it.each([
    '上一篇：在全县植树动员会上的讲话',
    '下一篇：没有了',
    '责任编辑：小林',
    '浏览次数：1286',
    '字号：大 中 小',
    '【打印】【关闭】',
    '发布时间：2026-03-12 08:30',
    '来源：某某网 作者：佚名 浏览：35',
    'https://www.example.com/a.html',
    '> 当前位置：首页 > 讲话',
  ])('%s goes with its line', (line) => {
    expect(applied(`好。\n${line}\n行。`, furniture(`好。\n${line}\n行。`))).toBe('好。\n行。')
  })

  it('inside a paragraph goes alone', () => {
    const text = '此稿由网友上传，内容不代表本站观点。各位代表，请审议。'
    expect(applied(text, furniture(text))).toBe('各位代表，请审议。')
  })

  it.each([
    ['通道要清。(本文来自某某范文网 www.example.com)哨位要稳。', '通道要清。哨位要稳。'],
    ['也要看到，本资料权属某某频道，哨位还少。', '也要看到，哨位还少。'],
    ['护林员培本文由某某公文网整理训要抓紧。', '护林员培训要抓紧。'],
    ['第一责【更多讲话稿请关注公众号范文大全】任人要到位。', '第一责任人要到位。'],
    ['通道要清。更多讲话稿请关注公众号：范文大全', '通道要清。'],
    ['开推进会(来源:某某范文网)，部署工作。', '开推进会，部署工作。'],
    ['山要守好。\n\\[相关阅读] 防火的误区\n水要管好。', '山要守好。\n水要管好。'],
  ])('that a site put into %s goes', (text, whole) => {
    expect(applied(text, furniture(text))).toBe(whole)
  })

  it.each([
    '资料来源：县统计局',
    '来源：县融媒体中心',
    '时间：2026年6月12日 9:30',
    '日期：2026-06-12',
    '做好下一篇文章，翻过上一页',
    '分享到会同志的经验',
    '登录www.example.com查询',
    '下篇：把队伍带好',
    '声明：本次评审只看实绩',
    '据调查（来源：县统计局），通道少了两条。',
    '这篇文章由县报网站发布，写得实在。',
    '更多群众关注县里的公众号',
    '广告业增加值增长5%',
    '推荐单位：县林业局',
    '点赞好做法，评论要实在。',
    '责任编辑：每个栏目定一名，名单见附件。',
    '当前位置：我们处在全省第6位。',
    '请自觉遵守互联网直播管理规定。',
    '本文来自基层，这是读者最高的评价。',
    '此文由一位老作家写成，网络阅读1000多万次。',
    '微信扫码支付占比86%，比去年提高12个百分点。',
    '扫码关注、扫码缴费、扫码评价，是群众用得最多的三项。',
    '一、扫描二维码办事',
    '二、为实干者点赞',
    '我们要为一线职工点赞',
    '免费下载办事表格，全县已有12个窗口办到了。',
    '下载文档不再要钱，全县一年为群众省下36万元。',
    '网友反映，下载文档还要付费、还要会员，这个问题要马上改。',
    '今天的展板仅展示部分成果，共60项。',
    '转载请注明出处，是对作者起码的尊重。',
    '版权所有者的权益要依法保护。',
  ])('is not seen in %s', (line) => {
    expect(furniture(line)).toEqual([])
  })
})

describe('all steps', () => {
  it('take one after the other, and remember what they did', () => {
    const text = '據y計，農(nóng)業(yè)又添乙個亮點。\n责任编辑：小林'
    const { text: mended, done } = repairText(text, repair)
    expect(mended.text).toBe('据统计，农业又添一个亮点。\n')
    expect(done.map(({ step }) => step)).toEqual([
      'byte-shift',
      'pinyin-gloss',
      'pinyin-gloss',
      'over-convert',
      'simplify',
      'simplify',
      'simplify',
      'simplify',
      'furniture',
    ])
    // 点 stands where 點 stood
    expect(text[mended.origin(mended.text.indexOf('点'))]).toBe('點')
  })

  it.each(samples.map(({ name, path, text }) => [name, path, text]))(
    'find nothing in the draft %s',
    async (_, path, sheet) => {
      const draft = (await draftOf(sheet!, { path: path! })).value.draft!.markdown
      expect(draft.length).toBeGreaterThan(1000)
      expect(mayNeedRepair(draft)).toBe(false)
      expect(repair.findShifts(draft)).toEqual([])
      expect(repairText(draft, repair).done).toEqual([])
    },
  )

  it('are asked for only where there are signs of damage', () => {
    expect(mayNeedRepair('一手抓生产，一手抓安全，成效显著（试行）')).toBe(false)
    for (const text of ['據', '农(nóng)业(yè)', '要著力', 'ㄉ柘钅', '??傮w看'])
      expect([text, mayNeedRepair(text)]).toEqual([text, true])
  })

  it('stay in bounds and settle, whatever the text', () => {
    const piece = oneof(
      string({ unit: 'binary' }),
      constantFrom(
        '乙個',
        '提公升',
        '農(nóng)',
        'y計',
        '傮w',
        'ㄉ柘钅\ufffd',
        '著力',
        '乾',
        '上一篇：',
        '\n',
        '?',
        '甲',
      ),
    )
    assert(
      property(array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('')
        for (const edits of [
          repair.findShifts(text),
          repair.byteShift(text),
          repair.pinyinGloss(text),
          repair.overConvert(text),
          repair.simplify(text),
          repair.furniture(text),
        ]) {
          let at = 0
          for (const { start, end } of edits) {
            expect(start).toBeGreaterThanOrEqual(at)
            expect(end).toBeGreaterThan(start)
            at = end
          }
          expect(at).toBeLessThanOrEqual(text.length)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('take time in proportion to the text', () => {
    const hostile = [
      '(',
      '乙',
      'a(',
      '?',
      '下载',
      '本站整理。',
      '\u3000',
      '公',
      '著',
      'A',
      'ㄉ',
      '傮',
      '統a',
      '傮w',
      'ㄉ柘钅a',
      '農(nóng)',
      '乙個',
    ].map((one) => one.repeat(20_000))
    const started = performance.now()
    for (const text of hostile) repairText(text, repair)
    expect(performance.now() - started).toBeLessThan(8000)
  })
})
