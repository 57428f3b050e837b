import type { WordFormat } from '../../text/word-format.ts'
import type { Rule } from '../rule.ts'
import { purposeOf } from './purpose.ts'
import { placeOf, setOf, startOf } from './seen.ts'

interface LeftOverOptions {
  leaves: boolean
}

const draftWords = /^[（(【]?\s*(?:讨论稿|征求意见稿|送审稿|草稿|草案|初稿|修改稿)\s*[）)】]?$/u

const kinds = [
  ['revisions', '处修订没有处理', '请接受或拒绝'],
  ['comments', '条批注没有处理', '请处理后删去'],
  ['hidden', '处隐藏文字', '请删去或取消隐藏'],
] as const

export const leftOver: Rule<LeftOverOptions> = {
  id: 'format/left-over',
  name: '修订批注等残留',
  level: 'error',
  fix: 'none',
  needs: ['docx'],
  why: '修订、批注、隐藏文字随文件发出去，谁改了什么、原来怎么写都看得见；定稿上还印着“讨论稿”也常被追究。定稿和要发出的文件报差错，其余报存疑。',
  basis: [{ source: '本项目约定', verified: false }],
  examples: { bad: [], good: [] },
  options: {
    leaves: {
      name: '要外发',
      about: '文件要发到外单位：作者姓名、自定义数据、内容控件也报差错',
      default: false,
    },
  },
  check(doc, { inputs, options, report }) {
    const set = setOf(doc, inputs)
    if (!set) return
    const { word } = set
    const purpose = purposeOf(doc.speech.source.path)
    const isFinal = options.leaves || purpose === 'final'
    const isRedline = !isFinal && purpose === 'working'
    const level = isFinal ? 'error' : 'warn'
    for (const [kind, what, todo] of kinds) {
      const { paragraph } = word[kind]
      // The comments at the figures of a 核稿版 are told with what else it left.
      const count = word[kind].count - (kind === 'comments' ? word.review.remarks.count : 0)
      if (count > 0 && !(isRedline && kind !== 'hidden'))
        report({
          range: placeOf(doc, set, paragraph),
          level,
          message: `文中有${count}${what}，${todo}`,
          data: { count },
        })
    }
    const status = doc.blocks.find(({ kind }) => kind === 'status')
    if (isFinal && status && draftWords.test(doc.slice(status).trim()))
      report({ range: status, message: `此处还印着“${doc.slice(status).trim()}”，定稿应删去` })
    if (options.leaves) for (const message of personal(word)) report({ range: startOf(doc), message })
  },
}

/** What a file tells of the people and programs that made it. */
function personal({ author, lastAuthor, customXml, controls }: WordFormat): string[] {
  const names = [...new Set([author, lastAuthor])].filter((name) => name !== undefined)
  return [
    ...(names.length > 0 ? [`文件属性里留有作者“${names.join('”“')}”，外发前请清除文档属性`] : []),
    ...(customXml > 0 ? [`文件里留有${customXml}份自定义数据，外发前请用“检查文档”清除`] : []),
    ...(controls.count > 0 ? [`文中有${controls.count}个内容控件，外发前请转为普通文字`] : []),
  ]
}
