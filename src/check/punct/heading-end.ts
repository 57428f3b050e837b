import type { Doc } from '../doc.ts'
import { headings, type Heading } from '../find/headings.ts'
import type { Context, Rule } from '../rule.ts'

export const headingEnd: Rule = {
  id: 'punct/heading-end',
  name: '标题末尾标点',
  level: 'warn',
  fix: 'suggest',
  why: '独占一行的标题末尾不用句号；接着正文写的可以用。同级标题有的带、有的不带，更要统一。',
  basis: [{ source: '公文惯例', verified: false }],
  examples: {
    bad: [
      {
        text: '## 一、强化统筹调度⟦。⟧\n\n要开好例会。\n\n## 二、严格督查问效\n\n要敢于较真。',
        message: '独占一行的标题末尾不用“。”，请核实是否删去',
        suggested: '## 一、强化统筹调度\n\n要开好例会。\n\n## 二、严格督查问效\n\n要敢于较真。',
      },
      {
        text: '## 一、强化统筹调度⟦；⟧\n\n要开好例会。\n\n## 二、严格督查问效\n\n要敢于较真。',
        message: '独占一行的标题末尾不用“；”，请核实是否删去',
        suggested: '## 一、强化统筹调度\n\n要开好例会。\n\n## 二、严格督查问效\n\n要敢于较真。',
      },
    ],
    good: [
      '## 一、强化统筹调度\n\n要开好例会。\n\n## 二、严格督查问效\n\n要敢于较真。',
      '（一）强化统筹调度。要开好例会。\n\n（二）严格督查问效。要敢于较真。',
      '## 一、差距在哪里？\n\n在作风。\n\n## 二、出路在哪里？\n\n在实干！',
      '## 一、“稳”字当头\n\n要稳。',
    ],
  },
  check(doc, context) {
    for (const heading of doc.find(headings)) if (!heading.runIn) checkHeading(heading, doc, context)
  },
}

function checkHeading(heading: Heading, doc: Doc, { report }: Context<object>): void {
  const block = doc.blocks[heading.block]!
  if (block.kind !== 'heading') return
  const text = doc.slice(block).trimEnd()
  const last = text.at(-1) ?? ''
  if (!/[。；，、,;]/u.test(last)) return
  const end = block.start + text.length
  const range = { start: end - 1, end }
  report({
    range,
    message: `独占一行的标题末尾不用“${last}”，请核实是否删去`,
    suggestions: [{ message: `删去“${last}”`, edits: [{ ...range, text: '' }] }],
  })
}
