import { recentSpeeches, type Recognised } from '../../phrases/index.ts'
import { isoDay } from '../../text/dates.ts'
import type { Doc } from '../doc.ts'
import type { Earlier } from '../earlier.ts'
import { repeated } from '../find/repeated.ts'
import type { Inputs, Range, Rule } from '../rule.ts'

const library = `用语:
  - {编号: 过渡-01, 类别: 过渡.成绩到问题, 文字: 渠修得好不好，水到了田头才算数。}
  - {编号: 结尾-01, 类别: 结尾.号召, 文字: 让我们把【主题】这件事一环一环扣到底！}
  - {编号: 号召-01, 类别: 号召.句, 文字: 一渠清水送到底，一寸农时不耽误。, 反复: 是}
  - {编号: 号召-02, 类别: 号召.句, 文字: 早一天修渠就早一天受益。, 反复: 是}
  - {编号: 过渡-02, 类别: 过渡.到问题, 文字: 下面说说问题。}
`

export const phrase: Rule = {
  id: 'repeat/phrase',
  name: '用语重复',
  level: 'info',
  fix: 'none',
  needs: ['phrases'],
  why: '用语库里的同一条，在一篇里用了两次，或者同一讲话人最近几篇（--corpus）刚用过，听的人会觉得是套话。注明“反复”的不算。',
  basis: [{ source: '本项目约定', verified: false }],
  examples: {
    bad: [
      {
        text: '渠修得好不好，水到了田头才算数。\n\n各村都去看一看。⟦渠修得好不好，水到了田头才算数⟧。',
        message: '此处与前文用了用语库的同一条（过渡-01），请核实是否换一句',
        with: { phrases: library },
      },
      {
        text: '让我们把春灌这件事一环一环扣到底！\n\n同志们，⟦让我们把今年的春灌这件事一环一环扣到底⟧。',
        message: '此处与前文用了用语库的同一条（结尾-01），请核实是否换一句',
        with: { phrases: library },
      },
      {
        text: '# 在灌溉工作会议上的讲话\n\n镇长　何为民\n\n各村看一看。⟦渠修得好不好，水到了田头才算数⟧。',
        message: '用语库的这一条（过渡-01）在《去年.md》里刚用过，请核实是否换一句',
        with: {
          phrases: library,
          earlier: [{ name: '去年.md', speaker: '何为民', text: '都说渠修得好不好，水到了田头才算数。' }],
        },
      },
    ],
    good: [
      {
        text: '一渠清水送到底，一寸农时不耽误。\n\n早一天修渠就早一天受益。\n\n还是那句话，一渠清水送到底，一寸农时不耽误。早一天修渠就早一天受益。',
        with: { phrases: library },
      },
      { text: '下面说说问题。\n\n别处的事说完了，下面说说问题。', with: { phrases: library } },
      {
        text: '让我们把春灌这件事一环一环扣到底！\n\n让我们把渠修好。眼下最要紧的是春灌。这件事一环一环扣到底！',
        with: { phrases: library },
      },
      {
        text: '# 在灌溉工作会议上的讲话\n\n镇长　何为民\n\n渠修得好不好，水到了田头才算数。',
        with: {
          phrases: library,
          earlier: [{ name: '别人.md', speaker: '马建国', text: '渠修得好不好，水到了田头才算数。' }],
        },
      },
    ],
  },
  check(doc, { inputs, report }) {
    const found = inputs.phrases?.find(doc.text).filter(({ phrase: one }) => !one.refrain) ?? []
    const first = new Map<string, Recognised>()
    const lately = found.length > 0 ? latelyUsed(doc, inputs) : new Map<string, string>()
    for (const one of found) {
      const { id } = one.phrase
      const before = first.get(id)
      if (before && !isTold(one, doc)) {
        report({
          range: rangeOf(one),
          message: `此处与前文用了用语库的同一条（${id}），请核实是否换一句`,
          related: [{ message: '首次出现在这里', at: rangeOf(before) }],
          data: { phrase: id },
        })
      }
      if (before) continue
      first.set(id, one)
      const name = lately.get(id)
      if (name === undefined) continue
      const message = `用语库的这一条（${id}）在《${name}》里刚用过，请核实是否换一句`
      report({ range: rangeOf(one), message, data: { phrase: id } })
    }
  },
}

function rangeOf({ start, end }: Recognised): Range {
  return { start, end }
}

/** A longer run of words that is repeated, this entry within it, is told by repeat/sentence. */
function isTold({ start, end }: Recognised, doc: Doc): boolean {
  return doc.find(repeated).some(({ again }) => again.start <= start && end <= again.end + 1)
}

/** The entries in the same speaker's last speeches, each with the name of the file. */
function latelyUsed(doc: Doc, inputs: Inputs): Map<string, string> {
  const lately = new Map<string, string>()
  for (const { path, paragraphs } of lastOf(inputs.earlier ?? [], doc)) {
    for (const { phrase: one } of inputs.phrases?.find(paragraphs.join('\n')) ?? [])
      if (!lately.has(one.id)) lately.set(one.id, path.replace(/^.*[\\/]/u, ''))
  }
  return lately
}

/** The last speeches before this one, as many as the choice of entries looks at; those without a date count as the oldest. */
function lastOf(earlier: readonly Earlier[], { meta, speech }: Doc): Earlier[] {
  const day = meta.day && isoDay(meta.day)
  return earlier
    .filter((one) => one.path !== speech.source.path)
    .filter(({ speaker }) => speaker === undefined || !meta.speaker || speaker === meta.speaker.name)
    .filter((one) => day === undefined || one.day === undefined || one.day < day)
    .toSorted((a, b) => ((a.day ?? '') < (b.day ?? '') ? 1 : (a.day ?? '') > (b.day ?? '') ? -1 : 0))
    .slice(0, recentSpeeches)
}
