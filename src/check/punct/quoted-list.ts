import type { Rule } from '../rule.ts'

const form = /”、(?=“)|》、(?=《)/gu

export const quotedList: Rule = {
  id: 'punct/quoted-list',
  name: '引号、书名号之间的顿号',
  level: 'info',
  fix: 'none',
  why: '标有引号或书名号的并列成分之间通常不用顿号；有括注、有修饰的除外。用不用全篇一致即可。',
  basis: [{ source: 'GB/T 15834-2011', clause: '4.5.3.5', verified: true }],
  examples: {
    bad: [
      {
        text: '推行“链长制”⟦、⟧“链主制”。',
        message: '引号或书名号之间通常不用顿号（全文共1处）',
      },
      {
        text: '学习《水法》⟦、⟧《防洪法》《河道管理条例》，落实“河长”、“湖长”责任。',
        message: '引号或书名号之间通常不用顿号（全文共2处）',
      },
    ],
    good: ['推行“链长制”“链主制”。', '学习《水法》（修订）、《防洪法》。', '“链长制”和“链主制”。'],
  },
  check(doc, { report }) {
    const found = [...doc.text.matchAll(form)]
    const [first] = found
    if (!first) return
    report({
      range: { start: first.index + 1, end: first.index + 2 },
      message: `引号或书名号之间通常不用顿号（全文共${found.length}处）`,
      data: { count: found.length },
    })
  },
}
