import type { Doc } from '../doc.ts'
import type { Context, Rule } from '../rule.ts'

const digits = '[一二三四五六七八九十百千万亿两几数]{1,5}|\\d[\\d.]*[百千万亿]*'
const measure =
  '个|家|户|人次|人|名|座|所|台|辆|条|处|套|张|件|起|项|批次|批|亩|公里|米|栋|间|吨|元|平方米|公斤|斤|天|年|次|场|期|岁|倍|份|棵|株|只|头|村|万元|亿元'
/** 约 and 近 that are no part of another word: 违约20余起, 附近30多家. */
const about = '(?<![签节制条公合预特契邀违履毁守失集相赴践续解隐简俭和立订])约'
const nearly = '(?<![附最临邻就靠相亲贴挨走逼切远])近'
/** 大约200人上下 · 近500余家 · 超过3万多人 */
const before = new RegExp(
  `(大约|大概|${about}|${nearly}|将近|(?<![赶高])超过?|逾|上)(${digits})(?:(多|余)(${measure})|(${measure})(左右|上下|以上|多|余)(?!人|岸|级|游|学|口|[0-9一二三四五六七八九]))`,
  'gu',
)
/** 不少于两次以上 · 至少要备足3天以上: two words for one bound. */
const bound = new RegExp(
  `(至少|不少于|不低于|最少|最多|不超过|不多于)([\\u4e00-\\u9fff]{0,4}?)(${digits})(${measure}|%)(以上|以内|左右|上下)(?!人|岸|级|游|学|口)`,
  'gu',
)
/** 大约要走40公里左右 · 约需资金300万元上下: a verb stands between. */
const apart = new RegExp(
  `(大约|大概|${about}(?![谈见定束请稿法会同翰摸莫分]))([\\u4e00-\\u9fff]{1,4}?)(?<![第数几若多百千万亿年月])(${digits}|半)(${measure}|小时|分钟)(左右|上下)(?!人|岸|级|游|学|口|[0-9一二三四五六七八九])`,
  'gu',
)
/** 三、五天: two neighbouring numbers that stand for one guess. */
const guess = new RegExp(
  `(?<![一二三四五六七八九十第、～—])([一二三四五六七八九])、([一二三四五六七八九])(?=(?:个|天|年|次|人|家|户|里|句|遍|趟|步|百|十|千|万)(?!季度|产业|是|月))`,
  'gu',
)

