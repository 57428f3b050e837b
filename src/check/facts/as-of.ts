import { asOfFigure, type Facts } from '../../facts/index.ts'
import { isMonthEnd } from '../../text/dates.ts'
import type { Doc } from '../doc.ts'
import type { Rule } from '../rule.ts'
import { roads } from './example-sheets.ts'
import { readAgainst, type Mention } from './mentions.ts'
import { compareMoment, spokenAsOf, type Moment } from './moment.ts'
import { sheetPlace } from './told.ts'

export const asOf: Rule = {
  id: 'facts/as-of',
  name: '与事实表的时点不同',
  level: 'error',
  fix: 'suggest',
  needs: ['facts'],
  why: '数与事实表相同，截至的时间却不同：多半是日期改了，数没有换，或者把累计数说成了当月数。',
  basis: [{ source: '事实表', verified: true }],
  examples: {
    bad: [
      {
        text: '⟦截至6月底⟧，全县新建改建农村公路236公里。',
        message: '此处为“截至6月底”，事实表“新建改建农村公路”的数截至5月底，请核对',
        suggested: '截至5月底，全县新建改建农村公路236公里。',
        with: { sheet: roads },
      },
      {
        text: '⟦1—4月⟧，全县投入养护资金18632万元，加装波形护栏58.4公里。',
        message: '此处为“1—4月”，事实表“投入养护资金”的数截至5月底，请核对',
        suggested: '1—5月，全县投入养护资金18632万元，加装波形护栏58.4公里。',
        with: { sheet: roads },
      },
      {
        text: '⟦5月份⟧，全县新建改建农村公路236公里，进度不慢。',
        message: '此处为“5月份”，事实表“新建改建农村公路”是累计数，截至5月底，请核对',
        with: { sheet: roads },
      },
    ],
    good: [
      { text: '截至5月底，全县新建改建农村公路236公里。', with: { sheet: roads } },
      { text: '1—5月，全县新建改建农村公路236公里，投入养护资金18632万元。', with: { sheet: roads } },
      { text: '今年以来，全县新建改建农村公路236公里。', with: { sheet: roads } },
      { text: '截至4月底，全县新建改建农村公路181公里。', with: { sheet: roads } },
      {
        text: '6月底前，全县要把新建改建农村公路的扫尾工程做完，236公里一公里不少。',
        with: { sheet: roads },
      },
      { text: '到6月12日，全县还有17条断头路没有打通。', with: { sheet: roads } },
    ],
  },
  check(doc, { inputs, report }) {
    const facts = inputs.facts!
    const told = new Set<number>()
    for (const mention of readAgainst(doc, facts, inputs.provenance).mentions) {
      const { moment, role, state, fact, isExact, given } = mention
      if (!moment?.day || moment.kind === 'plan' || moment.kind === 'other') continue
      if (role !== 'value' || state !== 'same' || told.has(moment.start)) continue
      // the sheet's own words may name a day of their own beside a number
      if (isExact && !doc.slice(moment).startsWith('截')) continue
      const isMonthOfTotal = saysMonthOfTotal(mention, facts)
      if (!isMonthOfTotal && compareMoment(moment, fact, facts.calendar) !== 'other') continue
      const right = spokenAsOf(fact, facts.calendar)
      if (right === undefined) continue
      told.add(moment.start)
      const words = doc.slice(moment)
      const fixed = isMonthOfTotal ? undefined : withDay(moment, right, mention, facts, doc)
      report({
        range: { start: moment.start, end: moment.end },
        message: `此处为“${words}”，事实表“${fact.name}”${isMonthOfTotal ? '是累计数，截至' : '的数截至'}${right}，请核对`,
        ...sheetPlace(facts, given),
        ...(fixed === undefined
          ? {}
          : {
              suggestions: [
                {
                  message: `改为“${fixed}”`,
                  edits: [{ start: moment.start, end: moment.end, text: fixed }],
                },
              ],
            }),
      })
    }
  },
}

/** 5月份 of a number that counts from January to May. */
function saysMonthOfTotal({ moment, fact }: Mention, { sheet, calendar }: Facts): boolean {
  const asOf = asOfFigure(fact.entry, calendar)
  const span = fact.entry.span ?? sheet.defaults?.span
  if (moment?.kind !== 'month' || !moment.day || !asOf || span !== '累计' || asOf.month === 1) return false
  return moment.day.month === asOf.month && moment.day.year === asOf.year
}

/** The words of a time with the sheet's day in them. */
function withDay(
  moment: Moment,
  right: string,
  { fact }: Mention,
  { calendar }: Facts,
  doc: Doc,
): string | undefined {
  const words = doc.slice(moment)
  const asOf = asOfFigure(fact.entry, calendar)
  const span = /^(.*[—–\-－～~至到])\d{1,2}月$/u.exec(words)
  if (span) return asOf && isMonthEnd(asOf) ? `${span[1]!}${asOf.month}月` : undefined
  return moment.kind === 'to' ? `${/^(?:截[至止]|到|至)?/u.exec(words)![0]}${right}` : undefined
}
