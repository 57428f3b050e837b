import { parseChineseNumber } from '../../text/numerals.ts'
import type { Doc } from '../doc.ts'
import { headings, type Heading } from '../find/headings.ts'
import { marks } from '../find/list.ts'
import type { Rule } from '../rule.ts'
import { renumbered } from '../series/wording.ts'

export const order: Rule = {
  id: 'heading/order',
  name: '标题序号不连',
  level: 'error',
  fix: 'none',
  why: '同一级标题的序号跳号、重号，正文和目录就对不上，引用“第几部分”也会出错。',
  basis: [{ source: 'GB/T 9704-2012', clause: '7.3.3', verified: true }],
  examples: {
    bad: [
      {
        text: '## 一、肯定成绩\n\n一年来进步明显。\n\n## 二、正视不足\n\n困难还不少。\n\n## ⟦四、⟧抓好落实\n\n各单位要细化分工。',
        message: '此处标题序号为“四、”，前一个为“二、”，应为“三、”，或补上缺少的部分',
      },
      {
        text: '## 一、总体要求\n\n（一）坚持质量为先。严把材料关。\n\n（二）坚持安全为重。严防坠落。\n\n⟦（二）⟧坚持群众满意。公开工期。',
        message: '此处标题序号为“（二）”，前一个已为“（二）”，应为“（三）”',
      },
      {
        text: '一、抓春播\n\n及早备种。\n\n二、抓夏管\n\n防旱防涝。\n\n⟦二、⟧抓秋收\n\n颗粒归仓。\n\n三、抓冬藏\n\n晾晒入库。',
        message: '此处标题序号为“二、”，前一个已为“二、”，应为“三、”',
      },
      {
        text: '# 关于校园食堂管理的汇报\n\n## 一、基本情况\n\n### ⟦（二）⟧人员情况\n\n持证上岗。\n\n### （三）设施情况\n\n明厨亮灶。\n\n## 二、下步打算\n\n加强培训。',
        message: '此处标题序号为“（二）”，是这一级的第一个，应为“（一）”，或补上缺少的部分',
      },
      {
        text: '# 年度报告\n\n## 第一部分　基本情况\n\n总体平稳。\n\n## 第二部分　主要成效\n\n稳中有进。\n\n## ⟦第四部分⟧　工作打算\n\n乘势而上。',
        message: '此处标题序号为“第四部分”，前一个为“第二部分”，应为“第三部分”，或补上缺少的部分',
      },
    ],
    good: [
      '1.请佩戴证件。\n\n2.4月下旬昼夜温差大，请添衣。\n\n3.会务组设在一楼。',
      '一、抓春播\n\n及早备种。\n\n二、抓夏管\n\n防旱防涝。\n\n三、坚持问题导向，围绕群众反映强烈的排水不畅\n\n和停车困难，抓好整治\n\n逐街逐巷排查。\n\n四、抓秋收\n\n颗粒归仓。',
      '目　录\n\n一、基本情况\n\n二、主要做法\n\n三、几点体会\n\n一、基本情况\n\n全镇有村十二个。\n\n二、主要做法\n\n做法有三条。\n\n三、几点体会\n\n体会很深。',
      '## 一、任务\n\n抓好落实。\n\n## 二、要求\n\n严明纪律。\n\n附件\n\n## 一、名单\n\n见表。\n\n## 二、分工\n\n见表。',
      '## 一、任务\n\n园区建设要做到1.做强主业，2.做优服务，4.做大总量。\n\n## 二、要求\n\n加强调度。',
      '> 二、加强领导\n>\n> 四、严格督查\n\n以上是县里文件的原话。\n\n## 一、认识\n\n认识到位。\n\n## 二、行动\n\n行动迅速。',
      '## 一、认识\n\n（一）形势好。产销两旺。\n\n（二）困难多。资金偏紧。\n\n## 二、行动\n\n（一）抓项目。早开工。\n\n（二）抓资金。早到位。',
    ],
  },
  check(doc, { report }) {
    const all = doc.find(headings)
    const last = new Map<string, Before>()
    for (const heading of all) {
      const { parent } = heading
      const { family, number } = numberingOf(heading)
      if (family === undefined || number === undefined || !Number.isFinite(number)) {
        // a head without a number begins something of its own: an attachment, a part
        for (const key of last.keys()) if (key.startsWith(`${parent ?? ''}:`)) last.delete(key)
        continue
      }
      const key = `${parent ?? ''}:${family}`
      const before = last.get(key)
      const message = before?.also === number ? undefined : messageOf(heading, number, before, doc)
      // after a slip, 三 follows 二 whatever was written for 二
      const also = message === undefined ? {} : { also: (before?.number ?? 0) + 2 }
      last.set(key, { heading, number, ...also })
      if (message === undefined) continue
      const range = { start: heading.start, end: heading.start + lengthOfMark(heading, doc) }
      report({
        range,
        message,
        ...(before ? { related: [{ message: '前一个在这里', at: before.heading }] } : {}),
      })
    }
  },
}