export const approx: Rule = {
  id: 'number/approx',
  name: '概数重复',
  level: 'warn',
  fix: 'suggest',
  sheets: true,
  why: '一个数用了两个表示约数的词（大约……左右、近……余），或者概数中间用了顿号。',
  basis: [{ source: 'GB/T 15835-2011', verified: false }],
  examples: {
    bad: [
      {
        text: '现场⟦大约200人上下⟧。',
        message: '“大约”和“上下”重复，此处为“大约200人上下”，请核实是否为“大约200人”',
        suggested: '现场大约200人。',
      },
      {
        text: '全年检修路灯⟦逾500余个⟧，群众点赞。',
        message: '“逾”和“余”重复，此处为“逾500余个”，请核实是否为“逾500个”',
        suggested: '全年检修路灯逾500个，群众点赞。',
      },
      {
        text: '临散会，再叮嘱⟦三、五⟧句。',
        message: '概数中间不用顿号，此处为“三、五”，请核实是否为“三五”',
        suggested: '临散会，再叮嘱三五句。',
      },
      {
        text: '每名河长每月巡河⟦不少于四次以上⟧。',
        message: '“不少于”和“以上”重复，此处为“不少于四次以上”，请核实是否为“不少于四次”',
        suggested: '每名河长每月巡河不少于四次。',
      },
      {
        text: '从村口到水源地⟦大约要走3公里左右⟧。',
        message: '“大约”和“左右”重复，此处为“大约要走3公里左右”，请核实是否为“大约要走3公里”',
        suggested: '从村口到水源地大约要走3公里。',
      },
      {
        text: '最多再等⟦三、五⟧天就能通水。',
        message: '概数中间不用顿号，此处为“三、五”，请核实是否为“三五”',
        suggested: '最多再等三五天就能通水。',
      },
    ],
    good: [
      '接待130多批次近400名客商。',
      '近三年来，新建改建学校20多所。',
      '约谈20余人次，左右两岸同步推进。',
      '第二、三产业比重提高，三、四季度力度不减。',
      '一、二年级学生，七、八月份。',
      '超过200人，200人左右。',
      '附近500余户居民受益。',
      '突破100亿元以上的门槛。',
      '完成一、二是规划要求。',
      '每月不少于四次，每次三天以上；至少派出三名以上级公司名义签约的代表。',
      '约谈镇村干部20人左右，预约登记300人上下，契约管理50户左右。',
      '上千名以上级文件为准。',
      '调解违约20余起，帮扶守约300多户，签订集约200多亩的改造协议。',
      '上世纪六、七十年代修的渠，七、八十年代架的线。',
      '老师带孩子亲近300多亩湿地。',
    ],
  },
  check(doc, context) {
    for (const match of doc.text.matchAll(before)) checkPair(match, doc, context)
    for (const match of doc.text.matchAll(bound)) checkApart(match, context)
    for (const match of doc.text.matchAll(apart)) checkApart(match, context)
    for (const match of doc.text.matchAll(guess)) {
      const [whole, a = '', b = ''] = match
      const order = '一二三四五六七八九'
      if (order.indexOf(b) - order.indexOf(a) < 1 || order.indexOf(b) - order.indexOf(a) > 2) continue
      // 一、二年级 and 二、三产业 are lists: only a bare measure with nothing in a list before it is a guess
      if (
        /[、和第]$/u.test(doc.text.slice(Math.max(0, match.index - 1), match.index)) ||
        /^(?:个)?(?:十年代|年级|产业|季度|线|级|类|批|期|组|号|层|楼|中队|支部|科|部分)/u.test(
          doc.text.slice(match.index + whole.length),
        )
      )
        continue
      if (
        !/^[天年次人里句遍趟步百十千万]|^(?:个(?:人|月|小时)|家|户)/u.test(
          doc.text.slice(match.index + whole.length),
        )
      )
        continue
      const range = { start: match.index, end: match.index + whole.length }
      context.report({
        range,
        message: `概数中间不用顿号，此处为“${whole}”，请核实是否为“${a}${b}”`,
        suggestions: [{ message: `改为“${a}${b}”`, edits: [{ ...range, text: `${a}${b}` }] }],
      })
    }
  },
}

function checkApart(match: RegExpMatchArray, { report }: Context<object>): void {
  const [whole, first = '', verb = '', number = '', unit = '', second = ''] = match
  const start = match.index ?? 0
  const range = { start, end: start + whole.length }
  const right = `${first}${verb}${number}${unit}`
  report({
    range,
    message: `“${first}”和“${second}”重复，此处为“${whole}”，请核实是否为“${right}”`,
    suggestions: [{ message: `改为“${right}”`, edits: [{ ...range, text: right }] }],
  })
}

function checkPair(match: RegExpMatchArray, doc: Doc, { report }: Context<object>): void {
  const [whole, first = '', number = '', inner, unit, plain = '', outer] = match
  if (first === '上' || (outer === '以上' && /超|上/u.test(first))) {
    if (first === '上') return
  }
  // 近三年来, 近两个多月: a stretch of time up to now, no guess of a number
  if (first === '近' && /[年天月]|个月/u.test(`${unit ?? ''}${plain}`)) return
  const start = match.index ?? 0
  const range = { start, end: start + whole.length }
  const second = inner ?? outer ?? ''
  const right = `${first}${number}${unit ?? plain}`
  if (second === '' || /^(?:分之|倍)/u.test(doc.text.slice(range.end))) return
  report({
    range,
    message: `“${first}”和“${second}”重复，此处为“${whole}”，请核实是否为“${right}”`,
    suggestions: [{ message: `改为“${right}”`, edits: [{ ...range, text: right }] }],
  })
}
