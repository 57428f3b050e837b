import { gate } from '../gates.ts'
import { roadFacts, small } from '../pack/example-meetings.ts'
import { inPaper } from '../pack/papers.ts'
import type { PackRule } from '../rule.ts'
import { readAgainst, type Mention } from './mentions.ts'
import { nameOf, rangeOf, sheetPlace, shown } from './told.ts'

export const pack: PackRule = {
  ...gate('facts/pack'),
  level: 'error',
  needs: ['meeting', 'facts'],
  why: '同一个数换了单位、多写少写了小数，虽然算起来不错，各份材料放在一起就成了两个数；以事实表的写法为准。',
  basis: [{ source: '事实表', verified: true }],
  examples: {
    bad: [
      {
        meeting: small,
        sheet: roadFacts,
        papers: {
          通报: '截至5月底，全县农村公路完成投资⟦18632万元⟧。',
          讲话稿: '截至5月底，全县农村公路完成投资1.8632亿元。',
        },
        message: '通报里“农村公路完成投资”写作“18632万元”，讲话稿和事实表里写作“1.8632亿元”，请统一写法',
      },
    ],
    good: [
      {
        meeting: small,
        sheet: roadFacts,
        papers: {
          通报: '截至5月底，全县农村公路完成投资1.8632亿元。',
          讲话稿: '截至5月底，全县农村公路完成投资1.8632亿元，比去年同期多了两成多。',
          新闻通稿: '全县农村公路完成投资超过1.8亿元。',
        },
      },
    ],
  },
  check(papers, { inputs, report }) {
    const facts = inputs.facts!
    const read = papers.flatMap((paper) =>
      readAgainst(paper.doc, facts, paper.provenance).mentions.map((mention) => ({ paper, mention })),
    )
    const asWritten = read.filter(({ mention }) => isPlain(mention) && isAsInSheet(mention))
    for (const { paper, mention } of read) {
      if (!isPlain(mention) || isAsInSheet(mention)) continue
      const other = asWritten.find((one) => one.paper !== paper && isOfSame(one.mention, mention))
      if (!other) continue
      const range = rangeOf(mention, paper.doc)
      const right = shown(mention.given)
      report({
        doc: paper,
        range,
        message: `${paper.name}里${nameOf(mention)}写作“${paper.doc.slice(range)}”，${other.paper.name}和事实表里写作“${right}”，请统一写法`,
        related: [
          inPaper(other.paper, rangeOf(other.mention, other.paper.doc)),
          ...(sheetPlace(facts, mention.given).related ?? []),
        ],
        suggestions: [{ message: `改为“${right}”`, edits: [{ ...range, text: right }] }],
      })
    }
  },
}

/** Told in full, by the name that the sheet has for it, and the sheet's number. */
function isPlain({ told, role, state }: Mention): boolean {
  return (role === 'value' || role === 'target') && state === 'same' && told.hedge === ''
}

function isAsInSheet({ told, given }: Mention): boolean {
  return told.digits === given.digits && told.printed === printedUnit(given.printed, told)
}

/** Of 63批次 the text's unit is known as 批 alone. */
function printedUnit(printed: string, { unit }: Mention['told']): string {
  return printed.startsWith(unit) && unit !== '' ? unit : printed
}

function isOfSame(one: Mention, other: Mention): boolean {
  return one.fact === other.fact && one.role === other.role && one.given.path === other.given.path
}
