/** Entries and needs for tests of the phrase library, each of them with what the test is about alone. */
import {
  asPhrase,
  choosePhrases,
  Library,
  type Choice,
  type Need,
  type Occasion,
  type Phrase,
} from '../../src/phrases/index.ts'

/** An entry of the kind 样.话 whose id is its text. */
export function entry(text: string, more: Partial<Phrase> = {}): Phrase {
  const plain = asPhrase({ kind: '样.话', text })
  return { ...plain, id: text, file: '用语.yaml', line: 1, column: 1, ...more }
}

/** A need of the kind 样.话 at a point; no slot can be filled. */
export function need(point: string, more: Partial<Need> = {}): Need {
  return { kind: '样.话', point, tags: [], words: '', suggestion: false, fills: () => false, ...more }
}

export function occasion(more: Partial<Occasion> = {}): Occasion {
  return { seed: '种子', about: '春耕', likes: [], avoids: [], recent: new Set(), said: '', ...more }
}

/** What is chosen for each need. */
export function chosen(
  phrases: readonly Phrase[],
  needs: readonly Need[],
  more: Partial<Occasion> = {},
): (Choice | undefined)[] {
  return choosePhrases(new Library(phrases), needs, occasion(more))
}

/** The texts of what is chosen, '' where nothing is. */
export function chosenTexts(
  phrases: readonly Phrase[],
  needs: readonly Need[],
  more: Partial<Occasion> = {},
): string[] {
  return chosen(phrases, needs, more).map((choice) => choice?.phrase.text ?? '')
}
