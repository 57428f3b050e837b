import type { Rule } from '../rule.ts'

/** Names of towns and streets taken together. 各镇 alone may be a real part of them. */
const together =
  /各(?:乡镇（街道）|镇（街道）|乡镇街道|镇街道|乡（镇、街道）|乡镇（街道、园区）|镇、街道|乡镇、街道|乡镇办|镇办|镇街|镇（办）|乡镇（办）)/gu

export const collective: Rule = {
  id: 'name/collective',
  name: '下辖单位的总称不一',
  level: 'warn',
  fix: 'none',
  needs: ['region'],
  why: '对各镇、各街道的总称前后要用一个说法，以事实表或 bigan.yaml 的“下辖”为准。',
  basis: [{ source: '事实表', verified: true }],
  examples: {
    bad: [
      {
        text: '各镇（街道）要抓紧。⟦各镇办⟧月底前报齐。',
        message: '此处为“各镇办”，本地的总称是“各镇（街道）”，请核实是否统一',
        with: { office: '地区: {名称: 清河区, 下辖: 各镇（街道）}' },
      },
      {
        text: '⟦各乡镇街道⟧要开好村民会。',
        message: '此处为“各乡镇街道”，本地的总称是“各镇（街道）”，请核实是否统一',
        with: { sheet: '标题: 讲话\n日期: 2026-03-05\n地区: {名称: 清河区, 下辖: 各镇（街道）}\n' },
      },
    ],
    good: [
      {
        text: '各镇（街道）要抓紧，各镇要管好水库。',
        with: { office: '地区: {名称: 清河区, 下辖: 各镇（街道）}' },
      },
      { text: '“各镇办要抓紧”是通知的原话。', with: { office: '地区: {名称: 清河区, 下辖: 各镇（街道）}' } },
      { text: '各镇办要抓紧。', with: { office: '地区: {名称: 清河区}' } },
      {
        text: '各县（市、区）要抓紧，各镇（街道）要逐户走到。',
        with: { office: '地区: {名称: 汀海市, 下辖: 各县（市、区）}' },
      },
      {
        text: '各镇办要抓紧。',
        with: { office: '地区: {名称: 清河区, 下辖: 各镇（街道）}', meta: { 地区: '云溪县' } },
      },
    ],
  },
  check(doc, { inputs, report }) {
    const own = inputs.facts?.sheet.region?.units ?? inputs.office.region?.units
    // 各县（市、区） are a level above towns: 各镇（街道） beside them are no other name for them.
    if (own === undefined || own === '待补' || !/[镇乡街]/u.test(own)) return
    // a paper of another place
    const { name } = inputs.facts?.sheet.region ?? inputs.office.region ?? {}
    if (name !== undefined && doc.meta.region !== undefined && !doc.meta.region.includes(name)) return
    for (const match of doc.text.matchAll(together)) {
      if (match[0] === own || /[“《]$/u.test(doc.text.slice(Math.max(0, match.index - 1), match.index)))
        continue
      report({
        range: { start: match.index, end: match.index + match[0].length },
        message: `此处为“${match[0]}”，本地的总称是“${own}”，请核实是否统一`,
      })
    }
  },
}
