import { rateOf } from '../../office/index.ts'
import { lengthOf, readingTime } from '../../speech/index.ts'
import type { Rule } from '../rule.ts'

export const readingTimeRule: Rule<{ room: number; most: number }> = {
  id: 'craft/reading-time',
  name: '讲话时长',
  level: 'warn',
  fix: 'none',
  why: '按讲话人的语速估算，念完要超过允许的分钟数；或者字数超过本单位规定的上限。',
  basis: [{ source: '公文惯例', verified: true }],
  options: {
    room: { name: '余地', about: '超过允许时间百分之几才提出', default: 10 },
    most: { name: '字数上限', about: '全文最多多少字，0为不限', default: 0 },
  },
  examples: {
    bad: [
      {
        text: `# 在汛前检查会上的讲话\n\n${'⟦'}${'各镇要把水库看住。'.repeat(70)}${'⟧'}`,
        message: '念完约3.1分钟（每分钟180字），允许2分钟，请核实是否压缩',
        with: { meta: { 分钟: '2' } },
      },
      {
        text: '# 在汛前检查会上的讲话\n\n⟦各镇要把水库看住，把河道清开，把人员转移的路线走熟。⟧',
        message: '全文33字，超过规定的20字，请核实是否压缩',
        with: { office: '检查: {讲话时长: {字数上限: 20}}' },
      },
    ],
    good: [
      { text: '各镇要把水库看住。', with: { meta: { 分钟: '2' } } },
      '各镇要把水库看住，把河道清开。',
      { text: '各镇要把水库看住。'.repeat(42), with: { meta: { 分钟: '2' } } },
    ],
  },
  check(doc, { options, inputs, report }) {
    const body = doc.blocks.find(
      (block) => block.kind === 'paragraph' || block.kind === 'item' || block.kind === 'heading',
    )
    if (!body) return
    const range = { start: body.start, end: body.end }
    const { minutes: allowed, speaker } = doc.meta
    if (allowed !== undefined) {
      const { minutes, rate, parts } = readingTime(doc.speech, rateOf(inputs.office, speaker?.name))
      if (minutes > allowed * (1 + options.room / 100))
        report({
          range,
          message: `念完约${minutes.toFixed(1)}分钟（每分钟${rate}字），允许${allowed}分钟，请核实是否压缩`,
          data: Object.fromEntries(parts.map((part) => [part.name, Number(part.minutes.toFixed(1))])),
        })
    }
    if (options.most <= 0) return
    const length = lengthOf(doc.text)
    if (length > options.most)
      report({
        range,
        message: `全文${length}字，超过规定的${options.most}字，请核实是否压缩`,
        data: { length },
      })
  },
}
