import type { Doc } from '../doc.ts'
import { headings, type Heading } from '../find/headings.ts'
import type { Rule } from '../rule.ts'

/** As many heads in a row with nothing below are a contents list or an agenda. */
const contents = 3

export const empty: Rule = {
  id: 'heading/empty',
  name: '标题空转',
  level: 'warn',
  fix: 'none',
  why: '标题下面没有内容，或同级标题一字不差地重复，多半是复制、删改后的遗留。',
  basis: [{ source: '本项目约定', verified: false }],
  examples: {
    bad: [
      {
        text: '## 一、总体要求\n\n稳字当头。\n\n## ⟦二、重点任务⟧\n\n## 三、保障措施\n\n压实责任。',
        message: '“重点任务”这个标题下面没有内容，请核实是否漏了正文',
      },
      {
        text: '## 一、主要任务\n\n### （一）抓基础\n\n修路。\n\n### （二）抓产业\n\n种果。\n\n### ⟦（三）抓基础⟧\n\n通电。\n\n## 二、要求\n\n抓紧干。',
        message: '“抓基础”这个标题与同级的另一个标题相同，请核实是否重复',
      },
      {
        text: '# 工作汇报\n\n## 一、进展情况\n\n### （一）征迁进度\n\n已签约九成。\n\n### ⟦（二）施工进度⟧\n\n## 二、存在问题\n\n资金不足。',
        message: '“施工进度”这个标题下面没有内容，请核实是否漏了正文',
      },
    ],
    good: [
      '大会议程\n\n1.观看短片（约8分钟）\n\n2.交流发言（6家单位）\n\n3.为先进集体授牌\n\n4.领导讲话',
      '目　录\n\n## 一、基本情况\n\n## 二、下步打算\n\n## 一、基本情况\n\n全村六百户。\n\n## 二、下步打算\n\n发展林果。',
      '## 一、主要任务\n\n### （一）抓基础\n\n修路。\n\n### （二）抓产业\n\n种果。',
      '## 一、教育\n\n### （一）主要成绩\n\n入学率提高。\n\n### （二）存在问题\n\n师资不足。\n\n## 二、卫生\n\n### （一）主要成绩\n\n床位增加。\n\n### （二）存在问题\n\n医生不足。',
      '## 一、议程\n\n## 二、签到\n\n## 三、发言\n\n## 四、讲话\n\n请各单位准时参会。',
      '## 一、成绩\n\n（一）交通改善。\n\n（二）产业增效。\n\n## 二、打算\n\n继续干。',
      '## 一、进度表\n\n| 单位 | 进度 |\n| --- | --- |\n| 甲镇 | 80% |\n\n## 二、要求\n\n加快。',
      '## 一、附图\n\n![规划图](a.png)\n\n## 二、说明\n\n以图为准。',
    ],
  },
  check(doc, { report }) {
    const all = doc.find(headings)
    const seen = new Map<string, number>()
    const titles = new Map<string, number>()
    for (const { title } of all) titles.set(title, (titles.get(title) ?? 0) + 1)
    /** Where the list that is under way below each head began. */
    const began = new Map<number | undefined, number>()
    for (const [index, heading] of all.entries()) {
      const { start, end, title } = heading
      // a line of a short table of contents comes again as the head itself
      const listed = titles.get(title)! > 1
      if (
        !listed &&
        !isOfList(heading, doc) &&
        isEmpty(index, all, doc) &&
        !isPictured(heading, doc) &&
        emptyAround(index, all, doc) < contents
      )
        report({ range: { start, end }, message: `“${title}”这个标题下面没有内容，请核实是否漏了正文` })
      const { parent } = heading
      if (heading.number === 1 || !began.has(parent)) began.set(parent, index)
      const key = `${parent ?? ''}:${title}`
      const first = seen.get(key)
      // what begins with 1 again repeats a contents list or another's outline
      if (first === undefined || first < began.get(parent)!) seen.set(key, index)
      else if (isTold(heading, all[first]!) && !isEmpty(first, all, doc))
        report({
          range: { start, end },
          message: `“${title}”这个标题与同级的另一个标题相同，请核实是否重复`,
          related: [{ message: '首次出现在这里', at: all[first]! }],
        })
    }
  },
}

/** A chart or picture of a Word file has no words: its paragraph is an empty line. */
function isPictured({ start, end }: Heading, doc: Doc): boolean {
  const { source, end: at } = doc.place({ start, end })
  return doc.format === 'docx' && /^[^\n]{0,8}\n[ \u3000]*\n/u.test(source.text.slice(at, at + 20))
}

/** 3.授牌 directly below 2.交流发言（6家单位）: lines of an agenda. */
function isOfList({ family, number, block }: Heading, doc: Doc): boolean {
  const above = doc.blocks[block - 1]
  if (family !== '1.' || number === undefined || !above) return false
  return new RegExp(`^[ \\u3000]*${number - 1}[.．、]`, 'u').test(doc.slice(above))
}

/** A stand-alone head directly followed by one of its own or a higher level; at the end of the text it may be cut off. */
function isEmpty(index: number, all: readonly Heading[], doc: Doc): boolean {
  const heading = all[index]!
  const next = all[index + 1]
  if (heading.runIn || !next || next.level > heading.level) return false
  return heading.section.body.length === 0 && doc.text.slice(heading.end, next.start).trim() === ''
}

function emptyAround(index: number, all: readonly Heading[], doc: Doc): number {
  let from = index
  let to = index
  while (from > 0 && index - from < contents && isEmpty(from - 1, all, doc)) from--
  while (to + 1 < all.length && to - index < contents && isEmpty(to + 1, all, doc)) to++
  return to - from + 1
}

/** Both are numbered, and alike. */
function isTold({ title, mark, family }: Heading, first: Heading): boolean {
  return title.length > 1 && mark !== '' && family === first.family
}
