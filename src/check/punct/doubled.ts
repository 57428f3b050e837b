import { untouched, within } from '../find/spans.ts'
import type { Rule } from '../rule.ts'

const form = /[！？]?[。，、；：]{2,}|[！？][。，；：]|(?<!…)…(?!…)|……+(?=…)/gu
const order = '！？。；：，、'

export const doubled: Rule = {
  id: 'punct/doubled',
  name: '标点重叠',
  level: 'error',
  fix: 'safe',
  sheets: true,
  why: '两个标点叠在一起，或者省略号不是六点。',
  basis: [{ source: 'GB/T 15834-2011', verified: false }],
  examples: {
    bad: [
      { text: '会后抓紧传达⟦。。⟧', message: '此处为“。。”，应为“。”', fixed: '会后抓紧传达。' },
      { text: '先易后难⟦；，⟧分批推进。', message: '此处为“；，”，应为“；”', fixed: '先易后难；分批推进。' },
      {
        text: '让全镇的孩子都有书读⟦！。⟧',
        message: '此处为“！。”，应为“！”',
        fixed: '让全镇的孩子都有书读！',
      },
      { text: '有的等⟦。。。。⟧有的看。', message: '此处为“。。。。”，应为“……”', fixed: '有的等……有的看。' },
      { text: '这样的例子还有很多⟦…⟧', message: '此处为“…”，应为“……”', fixed: '这样的例子还有很多……' },
    ],
    good: [
      '这样的例子还有很多……',
      '大干一百天！！',
      '什么？！',
      '他说：“不等了。”，转身就走。',
      '一、概况…………3',
      '路径是../资料。',
      '这条——就是底线。',
    ],
  },
  check(doc, { report }) {
    const slots = doc.find(untouched)
    for (const { 0: written, index } of doc.text.matchAll(form)) {
      const range = { start: index, end: index + written.length }
      if (within(slots, index) || /^\s*\d/u.test(doc.text.slice(range.end)) || written.startsWith('……'))
        continue
      const right = rightOf(written)
      report({ range, message: `此处为“${written}”，应为“${right}”`, fix: [{ ...range, text: right }] })
    }
  },
}

/** Three stops and more were meant as an ellipsis; of two marks the stronger one stays. */
function rightOf(written: string): string {
  if (written === '…' || /^。{3,}$/u.test(written)) return '……'
  return [...written].sort((a, b) => order.indexOf(a) - order.indexOf(b))[0]!
}
