/** What of a file's entries is not kept when they are read: 字数 as a person gave it. */
import { isCell } from '../text/place.ts'
import { join } from '../text/places.ts'
import type { Problem } from '../text/problem.ts'
import { shape } from '../text/shape.ts'
import type { Source } from '../text/source.ts'
import { readYaml } from '../text/yaml.ts'
import { heardLength } from './lint-forms.ts'
import { phrasesSchema } from './schema.ts'
import { piecesOf, wordsOf } from './slots.ts'

/** Entries whose 字数 is not that of their text; with or without marks will do, slots are not counted. */
export function wrongLengths(source: Source): Problem[] {
  if (!/字数|length/u.test(source.text)) return []
  const shaped = shape(readYaml(source).value, phrasesSchema, { sheet: '用语库' }).value
  const parsed = phrasesSchema.safeParse(shaped.value, { jitless: true })
  return (parsed.data?.phrases ?? []).flatMap(({ id, text, length }, i): Problem[] => {
    if (text === undefined || length === undefined) return []
    const words = wordsOf(piecesOf(text) ?? [{ text }])
    const counted = heardLength(words)
    if ([counted, [...words].length].map(String).includes(length)) return []
    const place = shaped.places.of(join(join('phrases', i), 'length'))
    return [
      {
        code: 'phrase/length',
        level: 'warn',
        message: `${id ?? '这一条'}：字数写的是${length}，数出来是${counted}（标点和空位不算），请改正或不写`,
        ...(place && !isCell(place) ? { place } : {}),
      },
    ]
  })
}
