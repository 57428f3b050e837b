/** Texts and versions as they are compared: by their sentences. */
import {
  compareSentences,
  figureChanges,
  type FigureChange,
  type PlacedSentence,
} from '../../speech/index.ts'
import {
  bodyOf,
  keyedSentences,
  keyedText,
  likenessOfKeyed,
  type KeyedSentence,
  type KeyedText,
} from '../../text/sentence-keys.ts'
import type { Doc } from '../doc.ts'
import type { KnownHistory, KnownVersion } from '../histories.ts'

/** From this on a text is a version of a draft. */
const sameDraft = 0.9

/** The sentences of a text. */
export function sentences(doc: Doc): readonly KeyedSentence[] {
  return keyedSentences(doc.text)
}

export interface Superseded {
  version: KnownVersion
  /** 1 where the text says the same. */
  likeness: number
}

/** The superseded version that a text is; undefined where it is the last one, newer work, or another text. */
export function supersededBy(doc: Doc, history: KnownHistory): Superseded | undefined {
  const { versions } = history
  const last = versions.at(-1)
  if (!last || versions.length < 2) return undefined
  const own = keyedText(doc.find(sentences).map(({ key }) => key))
  const scored = versions.map((version) => {
    const text = keyedVersion(version)
    return { version, text, likeness: likenessOfKeyed(own, text) }
  })
  const latest = scored.at(-1)!
  const best = scored.reduce((one, other) => (other.likeness >= one.likeness ? other : one))
  if (best === latest || best.likeness === latest.likeness) return undefined
  if (best.likeness === 1) return best
  if (history.isFresh || isNewer(own, best.text, latest.text)) return undefined
  const stated = Number(doc.speech.meta.entries['稿次'] ?? history.stated ?? Number.NaN)
  const said = scored.find(({ version }) => version.number === stated)
  if (said && said !== latest && said.likeness > latest.likeness)
    return best.likeness >= sameDraft ? best : said
  return best.likeness >= sameDraft ? best : undefined
}

/** Somebody who works on an old version has taken nothing from the last one. */
function isNewer(own: KeyedText, old: KeyedText, last: KeyedText): boolean {
  for (const key of own.counts.keys()) if (last.counts.has(key) && !old.counts.has(key)) return true
  return false
}

export function keyedVersion({ text }: KnownVersion): KeyedText {
  return keyedText(keyedSentences(bodyOf(text)).map(({ key }) => key))
}

/** Figures that are others in a later version; the first texts of a pair of sentences say where. */
export function figuresChanged(old: KnownVersion, now: KnownVersion): FigureChange[] {
  return figureChanges(changesBetween(old, now))
}

/** The sentences that differ between two versions. */
export function changesBetween(old: KnownVersion, now: KnownVersion): ReturnType<typeof compareSentences> {
  return compareSentences(placed(old), placed(now))
}

function placed({ text }: KnownVersion): PlacedSentence[] {
  const body = bodyOf(text)
  return keyedSentences(body).map(({ start, end }) => ({
    text: body
      .slice(start, end)
      .replaceAll(/[*#`>\\]/gu, '')
      .trim(),
    start,
    end,
  }))
}

/** 第2稿（送审稿，11月3日）; of another draft with its name, of another year with the year. */
export function versionName(
  { number, status, day }: KnownVersion,
  { name, isOwn }: Pick<KnownHistory, 'name' | 'isOwn'>,
  beside?: KnownVersion,
): string {
  const date = /^(\d{4})-(\d\d)-(\d\d)/u.exec(day ?? '')
  const isOtherYear = date && beside?.day !== undefined && !beside.day.startsWith(date[1]!)
  const when = date ? [`${isOtherYear ? `${date[1]}年` : ''}${Number(date[2])}月${Number(date[3])}日`] : []
  return `${isOwn ? '' : `《${name}》`}第${number}稿（${[status, ...when].filter((one) => one !== '').join('，')}）`.replace(
    '（）',
    '',
  )
}
