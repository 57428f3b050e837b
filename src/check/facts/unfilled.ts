import type { Rule } from '../rule.ts'
import { levelByStatus } from './status.ts'

const counters =
  '(?:[万亿%％]|元|户|亩|吨|公里|人次|平方米|个(?![人体性别股])|家(?![族庭长人具])|名(?![单称字词片])|人(?![机类工才民员体格物造像])|' +
  '次(?![元要])|件(?!套)|座(?![椅谈])|所|场(?![景地所次])|条(?![例件线码])|台(?![阶词])|天(?![然线])|倍(?!频)|支(?!架)|批(?!次的)|起(?![来到]))'
/** A number that was left blank: 20××年, ＿＿亿元, X个村, {{total}}, （数字待核）. */
const blank = new RegExp(
  [
    '(【待补(?:[：:][^【】\\n]*)?】)',
    '\\{\\{[^{}\\n]{1,60}\\}\\}',
    '(?:19|20)(?:×{2}|[xX]{2}|[＿_]{2}|\\*{2})年',
    '(?<![0-9A-Za-z×])(?:×|[xX]{1,2}|Ｘ)月(?:×|[xX]{1,2}|Ｘ)日',
    '[＿_]{2,20}[ 　]{0,4}(?:[万亿]?元|[万亿千]?(?:吨|亩|人|户|个|家|公里|平方米|项|件)|[%％])',
    `(?<![0-9A-Za-z×)）.+*/-])(?:×{1,4}|X{1,4}|x{2,4}|Ｘ{1,4})(?:多|余)?${counters}`,
    '[（(](?:此处|具体)?(?:数字|数据|金额|人数|比例|名单|时间|日期)?(?:待核实?|待补充?|待填写?|待更新)[）)]',
    '[（(](?:数字|数据|金额|人数|比例)待定[）)]',
  ].join('|'),
  'gu',
)

export const unfilled: Rule = {
  id: 'facts/unfilled',
  name: '还有没填的地方',
  level: 'error',
  fix: 'none',
  why: '稿子里留着空白、代号或“待补”，念到这里就没有话说。“【待补】”在没有定稿时只作提醒。',
  basis: [{ source: '本项目约定', verified: true }],
  examples: {
    bad: [
      {
        text: '全年完成投资⟦＿＿亿元⟧，新开工项目37个。',
        message: '此处“＿＿亿元”还没有填，请补上',
      },
      { text: '今年要在⟦X个⟧村开展试点。', message: '此处“X个”还没有填，请补上' },
      { text: '到⟦20××年⟧，自来水普及率达到九成五。', message: '此处“20××年”还没有填，请补上' },
      {
        text: '培训护工320人次⟦（数字待核）⟧，持证上岗。',
        message: '此处“（数字待核）”还没有填，请补上',
      },
      { text: '共受理申请⟦{{total}}⟧件。', message: '此处“{{total}}”还没有填，请补上' },
      {
        text: '这项工作由⟦【待补：牵头单位】⟧负责。',
        message: '此处“【待补：牵头单位】”还没有填，请补上',
        level: 'warn',
      },
      {
        text: '惠及脱贫户⟦××户⟧、⟦【待补】⟧人。'.replace('⟦【待补】⟧', '【待补】'),
        message: '此处“××户”还没有填，请补上',
        count: 2,
        with: { meta: { 状态: '定稿' } },
      },
    ],
    good: [
      '医院新装了X射线机和CT，Z世代的志愿者也来帮忙，XR体验馆、5G基站都建起来了。',
      '板房每间3×4米，运-20送来了物资，展厅按1:50缩放。',
      '参数取2×10个，X轴表示时间，X家族基因检测不在此列。',
      '签名：＿＿＿＿　　日期：＿＿年＿月＿日',
      '时间待定的两场活动另行通知；待补的课要补上。',
      '《X计划》《×档案》不在清理之列，G4X公里桩不动。',
    ],
  },
  check(doc, { report }) {
    const level = levelByStatus(doc)
    for (const match of doc.text.matchAll(blank)) {
      const [words, slot] = match
      const range = { start: match.index, end: match.index + words.length }
      if (doc.blocks[doc.blockAt(range.start)]!.kind === 'code') continue
      report({
        range,
        message: `此处“${words}”还没有填，请补上`,
        ...(slot !== undefined && level ? { level } : {}),
      })
    }
  },
}
