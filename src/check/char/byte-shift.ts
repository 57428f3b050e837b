import type { Doc } from '../doc.ts'
import { untouched, within } from '../find/spans.ts'
import type { Range, Rule } from '../rule.ts'

export const byteShift: Rule = {
  id: 'char/byte-shift',
  name: '编码错位',
  level: 'warn',
  fix: 'suggest',
  why: '网页转码时丢了一个字节，后面的字就错位成字母或怪字；能断定原字的给出建议，不能断定的请对照原件。',
  basis: [{ source: '本项目约定', verified: true }],
  examples: {
    bad: [
      {
        text: '据初步⟦y計⟧，前来咨询的群众有三成是老年人。',
        message: '此处“y計”像是转码时丢了字节，请核实是否为“统计”',
        suggested: '据初步统计，前来咨询的群众有三成是老年人。',
      },
      {
        text: '各項工作有序推進⟦??傮w⟧看，形勢向好。',
        message: '此处“??傮w”像是转码时丢了字节，请核实是否为“。总体”',
        suggested: '各項工作有序推進。总体看，形勢向好。',
      },
      {
        text: '年内开工的有三个⟦ㄉ柘钅\ufffd⟧。',
        message: '此处“ㄉ柘钅\ufffd”像是转码时丢了字节（原文含“□设项□”），请对照原件核实补上',
      },
    ],
    good: [
      '县医院新购B超两台，急诊K线图另附，T台展演改在周末。',
      'e政务平台上线，A股上市公司达到3家，C位出道的是本地樱桃。',
      '縣域醫共體配X光機三台、B超機兩台，5G基站已建成60個。',
      '這次檢查分A級、B類兩檔，K線圖見附件。',
      '注音符号ㄅㄆㄇㄈ在展板上单列。',
      '俄文名称Минск列在括号里。',
    ],
  },
  check(doc, { report, inputs }) {
    const { repair } = inputs
    if (!repair) return
    for (const shift of repair.findShifts(doc.text)) {
      if (within(doc.find(untouched), shift.start)) continue
      const [candidate] = shift.candidates.length === 1 ? shift.candidates : []
      const range = candidate?.length === 1 ? withPartner(doc, shift) : { start: shift.start, end: shift.end }
      const found = doc.slice(range)
      if (candidate === undefined) {
        const rest = shift.certain.replaceAll('□', '') === '' ? '' : `（原文含“${shift.certain}”）`
        report({ range, message: `此处“${found}”像是转码时丢了字节${rest}，请对照原件核实补上` })
        continue
      }
      const before = doc.text.slice(range.start, shift.start)
      const plain = repair.simplified(before + candidate + doc.text.slice(shift.end, range.end))
      report({
        range,
        message: `此处“${found}”像是转码时丢了字节，请核实是否为“${plain}”`,
        suggestions: [{ message: `改为“${plain}”`, edits: [{ ...range, text: plain }] }],
      })
    }
  },
}

/** A lost character alone says little: with the 汉字 behind it, or before it, it is a word. */
function withPartner(doc: Doc, { start, end }: Range): Range {
  const isHan = (at: number): boolean => /\p{Script=Han}/u.test(doc.text[at] ?? '')
  if (isHan(end)) return { start, end: end + 1 }
  return { start: isHan(start - 1) ? start - 1 : start, end }
}
