import type { Doc } from '../doc.ts'
import { isCut } from '../find/ending.ts'
import { series, type Fault } from '../find/series.ts'
import type { Rule } from '../rule.ts'
import { renumbered, written } from './wording.ts'

/** What may stand for a second item, in whatever words. */
const second =
  /[二两][是要者来则]|第二|其二|其次|另一|另外|再者|再就是|再一个|还[有要应须]|更[要应须]|又[要是]|也[要是]|此外|同时|最后|三[是要]|（二）|（2）|2[.．、]|②/u
/** How far a second item is looked for. */
const reach = 3000

export const mixed: Rule = {
  id: 'series/mixed',
  name: '序列混用',
  level: 'warn',
  fix: 'none',
  why: '同一序列里“一是…二要…”混用，或者只有“一是”没有“二是”，多半是改稿时漏改、漏写。',
  basis: [{ source: '文内逻辑', verified: false }],
  examples: {
    bad: [
      {
        text: '下一步，一是盯紧项目，倒排工期；⟦二要⟧盯紧资金，专款专用；三是盯紧质量，终身负责。',
        message: '此处为“二要”，前一项为“一是”，请核实是否应为“二是”',
      },
      {
        text: '第一，把好入口关，严格审核。第二，把好过程关，动态管理。⟦三是⟧把好出口关，应退尽退。',
        message: '此处为“三是”，前一项为“第二”，请核实是否应为“第三”',
      },
      {
        text: '## 一、存在的问题\n\n当前最突出的问题：⟦一是⟧作风漂浮，说得多、做得少，群众很有意见。\n\n## 二、下步打算\n\n抓紧整改。',
        message: '此处有“一是”，后文没有“二是”，请核实是否漏了后面的内容',
      },
    ],
    good: [
      '一是抓源头，做到三个到位：一要责任到位，二要人员到位，三要经费到位。二是抓过程。三是抓结果。',
      '进度慢的原因，一是前期准备不足，另一方面雨天偏多，影响了施工。\n\n同志们，让我们共同努力！',
      '群众反映“一是看病远”，我们要听得进去。\n\n谢谢大家！',
      '## 一、问题\n\n主要有：一是底数不清，有的村连有多少空置房都说不上来',
      '一是要统一思想，二是要落实责任，三是严肃纪律。',
      '首先，要统一思想；第二，要细化措施；第三，要加强督查。',
      '一要早修渠。二要早备肥。三是水从哪里来？请干渠管理站讲一讲。',
      '## 一、改革\n\n一要看到，难点还在后头；更要看到，群众的期盼一年比一年高。改革没有退路。\n\n## 二、要求\n\n抓好落实。',
      '村里定了规矩，办事一是一、二是二，大家都服气。\n\n谢谢大家！',
      '## 一、安排\n\n重点：一是把渠道疏通，同时把闸门修好。\n\n## 二、要求\n\n抓好落实。',
    ],
  },
  check(doc, { report }) {
    for (const fault of doc.find(series).faults) {
      const { mark, before } = fault
      if (mark.heading !== undefined) continue
      const here = written(doc, mark)
      // 三是水从哪里来？ 要 does not go before a question
      if (
        fault.kind === 'mixed' &&
        before &&
        !/^[^。；！\n]*？/u.test(doc.text.slice(mark.end, mark.end + 60))
      ) {
        const there = written(doc, before)
        report({
          range: { start: mark.start, end: mark.start + written(doc, mark).length },
          message: `此处为“${here}”，前一项为“${there}”，请核实是否应为“${renumbered(there, mark.number)}”`,
          related: [{ message: '前一项在这里', at: before }],
        })
      } else if (fault.kind === 'alone' && isAlone(fault, doc))
        report({
          range: { start: mark.start, end: mark.start + written(doc, mark).length },
          message: `此处有“${here}”，后文没有“${renumbered(here, 2)}”，请核实是否漏了后面的内容`,
        })
    }
  },
}

/** A first item that was introduced and to which nothing in any words is a second. */
function isAlone({ mark, until, family }: Fault, doc: Doc): boolean {
  if (family !== '一是' && family !== '一要') return false
  if (!mark.starts && mark.after !== '：') return false
  if (until === doc.text.length && doc.find(isCut)) return false
  return !second.test(doc.text.slice(mark.end, Math.min(until, mark.end + reach)))
}
