import type { ReviewTraces } from '../../text/word-format.ts'
import type { Rule } from '../rule.ts'
import { purposeOf } from './purpose.ts'
import { placeOf, setOf } from './seen.ts'

export const reviewLeft: Rule = {
  id: 'format/review-left',
  name: '核稿版残留',
  level: 'error',
  fix: 'none',
  needs: ['docx'],
  why: '核稿版里每个数带着事实编号、来源批注，有的还装着事实表；文件送出去，收到的人都看得到。定稿报差错，其余报存疑，文件名里有“核稿”“花脸”“修订”等字的工作稿不报。',
  basis: [{ source: '本项目约定', verified: false }],
  examples: { bad: [], good: [] },
  check(doc, { inputs, report }) {
    const set = setOf(doc, inputs)
    const purpose = purposeOf(doc.speech.source.path)
    if (!set || purpose === 'working') return
    const { review } = set.word
    const left = tracesIn(review)
    if (left.length === 0) return
    report({
      range: placeOf(doc, set, review.controls.paragraph ?? review.remarks.paragraph),
      level: purpose === 'final' ? 'error' : 'warn',
      message: `文件里还留有核稿版的${left.join('、')}，收到的人看得到数据从哪里来；送出去的请用印制版：bigan typeset 这个文件 --edition 印制版`,
      data: { count: review.controls.count + review.remarks.count + review.parts },
    })
  },
}

function tracesIn({ controls, remarks, parts }: ReviewTraces): string[] {
  return [
    ...(controls.count > 0 ? [`${controls.count}个带事实编号的内容控件`] : []),
    ...(remarks.count > 0 ? [`${remarks.count}条数据来源批注`] : []),
    ...(parts > 0 ? [`${parts}份事实数据`] : []),
  ]
}
