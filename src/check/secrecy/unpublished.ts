import type { Doc } from '../doc.ts'
import { roads } from '../facts/example-sheets.ts'
import { readAgainst } from '../facts/mentions.ts'
import { nameOf, rangeOf, sheetPlace } from '../facts/told.ts'
import { quotations, rangeAt } from '../find/spans.ts'
import { sentences } from '../find/sentences.ts'
import type { Context, Inputs, Range, Rule } from '../rule.ts'

/** 倒数第2位 · 亮黄牌 · 通报批评 … : what is said in the hall and not in the paper. */
const blame =
  /倒数(?:第[一二三四五六七八九十\d]{1,2}(?:位|名)?)|垫底|(?:排|列|居|位列|位居|处于)(?:在)?(?:全[省市县区])?(?:末位|末尾|最后(?:一位|一名)?)(?![^，。；\n]{0,4}淘汰)|排名靠后|黄牌(?:警告)?|通报批评|约谈了?(?:主要负责人|有关负责人|一把手|“一把手”)|作(?:了)?(?:书面)?检查(?=[，。；])|作(?:了)?表态检讨|追究[^，。；\n]{0,6}责任人?(?=[，。；])/gu
const meeting = `名称: 全县公路建设推进会
时间: {日期: 2026-06-12}
单位:
  - {名称: 松岭镇, 数据: {公路完成: 64, 公路目标: 80}}
  - {名称: 青石镇, 数据: {公路完成: 54, 公路目标: 90}}
  - {名称: 云台乡, 数据: {公路完成: 36, 公路目标: 72}}
排名:
  指标: [{名称: 公路, 单位: 公里, 权重: 100}]
`
const sanctions = '奖惩: [{条件: 年底任务完成不足六成, 对象: 所在乡镇, 处理: 由县政府亮黄牌}]\n'

const sport = /足球|篮球|比赛|联赛|球队|裁判|球员|赛事/u

export const unpublished: Rule<{ kinds: readonly string[] }> = {
  id: 'secrecy/unpublished',
  name: '不宜公开',
  level: 'error',
  fix: 'none',
  why: '新闻通稿是给社会看的：事实表里“可公开: 否”的数不能写，点名、排名靠后、问责处理这些会上说的话也不宜写。',
  basis: [
    { source: '事实表', verified: true },
    { source: '本项目约定', verified: true },
  ],
  options: {
    kinds: {
      name: '公开文种',
      about: '哪些文种是公开发布的（看稿子开头的“模板”“文种”或标题的末尾）',
      default: ['新闻通稿', '新闻稿', '通稿', '宣传稿', '报道'],
    },
  },
  examples: {
    bad: [
      {
        text: '今年以来，全县受理道路投诉⟦143件⟧，办结率明显提高。',
        message: '“受理道路投诉”在事实表里不可公开，请删去“143件”',
        with: { sheet: roads, meta: { 文种: '新闻通稿' } },
      },
      {
        text: '会议指出，有的镇进度在全县⟦倒数第二⟧，要迎头赶上。',
        message: '通稿里不宜写“倒数第二”，请核实是否保留',
        level: 'warn',
        with: { meta: { 文种: '新闻通稿' } },
      },
      {
        text: '# 全县养老服务推进会新闻通稿\n\n会议对两家进度慢的单位给予⟦黄牌警告⟧。',
        message: '通稿里不宜写“黄牌警告”，请核实是否保留',
        level: 'warn',
      },
      {
        text: '会议指出，⟦云台乡进度滞后⟧，要迎头赶上。',
        message: '通稿里点了“云台乡”的名，会议的排名没有写可以公开，请删去',
        with: { meeting, meta: { 模板: '新闻通稿' } },
      },
      {
        text: '会议通报了农村公路建设进度，松岭镇⟦居第1位⟧。',
        message: '通稿里写了“松岭镇”的名次，会议的排名没有写可以公开，请删去',
        with: { meeting, meta: { 模板: '新闻通稿' } },
      },
      {
        text: '会议要求，年底任务完成不足六成的，⟦由县政府亮黄牌⟧。',
        message: '通稿里写了“由县政府亮黄牌”，问责处理不宜公开，请删去',
        with: { sheet: `${roads}${sanctions}`, meta: { 模板: '新闻通稿' } },
      },
    ],
    good: [
      {
        text: '会议听取了农村公路建设情况，松岭镇、青石镇作了表态发言。松岭镇的做法值得学习。',
        with: { meeting, meta: { 模板: '新闻通稿' } },
      },
      {
        text: '松岭镇居第1位，云台乡进度滞后。',
        with: { meeting: `${meeting}  可公开: 是\n`, meta: { 模板: '新闻通稿' } },
      },
      { text: '今年以来，全县受理道路投诉143件。', with: { sheet: roads } },
      '松岭镇排名靠后，给予黄牌警告，主要负责人要作检查。',
      {
        text: '截至5月底，全县新建改建农村公路236公里，居全市第2位。',
        with: { sheet: roads, meta: { 文种: '新闻通稿' } },
      },
      { text: '决赛中，裁判出示黄牌，客队排名靠后。', with: { meta: { 文种: '新闻通稿' } } },
      { text: '村民代表对工作组的约谈记录没有意见，问题全部整改。', with: { meta: { 文种: '新闻通稿' } } },
    ],
  },
  check(doc, { inputs, options, report }) {
    const { kind, paper, title = '' } = doc.meta
    if (!options.kinds.some((one) => kind === one || paper === one || title.endsWith(one))) return
    const { facts } = inputs
    const told: Range[] = []
    if (facts) {
      for (const mention of readAgainst(doc, facts, inputs.provenance).mentions) {
        if (mention.fact.entry.public !== false && mention.fact.parent?.entry.public !== false) continue
        const range = rangeOf(mention, doc)
        told.push(range)
        report({
          range,
          message: `${nameOf(mention)}在事实表里不可公开，请删去“${doc.slice(range)}”`,
          ...sheetPlace(facts, mention.given),
        })
      }
    }
    for (const one of [...namedAsWeak(doc, inputs), ...sanctionsIn(doc, inputs)]) {
      told.push(one.range)
      report(one)
    }
    reportBlame(doc, told, report)
  },
}

