import type { Doc } from '../doc.ts'
import { marks, type Mark } from '../find/list.ts'
import { series } from '../find/series.ts'
import type { Rule } from '../rule.ts'

/** Papers whose form GB/T 9704 lays down; in what is spoken 1、 is everywhere. */
const official: ReadonlySet<string> = new Set(['报告', '通报', '通知', '方案', '函', '请示', '意见', '纪要'])

export const form: Rule = {
  id: 'heading/form',
  name: '序号写法',
  level: 'error',
  fix: 'safe',
  why: '层次序数写作“一、”“（一）”“1.”“（1）”：“1”后用下脚点，带括号的后面不加顿号，括号用全角。讲话稿里只作提醒。',
  basis: [{ source: 'GB/T 9704-2012', clause: '7.3.3', verified: false }],
  examples: {
    bad: [
      {
        text: '## 一、重点任务\n\n### ⟦1、⟧整治占道经营\n\n疏堵结合。\n\n### 2、整治违章停车\n\n增设车位。',
        message: '此处为“1、”，应为“1.”',
        level: 'warn',
        count: 2,
        fixed: '## 一、重点任务\n\n### 1.整治占道经营\n\n疏堵结合。\n\n### 2.整治违章停车\n\n增设车位。',
      },
      {
        text: '（一）加强领导。成立专班。\n\n⟦（二）、⟧加强督导。每周通报。',
        message: '此处为“（二）、”，应为“（二）”',
        fixed: '（一）加强领导。成立专班。\n\n（二）加强督导。每周通报。',
        with: { meta: { 文种: '通知' } },
      },
      {
        text: '# 农房排查工作方案\n\n## 一、范围\n\n全镇农房。\n\n## ⟦二.⟧步骤\n\n先自查，后复核。',
        message: '此处为“二.”，应为“二、”',
        fixed: '# 农房排查工作方案\n\n## 一、范围\n\n全镇农房。\n\n## 二、步骤\n\n先自查，后复核。',
      },
      {
        text: '### ⟦(一)⟧摸清底数\n\n逐户登记。\n\n### (二)建立台账\n\n一户一档。',
        message: '此处为“(一)”，应为“（一）”',
        level: 'warn',
        count: 2,
        fixed: '### （一）摸清底数\n\n逐户登记。\n\n### （二）建立台账\n\n一户一档。',
      },
      {
        text: '要做好三件事：⟦1、⟧查漏；2、补缺；3、建制。',
        message: '此处为“1、”，应为“1.”',
        level: 'warn',
        count: 3,
        fixed: '要做好三件事：1.查漏；2.补缺；3.建制。',
      },
    ],
    good: [
      '产量3.12万吨，同比增长4.5%。系统升级到2.1版。',
      '### 1.做强主业\n\n扩产能。\n\n### 2.做优服务\n\n减时限。',
      '降雨集中在5、6月份。5、6月份要加密巡查。',
      '见附件（1）、（2）。分两步走：（1）试点；（2）推开。',
      '报名时提交：1）申请表；2）照片。',
      '共查出3、1、2类隐患若干。2、的写法不规范。',
    ],
  },
  check(doc, { report }) {
    const level = official.has(doc.meta.kind) ? ('error' as const) : ('warn' as const)
    const counted = new Set(doc.find(series).series.flatMap(({ items }) => items))
    for (const mark of doc.find(marks)) {
      if (mark.heading === undefined && !counted.has(mark)) continue
      const written = doc.slice(mark)
      const right = rightForm(mark, written)
      if (right === undefined || right === written) continue
      const range = { start: mark.start, end: mark.end + spacesAfter(mark, doc) }
      report({
        range: mark,
        level,
        message: `此处为“${written}”，应为“${right}”`,
        fix: [{ ...range, text: right }],
      })
    }
  },
}

function rightForm({ family }: Mark, written: string): string | undefined {
  const inside = /[\d一二三四五六七八九十]+/u.exec(written)?.[0]
  if (inside === undefined) return undefined
  switch (family) {
    case '一、':
      return `${inside}、`
    case '1.':
      return `${inside}.`
    case '（一）':
    case '（1）':
      // （一) has two marks of different kinds: that is punct/bracket-pair's
      return /^（.*\)|^\(.*）/u.test(written) ? undefined : `（${inside}）`
    default:
      return undefined
  }
}

/** `1. 做强` would be a list in Markdown: the space goes with the mark. */
function spacesAfter({ family, end }: Mark, doc: Doc): number {
  return family === '1.' ? /^[ \u3000]*/u.exec(doc.text.slice(end, end + 8))![0].length : 0
}
