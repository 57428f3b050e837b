import { untouched, within } from '../find/spans.ts'
import type { Rule } from '../rule.ts'

/** Full-width digits, letters and ％, and a full-width point between digits. ＋ of 互联网＋, ／, ～ and － have other uses. */
const forms = /(?:[０-９Ａ-Ｚａ-ｚ％]|(?<=[０-９\d])．(?=[０-９\d]))+/gu

export const wideAscii: Rule = {
  id: 'char/wide-ascii',
  name: '全角数字字母',
  level: 'error',
  fix: 'safe',
  sheets: true,
  why: '公文里的阿拉伯数字、拉丁字母和百分号用半角；全角的占一个汉字的位置，查找和计算时也认不出。',
  basis: [{ source: 'GB/T 15835-2011', verified: false }],
  examples: {
    bad: [
      {
        text: '全县森林覆盖率达到⟦６３．５％⟧，比五年前有明显提高。',
        message: '此处为全角的“６３．５％”，应为“63.5%”',
        fixed: '全县森林覆盖率达到63.5%，比五年前有明显提高。',
      },
      {
        text: '推动有条件的农业龙头企业登陆⟦Ａ⟧股市场。',
        message: '此处为全角的“Ａ”，应为“A”',
        fixed: '推动有条件的农业龙头企业登陆A股市场。',
      },
      {
        text: '城乡低保标准提高8⟦％⟧，惠及群众２万人。',
        message: '此处为全角的“％”，应为“%”',
        fixed: '城乡低保标准提高8%，惠及群众2万人。',
        count: 2,
      },
    ],
    good: [
      '一是抓进度；二是抓质量：三查（查隐患、查台账、查整改）！谁来查？',
      '实施“互联网＋政务服务”，推行“证照分离”。',
      '气温5～8℃，污水处理费按元／吨计算，数字待定【待补：１号楼面积】。',
      '10．5公里以外的村由镇里统一接送。',
    ],
  },
  check(doc, { report }) {
    for (const { index, 0: found } of doc.text.matchAll(forms)) {
      if (found === '．' || within(doc.find(untouched), index)) continue
      const range = { start: index, end: index + found.length }
      const narrow = found.normalize('NFKC')
      report({
        range,
        message: `此处为全角的“${found}”，应为“${narrow}”`,
        fix: [{ ...range, text: narrow }],
      })
    }
  },
}
