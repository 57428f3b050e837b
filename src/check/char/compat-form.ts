import { untouched, within } from '../find/spans.ts'
import type { Rule } from '../rule.ts'

/**
 * Radicals of Kangxi and their supplement, compatibility ideographs, half-width Chinese marks and Latin ligatures. Twelve
 * characters of the compatibility block are ordinary ones (Unicode, chapter 18) and stay.
 */
const forms =
  /[\u2e80-\u2fd5\uf900-\ufa0d\ufa10\ufa12\ufa15-\ufa1e\ufa20\ufa22\ufa25\ufa26\ufa2a-\ufad9\uff61-\uff64\ufb00-\ufb06\u{2f800}-\u{2fa1d}]+/gu

/** The radicals of the supplement that programs put for a character, by Unicode's EquivalentUnifiedIdeograph. */
const radicals: ReadonlyMap<string, string> = new Map(
  '⺟母 ⺠民 ⻁虎 ⻄西 ⻅见 ⻆角 ⻉贝 ⻋车 ⻓长 ⻔门 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻬齐 ⻮齿 ⻰龙 ⻲龟 ⻳龟'
    .split(' ')
    .map((pair) => [pair[0]!, pair[1]!]),
)

export const compatForm: Rule = {
  id: 'char/compat-form',
  name: '兼容字形',
  level: 'error',
  fix: 'safe',
  sheets: true,
  why: '从 PDF 复制的文字里常有部首码位或兼容码位的字，看上去一样，却查找不到、排版时换了字体。',
  basis: [{ source: '本项目约定', verified: true }],
  examples: {
    bad: [
      {
        text: '一手抓安全⟦⽣⟧产，一手抓复工复产。',
        message: '此处的“⽣”是部首或兼容码位（U+2F63），应为“生”',
        fixed: '一手抓安全生产，一手抓复工复产。',
      },
      {
        text: '全域旅游要⟦⻓⟧线谋划，⼭水相连。',
        message: '此处的“⻓”是部首或兼容码位（U+2ED3），应为“长”',
        fixed: '全域旅游要长线谋划，山水相连。',
        count: 2,
      },
      {
        text: '小麦商品率和质⟦\uf97e⟧同步提升。',
        message: '此处的“\uf97e”是部首或兼容码位（U+F97E），应为“量”',
        fixed: '小麦商品率和质量同步提升。',
      },
    ],
    good: [
      '二〇二六年是乡村建设的关键一年，时时刻刻都要绷紧弦。',
      '人们天天盼、年年盼，佐佐木先生的实验室也来了，用地120㎡。',
      '①摸底；②建账；③销号。室内保持22℃，样品№36合格。',
      '\ufa0e\ufa11两个字是正常的汉字。',
    ],
  },
  check(doc, { report }) {
    for (const { index, 0: found } of doc.text.matchAll(forms)) {
      const range = { start: index, end: index + found.length }
      const plain = Array.from(found, (one) => radicals.get(one) ?? one.normalize('NFKC')).join('')
      if (plain === found || within(doc.find(untouched), index)) continue
      const code = `U+${found.codePointAt(0)!.toString(16).toUpperCase()}`
      report({
        range,
        message: `此处的“${found}”是部首或兼容码位（${code}），应为“${plain}”`,
        fix: [{ ...range, text: plain }],
      })
    }
  },
}
