import type { Rule } from '../rule.ts'

const bodies = ['党委', '人大', '政府', '政协'] as const
const pair =
  /([省市县区旗州镇乡])(委|人大常委会|人大|政府|政协)、(?:([省市县区旗州镇乡])?(委|人大常委会|人大|政府|政协))(?!办|研究室|督查|机关|直属|党组|各|委)/gu
const levels = '省市州县区旗镇乡'

export const bodyOrder: Rule = {
  id: 'name/body-order',
  name: '班子次序',
  level: 'warn',
  fix: 'suggest',
  sheets: true,
  why: '几套班子按党委、人大、政府、政协排，几级机关从高到低排。',
  basis: [{ source: '公文惯例', verified: true }],
  examples: {
    bad: [
      {
        text: '这是⟦区政府、区委⟧的一件大事。',
        message: '此处为“区政府、区委”，请核实是否为“区委、区政府”',
        suggested: '这是区委、区政府的一件大事。',
      },
      {
        text: '主动接受⟦县政协、县人大⟧的监督。',
        message: '此处为“县政协、县人大”，请核实是否为“县人大、县政协”',
        suggested: '主动接受县人大、县政协的监督。',
      },
      {
        text: '按照⟦县委、市委⟧的统一部署推进。',
        message: '此处为“县委、市委”，请核实是否为“市委、县委”',
        suggested: '按照市委、县委的统一部署推进。',
      },
    ],
    good: [
      '这是区委、区政府的一件大事。',
      '省委、市委、县委层层部署，县委、县人大、县政府、县政协一起抓。',
      '由县政府办、县委督查室牵头。',
      '县政府、县发改委负责。',
      '市委、市政府和县委、县政府都有要求。',
      '市政府、县委都很关心。',
    ],
  },
  check(doc, { report }) {
    for (const match of doc.text.matchAll(pair)) {
      const [whole, place = '', body = '', otherPlace, otherBody = ''] = match
      const next = otherPlace ?? place
      // between levels only bodies of one kind have an order
      const isWrong =
        place === next
          ? rankOf(body) > rankOf(otherBody)
          : rankOf(body) === rankOf(otherBody) && isLower(place, next)
      if (!isWrong) continue
      // 市委、县委、市政府 …: in a longer list the order is by something else
      if (
        /^、[省市县区]/u.test(doc.text.slice(match.index + whole.length)) ||
        /[委府大协]、$/u.test(doc.text.slice(Math.max(0, match.index - 2), match.index))
      )
        continue
      const range = { start: match.index, end: match.index + whole.length }
      const right = `${next}${otherBody}、${otherPlace === undefined ? '' : place}${body}`
      report({
        range,
        message: `此处为“${whole}”，请核实是否为“${right}”`,
        suggestions: [{ message: `改为“${right}”`, edits: [{ ...range, text: right }] }],
      })
    }
  },
}

function rankOf(body: string): number {
  const name = body === '委' ? '党委' : body.replace('常委会', '')
  return bodies.findIndex((one) => one === name)
}

function isLower(place: string, other: string): boolean {
  return levels.indexOf(place) > levels.indexOf(other)
}
