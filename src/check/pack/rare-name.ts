import { rareCharacters } from '../../meeting/index.ts'
import { gb2312 } from '../../text/gb2312.ts'
import { gate } from '../gates.ts'
import type { PackRule } from '../rule.ts'
import { small } from './example-meetings.ts'
import { sheetLine } from './papers.ts'

export const rareName: PackRule = {
  ...gate('pack/rare-name'),
  level: 'warn',
  needs: ['meeting'],
  why: '仿宋_GB2312 一类的字体没有姓名里的生僻字，印出来会是另一种字体或者一个空框；桌签、名单付印前要看一眼。',
  basis: [{ source: 'GB/T 2312-1980', verified: true }],
  examples: {
    bad: [
      {
        meeting: small.replaceAll('石砚', '石喆'),
        papers: {
          参会人员名单: '| 姓名 | 职务 |\n| --- | --- |\n| 石　⟦喆⟧ | 青石镇镇长 |',
          桌签: '# 桌签\n\n- 陈立农\n- 李文达\n- 侯建民\n- 田　雨\n- 石　喆',
        },
        message: '“石喆”的“喆”不在仿宋_GB2312里，付印前请换用有这个字的字体并核对字形',
      },
    ],
    good: [
      {
        meeting: small,
        papers: { 参会人员名单: '| 姓名 | 职务 |\n| --- | --- |\n| 石　砚 | 青石镇镇长 |' },
      },
    ],
  },
  check(papers, { inputs, report }) {
    const known = gb2312()
    const told = new Set<string>()
    for (const { name, path } of inputs.meeting!.people) {
      const rare = rareCharacters(name, known)
      if (rare.length === 0 || told.has(name)) continue
      const form = spaced(name)
      const found = papers.flatMap((paper) => {
        const match = form.exec(paper.doc.text)
        return match ? [{ paper, at: match.index + match[0].indexOf(rare[0]!) }] : []
      })
      const [first, ...others] = found
      if (!first) continue
      told.add(name)
      report({
        doc: first.paper,
        range: { start: first.at, end: first.at + rare[0]!.length },
        message: `“${name}”的“${rare.join('、')}”不在仿宋_GB2312里，付印前请换用有这个字的字体并核对字形`,
        related: [
          ...others.slice(0, 3).map(({ paper, at }) => ({
            message: `${paper.name}里也有`,
            at: paper.doc.place({ start: at, end: at + rare[0]!.length }),
          })),
          ...sheetLine(inputs, `${path}/name`),
        ],
      })
    }
  },
}

/** The name as it stands, and with spaces between its characters. */
function spaced(name: string): RegExp {
  const characters = [...name].map((character) => character.replace(/[\\^$.*+?()[\]{}|/-]/u, '\\$&'))
  return new RegExp(characters.join('[ \\u3000]?'), 'u')
}
