/** Lines of a 素材本 without what numbers them. */

/** Bullets and numbers at the start of an item: - • ① 1. 1、 （1） （一） 一、 第一条 */
const mark =
  /^(?:[-*+•·●○■□◆◇▪➢※—–]+\s+|[•●○■□◆◇▪➢※]\s*|[①-⑳]\s*|\d{1,3}[.．、)）]\s*(?!\d)|[（(](?:\d{1,3}|[一二三四五六七八九十百]{1,4})[）)]\s*|[一二三四五六七八九十百]{1,4}、\s*|第[一二三四五六七八九十百\d]{1,4}[条句节部分章][、：:\s]\s*)/u

/** A line without its number, in one line, spaces between 汉字 left out. */
export function bareItem(line: string): string {
  let text = line.replaceAll(/[\s\u3000\u00a0]+/gu, ' ').trim()
  for (let round = 0; round < 2; round++) text = text.replace(mark, '').trim()
  return text.replaceAll(
    /(?<=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]) (?=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef])/gu,
    '',
  )
}
