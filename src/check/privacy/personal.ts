import { untouched, within } from '../find/spans.ts'
import type { Block } from '../blocks.ts'
import type { Doc } from '../doc.ts'
import type { Rule } from '../rule.ts'

const number = /(?<![\dA-Za-z.-])(?:(1[3-9]\d(?:[-\s]?\d{4}){2})|(\d{17}[\dXx]))(?![\dA-Za-z])/gu

/** Where a number is meant to be read: a contact line, a label with its colon, a list of people, a reply slip. */
const asked = /联系人|联系电话|联系方式|(?:电话|手机|热线|传真)(?:号码)?\s*[：:]|咨询|举报|回执|报名|名单/u
const askedInTable = /联系|电话|手机|方式/u

export const personal: Rule = {
  id: 'privacy/personal',
  name: '个人信息',
  level: 'warn',
  fix: 'none',
  why: '稿子里出现身份证号或手机号，除联系人、名单、回执外一般不应公开。',
  basis: [{ source: '个人信息保护法', verified: false }],
  examples: {
    bad: [
      {
        text: '低保户陈长顺（身份证号⟦11010519491231002X⟧）反映的问题已经办结。',
        message: '此处有身份证号，请核实是否需要写出，不需要的请删去',
      },
      {
        text: '网格员每天走访，居民有事就打⟦13800138000⟧找她。',
        message: '此处有手机号，请核实是否需要写出，不需要的请删去',
      },
      {
        text: '各网点要公布农机手电话（⟦13900001234⟧）。',
        message: '此处有手机号，请核实是否需要写出，不需要的请删去',
      },
    ],
    good: [
      '联系人：陈长顺，联系电话：13800138000。',
      '请拨打服务热线12345，单位电话0550-8812345。',
      '项目编码202613800138000123，总投资13800138000元。',
      '设备编号110105194912310021。',
    ],
  },
  check(doc, { report }) {
    for (const match of doc.text.matchAll(number)) {
      const range = { start: match.index, end: match.index + match[0].length }
      const block = doc.blocks[doc.blockAt(range.start)]!
      if (within(doc.find(untouched), range.start) || isContact(doc, block)) continue
      if (match[2] !== undefined && !isIdentity(match[2])) continue
      if (/^\s*[元吨亩人户个万亿]/u.test(doc.text.slice(range.end))) continue
      const what = match[2] === undefined ? '手机号' : '身份证号'
      report({ range, message: `此处有${what}，请核实是否需要写出，不需要的请删去` })
    }
  },
}

/** The block asks for the number, or is a cell below a head that does. */
function isContact(doc: Doc, block: Block): boolean {
  if (block.kind !== 'cell') return asked.test(doc.slice(block))
  const head = doc.blocks.find(
    ({ table, row, column }) => table === block.table && row === 0 && column === block.column,
  )
  return head !== undefined && askedInTable.test(doc.slice(head))
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** The check character of an identity number (GB 11643-1999): other long numbers hardly ever have it right. */
function isIdentity(digits: string): boolean {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0)
  return '10X98765432'[sum % 11] === digits[17]!.toUpperCase()
}
