import type { Facts } from '../../facts/index.ts'
import type { Doc } from '../doc.ts'
import { figures } from '../find/figures.ts'
import type { Range, Report, Rule } from '../rule.ts'
import { firstAtOrAfter } from '../find/first.ts'
import { compare } from './compare.ts'
import { roads } from './example-sheets.ts'
import { isLink, lastStop } from './match.ts'
import { readAgainst, type SheetReading } from './mentions.ts'
import { plans, tasksOf } from './plans.ts'
import { sheetPlace } from './told.ts'

export const commitment: Rule = {
  id: 'facts/commitment',
  name: '承诺的轻重与事实表不同',
  level: 'error',
  fix: 'suggest',
  needs: ['facts'],
  why: '力争说成确保，是多许了一个诺；拟建说成已建、签约说成开工，是把没做的说成做了。轻重以事实表为准。',
  basis: [{ source: '事实表', verified: true }],
  examples: {
    bad: [
      {
        text: '全年新建改建农村公路⟦力争⟧450公里。',
        message: '此处为“力争”，事实表“新建改建农村公路”的目标是“确保”，请核对',
        suggested: '全年新建改建农村公路确保450公里。',
        with: { sheet: roads },
      },
      {
        text: '入冬以前，⟦确保⟧加装波形护栏90公里。',
        message: '此处为“确保”，事实表“加装波形护栏”的目标是“力争”，请核对',
        suggested: '入冬以前，力争加装波形护栏90公里。',
        with: { sheet: roads },
      },
      {
        text: '县交通运输局要⟦确保⟧10月底前把松岭隧道的照明改造做完。',
        message: '此处为“确保”，事实表“把松岭隧道的照明改造做完”是“力争”，请核对',
        suggested: '县交通运输局要力争10月底前把松岭隧道的照明改造做完。',
        with: { sheet: roads },
      },
      {
        text: '全县⟦已⟧新开通村公交线路14条。',
        message: '此处为“已新开通村公交线路”，事实表里是“拟新开通村公交线路”，请核对',
        suggested: '全县拟新开通村公交线路14条。',
        with: { sheet: roads },
      },
      {
        text: '县里⟦已经⟧建设松岭隧道二期工程，山里人的盼头近了。',
        message: '此处为“已经建设松岭隧道二期工程”，事实表里是“拟建设松岭隧道二期工程”，请核对',
        suggested: '县里拟建设松岭隧道二期工程，山里人的盼头近了。',
        with: { sheet: roads },
      },
      {
        text: '今年以来，⟦到位物流项目资金⟧3.72亿元。',
        message: '此处为“到位物流项目资金”，事实表里是“签约物流项目资金”，请核对',
        suggested: '今年以来，签约物流项目资金3.72亿元。',
        with: { sheet: roads },
      },
    ],
    good: [
      { text: '全年新建改建农村公路确保450公里，加装波形护栏力争90公里。', with: { sheet: roads } },
      { text: '全年新建改建农村公路450公里的目标不变，力争工期再短一些。', with: { sheet: roads } },
      { text: '在确保质量的前提下，全年新建改建农村公路450公里。', with: { sheet: roads } },
      { text: '县交通运输局要力争10月底前把松岭隧道的照明改造做完，确保行车安全。', with: { sheet: roads } },
      { text: '拟新开通村公交线路14条，签约物流项目资金3.72亿元，到位1.4亿元。', with: { sheet: roads } },
      { text: '县里拟建设松岭隧道二期工程，已经完成选线。', with: { sheet: roads } },
      {
        text: '全县已新开通村公交线路14条。',
        with: { sheet: `${roads}结尾: {意义: 到昨天为止，县里已新开通村公交线路14条。}\n` },
      },
    ],
  },
  check(doc, { inputs, report }) {
    const facts = inputs.facts!
    const reading = readAgainst(doc, facts, inputs.provenance)
    for (const differs of targetsDiffer(doc, facts, reading)) report(differs)
    for (const differs of tasksDiffer(doc, facts)) report(differs)
    for (const differs of plansToldAsDone(doc, facts)) report(differs)
    for (const differs of signedToldAsDone(doc, facts, reading)) report(differs)
  },
}

/** 力争 and 争取 weigh the same. */
function isSame(a: string, b: string): boolean {
  return a === b || (a !== '确保' && b !== '确保')
}

