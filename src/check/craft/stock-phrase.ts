import { lengthOf } from '../../speech/index.ts'
import type { Rule } from '../rule.ts'

const usual = [
  '高度重视',
  '切实加强',
  '扎实推进',
  '狠抓落实',
  '进一步加大',
  '全力以赴',
  '真抓实干',
  '再上新台阶',
  '取得了显著成效',
  '迈出坚实步伐',
  '凝心聚力',
  '攻坚克难',
  '砥砺前行',
  '久久为功',
  '落地见效',
]

export const stockPhrase: Rule<{ words: string[]; most: number }> = {
  id: 'craft/stock-phrase',
  name: '套话',
  level: 'info',
  fix: 'none',
  off: true,
  why: '数一数套话有多少。哪些算套话因人而异，所以默认不查，词表可以自己定。',
  basis: [{ source: '本项目约定', verified: true }],
  options: {
    words: { name: '词', about: '哪些算套话', default: usual },
    most: { name: '每千字', about: '每千字最多几处', default: 5 },
  },
  examples: {
    bad: [
      {
        text: '各镇要⟦高度重视⟧，切实加强领导，狠抓落实，真抓实干。',
        message: '全文4处套话，每千字约190处：高度重视、切实加强、狠抓落实、真抓实干',
      },
    ],
    good: [
      '各镇要把名单贴出来，一户一户去敲门。',
      { text: '各镇要高度重视。', with: { office: '检查: {套话: {词: [砥砺前行]}}' } },
    ],
  },
  check(doc, { options, report }) {
    if (options.words.length === 0) return
    const form = new RegExp(
      options.words.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&')).join('|'),
      'gu',
    )
    const found = [...doc.text.matchAll(form)]
    const [first] = found
    const rate = (found.length / Math.max(1, lengthOf(doc.text))) * 1000
    if (!first || rate <= options.most) return
    const words = [...new Set(found.map((match) => match[0]))]
    report({
      range: { start: first.index, end: first.index + first[0].length },
      message: `全文${found.length}处套话，每千字约${Math.round(rate)}处：${words.join('、')}`,
      data: { count: found.length },
    })
  },
}
