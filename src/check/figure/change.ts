/** What the figure rules share: who went from where to where, and by how much. */
import type { Doc } from '../doc.ts'
import { between, figuresBySentence, type Figure } from '../find/figures.ts'

/** 由 base 增加到 now; `by` are the figures after it in the sentence that may tell the difference. */
export interface Change {
  base: Figure
  now: Figure
  direction: 'up' | 'down' | undefined
  later: readonly Figure[]
}

const up = '增加|增长|提高|提升|上升|扩大|扩充|扩容|涨|攀升|跃升|上涨|发展|壮大|增|升'
const down = '减少|下降|降低|压减|压缩|缩短|缩减|回落|下跌|减|降|缩'
const goes = new RegExp(
  `^[^，。；：\\n]{0,16}?(?:(${up})|(${down}))(?:到了?|至|为)[^，。；：\\n\\d]{0,8}$`,
  'u',
)
const from = /(?:由|从)[^，。；：\n]{0,24}$/u
const lastYear = /(?:上年|去年|前年)(?:同期|同月|底|末|全年)?[^，。；\n\d]{0,10}$|同期[^，。；\n\d]{0,6}$/u

/** The first of a sentence is of last year, the next of this year. */
const sameTime = /(?:去年|上年)(?:同期)?[，,]?(?![^。；]*(?:计划|目标|底|末))[^。，；\d比较增减降]{0,12}$/u
const thisYear =
  /^[^。；\d]{0,3}[，,]今年(?!计划|力争|要|预计|目标|上半年|前|以来|[一二三四]季)[^。；\d比较增减降]{0,10}$/u

const changed =
  /^[，,]?(?:同比|(?:比|较)(?:去年|上年)(?:同期)?)?(?:增长|增加|提高|上升|多|下降|减少|降低|少)(?:了)?$/u

/** 由42.6万吨增加到46.9万吨 · 46.9万吨，上年同期42.6万吨, each with the figures that follow in its sentence. */
export function changes(doc: Doc): readonly Change[] {
  const found: Change[] = []
  for (const sentence of doc.find(figuresBySentence)) {
    for (const [i, figure] of sentence.entries()) {
      const next = sentence[i + 1]
      if (!next || next.unit !== figure.unit || figure.hedge !== '' || next.hedge !== '') continue
      const link = between(doc, figure, next)
      const went = goes.exec(link)
      const later = sentence.slice(i + 2, i + 10)
      if (went && from.test(figure.before))
        found.push({ base: figure, now: next, direction: went[1] ? 'up' : 'down', later })
      else if (
        lastYear.test(next.before) &&
        !/[比较增减降]/u.test(next.before) &&
        /^[^。；\n]{0,24}$/u.test(link) &&
        !lastYear.test(figure.before)
      )
        found.push({ base: next, now: figure, direction: undefined, later })
      // 去年同期全区发生4起，今年发生7起，比去年同期多3起
      else if (
        sameTime.test(doc.text.slice(Math.max(figure.sentence.start, figure.start - 30), figure.start)) &&
        thisYear.test(link) &&
        isOfBoth(next, later[0], doc)
      )
        found.push({ base: figure, now: next, direction: undefined, later })
    }
  }
  return found
}

/** Words that say that the growth is not of the printed values: constant prices, one scope, something left out. */
export const otherBase =
  /可比|不变价|同口径|剔除|扣除|还原|GDP|生产总值|增加值|年均|月均|环比|平均每年|实际增长|按.{0,6}口径/u

/** The text of a figure's sentence. */
export function sentenceOf(doc: Doc, figure: Figure): string {
  return doc.text.slice(figure.sentence.start, figure.sentence.end)
}

/** …，增长50%: right behind, and not of something else that the sentence goes on to name. */
function isOfBoth(now: Figure, said: Figure | undefined, doc: Doc): boolean {
  return said !== undefined && changed.test(between(doc, now, said))
}
