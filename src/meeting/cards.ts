/** How names stand on tent cards and in lists, and which of their characters a font may lack. */
import { gb2312, outsideGb2312 } from '../text/gb2312.ts'
import { missing } from '../text/shape.ts'

const twoCharacters = /^(\p{Script=Han})[ \u3000]*(\p{Script=Han})$/u

/**
 * A name as it is set on a card and in 名单 and 签到: one of two 汉字 with a full-width space (U+3000) between them, so that it
 * is as wide as one of three; every other name as it stands. 待补 is no name.
 */
export function cardText(name: string): string {
  const trimmed = name.trim()
  return trimmed === missing ? trimmed : trimmed.replace(twoCharacters, '$1\u3000$2')
}

/**
 * The 汉字 that fonts named _GB2312 lack, each once, in order. For many names pass `known` (gb2312() of text/gb2312.ts),
 * which takes longer to make than a name to look through.
 */
export function rareCharacters(text: string, known: ReadonlySet<string> = gb2312()): string[] {
  return [...new Set(outsideGb2312(text, known).map(({ character }) => character))]
}
