/** Who speaks and when, as a head block writes it. */
import { parseChineseNumber } from '../text/numerals.ts'

/** 二〇二六年三月五日 → 2026年3月5日 */
export function inDigits(date: string): string {
  const match =
    /^([〇零○Ｏ一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日/u.exec(
      date,
    )
  if (!match) return date
  const year = [...match[1]!].map((digit) => Math.max(0, '〇一二三四五六七八九'.indexOf(digit))).join('')
  return `${year}年${parseChineseNumber(match[2]!) ?? 0}月${parseChineseNumber(match[3]!) ?? 0}日`
}

/** 区长 王立明 → both; a name alone, and a post alone, are what they look like. */
export function postAndName(text: string): [post: string, name: string] {
  const match = /^(.*?[^\s　])[\s　]+(\S(?:[\s　]?\S){1,3})$/u.exec(text)
  if (match) return [match[1]!, match[2]!.replaceAll(/[\s　]/gu, '')]
  return text.length > 4 || /[长任记席员理]$/u.test(text) ? [text, ''] : ['', text]
}

/** 县长杨知远同志在…会议上的讲话 */
export function speakerInTitle(title: string): [post: string, name: string] {
  const match =
    /^([^，。、在同志]{0,12}?(?:书记|主席|主任|局长|[省市县区镇乡州盟旗部厅处科院校行社]长))(\p{Script=Han}{2,3}?)同志(?=在|的|关于)/u.exec(
      title,
    )
  if (match) return [match[1]!, match[2]!]
  const name = /^(\p{Script=Han}{2,3})同志在/u.exec(title)?.[1]
  return name === undefined ? ['', ''] : ['', name]
}
