/** Which version of a draft a text is. */
import { bodyOf, keyedSentences, keyedText, likenessOfKeyed, type KeyedText } from '../text/sentence-keys.ts'

/** A version with how alike a text is to it: 1 where both say the same. */
export interface Nearest<V> {
  version: V
  likeness: number
}

/**
 * The version that a text is most like, by its sentences; of several the last. Undefined where there are none. Marks,
 * spaces and front matter do not count, so that the words of a Word file will do.
 */
export function nearestVersion<V extends { markdown: string }>(
  text: string,
  versions: readonly V[],
): Nearest<V> | undefined {
  const own = comparable(text)
  let best: Nearest<V> | undefined
  for (const version of versions) {
    const likeness = likenessOfKeyed(own, comparable(version.markdown))
    if (!best || likeness >= best.likeness) best = { version, likeness }
  }
  return best
}

/** True where two texts say the same. */
export function saysTheSame(a: string, b: string): boolean {
  return comparable(a).whole === comparable(b).whole
}

function comparable(markdown: string): KeyedText {
  return keyedText(keyedSentences(bodyOf(markdown)).map(({ key }) => key))
}
