import { untouched, within } from '../find/spans.ts'
import type { Rule } from '../rule.ts'

/** Private-use characters, the sign of a broken character, halves of one, and what that sign became once more (锟斤拷). */
const forms = /[\ue000-\uf8ff\u{f0000}-\u{10fffd}]+|\ufffd+|[\ud800-\udfff]+|(?:锟斤拷|烫烫烫|屯屯屯)+锟?/gu

export const privateUse: Rule = {
  id: 'char/private-use',
  name: '乱码或自造字',
  level: 'warn',
  fix: 'none',
  sheets: true,
  why: '自造字（含符号字体里的项目符号）换一台电脑就显示不出；乱码说明原来的字已经丢失，要对照原件补上。',
  basis: [{ source: '本项目约定', verified: true }],
  examples: {
    bad: [
      {
        text: '河道清淤由⟦\ue4c7⟧河镇牵头。',
        message: '此处有自造字或符号字体的字符（U+E4C7），换一台电脑可能显示不出，请核实并改用通用的字',
      },
      {
        text: '⟦\uf0b7⟧ 完善村级物流网点。',
        message: '此处有自造字或符号字体的字符（U+F0B7），换一台电脑可能显示不出，请核实并改用通用的字',
      },
      {
        text: '新增公办幼儿园学位⟦\ufffd\ufffd⟧00个。',
        message: '此处有字符在转换中损坏，请对照原件核实补上',
      },
      {
        text: '各乡镇要落实包保责任⟦锟斤拷锟斤拷⟧确保安全度汛。',
        message: '此处有字符在转换中损坏，请对照原件核实补上',
      },
    ],
    good: [
      '主任医师王\u{20bb7}珊、工程师李\u{2b5af}参加会诊。',
      '社区书记陈堃、驻村队员赵喆和周祎负责登记。',
      '孩子们画了笑脸😀贴在图书角。',
      '炉火把栏杆烫得烫烫的，值班员提醒大家小心。',
    ],
  },
  check(doc, { report }) {
    for (const { index, 0: found } of doc.text.matchAll(forms)) {
      if (within(doc.find(untouched), index)) continue
      const unit = found.codePointAt(0)!
      const isPrivate = (unit >= 0xe000 && unit <= 0xf8ff) || unit >= 0xf0000
      const code = `U+${unit.toString(16).toUpperCase()}`
      report({
        range: { start: index, end: index + found.length },
        message: isPrivate
          ? `此处有自造字或符号字体的字符（${code}），换一台电脑可能显示不出，请核实并改用通用的字`
          : '此处有字符在转换中损坏，请对照原件核实补上',
      })
    }
  },
}
