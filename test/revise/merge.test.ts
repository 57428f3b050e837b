import { describe, expect, it } from 'vitest'
import { merge } from '../../src/revise/merge.ts'
import { untouchedNumber } from '../../src/revise/untouched.ts'
import type { Outcome, Version } from '../../src/revise/types.ts'

/** Each line a paragraph. */
export function version(text: string): Version {
  let at = 0
  const units = text.split('\n').map((line) => {
    const start = at
    at += line.length + 1
    return { kind: 'paragraph', start, end: start + line.length }
  })
  return { text, units }
}

/** The edited text with the outcomes made; a conflict as 〈…〉 behind the words that it leaves. */
function merged(base: string, mine: string, now: string): string {
  const [old, edited, its] = [version(base), version(mine), version(now)]
  const { outcomes } = merge(old, edited, its)
  const puts = outcomes.flatMap((one): { start: number; end: number; text: string }[] => {
    if (one.kind === 'replace') return [one]
    if (one.kind === 'conflict') return [{ start: one.end, end: one.end, text: `〈${one.texts.now}〉` }]
    if (one.kind === 'insert') {
      const at = edited.units[one.after]?.end ?? 0
      const { start, end } = its.units[one.unit]!
      return [{ start: at, end: at, text: `\n${now.slice(start, end)}` }]
    }
    if (one.kind !== 'remove') return []
    const { start, end } = edited.units[one.unit]!
    return [{ start: Math.max(0, start - 1), end, text: '' }]
  })
  let [text, at] = ['', 0]
  for (const put of puts.toSorted((x, y) => x.start - y.start)) {
    text += mine.slice(at, put.start) + put.text
    at = put.end
  }
  return text + mine.slice(at)
}

const kinds = (base: string, mine: string, now: string): Outcome['kind'][] =>
  merge(version(base), version(mine), version(now)).outcomes.map(({ kind }) => kind)

/** One paragraph with a bold head. */
function withLead(text: string, leadEnd: number): Version {
  return { text, units: [{ kind: 'paragraph', start: 0, end: text.length, leadEnd }] }
}

/** Of each change of a paragraph, whether it looks like what follows the head. */
function looks(words: string, leadEnd: number): boolean[] {
  const old = withLead('一是修渠。三月完工。', 4)
  return merge(old, old, withLead(words, leadEnd)).outcomes.map(
    (one) => one.kind === 'replace' && one.looksAhead === true,
  )
}

const funds = (): string[] => ['到位资金']