function changed(range: Range, doc: Doc, said: string, right: string): Report {
  return {
    range,
    message: `此处为“${doc.slice(range)}”，事实表${said}是“${right}”，请核对`,
    suggestions: [
      { message: `改为“${right}”`, edits: [{ start: range.start, end: range.end, text: right }] },
    ],
  }
}

const elsewhere = /同时|前提|基础上|之[外余]|安全|质量|不/u

function targetsDiffer(doc: Doc, facts: Facts, { mentions }: SheetReading): Report[] {
  return mentions.flatMap(({ role, promise, told, options, fact, given }): Report[] => {
    if (role !== 'target' || !promise) return []
    if (elsewhere.test(doc.text.slice(promise.end, told.start))) return []
    const meant = options.filter((one) => compare(told, one) === 'same')
    const commitments = meant.map(({ target }) => target?.commitment ?? fact.entry.commitment)
    const [first] = commitments
    if (first === undefined || commitments.some((one) => one === undefined || isSame(one, promise.verb)))
      return []
    const { start, end } = promise
    return [
      {
        ...changed({ start, end }, doc, `“${fact.name}”的目标`, first),
        ...sheetPlace(facts, meant[0] ?? given),
      },
    ]
  })
}

const promises = /(?:确保|力争|争取)(?=[^确力争]*$)/u

function tasksDiffer(doc: Doc, facts: Facts): Report[] {
  return tasksOf(facts).flatMap(({ matter, commitment: right, path }): Report[] => {
    const at = doc.text.indexOf(matter)
    if (at < 0) return []
    const start = lastStop(doc.text, at, doc.blocks[doc.blockAt(at)]!.start)
    const words = doc.text.slice(start, at)
    const verb = promises.exec(words)
    if (!verb || isSame(verb[0], right) || elsewhere.test(words.slice(verb.index + 2))) return []
    const range = { start: start + verb.index, end: start + verb.index + 2 }
    return [{ ...changed(range, doc, `“${matter}”`, right), ...sheetPlace(facts, { path }) }]
  })
}

/** 拟建设… in the sheet, 已建设… in the text. */
function plansToldAsDone(doc: Doc, facts: Facts): Report[] {
  return plans(facts).flatMap(({ verb, matter, path }): Report[] => {
    const at = doc.text.indexOf(matter)
    if (at < 0) return []
    const done = /已经?$/u.exec(doc.text.slice(Math.max(0, at - 2), at))?.[0]
    if (done === undefined) return []
    const range = { start: at - done.length, end: at }
    return [
      {
        range,
        message: `此处为“${done}${matter}”，事实表里是“${verb}${matter}”，请核对`,
        ...sheetPlace(facts, { path }),
        suggestions: [{ message: `改为“${verb}”`, edits: [{ ...range, text: verb }] }],
      },
    ]
  })
}

/** 签约项目26个 told as 开工项目26个: the same number under the name of a later stage. */
function signedToldAsDone(doc: Doc, facts: Facts, { sheet, names }: SheetReading): Report[] {
  const all = doc.find(figures)
  const reports: Report[] = []
  for (const fact of facts.figures.values()) {
    if (fact.parent || !fact.name.includes('签约') || fact.name.length < 4) continue
    const value = sheet.byFact.get(fact)?.find(({ role }) => role === 'value')
    if (!value || value.digits.replace('.', '').length < 2) continue
    for (const stage of ['开工', '到位', '到账', '投产', '落地', '建成']) {
      const name = fact.name.replace('签约', stage)
      const at = doc.text.indexOf(name)
      if (at < 0 || names.some(({ start, end }) => start < at + name.length && at < end)) continue
      const end = at + name.length
      const told = all[firstAtOrAfter(all, end)]
      if (!told || told.unit !== value.unit || !isLink(doc.text.slice(end, told.start))) continue
      if (compare(told, value) !== 'same') continue
      const range = { start: at, end }
      reports.push({
        range,
        message: `此处为“${name}”，事实表里是“${fact.name}”，请核对`,
        ...sheetPlace(facts, value),
        suggestions: [{ message: `改为“${fact.name}”`, edits: [{ ...range, text: fact.name }] }],
      })
    }
  }
  return reports
}
