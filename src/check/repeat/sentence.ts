import { lengthOf } from '../../speech/index.ts'
import type { Doc } from '../doc.ts'
import { headings } from '../find/headings.ts'
import { marks } from '../find/list.ts'
import { repeated, type Repeated } from '../find/repeated.ts'
import { quotations } from '../find/spans.ts'
import type { Inputs, Range, Rule } from '../rule.ts'

export const sentence: Rule<{ run: number; whole: number }> = {
  id: 'repeat/sentence',
  name: '语句重复',
  level: 'warn',
  fix: 'none',
  why: '同一句话、同一长串文字在一篇稿子里出现两次，多半是拼接、复制后忘了删。',
  basis: [{ source: '本项目约定', verified: false }],
  options: {
    whole: { name: '整句字数', about: '整句相同，至少多少字才报', default: 18 },
    run: { name: '连续字数', about: '句中连续相同，至少多少字才报', default: 30 },
  },
  examples: {
    bad: [
      {
        text: '## 一、形势\n\n入汛以来，上游来水偏多，各水库要腾出库容备足料。\n\n## 二、任务\n\n重点是守住堤防。⟦入汛以来，上游来水偏多，各水库要腾出库容备足料。⟧',
        message: '此处“入汛以来，上游来水偏多……”与前文重复21字，请核实是否多余',
      },
      {
        text: '各乡镇要组织专班逐户走访，把住房、饮水、就医三件事一一登记造册，月底报县里。\n\n回头看的时候，⟦要组织专班逐户走访，把住房、饮水、就医三件事一一登记造册，月底⟧再报。',
        message: '此处“要组织专班逐户走访……”与前文重复27字，请核实是否多余',
        with: { office: '检查: {语句重复: {连续字数: 25}}' },
      },
      {
        text: '夜校办起来以后，报名的人坐满了三间教室，最大的学员六十八岁。我们要把夜校办到更多的社区去。\n\n老百姓愿意学，⟦报名的人坐满了三间教室，最大的学员六十八岁。我们要把夜校办到更多的社区去⟧，办到家门口。',
        message: '此处“报名的人坐满了三间教室……”与前文重复34字，请核实是否多余',
      },
    ],
    good: [
      '一档部门年内签约亿元以上项目3个，实际到账1000万元，开工率不低于80%。二档部门年内签约亿元以上项目2个，实际到账1000万元，开工率不低于80%。',
      '**（一）修渠**。清淤护坡并举。责任单位：县水利局、县财政局、县农业农村局、各乡镇人民政府，县纪委监委负责督查。\n\n**（二）打井**。抗旱保苗并重。责任单位：县水利局、县财政局、县农业农村局、各乡镇人民政府，县纪委监委负责督查。',
      '我们要深入学习党的二十大和二十届历次全会精神，坚决落实党中央各项重大决策部署，开好局。\n\n今后要深入学习党的二十大和二十届历次全会精神，坚决落实党中央各项重大决策部署，收好官。',
      '会上印发了《清河县农村供水工程建设管理和水价综合改革实施方案（试行）》，请照办。\n\n请对照《清河县农村供水工程建设管理和水价综合改革实施方案（试行）》抓好落实。',
      '会前各位已经拿到材料。今年要多看一眼、多问一句、多走一步。\n\n明年还要多看一眼、多问一句、多走一步。',
      '各镇要抓好落实。\n\n各部门要抓好落实。各镇要抓好落实。',
      '县发展改革局、县财政局、县自然资源局、县水利局、县农业农村局、县乡村振兴局参加。\n\n请县发展改革局、县财政局、县自然资源局、县水利局、县农业农村局、县乡村振兴局留下。',
      '1. 甲村：户均增收2000元，新修道路3公里，安装路灯40盏，改厕25户\n2. 乙村：户均增收2000元，新修道路3公里，安装路灯40盏，改厕25户',
    ],
  },
  check(doc, { options, inputs, report }) {
    for (const each of doc.find(repeated)) {
      if (!isTold(each, doc, inputs, options)) continue
      report({
        range: withEnd(each.again, doc),
        message: `此处“${beginning(doc.slice(each.again))}……”与前文重复${each.length}字，请核实是否多余`,
        related: [{ message: '首次出现在这里', at: withEnd(each.first, doc) }],
        data: { length: each.length },
      })
    }
  },
}

