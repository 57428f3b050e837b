import type { Doc } from '../doc.ts'
import type { Context, Rule } from '../rule.ts'
import { roads } from './example-sheets.ts'
import { readAgainst } from './mentions.ts'
import { levelByStatus } from './status.ts'
import { nameOf, rangeOf, sheetPlace } from './told.ts'

const mark = /【待核(?:[：:][^【】\n]*)?】/gu

export const unconfirmed: Rule = {
  id: 'facts/unconfirmed',
  name: '数字还没有核实',
  level: 'error',
  fix: 'none',
  why: '稿子用了事实表里状态为“待核”的数，或者还留着“【待核】”。没有定稿时只作提醒。',
  basis: [{ source: '事实表', verified: true }],
  examples: {
    bad: [
      {
        text: '参加修路会战干部⟦860人⟧，吃住都在工地上。',
        message: '“参加修路会战干部”在事实表里是“待核”，请核实“860人”',
        level: 'warn',
        with: { sheet: roads },
      },
      {
        text: '全县共走访农户⟦【待核：2.3万户】⟧。',
        message: '“2.3万户”还没有核实，请核实后去掉“待核”',
        level: 'warn',
      },
      {
        text: '这个月已发放补贴⟦【待核：417万元】⟧。',
        message: '“417万元”还没有核实，请核实后去掉“待核”',
        with: { meta: { 状态: '定稿' } },
      },
    ],
    good: [
      { text: '新建改建农村公路236公里，投入养护资金18632万元。', with: { sheet: roads } },
      { text: '全县860人次参加了义务植树。', with: { sheet: roads } },
      '底数待核的地方，各村要逐户走到。',
      '各单位对待核的数字要在周五前报来。',
    ],
  },
  check(doc, { inputs, report }) {
    const level = levelByStatus(doc)
    for (const match of doc.text.matchAll(mark)) reportMark(match, doc, report, level)
    const { facts } = inputs
    if (!facts) return
    for (const mention of readAgainst(doc, facts, inputs.provenance).mentions) {
      if (!mention.fact.unconfirmed || mention.state === 'other') continue
      const range = rangeOf(mention, doc)
      report({
        range,
        message: `${nameOf(mention)}在事实表里是“待核”，请核实“${doc.slice(range)}”`,
        ...sheetPlace(facts, mention.given),
        ...(level ? { level } : {}),
      })
    }
  },
}

function reportMark(
  match: RegExpExecArray,
  doc: Doc,
  report: Context<object>['report'],
  level: 'warn' | undefined,
): void {
  const range = { start: match.index, end: match.index + match[0].length }
  if (doc.blocks[doc.blockAt(range.start)]!.kind === 'code') return
  const said = match[0].slice(4, -1)
  const what = said === '' ? '此处' : `“${said}”`
  report({ range, message: `${what}还没有核实，请核实后去掉“待核”`, ...(level ? { level } : {}) })
}
