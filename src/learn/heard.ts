/** What the meeting heard before the speech: 刚才，区招商局通报了…；城关镇、区经开区作了表态发言。 */
import type { Printable } from '../text/yaml-print.ts'

/** The items of such a sentence; undefined where it does not say plainly who did what. */
export function heardItems(sentence: string, refer: (text: string) => string): Printable[] | undefined {
  const match = /^刚才，([\s\S]+)。$/u.exec(sentence)
  if (!match) return undefined
  const items = match[1]!.split('；').map((clause) => itemOf(clause, refer))
  return items.every((item) => item !== undefined) ? items : undefined
}

const report = /^(.{2,40}?)(通报|汇报|宣读|传达|介绍|部署)了(.{2,80})$/u
const speech = /^(.{2,60}?)(?:分别)?(?:作|做)了((?:表态|交流|典型|书面)?发言|情况汇报|汇报)$/u

function itemOf(clause: string, refer: (text: string) => string): Printable | undefined {
  const spoke = speech.exec(clause)
  if (spoke) return { 谁: unitsIn(spoke[1]!), 做了: spoke[2]! }
  const reported = report.exec(clause)
  if (!reported || /[，。]/u.test(reported[1]!)) return undefined
  return { 谁: unitsIn(reported[1]!), 做了: reported[2]!, 内容: refer(reported[3]!) }
}

function unitsIn(words: string): Printable {
  const units = words.split(/[、和]/u)
  return units.length === 1 ? units[0]! : units
}
