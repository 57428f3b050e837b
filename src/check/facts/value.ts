import type { Facts } from '../../facts/index.ts'
import type { Doc } from '../doc.ts'
import type { Report, Rule } from '../rule.ts'
import { roads } from './example-sheets.ts'
import { readAgainst, type Mention } from './mentions.ts'
import { rankDiffers } from './rank.ts'
import { contraryWord, isOfSheetTime, isUnitSlip, nameOf, rangeOf, sheetPlace, shown } from './told.ts'

export const value: Rule = {
  id: 'facts/value',
  name: '与事实表的数不同',
  level: 'error',
  fix: 'suggest',
  needs: ['facts'],
  why: '稿子里的数与事实表同一项的数不同。同一个数各处要一致，以事实表为准；事实表错了就改事实表。',
  basis: [{ source: '事实表', verified: true }],
  examples: {
    bad: [
      {
        text: '截至5月底，全县新建改建农村公路⟦263公里⟧，群众出行更方便。',
        message: '此处为“263公里”，事实表“新建改建农村公路”是236公里，请核对',
        suggested: '截至5月底，全县新建改建农村公路236公里，群众出行更方便。',
        with: { sheet: roads },
      },
      {
        text: '新建改建农村公路236公里，同比增长⟦21.3%⟧。',
        message: '此处为“21.3%”，事实表“新建改建农村公路”的同比是12.4%，请核对',
        suggested: '新建改建农村公路236公里，同比增长12.4%。',
        with: { sheet: roads },
      },
      {
        text: '全年新建改建农村公路确保⟦540公里⟧。',
        message: '此处为“540公里”，事实表“新建改建农村公路”的目标是450公里，请核对',
        suggested: '全年新建改建农村公路确保450公里。',
        with: { sheet: roads },
      },
      {
        text: '新建改建农村公路236公里，完成全年目标450公里的⟦54.2%⟧。',
        message: '此处为“54.2%”，事实表“新建改建农村公路”的完成率是52.4%，请核对',
        suggested: '新建改建农村公路236公里，完成全年目标450公里的52.4%。',
        with: { sheet: roads },
      },
      {
        text: '新建改建农村公路236公里，居全市⟦第4位⟧。',
        message: '此处为“第4位”，事实表“新建改建农村公路”的排名是第2位，请核对',
        suggested: '新建改建农村公路236公里，居全市第2位。',
        with: { sheet: roads },
      },
      {
        text: '从村里反映的情况看，断头路还剩⟦71条⟧没有打通，老乡进城要绕一大圈。',
        message: '此处为“71条”，事实表“未打通的断头路”是17条，请核对',
        suggested: '从村里反映的情况看，断头路还剩17条没有打通，老乡进城要绕一大圈。',
        with: { sheet: roads },
      },
    ],
    good: [
      {
        text: '截至5月底，全县新建改建农村公路236公里，同比增长12.4%，居全市第2位。',
        with: { sheet: roads },
      },
      { text: '全县新建改建农村公路超过230公里，完成全年目标的52%。', with: { sheet: roads } },
      { text: '截至4月底，全县新建改建农村公路181公里；到5月底达到236公里。', with: { sheet: roads } },
      { text: '去年全县新建改建农村公路402公里，今年目标450公里。', with: { sheet: roads } },
      { text: '松岭镇克服山高坡陡的困难，新建改建农村公路26公里。', with: { sheet: roads } },
      { text: '兄弟县新建改建农村公路310公里，比我们多。', with: { sheet: roads } },
      { text: '全县养护农村公路1.86万公里，投入养护资金1.86亿元。', with: { sheet: roads } },
      { text: '新建改建农村公路236公里，其中通组路97公里，增长8.1%。', with: { sheet: roads } },
    ],
  },
  check(doc, { inputs, report }) {
    const facts = inputs.facts!
    const reading = readAgainst(doc, facts, inputs.provenance)
    for (const mention of reading.mentions) {
      if (!compared.has(mention.role) || isUnitSlip(mention) || !isOfSheetTime(mention, facts)) continue
      if (mention.state === 'other' || mention.state === 'near') report(differing(mention, doc, facts))
      else reportDirection(mention, doc, facts, report)
    }
    for (const differs of rankDiffers(doc, reading)) report(differs)
  },
}

/** What a text can be held to; a base or an average may be told of another year or place. */
const compared = new Set<Mention['role']>([
  'value',
  'year',
  'target',
  'growth',
  'increase',
  'completion',
  'gap',
  'monthly',
  'pace',
  'share',
])

function differing(mention: Mention, doc: Doc, facts: Facts): Report {
  const { given, options, promise, state } = mention
  const meant = promise ? options.filter(({ target }) => target?.commitment === promise.verb) : []
  const right = [...new Set((meant.length > 0 ? meant : options).map(shown))]
  const range = rangeOf(mention, doc)
  return {
    range,
    message: `此处为“${doc.slice(range)}”，事实表${nameOf(mention)}是${right.slice(0, 3).join('、')}，请核对`,
    ...(state === 'near' ? { level: 'warn' } : {}),
    ...sheetPlace(facts, given),
    ...(right.length === 1
      ? { suggestions: [{ message: `改为“${right[0]!}”`, edits: [{ ...range, text: right[0]! }] }] }
      : {}),
  }
}

/** 增长 for what fell. */
function reportDirection(mention: Mention, doc: Doc, facts: Facts, report: (one: Report) => void): void {
  const { told, given } = mention
  const range = contraryWord(told, given)
  if (!range) return
  const verb = given.value < 0 ? '下降' : '增长'
  report({
    range,
    message: `此处为“${doc.slice(range)}”，事实表${nameOf(mention)}是${verb}${shown(given)}，请核对`,
    ...sheetPlace(facts, given),
  })
}
