import { sentences } from '../find/sentences.ts'
import type { Rule } from '../rule.ts'

interface Named {
  full: string
  short: string
}

export const unit: Rule = {
  id: 'name/unit',
  name: '单位全称简称混用',
  level: 'warn',
  fix: 'suggest',
  needs: ['names'],
  why: '一串单位里有的用全称、有的用简称；并列时应统一。先全称后简称的（以下简称……）不算。',
  basis: [{ source: 'bigan.yaml 的单位名单', verified: true }],
  examples: {
    bad: [
      {
        text: '请区发改局、⟦区水利和湖泊局⟧、区教育局抓紧。',
        message: '前后单位用的是简称，此处为“区水利和湖泊局”，请核实是否为“区水利局”',
        suggested: '请区发改局、区水利局、区教育局抓紧。',
        with: {
          office:
            '单位: [{名称: 区发展和改革局, 简称: 区发改局}, {名称: 区水利和湖泊局, 简称: 区水利局}, {名称: 区教育和体育局, 简称: 区教育局}]',
        },
      },
      {
        text: '由区发展和改革局、区教育和体育局、⟦区水利局⟧会签。',
        message: '前后单位用的是全称，此处为“区水利局”，请核实是否为“区水利和湖泊局”',
        suggested: '由区发展和改革局、区教育和体育局、区水利和湖泊局会签。',
        with: {
          office:
            '单位: [{名称: 区发展和改革局, 简称: 区发改局}, {名称: 区水利和湖泊局, 简称: 区水利局}, {名称: 区教育和体育局, 简称: 区教育局}]',
        },
      },
    ],
    good: [
      {
        text: '请区发改局、区水利局抓紧。',
        with: {
          office: '单位: [{名称: 区发展和改革局, 简称: 区发改局}, {名称: 区水利和湖泊局, 简称: 区水利局}]',
        },
      },
      {
        text: '区水利和湖泊局（以下简称区水利局）、区发改局牵头。',
        with: {
          office: '单位: [{名称: 区发展和改革局, 简称: 区发改局}, {名称: 区水利和湖泊局, 简称: 区水利局}]',
        },
      },
      {
        text: '区水利和湖泊局牵头。区发改局配合。',
        with: {
          office: '单位: [{名称: 区发展和改革局, 简称: 区发改局}, {名称: 区水利和湖泊局, 简称: 区水利局}]',
        },
      },
    ],
  },
  check(doc, { inputs, report }) {
    const units = (inputs.office.units ?? []).filter(
      (one): one is { name: string; short: string } =>
        one.name !== undefined && one.short !== undefined && one.name !== one.short,
    )
    if (units.length < 2) return
    const named: Named[] = units.map(({ name, short }) => ({ full: name, short }))
    for (const sentence of doc.find(sentences)) {
      const text = doc.slice(sentence)
      if (!text.includes('、') || text.includes('简称')) continue
      const found = named
        .flatMap((one) => hitsOf(one, text))
        .filter(
          ({ at, length }) =>
            /[、和及]$/u.test(text.slice(0, at)) || /^[、和及]/u.test(text.slice(at + length)),
        )
        .sort((a, b) => a.at - b.at)
      const full = found.filter((hit) => hit.isFull)
      const short = found.filter((hit) => !hit.isFull)
      if (full.length === 0 || short.length === 0 || found.length < 3) continue
      const [few, usual] = full.length < short.length ? [full, '简称'] : [short, '全称']
      const hit = few[0]!
      const range = { start: sentence.start + hit.at, end: sentence.start + hit.at + hit.length }
      const right = hit.isFull ? hit.unit.short : hit.unit.full
      report({
        range,
        message: `前后单位用的是${usual}，此处为“${doc.slice(range)}”，请核实是否为“${right}”`,
        suggestions: [{ message: `改为“${right}”`, edits: [{ ...range, text: right }] }],
      })
    }
  },
}

function hitsOf(one: Named, text: string): { at: number; length: number; isFull: boolean; unit: Named }[] {
  const at = text.indexOf(one.full)
  if (at >= 0) return [{ at, length: one.full.length, isFull: true, unit: one }]
  const short = text.indexOf(one.short)
  return short < 0 ? [] : [{ at: short, length: one.short.length, isFull: false, unit: one }]
}
