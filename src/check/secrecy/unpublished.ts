import type { Doc } from '../doc.ts'
import { roads } from '../facts/example-sheets.ts'
import { readAgainst } from '../facts/mentions.ts'
import { nameOf, rangeOf, sheetPlace } from '../facts/told.ts'
import { quotations, rangeAt } from '../find/spans.ts'
import type { Context, Rule } from '../rule.ts'

/** 倒数第2位 · 亮黄牌 · 通报批评 … : what is said in the hall and not in the paper. */
const blame =
  /倒数(?:第[一二三四五六七八九十\d]{1,2}(?:位|名)?)|垫底|(?:排|列|居|位列|位居|处于)(?:在)?(?:全[省市县区])?(?:末位|末尾|最后(?:一位|一名)?)(?![^，。；\n]{0,4}淘汰)|排名靠后|黄牌(?:警告)?|通报批评|约谈了?(?:主要负责人|有关负责人|一把手|“一把手”)|作(?:了)?(?:书面)?检查(?=[，。；])|作(?:了)?表态检讨|追究[^，。；\n]{0,6}责任人?(?=[，。；])/gu
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
      about: '哪些文种是公开发布的（看稿子开头的“文种”或标题的末尾）',
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
    ],
    good: [
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
    const { kind, title = '' } = doc.meta
    if (!options.kinds.some((one) => kind === one || title.endsWith(one))) return
    const { facts } = inputs
    if (facts) {
      for (const mention of readAgainst(doc, facts, inputs.provenance).mentions) {
        if (mention.fact.entry.public !== false && mention.fact.parent?.entry.public !== false) continue
        const range = rangeOf(mention, doc)
        report({
          range,
          message: `${nameOf(mention)}在事实表里不可公开，请删去“${doc.slice(range)}”`,
          ...sheetPlace(facts, mention.given),
        })
      }
    }
    reportBlame(doc, report)
  },
}

function reportBlame(doc: Doc, report: Context<object>['report']): void {
  for (const match of doc.text.matchAll(blame)) {
    const range = { start: match.index, end: match.index + match[0].length }
    const block = doc.blocks[doc.blockAt(range.start)]!
    if (rangeAt(doc.find(quotations), range.start) || sport.test(doc.slice(block))) continue
    report({
      range,
      level: 'warn',
      message: `通稿里不宜写“${match[0]}”，请核实是否保留`,
    })
  }
}