describe('merge', () => {
  const base = '截至5月底，到位资金18.6亿元，同比增长10.1%。\n大家很辛苦，要继续努力。'
  const now = '截至6月底，到位资金20.1亿元，同比增长12%。\n大家很辛苦，要继续努力。'

  it('gives the new draft where nobody edited, and the edited one where no fact changed', () => {
    expect(merged(base, base, now)).toBe(now)
    const mine = '到5月底，到位资金18.6亿元。\n辛苦了，同志们。'
    expect(merged(base, mine, base)).toBe(mine)
  })

  it('changes figures in words that people changed around them', () => {
    expect(merged(base, '截至5月底，全区到位资金达到18.6亿元，比去年增长10.1%。\n辛苦了。', now)).toBe(
      '截至6月底，全区到位资金达到20.1亿元，比去年增长12%。\n辛苦了。',
    )
  })

  it('follows what was moved, cut and joined', () => {
    expect(merged(base, '大家很辛苦，要继续努力。\n截至5月底，到位资金18.6亿元，同比增长10.1%。', now)).toBe(
      '大家很辛苦，要继续努力。\n截至6月底，到位资金20.1亿元，同比增长12%。',
    )
    expect(merged(base, '截至5月底，到位资金18.6亿元。\n同比增长10.1%。大家很辛苦，要继续努力。', now)).toBe(
      '截至6月底，到位资金20.1亿元。\n同比增长12%。大家很辛苦，要继续努力。',
    )
  })

  it('is a conflict where both changed the same figure, with all three texts', () => {
    const mine = '截至5月底，到位资金近19亿元，同比增长10.1%。\n大家很辛苦，要继续努力。'
    const { outcomes } = merge(version(base), version(mine), version(now))
    const conflict = outcomes.find((one) => one.kind === 'conflict')
    expect(conflict?.texts).toEqual({
      base: '截至5月底，到位资金18.6亿元，同比增长10.1%。',
      mine: '截至5月底，到位资金近19亿元，同比增长10.1%。',
      now: '截至6月底，到位资金20.1亿元，同比增长12%。',
    })
    // the other clauses follow
    expect(merged(base, mine, now)).toBe(
      '截至6月底，到位资金近19亿元，同比增长12%。〈截至6月底，到位资金20.1亿元，同比增长12%。〉\n大家很辛苦，要继续努力。',
    )
  })

  it('makes all changes of a clause or none: a rise that became a fall is never half put in', () => {
    const fall = '截至5月底，到位资金18.6亿元，同比下降3%。\n大家很辛苦，要继续努力。'
    const mine = '截至5月底，到位资金18.6亿元，同比提高10.1%。\n大家很辛苦，要继续努力。'
    expect(merged(base, mine, fall)).toBe(
      '截至5月底，到位资金18.6亿元，同比提高10.1%。〈截至5月底，到位资金18.6亿元，同比下降3%。〉\n大家很辛苦，要继续努力。',
    )
  })

  it('leaves deleted what people deleted, and what they wrote already', () => {
    expect(kinds(base, '大家很辛苦，要继续努力。', now)).toEqual(['gone', 'gone', 'gone'])
    expect(kinds(base, now, now)).toEqual(['already', 'already', 'already'])
  })

  const points = '讲三点意见。\n一是抓招商，签约30个。\n二是抓项目，开工20个。\n三是抓服务，走访10户。'
  const more = `${points.replace('三点', '四点')}\n四是抓安全，检查50家。`

  it('puts a new point in its place with the count', () => {
    expect(merged(points, points, more)).toBe(more)
    const mine = points.replace('三是抓服务，走访10户。', '三是抓好服务，多走访，走访10户。我来带头。')
    expect(merged(points, mine, more)).toBe(
      '讲四点意见。\n一是抓招商，签约30个。\n二是抓项目，开工20个。\n三是抓好服务，多走访，走访10户。我来带头。\n四是抓安全，检查50家。',
    )
  })

  it('takes a point out, and asks where people changed it', () => {
    expect(merged(more, more, points)).toBe(points)
    const mine = more.replace('四是抓安全，检查50家。', '四是抓安全，检查50家，一家一家过。')
    expect(merged(more, mine, points)).toBe(
      '讲三点意见。\n一是抓招商，签约30个。\n二是抓项目，开工20个。\n三是抓服务，走访10户。\n四是抓安全，检查50家，一家一家过。〈〉',
    )
  })

  it('asks where a new point has no place left', () => {
    expect(kinds(points, '全文重新写了一遍，只谈作风。', more)).toContain('conflict')
  })

  it('puts a new sentence behind the one it follows', () => {
    expect(
      merged(
        '甲乡先开工。乙乡后开工。',
        '甲乡先开了工。乙乡后开工。',
        '甲乡先开工。丙乡也开工。乙乡后开工。',
      ),
    ).toBe('甲乡先开了工。丙乡也开工。乙乡后开工。')
  })

  it('takes another speaker in the place of the old one', () => {
    expect(kinds('区长　王立明\n同志们：', '区长　王立明\n同志们：', '书记　赵新\n同志们：')).toEqual([
      'replace',
    ])
  })

  it('takes no short word that stands there by chance for what was to come in', () => {
    const old = '渠道要修好，三月完工。'
    const { outcomes } = merge(
      version(old),
      version('渠道全线要抓紧都修得好好的，三月完工。'),
      version('渠道全要修好，三月完工。'),
    )
    expect(outcomes.map(({ kind }) => kind)).not.toContain('already')
  })

  it('changes a number that was left in a clause written anew, and says to read it once more', () => {
    const old = '今年以来，实际利用市域外资金达到18.6亿元。'
    const mine = '说到外资，全区真金白银进来的有18.6亿元，家底摆在这里。'
    const its = '今年以来，实际利用市域外资金达到20.1亿元。'
    expect(merged(old, mine, its)).toBe('说到外资，全区真金白银进来的有20.1亿元，家底摆在这里。')
    const { outcomes } = merge(version(old), version(mine), version(its))
    expect(outcomes.map((one) => one.kind === 'replace' && one.besideEdit)).toEqual([true])
  })

  it('knows such a number by its unit and by what its sentence is about', () => {
    const old = version('实际利用市域外资金达到18.6亿元。')
    const left = (words: string): string | undefined => {
      const mine = version(words)
      const from = new Int32Array(words.length).fill(-1)
      const sentence = old.units[0]!
      const there = { start: 0, end: words.length }
      const found = untouchedNumber(old, mine, { range: { start: 11, end: 15 }, sentence, there, from })
      return found && words.slice(found.start, found.end)
    }
    expect(left('外资来了，账上18.6亿元。')).toBe('18.6')
    expect(left('家里存了18.6亿元。')).toBe(undefined)
    expect(left('外资来了218.6亿元。')).toBe(undefined)
    expect(left('外资18.6亿元，真的18.6亿元。')).toBe(undefined)
    expect(left('外资来了18.6万元。')).toBe(undefined)
  })

  it('makes no mix of old and new: what is computed of a figure waits with it', () => {
    const mine = '截至5月底，到位资金近19亿元，同比增长10.1%。\n大家很辛苦，要继续努力。'
    const { outcomes } = merge(version(base), version(mine), version(now), funds)
    expect(outcomes.map(({ kind }) => kind)).toEqual(['conflict'])
  })

  it('puts words at the end of a bold head into the head, and others behind it', () => {
    expect(looks('一是修渠引水。三月完工。', 6)).toEqual([false])
    expect(looks('一是修渠引水。三月完工。', 4)).toEqual([true])
  })
})