/** 2.4月下旬降温: the item begins with a figure, so that its number looks like a decimal. */
function isGlued(heading: Heading, number: number, before: Before, doc: Doc): boolean {
  const between = doc.text.slice(before.heading.end, heading.start)
  return new RegExp(`\\n[ \\u3000]*${number}[.．]\\d`, 'u').test(between)
}

interface Numbering {
  family?: string
  number?: number
}

/** 第二部分 counts too; a mark that is none of the families leaves both out. */
function numberingOf({ family, number, mark }: Heading): Numbering {
  if (family !== undefined && number !== undefined) return { family, number }
  const part = /^第([一二三四五六七八九十]{1,3})(部分|[章节篇])/u.exec(mark)
  const counted = part ? parseChineseNumber(part[1]!) : undefined
  return part && counted !== undefined ? { family: part[2]!, number: counted } : {}
}

/** The head of its list before, and another number that may follow it. */
interface Before extends Numbering {
  heading: Heading
  number: number
  also?: number
}

function messageOf(
  heading: Heading,
  number: number,
  before: Before | undefined,
  doc: Doc,
): string | undefined {
  const here = heading.mark
  if (!before) {
    if (number !== 2 || !isWhole(heading, doc) || isSaid(heading, 1, startOfScope(heading, doc), doc))
      return undefined
    return `此处标题序号为“${here}”，是这一级的第一个，应为“${renumbered(here, 1)}”，或补上缺少的部分`
  }
  const previous = before.number
  const there = before.heading.mark
  if (number === previous + 1) return undefined
  // from 1 again after more than one: a list of its own, such as an attachment or what follows a table of contents
  if (number === 1 && previous > 1) return undefined
  const wanted = renumbered(here, previous + 1)
  if (number > previous + 1) {
    for (let missing = previous + 1; missing < number; missing++)
      if (isSaid(heading, missing, before.heading.start, doc) || isGlued(heading, missing, before, doc))
        return undefined
    return `此处标题序号为“${here}”，前一个为“${there}”，应为“${wanted}”，或补上缺少的部分`
  }
  if (number === previous) return `此处标题序号为“${here}”，前一个已为“${there}”，应为“${wanted}”`
  return `此处标题序号为“${here}”，前一个为“${there}”，应为“${wanted}”`
}

/** The first head of a level tells a lost one only where the text before it is there. */
function isWhole({ parent }: Heading, doc: Doc): boolean {
  return parent !== undefined || doc.outline.head.title !== undefined
}

function startOfScope({ parent }: Heading, doc: Doc): number {
  return parent === undefined ? 0 : doc.find(headings)[parent]!.start
}

/** A number of the family stands at the beginning of a line that was not read as a head: a long one, or one broken in two. */
function isSaid({ family, start, mark: written }: Heading, number: number, from: number, doc: Doc): boolean {
  if (family === undefined) {
    const name = renumbered(written, number).replace(/[：:、\s]+$/u, '')
    return doc.text.slice(from, start).includes(name)
  }
  return doc
    .find(marks)
    .some(
      (mark) => mark.number === number && mark.family === family && mark.start >= from && mark.start < start,
    )
}

/** The number and spaces before it, as it stands in the text. */
function lengthOfMark({ mark, start }: Heading, doc: Doc): number {
  return doc.text.indexOf(mark, start) - start + mark.length
}
