import { untouched, within } from '../find/spans.ts'
import type { Range, Rule } from '../rule.ts'
import { isSpacedOnPurpose, space } from './spacing.ts'

const gaps = new RegExp(`${space}+`, 'gu')
const han = /[\u3400-\u9fff〇]/u
const digit = /\d/u

/** With more than this many a text was spaced by a program: then a finding a paragraph, not a finding a space. */
const many = 30

export const innerSpace: Rule = {
  id: 'char/inner-space',
  name: '字间空格',
  level: 'warn',
  fix: 'safe',
  sheets: true,
  why: '公文里汉字之间、汉字与数字之间、数字与百分号之间不加空格；多出的空格多是从网页或表格里带来的，会使断行和对齐出错。',
  basis: [{ source: '公文惯例', verified: false }],
  examples: {
    bad: [
      {
        text: '今年全县新建标准化粮仓⟦ ⟧36 座，改造提升12座。',
        message: '“粮仓”与“36”之间有空格，请核实是否应删去',
        fixed: '今年全县新建标准化粮仓36座，改造提升12座。',
        count: 2,
      },
      {
        text: '居家养老服务覆盖率达到87.5⟦ ⟧%，比上年有所提高。',
        message: '“87.5”与“%”之间有空格，请核实是否应删去',
        fixed: '居家养老服务覆盖率达到87.5%，比上年有所提高。',
      },
      {
        text: '要把控辍保学工作⟦　⟧抓在经常、严在平时。',
        message: '“工作”与“抓在”之间有空格，请核实是否应删去',
        fixed: '要把控辍保学工作抓在经常、严在平时。',
      },
      {
        text: '各村要提前备足沙袋，狠抓⟦ ⟧落实，不留死角。',
        message: '“狠抓”与“落实”之间有空格，请核实是否应删去',
        fixed: '各村要提前备足沙袋，狠抓落实，不留死角。',
      },
      {
        text: '## 一、到⟦ ⟧2027年全面完成老旧小区改造',
        message: '“到”与“2027”之间有空格，请核实是否应删去',
        fixed: '## 一、到2027年全面完成老旧小区改造',
      },
      {
        text: '第⟦ ⟧二，要把责任压实到户。',
        message: '“第”与“二”之间有空格，请核实是否应删去',
        fixed: '第二，要把责任压实到户。',
      },
      {
        text: '## 二、抓好⟦ ⟧秋冬种生产',
        message: '“抓好”与“秋冬”之间有空格，请核实是否应删去',
        fixed: '## 二、抓好秋冬种生产',
      },
    ],
    good: [
      '县防汛指挥部办公室　2025年6月20日\n\n18日8时起普降大雨。',
      '参加：区发改局施　政，区工信局伍　岳，水务集团麦　田；各镇主要负责人。',
      '　　第十二条　违反本办法规定的，由城管部门责令改正。',
      '（2024年10月30日市人大常委会会议通过  2024年12月5日省人大常委会会议批准）',
      '## 新时代 新征程 新作为\n\n把握大势，乘势而上。\n\n## 附件 全县任务分解表',
      '来源：县气象台 2026-03-05',
      '大力推广 new energy vehicles 和 Wi Fi 6 热点，方便群众出行。',
      '参会人员：王　芳、李　刚、欧阳慧。',
      '出席的有王　芳、李　刚两位同志，列席的有3人。',
      '目　录',
      '签　到　表',
      '| 姓　名 | 单 位 | 金 额 |\n| --- | --- | --- |\n| 王 芳 | 县 医 院 | 136 万元 |',
      '# 在全县防汛工作会议上的讲话\n\n县长　陈志远\n\n同志们：\n\n现在开会。',
      '请县水利局局长 陈志远 汇报防汛准备情况。',
      '志愿者代表有陈志远 李秀兰 王芳 赵国庆，他们来自四个社区。',
      '## 一、凝心聚力 实干争先\n\n- 1 做强特色种植业。\n- 2 做优乡村旅游。',
      '会场两侧写着“守护绿水 传承文脉”的横幅，十分醒目。',
      '见附表 3和图 2，其余不变。',
      '9:30 签到，10:00 开会。',
      '联系电话 8812345',
      '完成投资　　　亿元，占年度计划的    %。',
      '签字日期：2026年　月　日。',
      '2026年6月12日 星期五 上午召开全体会议，6月13日 9:00散会。',
      '第一部分　2025年工作回顾',
      '第一章　总则。本办法适用于全县各级河长。',
      '```\n共 3 个\n```',
    ],
  },
  check(doc, { report }) {
    const found: Range[] = []
    for (const { index, 0: spaces } of doc.text.matchAll(gaps)) {
      const range = { start: index, end: index + spaces.length }
      const [before, after] = [doc.text[index - 1] ?? '', doc.text[range.end] ?? '']
      const isWrong = han.test(before)
        ? han.test(after) || digit.test(after)
        : digit.test(before) && (han.test(after) || /[%％‰]/u.test(after))
      // spaces that do not break are the business of char/invisible
      if (!isWrong || /^[\u00a0\u2007\u202f]+$/u.test(spaces)) continue
      if (within(doc.find(untouched), index) || isSpacedOnPurpose(doc, range.start, range.end)) continue
      found.push(range)
    }
    const groups =
      found.length > many ? byBlock(found, (at) => doc.blockAt(at)) : found.map((range) => [range])
    for (const group of groups) {
      const range = group[0]!
      const more = group.length > 1 ? `（本段共${group.length}处）` : ''
      const [before, after] = [wordBefore(doc.text, range.start), wordAfter(doc.text, range.end)]
      report({
        range,
        message: `“${before}”与“${after}”之间有空格${more}，请核实是否应删去`,
        fix: group.map((one) => ({ ...one, text: '' })),
      })
    }
  },
}

function byBlock(ranges: readonly Range[], blockAt: (offset: number) => number): Range[][] {
  const groups = new Map<number, Range[]>()
  for (const range of ranges) {
    const block = blockAt(range.start)
    const group = groups.get(block)
    if (group) group.push(range)
    else groups.set(block, [range])
  }
  return [...groups.values()]
}

/** The last number, or at most two 汉字. */
function wordBefore(text: string, end: number): string {
  return /(?:\d[\d.]*|\p{Script=Han}{1,2})$/u.exec(text.slice(Math.max(0, end - 12), end))?.[0] ?? ''
}

function wordAfter(text: string, start: number): string {
  return /^(?:[%％‰]|\d[\d.]*|\p{Script=Han}{1,2})/u.exec(text.slice(start, start + 12))?.[0] ?? ''
}
