import { figureChanges, printFigureChanges, type FigureChange } from '../../speech/index.ts'
import { quantitiesIn } from '../../text/quantities.ts'
import { keyedSentences, type KeyedSentence } from '../../text/sentence-keys.ts'
import type { Doc } from '../doc.ts'
import type { KnownHistory, KnownVersion } from '../histories.ts'
import type { Rule } from '../rule.ts'
import { changesBetween, keyedVersion, sentences, supersededBy, versionName } from './compare.ts'

/** One sentence may be alike by chance. */
const least = 2
/** More of the same say nothing new. */
const most = 20

const versions = [
  {
    status: '送审稿',
    day: '2026-03-01',
    text: '# 在全镇灌溉工作会议上的讲话\n\n春灌面积1.2万亩。修渠投入86万元。渠道三月底前修完。',
  },
  {
    status: '定稿',
    day: '2026-03-09',
    text: '# 在全镇灌溉工作会议上的讲话\n\n春灌面积1.5万亩。修渠投入92万元。渠道三月底前修完。',
  },
]

export const quoted: Rule = {
  id: 'version/quoted',
  name: '引用旧稿数字',
  level: 'warn',
  fix: 'none',
  needs: ['versions'],
  why: '整句照抄了以前一稿里带数字的话，后来的一稿里这些数字已经改了：新闻、简报、汇报常这样与定稿对不上。',
  basis: [{ source: '本项目约定', verified: false }],
  examples: {
    bad: [
      {
        text: '# 灌溉工作简报\n\n昨天，全镇召开灌溉工作会议。⟦春灌面积1.2万亩。⟧修渠投入86万元。各村表了态，会后都到渠上去看，当场定下先修哪一段、后修哪一段。',
        message:
          '这句出自《灌溉会》第1稿（送审稿，3月1日），第2稿（定稿，3月9日）里数字已改：春灌面积 1.2万亩→1.5万亩，请核对',
        count: 2,
        with: { history: '灌溉会', versions },
      },
    ],
    good: [
      {
        text: '# 灌溉工作简报\n\n春灌面积1.5万亩。修渠投入92万元。各村表了态，会后都到渠上去看，当场定下先修哪一段、后修哪一段。',
        with: { history: '灌溉会', versions },
      },
      {
        text: '# 灌溉工作简报\n\n春灌面积1.2万亩。渠道三月底前修完。各村表了态，会后都到渠上去看，当场定下先修哪一段、后修哪一段。',
        with: { history: '灌溉会', versions },
      },
    ],
  },
  check(doc, { inputs, report }) {
    const stale = (inputs.histories ?? []).flatMap((history) => staleSentences(doc, history))
    if (stale.length < least) return
    for (const { sentence, version, history, figures } of stale.slice(0, most)) {
      const last = history.versions.at(-1)!
      const message =
        `这句出自${versionName(version, history, last)}，${versionName(last, { name: '', isOwn: true }, version)}里数字已改：` +
        `${printFigureChanges(figures)}，请核对`
      report({ range: sentence, message })
    }
  },
}

interface Stale {
  sentence: KeyedSentence
  version: KnownVersion
  history: KnownHistory
  figures: FigureChange[]
}

/** Whole sentences with figures that an earlier version has, and whose figures are others in the last one. */
function staleSentences(doc: Doc, history: KnownHistory): Stale[] {
  const last = history.versions.at(-1)
  if (!last || history.versions.length < 2) return []
  const now = keyedVersion(last).counts
  const candidates = doc
    .find(sentences)
    .filter(({ key, start, end }) => !now.has(key) && quantitiesIn(doc.text.slice(start, end)).length > 0)
  if (candidates.length < least) return []
  const found = new Map<KeyedSentence, Stale>()
  for (const version of history.versions.slice(0, -1).toReversed()) {
    const { counts } = keyedVersion(version)
    const its = candidates.filter((one) => !found.has(one) && counts.has(one.key))
    if (its.length === 0) continue
    const changed = figuresByKey(version, last)
    for (const sentence of its) {
      const figures = changed.get(sentence.key)
      if (figures) found.set(sentence, { sentence, version, history, figures })
    }
  }
  // A whole version that is out of date is told once.
  if (found.size < least || supersededBy(doc, history)) return []
  return candidates.flatMap((one) => found.get(one) ?? [])
}

function figuresByKey(version: KnownVersion, last: KnownVersion): Map<string, FigureChange[]> {
  const changed = new Map<string, FigureChange[]>()
  for (const change of changesBetween(version, last)) {
    const figures = figureChanges([change])
    const [key] = keyedSentences(change.old?.text ?? '')
    if (key && figures.length > 0) changed.set(key.key, figures)
  }
  return changed
}
