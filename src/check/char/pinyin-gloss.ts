import type { Rule, TextEdit } from '../rule.ts'

export const pinyinGloss: Rule = {
  id: 'char/pinyin-gloss',
  name: '网页注音',
  level: 'warn',
  fix: 'suggest',
  sheets: true,
  why: '有的网站在繁体字后面用半角括号加注读音，复制下来夹在字里；为生僻字注的音不在此列。',
  basis: [{ source: '本项目约定', verified: true }],
  examples: {
    bad: [
      {
        text: '推动⟦農(nóng)業(yè)發(fā)⟧展方式转变。',
        message: '此处夹有网页转换留下的注音，请核实是否为“农业发”',
        suggested: '推动农业发展方式转变。',
      },
      {
        text: '社区養老服⟦務(wù)⟧要再加力。',
        message: '此处夹有网页转换留下的注音，请核实是否为“务”',
        suggested: '社区養老服务要再加力。',
      },
      {
        text: '抓好⟦环(huán)节(jié)⟧管理。',
        message: '此处夹有网页转换留下的注音，请核实是否为“环节”',
        suggested: '抓好环节管理。',
      },
    ],
    good: [
      '歙（shè）县、黟（yī）县的徽派民居保护得好。',
      '他来自蚌(bèng)埠(bù)，把亓(qí)老师请到了讲台上。',
      '地区生产总值GDP(gdp)核算方法作了调整。',
      '系统(app)已经上线，进度(a)、质量(b)两项分别考核。',
      '這個系統(app)已經上線。',
      '把“为(wéi)民”的“为”读准。',
    ],
  },
  check(doc, { report, inputs }) {
    const { repair } = inputs
    const edits = repair?.pinyinGloss(doc.text) ?? []
    // readings that follow on each other are one finding
    const groups: TextEdit[][] = []
    for (const edit of edits) {
      const before = groups.at(-1)?.at(-1)
      if (before && edit.start - before.end <= 2 && doc.blockAt(edit.start) === doc.blockAt(before.start))
        groups.at(-1)!.push(edit)
      else groups.push([edit])
    }
    const repaired = groups.map((group) => {
      const range = { start: group[0]!.start - 1, end: group.at(-1)!.end }
      const kept = group.map(({ start }, i) => doc.text.slice(group[i - 1]?.end ?? range.start, start))
      return { ...range, text: repair!.simplified(kept.join('')) }
    })
    if (repaired.length > many) {
      const { start, end } = repaired[0]!
      report({
        range: { start, end },
        message: `全文夹有网页转换留下的注音（共${edits.length}处），请核实是否应删去`,
        suggestions: [{ message: '全部删去', edits: repaired }],
      })
      return
    }
    for (const { start, end, text } of repaired) {
      report({
        range: { start, end },
        message: `此处夹有网页转换留下的注音，请核实是否为“${text}”`,
        suggestions: [{ message: `改为“${text}”`, edits: [{ start, end, text }] }],
      })
    }
  },
}

/** With more places than this the page was converted as a whole, which is one finding. */
const many = 20
