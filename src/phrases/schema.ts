/** The schema of a file of content/phrases: entries, and what holds for all of them that do not say it themselves. */
import * as z from 'zod'
import { choice, flag, list, moment, number, prose, word } from '../text/fields.ts'
import { audiences, sections, tones } from './names.ts'

const kept = {
  sections: list(choice(sections, '用在讲话的哪一部分'), '用在讲话的哪一部分').optional(),
  meetings: list(word('会议类型', '推进会'), '合用的会议类型，不写即各种会议').optional(),
  topics: list(word('主题', '招商引资'), '合用的主题，不写即各种主题').optional(),
  tone: choice(tones, '语气，不写即不拘').optional(),
  audiences: list(choice(audiences, '谁对谁讲'), '谁对谁讲，不写即不拘').optional(),
  answers: list(word('词', '前期'), '呼应：要点里说到其中一个词才用').optional(),
  tags: list(word('标签'), '标签，供查找').optional(),
  from: moment('从何时起可用').optional(),
  to: moment('到何时为止可用').optional(),
  source: word('来源：出自哪一篇、哪一天，引语写书名', '在全区项目推进会上的讲话，2026-03-05').optional(),
  suggestion: flag('是建议：只用 --suggest 才印，印成【建议：…】').optional(),
  refrain: flag('可以在一篇里反复出现').optional(),
}

export const phraseSchema = z
  .strictObject({
    id: word('编号，全库不重', '过渡-成绩问题-01').optional(),
    kind: word('类别', '过渡.成绩到问题').optional(),
    text: prose('文字，空着的地方写【主题】【地区】之类', '成绩要讲够，问题也要讲透。').optional(),
    conflicts: list(word('编号'), '不和哪几条用在一篇里').optional(),
    length: number('字数，不写由程序来数').optional(),
    ...kept,
  })
  .meta({ shape: { kind: 'entries', level: 'phrase', short: { text: 'text' } } })

const defaultsSchema = z
  .strictObject({ kind: word('类别', '过渡.成绩到问题').optional(), ...kept })
  .meta({ shape: { kind: 'entries', level: 'phraseDefaults', short: { text: 'kind' } } })

export const phrasesSchema = z
  .strictObject({
    about: prose('这个文件收什么').optional(),
    defaults: defaultsSchema.optional(),
    phrases: list(phraseSchema, '用语，一条一项').optional(),
  })
  .meta({ shape: { kind: 'entries', level: 'phrases', short: { list: 'phrases' } } })

export type PhraseRow = z.infer<typeof phraseSchema>
