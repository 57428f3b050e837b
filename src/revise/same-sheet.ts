/** Whether new facts are of the speech at all: the wrong sheet is easily named. */
import type { Facts } from '../facts/index.ts'
import { alignTexts } from '../text/alignment.ts'
import type { Generated } from './open.ts'

/** The part of the figures that two sheets of one speech both have at least, and of its words. */
const leastFigures = 0.25
const leastWords = 0.3

/** What to ask where title, figures and words, or title, region and template, are all of another speech. */
export function otherSheet(before: Generated, now: Generated, facts?: Facts): string | undefined {
  const [old, its] = [before.title ?? '', now.title ?? '']
  if (old === '' || its === '' || old === its) return undefined
  const isElsewhere = before.region !== now.region && before.region !== undefined && now.region !== undefined
  const wanted = facts?.sheet.template
  const isOther =
    isElsewhere && wanted !== undefined && before.template !== undefined && wanted !== before.template
  const shared = [...before.cards.keys()].filter((id) => now.cards.has(id)).length
  const least = Math.min(before.cards.size, now.cards.size)
  const isStrange = least >= 2 ? shared < leastFigures * least : wordsShared(before, now) < leastWords
  if (!isOther && !isStrange) return undefined
  return (
    `是不是拿错了事实表？稿子当初是按《${old}》写的，这张表是《${its}》，` +
    `${least >= 2 ? `两张表的数据只有${shared}项同名` : '两边写出来的也对不上'}；` +
    '请用 --facts 换成这篇稿子的事实表，确实要用这张的，加 --force'
  )
}

function wordsShared(before: Generated, now: Generated): number {
  const kept = alignTexts(before.text, now.text).to.reduce((sum, at) => (at < 0 ? sum : sum + 1), 0)
  return kept / Math.max(1, Math.min(before.text.length, now.text.length))
}
