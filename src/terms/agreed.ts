/** Agreed wordings: what a fixed set is called and has in it, and phrases whose wording is fixed, as a text may print them. */
import { isBefore, isOver, type Terms } from './terms.ts'

/** Follows the name of a set where its members are meant: 三条主导产业链.成员. */
export const membersOf = '.成员'

/**
 * What each agreed wording prints on a day (YYYY-MM-DD; without it whatever its dates are): a set by its 名称, its members
 * by 名称.成员, a 提法 by its 文本; all by their 编号 too. What is only remembered (核对: 否) is never printed, nor a member
 * that the list gives in part (…).
 */
export function agreedOn(terms: Pick<Terms, 'sets' | 'phrases'>, day?: string): Map<string, string> {
  const agreed = new Map<string, string>()
  const isValid = (from: string | undefined, to: string | undefined): boolean =>
    day === undefined || !(isBefore(from, day) || isOver(to, day))
  for (const { id, name, members, from, review, checked } of terms.sets) {
    if (!checked || !isValid(from, review)) continue
    const usual = members.map((forms) => forms[0] ?? '')
    for (const key of [name, id]) {
      agreed.set(key, name)
      if (!usual.some((form) => form.includes('…'))) agreed.set(key + membersOf, usual.join('、'))
    }
  }
  for (const { id, text, kind, from, to, checked } of terms.phrases) {
    if (!checked || kind !== '提法' || !isValid(from, to)) continue
    agreed.set(text, text)
    agreed.set(id, text)
  }
  return agreed
}
