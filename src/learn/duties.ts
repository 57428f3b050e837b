/** Who does what by when, out of the words of a point: what its own text says already and no draft says twice. */
import type { Printable } from '../text/yaml-print.ts'

export interface Duties {
  责任?: Printable
  任务?: Printable
  完成时限?: string
  频次?: string
}

const unit =
  '[\\p{Script=Han}]{1,10}?(?:局|委|办|办公室|督查室|中心|镇|乡|街道|经开区|开发区|高新区|管委会|公司|集团|支队|大队|总队|法院|检察院|工商联|总工会|团委|妇联|商会|银行)'
const units = `${unit}(?:[、和]${unit}){0,6}`
const leads = new RegExp(
  `由(${units})(?:负责)?牵头(?:负责)?(?:，(${units})(?:等(?:部门|单位)?)?(?:配合|协助|参与|参加))?`,
  'u',
)
const heads = new RegExp(
  `^(?:请)?(${units})(?:负责)?牵头(?:负责)?(?:，(${units})(?:等(?:部门|单位)?)?(?:配合|协助|参与|参加))?`,
  'u',
)
const together = new RegExp(`^(?:请|由)?(${units})(?:会同|联合)(${units})(?=[，。；要等抓紧在])`, 'u')
const alone = new RegExp(`^(?:请)?(${units})(?=要[^求素]|负责|\\d{1,2}月[^，]{0,6}前)`, 'u')
const due = /(\d{1,2}月(?:\d{1,2}日|底|末|上旬|中旬|下旬)|年底|本月底)(?:以|之)?前|年内/u
const often = /每(?:两周|半月|半个月|半年|周[一二三四五六日]?|月|季度|季|旬|天|日)(?![均亩个户人])/u

interface Told {
  owner: string[]
  support: string[]
  due?: string
  matter: string | undefined
}

/** The keys of a point whose texts are given; empty where nobody is plainly named. */
export function dutiesIn(texts: readonly string[]): Duties {
  const text = texts.join('\n')
  const told = text
    .split(/[。！？；\n]/u)
    .slice(0, 60)
    .flatMap((sentence): Told[] => {
      const found = dutyIn(sentence)
      return found ? [found] : []
    })
  const dues = [...new Set([...text.matchAll(new RegExp(due, 'gu'))].map(([words]) => words))]
  const times = [...new Set([...text.matchAll(new RegExp(often, 'gu'))].map(([words]) => words))]
  const keys: Duties = {}
  const owners = new Set(told.map(({ owner }) => owner.join('、')))
  const [first] = told
  if (first && owners.size === 1) {
    const support = [...new Set(told.flatMap((one) => one.support))].filter(
      (name) => !first.owner.includes(name),
    )
    keys.责任 = {
      牵头单位: oneOrMore(first.owner),
      配合单位: support.length === 0 ? undefined : oneOrMore(support),
    }
    if (dues.length === 1) keys.完成时限 = dues[0]!
  } else if (first) {
    const tasks = told.filter(({ matter }) => matter !== undefined)
    if (tasks.length < 2) return keys
    keys.任务 = tasks.map((one) => ({
      牵头单位: oneOrMore(one.owner),
      配合单位: one.support.length === 0 ? undefined : oneOrMore(one.support),
      事项: one.matter,
      完成时限: one.due,
    }))
  } else if (dues.length === 1) keys.完成时限 = dues[0]!
  if (times.length === 1 && first && owners.size === 1) keys.频次 = times[0]!
  return keys
}

function dutyIn(sentence: string): Told | undefined {
  const start = sentence.trim().replace(/^[^，]{0,12}，(?=由)/u, '')
  const match = leads.exec(start) ?? heads.exec(start) ?? together.exec(start) ?? alone.exec(start)
  if (!match) return undefined
  const owner = unitsOf(match[1]!)
  const matter = matterOf(sentence.slice(sentence.indexOf(match[0]) + match[0].length))
  if (owner.length === 0) return undefined
  const when = due.exec(sentence)?.[0]
  return {
    owner,
    support: match[2] === undefined ? [] : unitsOf(match[2]).filter((name) => !owner.includes(name)),
    matter,
    ...(when === undefined ? {} : { due: when }),
  }
}

function unitsOf(words: string): string[] {
  return [...new Set(words.split(/[、和]/u))].filter(
    (name) => name.length >= 2 && !/^(?:各|有关|相关|所在|本)/u.test(name),
  )
}

/** The words of a sentence after who and when: a stretch of it, so that a draft sees that it is told. */
function matterOf(rest: string): string | undefined {
  const clauses = rest.split('，').map((clause) => clause.trim())
  const matter = clauses
    .map((clause) =>
      clause.replace(new RegExp(`^(?:要|负责|抓紧|在|赶在)*(?:${due.source})?(?:要|，)*`, 'u'), ''),
    )
    .find((clause) => clause.length >= 5 && !/[【】]/u.test(clause) && !/\d/u.test(clause))
  return matter
}

function oneOrMore(names: readonly string[]): Printable {
  return names.length === 1 ? names[0]! : names
}
