import type { WordFault } from '../../text/word-format.ts'
import type { Rule } from '../rule.ts'
import { placeOf, setOf } from './seen.ts'

const saveAgain = '请用 Word 打开另存一次，再核对版式'

export const xml: Rule = {
  id: 'format/xml',
  name: '文件结构',
  level: 'error',
  fix: 'none',
  needs: ['docx'],
  why: '文件内部的项目次序不对、缺少部件，这台电脑打得开，换一个程序就可能打不开或丢掉格式；表格的总宽和列宽要都写上，WPS 和 Word 各认一样。',
  basis: [{ source: 'ISO/IEC 29500-4:2016', clause: 'wml.xsd', verified: true }],
  examples: { bad: [], good: [] },
  check(doc, { inputs, report }) {
    const set = setOf(doc, inputs)
    if (!set) return
    for (const fault of set.word.faults)
      report({
        range: placeOf(doc, set, fault.paragraph),
        message: messageOf(fault),
        // the schema lets a table go without its own width
        ...(fault.kind === 'no-width' ? { level: 'warn' } : {}),
        data: { count: fault.count },
      })
  },
}

const parents: Readonly<Record<string, string>> = {
  'w:pPr': '段落设置',
  'w:sectPr': '页面设置',
  'w:tblPr': '表格设置',
  'w:tcPr': '单元格设置',
  'w:tbl': '表格',
}

function messageOf({ kind, name, count }: WordFault): string {
  switch (kind) {
    case 'order':
      return `文件里有${count}处${parents[name] ?? name}的内部次序不对，有的程序会打不开或丢格式，${saveAgain}`
    case 'missing-part':
      return `文件里缺少“${name}”这个部件，${saveAgain}`
    case 'lost-reference':
      return `文件里有引用（${name}）找不到所指的部件，${saveAgain}`
    case 'no-grid':
      return `有${count}个表格没有写列宽，WPS 里会走样，${saveAgain}`
    case 'no-width':
      return `有${count}个表格没有写总宽，Word 里会走样，${saveAgain}`
  }
}
