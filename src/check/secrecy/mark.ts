import { quotations, rangeAt } from '../find/spans.ts'
import type { Doc } from '../doc.ts'
import type { Range, Rule } from '../rule.ts'

const level = '(?:绝\\s?密|机\\s?密|秘\\s?密)'
const marked = new RegExp(
  [
    // 机密★1年
    `${level}\\s?[★☆](?:\\s?(?:\\d{1,2}年|长期))?`,
    // 密级：机密
    `密\\s?级\\s?[:：]\\s?${level}`,
    // a line of its own
    `(?<=^|\\n)[ 　]{0,8}${level}(?:级)?[ 　]{0,8}(?=\\n|$)`,
    // 《…》（机密） · 〔2026〕3号（秘密）
    `(?<=[》号])[（(]${level}(?:级)?[）)]`,
    // 传达市委机密文件精神
    `(?<=(?:传达|学习|根据|按照|依据|贯彻|落实|引用|摘自|转发)(?:了)?[^，。；：\\n]{0,12})${level}级?(?:文件|电报|明电|传真|简报|通报)(?=[《（(〔，。；、]|精神|要求|规定|部署)`,
  ].join('|'),
  'gu',
)

export const mark: Rule = {
  id: 'secrecy/mark',
  name: '涉密标志',
  level: 'warn',
  fix: 'none',
  why: '稿子带有密级标志，或者引用了标有密级的文件。涉密材料不得在非涉密设备上起草、存放和处理。',
  basis: [{ source: '公文惯例', verified: true }],
  examples: {
    bad: [
      {
        text: '⟦机密★1年⟧\n\n请各单位按要求阅办。',
        message: '此处有密级标志“机密★1年”，涉密材料不得在非涉密设备上处理，请核实',
      },
      {
        text: '现将《关于边防巡护有关事项的通知》⟦（秘密）⟧转给你们。',
        message: '此处有密级标志“（秘密）”，涉密材料不得在非涉密设备上处理，请核实',
      },
      {
        text: '会上传达了上级⟦机密级文件⟧精神，大家作了讨论。',
        message: '此处引用了“机密级文件”，涉密材料不得在非涉密设备上处理，请核实',
      },
      {
        text: '⟦密级：绝密⟧，印发范围另定。',
        message: '此处有密级标志“密级：绝密”，涉密材料不得在非涉密设备上处理，请核实',
      },
    ],
    good: [
      '要绷紧保密这根弦，严防失泄密事件发生，机密文件专人保管、专柜存放。',
      '《保守国家秘密法》把国家秘密分为绝密、机密、秘密三级。',
      '企业反映的商业秘密，经办人不得外传。',
      '落实涉密人员管理要求，开展秘密载体清查。',
      '评为三星级（★★★）的民宿有12家。',
    ],
  },
  check(doc, { report }) {
    if (!/[绝机秘]\s?密/u.test(doc.text)) return
    for (const match of doc.text.matchAll(marked)) {
      const range = trimmed({ start: match.index, end: match.index + match[0].length }, doc)
      if (rangeAt(doc.find(quotations), range.start)) continue
      const words = doc.slice(range)
      const what = /文件|电报|明电|传真|报/u.test(words) ? '引用了' : '有密级标志'
      report({
        range,
        message: `此处${what}“${words}”，涉密材料不得在非涉密设备上处理，请核实`,
      })
    }
  },
}

function trimmed({ start, end }: Range, { text }: Doc): Range {
  const words = text.slice(start, end)
  return {
    start: start + words.length - words.trimStart().length,
    end: end - words.length + words.trimEnd().length,
  }
}
