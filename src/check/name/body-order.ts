import type { Rule } from '../rule.ts'

const bodies = ['党委', '人大', '政府', '政协'] as const
const pair =
  /([省市县区旗州镇乡])(委|人大常委会|人大|政府|政协)、(?:([省市县区旗州镇乡])?(委|人大常委会|人大|政府|政协))(?!办|研究室|督查|机关|直属|党组|各|委)/gu
/** 政府、党委: no place before them, or 各级. */
const bare =
  /(?:(?<![\p{Script=Han}“])|(?<=各级|各地|对|由|请|把|向|在))政府、党委(?!、|办|书记|副|研究|督查|会|组)/gu
const run =
  /([省市县区旗州镇乡])(?:委|人大常委会|人大|政府|政协)(?:、\1(?:委|人大常委会|人大|政府|政协)){2,3}(?![、办会机各研督])/gu
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
      {
        text: '⟦县人大常委会、县委、县政府⟧联合督办。',
        message: '此处为“县人大常委会、县委、县政府”，请核实是否为“县委、县人大常委会、县政府”',
        suggested: '县委、县人大常委会、县政府联合督办。',
      },
      {
        text: '抓安全是各级⟦政府、党委⟧共同的责任。',
        message: '此处为“政府、党委”，请核实是否为“党委、政府”',
        suggested: '抓安全是各级党委、政府共同的责任。',
      },
    ],
    good: [
      '这是区委、区政府的一件大事。',
      '省委、市委、县委层层部署，县委、县人大、县政府、县政协一起抓。',
      '由县政府办、县委督查室牵头。',
      '县政府、县发改委负责。',
      '市委、市政府和县委、县政府都有要求。',
      '市政府、县委都很关心。',
      '市委、县委、市政府都有专人来看。',
      '对政府、党委、群团的编制要通盘考虑。',
      '区委、区人大常委会、区政府、区政协领导参加植树。',
      '对政府、党委办公室要分别行文。',
    ],
  },
  check(doc, { report }) {
    const tell = (start: number, words: string, right: string): void => {
      const range = { start, end: start + words.length }
      report({
        range,
        message: `此处为“${words}”，请核实是否为“${right}”`,
        suggestions: [{ message: `改为“${right}”`, edits: [{ ...range, text: right }] }],
      })
    }
    for (const { 0: words, index } of doc.text.matchAll(bare)) tell(index, words, '党委、政府')
    for (const { 0: words, index } of doc.text.matchAll(run)) {
      const right = words
        .split('、')
        .toSorted((a, b) => rankOf(a.slice(1)) - rankOf(b.slice(1)))
        .join('、')
      if (right !== words && doc.text[index - 1] !== '、') tell(index, words, right)
    }
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
      tell(match.index, whole, `${next}${otherBody}、${otherPlace === undefined ? '' : place}${body}`)
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
