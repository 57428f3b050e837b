import { givenBy } from '../facts/given.ts'
import { readAgainst, type Mention } from '../facts/mentions.ts'
import { nameOf, rangeOf } from '../facts/told.ts'
import { asOf } from '../facts/as-of.ts'
import { unit } from '../facts/unit.ts'
import { value } from '../facts/value.ts'
import { gate } from '../gates.ts'
import type { Inputs, PackContext, PackDoc, PackRule, Report } from '../rule.ts'
import { roadFacts, small } from './example-meetings.ts'
import { inPaper } from './papers.ts'

export const figure: PackRule = {
  ...gate('pack/figure'),
  level: 'error',
  needs: ['meeting', 'facts'],
  covers: ['facts/value', 'facts/unit', 'facts/as-of', 'figure/growth', 'figure/completion', 'figure/rank'],
  why: '同一个数，讲话、通报、通稿和发给领导的参阅里必须是一个数、一个单位、一个时点；手工改了一份，其他几份就对不上了。',
  basis: [{ source: '事实表', verified: true }],
  examples: {
    bad: [
      {
        meeting: small,
        sheet: roadFacts,
        papers: {
          通报: '截至5月底，全县新建改建农村公路⟦263公里⟧，同比增长12.4%。',
          讲话稿: '同志们：\n\n截至5月底，全县新建改建农村公路236公里，路子走得对。',
        },
        message: '通报里“新建改建农村公路”是“263公里”，讲话稿和事实表里是“236公里”，请核实后改为一致',
      },
      {
        meeting: small,
        sheet: roadFacts,
        papers: { 新闻通稿: '⟦截至4月底⟧，全县新建改建农村公路236公里。' },
        message: '新闻通稿：此处为“截至4月底”，事实表“新建改建农村公路”的数截至5月底，请核对',
      },
    ],
    good: [
      {
        meeting: small,
        sheet: roadFacts,
        papers: {
          通报: '截至5月底，全县新建改建农村公路236公里，同比增长12.4%。',
          讲话稿: '全县新建改建农村公路超过230公里。',
          '表态发言（松岭镇）': '我镇新建改建农村公路26公里，年底前完成80公里。',
        },
      },
    ],
  },
  check(papers, context) {
    const { facts } = context.inputs
    // all papers are read against one reading of the sheet
    const given = givenBy(facts!)
    for (const paper of papers) readAgainst(paper.doc, facts!, paper.provenance, given)
    const told = new Set<string>()
    for (const paper of papers) {
      for (const rule of [value, unit, asOf])
        for (const report of context.saidBy(rule, paper)) {
          const key = `${paper.path} ${report.range.start}`
          if (told.has(key)) continue
          told.add(key)
          tell(report, paper, papers, context)
        }
    }
  },
}

function mentionsIn(paper: PackDoc, { facts }: Inputs): readonly Mention[] {
  return facts ? readAgainst(paper.doc, facts, paper.provenance).mentions : []
}

/** What a single paper's rule says, beside the other papers that print the same number of the sheet. */
function tell(
  said: Report,
  paper: PackDoc,
  papers: readonly PackDoc[],
  { inputs, report }: PackContext,
): void {
  const { doc } = paper
  const mention = mentionsIn(paper, inputs).find((one) => rangeOf(one, doc).start === said.range.start)
  const right = said.suggestions?.[0]?.edits[0]?.text
  const others = mention
    ? papers.flatMap((other) => {
        const same =
          other === paper ? undefined : mentionsIn(other, inputs).find((one) => isSame(one, mention))
        return same ? [{ other, range: rangeOf(same, other.doc) }] : []
      })
    : []
  const [first] = others
  const message =
    mention && right !== undefined
      ? `${paper.name}里${nameOf(mention)}是“${doc.slice(said.range)}”，${first ? `${first.other.name}和` : ''}事实表里是“${right}”，请核实后改为一致`
      : `${paper.name}：${said.message}`
  report({
    ...said,
    doc: paper,
    message,
    related: [
      ...others.slice(0, 3).map(({ other, range }) => inPaper(other, range)),
      ...(said.related ?? []),
    ],
  })
}

function isSame(one: Mention, other: Mention): boolean {
  return (
    one.fact === other.fact &&
    one.role === other.role &&
    one.state === 'same' &&
    one.given.path === other.given.path
  )
}
