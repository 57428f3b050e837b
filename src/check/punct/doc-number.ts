import type { Rule } from '../rule.ts'

const form =
  /([（(〔[［【])(?<=[发函字办规呈报批复电议令纪任通组宣党政委文建农教卫财环水交].)(\d{4})([）)〕\]］】])(第?)(0*)([1-9]\d{0,4})号/gu

export const docNumber: Rule = {
  id: 'punct/doc-number',
  name: '发文字号',
  level: 'error',
  fix: 'safe',
  sheets: true,
  why: '发文字号的年份用六角括号〔〕括入，序号前不加“第”，不补零：×政办发〔2026〕8号。',
  basis: [{ source: 'GB/T 9704-2012', clause: '7.2', verified: true }],
  examples: {
    bad: [
      {
        text: '按照清政办发⟦(2026)⟧8号文件要求办理。',
        message: '发文字号的年份此处为“(2026)”，应为“〔2026〕”',
        fixed: '按照清政办发〔2026〕8号文件要求办理。',
      },
      {
        text: '见汀发〔2025〕12号、汀办函⟦【2025】⟧7号。',
        message: '发文字号的年份此处为“【2025】”，应为“〔2025〕”',
        fixed: '见汀发〔2025〕12号、汀办函〔2025〕7号。',
      },
      {
        text: '依据清水发〔2025〕⟦第03号⟧执行。',
        message: '发文字号的序号此处为“第03号”，请核实是否为“3号”',
        level: 'warn',
        suggested: '依据清水发〔2025〕3号执行。',
      },
    ],
    good: [
      '按照清政办发〔2026〕8号文件要求办理。',
      '（2025）皖01民终3号判决书已经生效。',
      '国务院令第7号公布。',
      '《管理办法》（2025）已修订。',
      '文献[12]、图[3]。',
      '幼儿园（2025）5号楼。',
    ],
  },
  check(doc, { report }) {
    for (const {
      0: written,
      1: open,
      2: year = '',
      3: close,
      4: nth,
      5: zeros,
      6: number = '',
      index,
    } of doc.text.matchAll(form)) {
      const isRight = open === '〔' && close === '〕'
      const range = { start: index, end: index + year.length + 2 }
      if (!isRight) {
        const text = `〔${year}〕`
        report({
          range,
          message: `发文字号的年份此处为“${doc.slice(range)}”，应为“${text}”`,
          fix: [{ ...range, text }],
        })
      }
      if (nth === '' && zeros === '') continue
      const serial = { start: range.end, end: index + written.length }
      report({
        range: serial,
        level: 'warn',
        message: `发文字号的序号此处为“${doc.slice(serial)}”，请核实是否为“${number}号”`,
        suggestions: [{ message: `改为“${number}号”`, edits: [{ ...serial, text: `${number}号` }] }],
      })
    }
  },
}
