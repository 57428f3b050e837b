import { bareWording, isBefore, isOver, type PhraseKind } from '../../terms/index.ts'
import { quotations } from '../find/spans.ts'
import { dayText } from './day.ts'
import type { Rule } from '../rule.ts'

const kindsOf: Readonly<Record<string, readonly PhraseKind[]>> = {
  '“': ['提法', '引语'],
  '‘': ['提法', '引语'],
  '《': ['文件'],
}
/** No phrase of the table is so long; a quotation that is has no business here. */
const longest = 60
/** A title that the text itself gives a short form: （以下简称《安全责任规定》）. */
const defined = /(?:简称|合称|统称)(?:为)?[：:]?$/u

export const verbatim: Rule = {
  id: 'term/verbatim',
  name: '提法引语走样',
  level: 'warn',
  fix: 'suggest',
  why: '引号里的固定提法、名言和书名号里的法规名称有固定写法，错一两个字就走了样；只看引号和书名号里的字，转述不管。',
  basis: [{ source: '提法和文件名表', verified: true }],
  examples: {
    bad: [
      {
        text: '老书记常讲“⟦实践是检验真理的惟一标准⟧”，干得好不好要看田里的收成。',
        message: '此处为“实践是检验真理的惟一标准”，请核实是否为“实践是检验真理的唯一标准”',
        suggested: '老书记常讲“实践是检验真理的唯一标准”，干得好不好要看田里的收成。',
      },
      {
        text: '堤防管护要记住“⟦千里之堤，溃于蚊穴⟧”的教训。',
        message: '此处为“千里之堤，溃于蚊穴”，请核实是否为“千里之堤，溃于蚁穴”',
        suggested: '堤防管护要记住“千里之堤，溃于蚁穴”的教训。',
      },
      {
        text: '按照《⟦中华人民共和国义务教养法⟧》的规定，适龄儿童应当按时入学。',
        message: '此处为“中华人民共和国义务教养法”，请核实是否为“中华人民共和国义务教育法”',
        suggested: '按照《中华人民共和国义务教育法》的规定，适龄儿童应当按时入学。',
      },
      {
        text: '占用耕地建房，要依照《⟦土地管里法⟧》处理。',
        message: '此处为“土地管里法”，请核实是否为“土地管理法”',
        suggested: '占用耕地建房，要依照《土地管理法》处理。',
      },
      {
        text: '新来的同志要有“⟦明知山有虎，偏向虎山走⟧”的劲头。',
        message: '此处为“明知山有虎，偏向虎山走”，请核实是否为“明知山有虎，偏向虎山行”',
      },
      {
        text: '要贯彻《⟦中国共产党巡查工作条例⟧》，把巡察做深。',
        message: '此处为“中国共产党巡查工作条例”，请核实是否为“中国共产党巡视工作条例”',
        level: 'info',
      },
    ],
    good: [
      '真理只有一个标准，就是实践，检验真理不靠嗓门。',
      '老书记常讲“实践是检验真理的唯一标准”。',
      '“千里之堤溃于蚁穴”，管护一天不能松。',
      '《中华人民共和国义务教育法》和《义务教育法》都已列入普法清单。',
      '《民事诉讼法》《刑事诉讼法》《行政诉讼法》要学。',
      '《环境保护税法》施行后，排污费改为环境保护税。',
      '《江南省优化营商环境条例》和《优化营商环境条例》要一起宣传。',
      '《江南省实施〈义务教育法〉办法》',
      '制定《消防安全责任制规定》（以下简称《安全责任规定》），各村照办。',
      '干项目要有“咬定目标不放松”的韧劲。',
      '招商的同志说“不到项目非好汉”。',
      '“养兵千日，用兵一时”也好，“养兵千日，用在一时”也好，关键在平时。',
      { text: '当年的标语是“人类命运共同休”。', with: { meta: { 日期: '1999-05-01' } } },
    ],
  },
  check(doc, { inputs, report }) {
    const { wordings } = inputs.terms
    const day = dayText(doc)
    for (const { start, end, open } of doc.find(quotations)) {
      const kinds = kindsOf[open]
      if (
        !kinds ||
        end - start < 7 ||
        end - start > longest ||
        defined.test(doc.text.slice(start - 4, start))
      )
        continue
      const range = { start: start + 1, end: end - 1 }
      const inner = doc.slice(range)
      if (/[《》〈〉“”‘’]/u.test(inner)) continue
      const phrase = wordings.near(inner, kinds)
      if (!phrase || (day !== undefined && (isBefore(phrase.from, day) || isOver(phrase.to, day)))) continue
      const right = asWritten(inner, phrase.text)
      report({
        range,
        message: `此处为“${inner}”，请核实是否为“${right}”`,
        ...(phrase.checked ? {} : { level: 'info' as const }),
        suggestions: [{ message: `改为“${right}”`, edits: [{ ...range, text: right }] }],
      })
    }
  },
}

/** The phrase in the way that the text says it: without 中华人民共和国, or without marks, where the text has none. */
function asWritten(inner: string, phrase: string): string {
  const short = inner.startsWith('中华人民共和国') ? phrase : phrase.replace(/^中华人民共和国/u, '')
  return bareWording(inner) === inner ? bareWording(short) : short
}