/** Whose wording is fixed, or who does what by when: repeated on purpose. */
const fixed =
  /习近平|党中央|党的[一二三四五六七八九十]{1,3}大|[一二三四五六七八九十]{1,3}中全会|社会主义|总书记|(?:责任单位|牵头单位|配合单位|责任人|完成时限|责任领导)[：:]/u

function isTold(each: Repeated, doc: Doc, inputs: Inputs, options: { run: number; whole: number }): boolean {
  const { first, again, length } = each
  const text = doc.slice(again)
  if (fixed.test(text) || inQuotation(again, doc) * 2 > again.end - again.start) return false
  const known = inputs.terms.phrases.reduce(
    (sum, phrase) => sum + (text.includes(phrase.text) ? phrase.text.length : 0),
    0,
  )
  const rest = length - known
  const whole = Math.min(wholeOf(again, doc), wholeOf(first, doc))
  if (Math.min(rest, whole) >= options.whole) return !isListed(first, again, doc)
  // a name, a list of units: no clauses within
  if (rest < options.run || !/.{6}[，。；：！？].{6}/u.test(text)) return false
  return !isParallel(first, again, doc)
}

function inQuotation({ start, end }: Range, doc: Doc): number {
  let sum = 0
  for (const quotation of doc.find(quotations)) {
    if (quotation.start >= end) break
    sum += Math.max(0, Math.min(end, quotation.end) - Math.max(start, quotation.start))
  }
  return sum
}

/** How long the whole sentences in it are together, in 字. */
function wholeOf({ start, end }: Range, doc: Doc): number {
  const { text } = doc
  const begins =
    start === 0 || /[。！？\n][”’）]?[\s　“（《]*$/u.test(text.slice(Math.max(0, start - 6), start))
  const ends = /^[%‰℃”’）》]*(?:[。！？\n]|$)/u.test(text.slice(end, end + 4))
  const run = text.slice(start, end)
  const from = begins ? 0 : run.search(/[。！？]/u)
  const to = ends ? run.length : Math.max(run.lastIndexOf('。'), run.lastIndexOf('！'), run.lastIndexOf('？'))
  return from < 0 ? 0 : lengthOf(run.slice(from, Math.max(from, to)))
}

/** Both are items of a list in Markdown, or lines of a list of tasks. */
function isListed(first: Range, again: Range, doc: Doc): boolean {
  const a = doc.blocks[doc.blockAt(first.start)]!
  const b = doc.blocks[doc.blockAt(again.start)]!
  return a.kind === 'item' && b.kind === 'item'
}

/** Tiers and items are worded alike on purpose: in one paragraph, or in two that both begin with a number. */
function isParallel(first: Range, again: Range, doc: Doc): boolean {
  const a = doc.blockAt(first.start)
  const b = doc.blockAt(again.start)
  if (a === b) return true
  const numbered = (block: number): boolean =>
    doc.blocks[block]!.kind === 'item' ||
    doc.find(marks).some((mark) => mark.block === block && mark.starts) ||
    doc.find(headings).some((heading) => heading.block === block)
  return numbered(a) && numbered(b)
}

/** With the mark that ends the sentence. */
function withEnd({ start, end }: Range, doc: Doc): Range {
  const stop = /^[%‰℃”’）》]*[。！？]?/u.exec(doc.text.slice(end, end + 4))![0]
  return { start, end: end + stop.length }
}

/** The first words, up to a stop after eight or more. */
function beginning(text: string): string {
  return /^.{6,12}?(?=[，。；：、！？])|^.{1,12}/su.exec(text)![0]
}