function reportBlame(doc: Doc, told: readonly Range[], report: Context<object>['report']): void {
  for (const match of doc.text.matchAll(blame)) {
    const range = { start: match.index, end: match.index + match[0].length }
    const block = doc.blocks[doc.blockAt(range.start)]!
    if (told.some(({ start, end }) => start < range.end && range.start < end)) continue
    if (rangeAt(doc.find(quotations), range.start) || sport.test(doc.slice(block))) continue
    report({
      range,
      level: 'warn',
      message: `通稿里不宜写“${match[0]}”，请核实是否保留`,
    })
  }
}

const weak =
  /进度(?:较|偏|太|比较)?(?:慢|滞后)|滞后|落后|靠后|不力|薄弱|差距(?:较|比较)?(?:大|明显)|没有完成|未完成|零签约|零开工|点名|批评|问题突出|重视不够|行动迟缓/u
const place =
  /(?:居|列|排|位居|位列|名列)(?:[在]|全[省市县区]){0,2}第[一二三四五六七八九十\d]{1,3}(?:位|名)?/u

/** A unit of the ranking beside words that say that it is behind, or beside its place, where the ranking is not public. */
function namedAsWeak(doc: Doc, { meeting: sheet }: Inputs): { range: Range; message: string }[] {
  const { ranking, units = [] } = sheet?.sheet ?? {}
  if (!ranking || ranking.public === true) return []
  const names = units
    .flatMap(({ name, short }) => [name, short])
    .filter((name) => (name?.length ?? 0) > 1) as string[]
  return doc.find(sentences).flatMap((sentence) =>
    clausesOf(doc.slice(sentence), sentence.start).flatMap(({ start, text }) => {
      const name = names.find((one) => text.includes(one))
      const said = name === undefined ? null : (weak.exec(text) ?? place.exec(text))
      if (!said || name === undefined) return []
      const isPlace = !weak.test(text)
      const from = isPlace ? said.index : Math.min(said.index, text.indexOf(name))
      const end = Math.max(said.index + said[0].length, isPlace ? 0 : text.indexOf(name) + name.length)
      const what = isPlace ? `写了“${name}”的名次` : `点了“${name}”的名`
      return [
        {
          range: { start: start + from, end: start + end },
          message: `通稿里${what}，会议的排名没有写可以公开，请删去`,
        },
      ]
    }),
  )
}

function clausesOf(text: string, start: number): { start: number; text: string }[] {
  let at = start
  return text.split(/(?<=[，；。：])/u).map((clause) => {
    const from = at
    at += clause.length
    return { start: from, text: clause }
  })
}

/** Fewer characters of a sanction may stand in any sentence. */
const shortest = 5

/** What the sheet has under 奖惩.处理: not for the papers. */
function sanctionsIn(doc: Doc, { facts }: Inputs): { range: Range; message: string }[] {
  const points = facts?.sheet.sanctions?.points ?? []
  return points.flatMap(({ action: treatment = '' }) => {
    const start =
      treatment.length < shortest || /表扬|奖励|加分/u.test(treatment) ? -1 : doc.text.indexOf(treatment)
    return start < 0
      ? []
      : [
          {
            range: { start, end: start + treatment.length },
            message: `通稿里写了“${treatment}”，问责处理不宜公开，请删去`,
          },
        ]
  })
}
