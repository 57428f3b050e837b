import type { Doc } from '../doc.ts'
import type { Mark } from '../find/list.ts'
import { series, type Fault } from '../find/series.ts'
import type { Rule } from '../rule.ts'
import { isCounting, renumbered, saysNumber, written } from './wording.ts'

export const order: Rule = {
  id: 'series/order',
  name: '序列断号',
  level: 'error',
  fix: 'none',
  why: '“一是、二是、三是”“第一、第二”一类序列缺号、重号或没有开头，听的人会以为漏讲了一条。',
  basis: [{ source: '文内逻辑', verified: false }],
  examples: {
    bad: [
      {
        text: '存在的问题主要有：一是排查不细，死角较多；二是整改不快，销号率偏低；⟦四是⟧奖惩不明，干多干少一个样。',
        message: '此处为“四是”，前一项为“二是”，应为“三是”，或补上缺少的一项',
      },
      {
        text: '## 一、抓紧整改\n\n第一，把底数摸清。各村于月底前建好台账。\n\n第二，把力量配强。每个网格配两名专职人员。\n\n⟦第二⟧，把责任压实。未完成的说明原因。',
        message: '此处为“第二”，前一项已为“第二”，应为“第三”',
      },
      {
        text: '做好防汛工作，要抓三个环节：一要盯水库；⟦一要⟧盯河道；三要盯山洪沟。',
        message: '此处为“一要”，前一项已为“一要”，应为“二要”',
      },
      {
        text: '今年要办好这样几件事：⟦二是⟧改造农贸市场，方便群众买菜；三是新建停车场，缓解停车难。',
        message: '此处从“二是”开始，前面没有“一是”，请补上或重新编号',
      },
      {
        text: '**一是通水**。管网已经接到村口。\n\n**二是通电**。变压器月底前增容。\n\n（掌声）\n\n**⟦四是⟧通路**。剩下两公里年内硬化。',
        message: '此处为“四是”，前一项为“二是”，应为“三是”，或补上缺少的一项',
      },
      {
        text: '变化有三个。\n\n**⟦二是⟧水清了**。能见到鱼。\n\n**二是岸绿了**。栽了柳树。\n\n**三是人多了**。周末热闹。',
        message: '此处为“二是”，后一项也是“二是”，应为“一是”',
      },
      {
        text: '备料的事，上周已经交代过。⟦二是⟧备人，请好师傅；三是备钱，先筹一半。',
        message: '此处从“二是”开始，前面没有“一是”，请补上或重新编号',
        level: 'warn',
      },
      {
        text: '报名材料包括：（1）申请表；（2）身份证复印件；⟦（4）⟧学历证明。',
        message: '此处为“（4）”，前一项为“（2）”，应为“（3）”，或补上缺少的一项',
      },
    ],
    good: [
      '工作要求：一是摸清底数，做到三个明确：一是明确范围，二是明确标准，三是明确时限。二是建好台账。三是逐项销号。四是公开结果。',
      '**一是抓播种**。雨前抢播。\n\n（热烈鼓掌）\n\n**二是抓追肥**。看苗施肥。\n\n表1 各乡镇进度\n\n**三是抓除草**。统防统治。',
      '他这个人说话办事一是一、二是二，从不含糊。三是要学习他的作风。',
      '首先，感谢各位来宾。再次，祝大家工作顺利。',
      '第一、二、三产业协调发展，第三产业比重提高。第一，要稳住农业；第二，要壮大工业。',
      '原因主要是天旱，二是渠漏，主要是老渠；二是塘浅，三是泵坏。',
      '一是抓宣传，其次是抓培训，三是抓考核。',
      '主要是思想上不重视，二是办法不多，三是作风不实。',
      '我们打算干三件事。\n\n头一件，修路。国庆前通车。\n\n第二件，引人。三年引回二百人。\n\n第三件，延链。建一条生产线。',
      '## 一、回顾\n\n一是修路，二是架桥。\n\n## 二、安排\n\n一是植树，二是治沙，三是兴水。',
      '有的同志讲“三是群众不理解”，这种说法站不住脚。一是我们宣传不够，二是方法简单。',
      '一是治水：第一，清淤；第二，截污。二是治气：第一，控煤；第二，抑尘。三是治土。',
      '要抓四件事：\n\n1. 修渠\n2. 清淤\n3. 护坡\n4. 植树',
    ],
  },
  check(doc, { report }) {
    for (const fault of doc.find(series).faults) {
      const message = messageOf(fault, doc)
      if (message === undefined) continue
      const { mark, before } = fault
      report({
        range: { start: mark.start, end: mark.start + written(doc, mark).length },
        message,
        ...(fault.kind === 'late' && mark.after !== '：' ? { level: 'warn' as const } : {}),
        ...(before
          ? { related: [{ message: fault.kind === 'doubled' ? '后一项在这里' : '前一项在这里', at: before }] }
          : {}),
      })
    }
  },
}

/** Undefined where the fault is not one, or another rule's. */
function messageOf({ kind, mark, expected, before, since, family }: Fault, doc: Doc): string | undefined {
  // the numbers of heads are heading/order's
  if (!isCounting(family) || mark.heading !== undefined || mark.end === mark.start) return undefined
  const here = written(doc, mark)
  if (kind === 'late') {
    if (mark.number !== 2 && mark.after !== '：') return undefined
    if (!/^(?:一[是要]|第一|其一)/u.test(family)) return undefined
    if (saysNumber(doc.text.slice(since, mark.start), 1)) return undefined
    return `此处从“${here}”开始，前面没有“${renumbered(here, 1)}”，请补上或重新编号`
  }
  if (kind === 'doubled') {
    // …，二是甲。主要是乙，二是丙: two series, each with a first item in other words
    if (saysNumber(doc.text.slice(mark.end, before!.start), 1)) return undefined
    return `此处为“${here}”，后一项也是“${written(doc, before!)}”，应为“${renumbered(here, 1)}”`
  }
  // a number that a list of Markdown gives is always the next
  if (!before || before.end === before.start || (kind !== 'gap' && kind !== 'repeat')) return undefined
  const between = doc.text.slice(before.end, mark.start)
  const wanted = renumbered(here, expected)
  if (kind === 'repeat') {
    // a new series whose first item is said in other words
    if (mark.number < before.number && saysNumber(between, 1)) return undefined
    if (mark.number === before.number)
      return `此处为“${here}”，前一项已为“${written(doc, before)}”，应为“${wanted}”`
    return `此处为“${here}”，前一项为“${written(doc, before)}”，应为“${wanted}”`
  }
  if (saysNumber(between, expected)) return undefined
  // 1. and （1） inside a paragraph are references too: one of them alone begins no series
  if (/\d/u.test(here) && before.number < 2 && !goesOn(mark, doc)) return undefined
  return `此处为“${here}”，前一项为“${written(doc, before)}”，应为“${wanted}”，或补上缺少的一项`
}

function goesOn(mark: Mark, doc: Doc): boolean {
  return doc.find(series).series.some(({ items }) => items.length > 2 && items.includes(mark))
}
