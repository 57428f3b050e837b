/** What is counted, where the words after a number say it: 218家(烟花爆竹零售点), 18个(部门)预算执行情况. */
import type { Met } from './clauses.ts'
import { counter } from './counters.ts'
import { cleaned, endsInHead, nounAfter } from './name-words.ts'

/** Where what is said of the things begins. */
const goesOn =
  /(?<=.{2})(?:表示|致以|进行|实行|实施|开展|逐[一个家户项]|全部|一律|全都|均(?!衡)|都(?!市)|要(?!素|求|点)|将(?!军)|须|必须|已经?|正在|实现|达到|达标|落实|加强|完成|建立|予以|给予|由(?!来)|被|把|对(?!接|外)|向|在(?!建|册|岗|校|线|谈)|中(?=排|有|列|居)|通过|预算执行|水质|稳定|存在|参加|参与|负责|没有|未|不(?!动产)|仍|还|只|同比|环比|比(?=去年|上年)|较|平均|每|是|为(?!民)|共|了|里|占|的).*$/u

/** The noun that a counted number stands before; '' where none is plain. */
export function countedNoun({ unit, after }: Met): string {
  if (!counter.test(unit) && unit !== '万') return ''
  const level = /^(?:[百千]?[万亿]元)?(?:以上|以下)的?/u.exec(after)?.[0] ?? ''
  const run = /^[\p{Script=Han}“”A-Za-z]*/u.exec(after.slice(level.length))![0]
  const first = run.replace(goesOn, '').replace(/[和与及]+$/u, '')
  const own = cleaned(/^[^和与及]*/u.exec(first)![0])
  if (own.length < 2 || /^(?:以上|以下|以内|左右)|^[没未不有在到的作做给把被是]/u.test(own)) return ''
  const size = level.replace(/的$/u, '')
  if (own.length <= 10 && (first !== run || run.length <= 8 || endsInHead(own))) return `${size}${own}`
  return nounAfter(after)
}

/** Words that lead to what is counted, and are no part of its name. */
const leads =
  /(?:[对向由把将让给使和与及等]|(?<!存|所|正|实|现|内|外)在|日前|负责|每(?:个|家|户|村|人)?|组织|派出|抽调|成立|划分|带动|造成|为期|包(?=$)|联系|配备|建成区|城区|县城|城乡|农村|全[国省市县区州镇乡])$/u
/** Words alone that are no name of anything. */
const noName =
  /^(?:造成|为期|单位|部门|总投资|投资|全长|总长|长度|城区|县城|城乡|农村|面积|建筑面积|占地面积|总面积|向?全[省市县区]|去年同期|上年同期|数量|剩余|剩下|通过|涉及|可以|合计|总计|.{0,8}\d{1,2}日前|等|其中)$/u
const endsBadly = /(?:[对和由与向把将]|(?<![存所正实现内外])在|等|日前|负责|每[周月年旬]?|每季度|每学期)$/u
const places = /^(?:全[国省市县区州镇乡]|县城|城区|中心城区|.{2,6}建成区|农村|乡村|城乡|剩余|剩下|其余)$/u

/** Whether words cannot stand as the name of a figure. */
export function isNoName(name: string): boolean {
  return noName.test(name) || endsBadly.test(name)
}

/** 在建(的57个工地), of which the noun after says what they are. */
export function countedOf(name: string, met: Met): string | undefined {
  const noun = countedNoun(met)
  const whose = name.replace(/^[向对把将给]/u, '')
  return noun === '' || whose.length + noun.length > 15 ? undefined : `${whose}的${noun}`
}

/** Amounts that are of whatever the words around them, or the head above, are about. */
export const ofThing =
  /^(?:计划|预计)?(?:总投资|投资|全长|总长|长度|建筑面积|占地面积|总建筑面积|总面积|总金额|总预算)$/u

/** The name where the noun after the number is the subject; undefined where the words before it name something. */
export function byNoun(name: string, met: Met): string | undefined {
  const hurt = /^(?:受伤|死亡|遇难|失踪|失联|受灾|被困)/u.exec(met.after)?.[0]
  if (met.unit === '人' && hurt !== undefined && (name === '' || isNoName(name) || name.endsWith('造成')))
    return `${hurt}人数`
  const noun = countedNoun(met)
  const lasting = name === '为期' ? /^的([\p{Script=Han}]{2,12})$/u.exec(met.after)?.[1] : undefined
  if (lasting !== undefined) return `${lasting}时长`
  if (noun === '') return undefined
  if (places.test(name)) return `${name}${noun}`
  const isList = name.includes('、') && !/(?:业|品|料|类)$/u.test(name) && endsInHead(noun)
  return name === '' || leads.test(name) || isList ? noun : undefined
}

/** 总投资 of what: the noun after it, the head above, what the sentence spoke of; the name alone where nothing says. */
export function whose(
  name: string,
  met: Met,
  near: { name: string; unit: string } | undefined,
  topic: string,
): string {
  const own = name.replace(/^(?:计划|预计)/u, '')
  const noun = /^的([\p{Script=Han}“”]{3,14}?(?:项目|工程))/u.exec(met.after)?.[1]
  const before = /^(.{4,12}?)(?:将?于|在|计划|今年|年内|\d{1,2}月)/u.exec(met.earlier)?.[1]
  const beside =
    near &&
    (counter.test(near.unit) || ofThing.test(near.name.slice(-3)) || ofThing.test(near.name.slice(-2)))
      ? near.name.replace(/(?:总投资|投资|全长|总长|建筑面积|占地面积|总面积)$/u, '')
      : undefined
  const of = noun ?? before ?? (beside === '' ? undefined : beside) ?? (topic === '' ? undefined : topic)
  return of === undefined || (/\d/u.test(of) && noun === undefined && !/^[A-Z]/u.test(of))
    ? name
    : `${of}${own}`
}
