/** How names of people are written: lists set those of two 汉字 apart (孙 慧), which makes no other name of them. */

/** A name without spaces between 汉字 and around it, with one space between words of letters. */
export function plainName(text: string): string {
  return text
    .trim()
    .replaceAll(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .replaceAll(/\s+/gu, ' ')
}

/** What two writings of one name have in common: its characters without any space. */
export function bareName(text: string): string {
  return text.replaceAll(/\s+/gu, '')
}
