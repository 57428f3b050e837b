import { lengthOf } from '../../speech/index.ts'
import { countWord } from '../../text/numerals.ts'
import type { Doc } from '../doc.ts'
import { headings, type Heading } from '../find/headings.ts'
import type { Context, Rule } from '../rule.ts'

export const headingsRule: Rule<{ lead: number }> = {
  id: 'craft/headings',
  name: '标题不对仗',
  level: 'info',
  fix: 'none',
  why: '同级标题的分句数、前两个分句的字数、分隔的标点应当一致；接着正文的领句宜短。',
  basis: [{ source: '公文惯例', verified: false }],
  options: { lead: { name: '领句字数', about: '接着正文写的领句最多多少字', default: 30 } },
  examples: {
    bad: [
      {
        text: '## 一、认清形势，坚定守住粮食安全底线的信心\n\n要有底气。\n\n## 二、⟦抓紧抢收、颗粒归仓，打好秋收这一仗⟧\n\n要抢晴天。\n\n## 三、压实责任，保证种粮农民的收入只增不减\n\n要算细账。',
        message: '同级标题多为两个分句，此处为三个，请看是否调整',
      },
      {
        text: '## 一、认清形势，坚定信心\n\n要有底气。\n\n## 二、⟦抓紧抢收烘干，颗粒归仓⟧\n\n要抢晴天。\n\n## 三、压实责任，兑现承诺\n\n要算细账。',
        message: '同级标题的第一个分句多为4字，此处为6字，请看是否调整',
      },
    ],
    good: [
      '## 一、认清形势，坚定守住底线的信心\n\n有底气。\n\n## 二、抓紧抢收，打好颗粒归仓的硬仗\n\n抢晴天。',
      '## 一、差距在哪里？\n\n在作风。\n\n## 二、路怎么走，靠谁走？\n\n靠大家。',
      '## 一、关于抢收\n\n抓紧。',
      '## 一、综合\n\n总体平稳。\n\n## 二、农业\n\n稳产增收。\n\n## 三、交通、邮电和旅游\n\n客流回升。',
      '1.提升供给能力。多种菜。\n\n2.推进农业机械化、智慧化。多用机。\n\n3.强化防灾减灾。多储粮。',
      '新建小区绿地率按下列规定执行：\n\n（一）旧城改造地块不低于百分之三十。\n\n（二）红线宽度五十米以上的主干路不低于百分之三十，红线宽度不足四十米的道路不低于百分之二十。\n\n（三）学校不低于百分之三十五。',
    ],
  },
  check(doc, context) {
    const groups = new Map<number | undefined, Heading[]>()
    for (const heading of doc.find(headings)) {
      if (isItem(heading, doc)) continue
      groups.set(heading.parent, [...(groups.get(heading.parent) ?? []), heading])
      if (heading.runIn && lengthOf(heading.title) > context.options.lead)
        context.report({
          range: heading,
          message: `领句${lengthOf(heading.title)}字，偏长，宜在${context.options.lead}字以内`,
        })
    }
    for (const siblings of groups.values()) checkSiblings(siblings, doc, context)
  },
}

/** A numbered sentence that is all of its paragraph: an item of a list, and no head. */
function isItem({ runIn, end, block }: Heading, doc: Doc): boolean {
  return runIn && doc.text.slice(end, doc.blocks[block]!.end).trim() === ''
}

/** Clauses are parted by ， and, where they are as long as clauses, by 、; in 交通、邮电和旅游 the 、 parts words of a list. */
function clausesOf(title: string): string[] {
  return title
    .split(/[，,]/u)
    .filter((part) => part !== '')
    .flatMap((part) => {
      const words = part.split('、')
      return words.every((word) => word.length >= shortestClause) ? words : [part]
    })
}

const shortestClause = 4

function checkSiblings(siblings: readonly Heading[], doc: Doc, { report }: Context<{ lead: number }>): void {
  if (siblings.length < 3 || siblings.some(({ title }) => /[？！]/u.test(title))) return
  const clauses = siblings.map(({ title }) => clausesOf(title))
  const tell = (index: number, message: string): void => {
    const heading = siblings[index]!
    const start = heading.start + Math.max(0, doc.slice(heading).indexOf(heading.title))
    report({ range: { start, end: start + heading.title.length }, message })
  }
  const counts = clauses.map((parts) => parts.length)
  const usual = usualOf(counts)
  if (usual === undefined) return
  const odd = counts.findIndex((count) => count !== usual)
  if (odd >= 0) {
    tell(odd, `同级标题多为${countWord(usual)}个分句，此处为${countWord(counts[odd]!)}个，请看是否调整`)
    return
  }
  if (usual < 2) return
  const firsts = clauses.map((parts) => lengthOf(parts[0]!))
  const length = usualOf(firsts)
  const other = firsts.findIndex((one) => one !== length)
  if (length !== undefined && other >= 0)
    tell(other, `同级标题的第一个分句多为${length}字，此处为${firsts[other]!}字，请看是否调整`)
}

/** The value that all but one have; undefined where they agree on none. */
function usualOf(values: readonly number[]): number | undefined {
  return values.find((value) => values.filter((other) => other === value).length >= values.length - 1)
}
