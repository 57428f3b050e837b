/** What a sheet has blocks of its own for and an old speech says plainly: who is praised or punished for what, and targets by tier. */
import { sentencesOf } from '../speech/index.ts'
import type { Printable } from '../text/yaml-print.ts'
import type { LearnedPart } from './types.ts'

/** A part without what goes into such a block, and the block. */
export interface Taken {
  rest: LearnedPart
  block: (refer: (text: string) => string) => Printable
}

const treated =
  /表扬|奖励|奖补|表彰|嘉奖|批评|约谈|问责|追究|追责|检查|警告|[黄红]牌|免职|停职|处分|处理|处罚|取消|通报|查处|曝光|一票否决|扣[减发除]/u
/** 对按期完成的单位，给予表扬 · 凡连续两次排在末位的，由区政府约谈: a draft says these words as they are. */
const item =
  /^((?:凡|对)[^；。：]{3,60}?的(?:乡镇|县|村|镇|街道|地区|企业|部门|单位|地方|人|人员|干部|同志|项目)?)，([^；。：]{2,60})$/u
const onWhom = /^对([^，；]{2,16}?)((?:实行|予以|给予|进行|启动|追究)[^，；]{2,40})$/u

interface Sanction {
  condition: string
  who: string | undefined
  treatment: string
}

function sanctionOf(clause: string): Sanction | undefined {
  const match = item.exec(clause)
  if (!match || !treated.test(match[2]!)) return undefined
  const person = onWhom.exec(match[2]!)
  return { condition: match[1]!, who: person?.[1], treatment: person?.[2] ?? match[2]! }
}

/** The last paragraph of a part, where it ends with such a sentence: its other sentences are what leads to it. */
export function takeSanctions(part: LearnedPart): Taken | undefined {
  const key = part.ending.length > 0 ? 'ending' : part.points.length === 0 ? 'paragraphs' : undefined
  const text = key && part[key].at(-1)
  if (key === undefined || text === undefined || !text.endsWith('。')) return undefined
  const sentences = sentencesOf(text).map(({ start, end }) => text.slice(start, end).trim())
  const clauses = sentences.at(-1)!.slice(0, -1).split('；')
  const sanctions = clauses.map((clause) => sanctionOf(clause))
  const lead = sentences.slice(0, -1).join('')
  if (sanctions.includes(undefined) || (sanctions.length < 2 && !/奖惩|问责|惩/u.test(part.heading + lead)))
    return undefined
  return {
    rest: { ...part, [key]: part[key].slice(0, -1) },
    block: (refer) => ({
      概述: lead === '' ? undefined : refer(lead),
      要点: sanctions.map((one) => ({
        条件: refer(one!.condition),
        对象: one!.who,
        处理: refer(one!.treatment),
      })),
    }),
  }
}

const tier =
  /^([一二三四五六](?:档|类)[^，。；：\d]{0,12}|第[一二三四五六](?:档|类|组)[^，。；：\d]{0,12})[，：]([^。]{4,160})。$/u
const indicator = /^([\p{Script=Han}]{2,20}?)(\d{1,8}(?:\.\d{1,4})?)((?:万|亿)?[\p{Script=Han}]{1,3}|%)$/u
/** Words that make more of a number than a value. */
const bounded = /以上|以下|不低于|不少于|至少|达到|超过|力争|确保|左右|[约近超过达]$/u

interface Tier {
  who: string
  indicators: { name: string; value: string; unit: string }[]
}

function tierOf(text: string): Tier | undefined {
  const match = tier.exec(text)
  if (!match) return undefined
  const indicators = match[2]!.split(/[；，、]/u).map((words) => {
    const [, name, value, unit] = indicator.exec(words) ?? []
    return name === undefined || bounded.test(name) || bounded.test(unit!)
      ? undefined
      : { name, value: value!, unit: unit! }
  })
  const all = indicators.filter((one) => one !== undefined)
  return all.length === indicators.length ? { who: match[1]!, indicators: all } : undefined
}

/** Paragraphs at the beginning of a part that give each tier its targets, with what stands before them. */
export function takeTiers(part: LearnedPart): Taken | undefined {
  const tiers = part.paragraphs.map((text) => tierOf(text))
  const first = tiers.findIndex((one) => one !== undefined)
  if (first < 0) return undefined
  const end = tiers.findIndex((one, i) => i > first && one === undefined)
  const found = tiers.slice(first, end < 0 ? undefined : end)
  if (found.length < 2) return undefined
  const lead = part.paragraphs.slice(0, first)
  return {
    rest: { ...part, paragraphs: end < 0 ? [] : part.paragraphs.slice(end) },
    block: (refer) => ({
      概述: lead.length === 0 ? undefined : lead.map(refer),
      分档: found.map((one) => ({
        对象: one!.who,
        指标: one!.indicators.map(({ name, value, unit }) => ({
          名称: name,
          数值: value,
          单位: unit,
        })),
      })),
    }),
  }
}
