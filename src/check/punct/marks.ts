/** What the rules of punctuation share. */

const hanOrMark = /[\u3400-\u9fff〇“”‘’（）《》〈〉【】〔〕，。；：、？！…—％]/u

/** A 汉字 or a Chinese mark: what makes a half-width mark beside it a slip. */
export function isChinese(character: string | undefined): boolean {
  return character !== undefined && hanOrMark.test(character)
}

export function isHan(character: string | undefined): boolean {
  return character !== undefined && /[\u3400-\u9fff〇]/u.test(character)
}
