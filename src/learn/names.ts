/** What a number is of, by the words around it. */

/** Words before an indicator that are not its name. */
const lead =
  /^(?:(?:其中|同时|目前|现在|现有|截至[^，]{0,12}|今年以来|今年|去年|上年|年初以来|前\S{1,3}个?月|上半年|下半年|一季度|全年|全[国省市区县州镇乡]|我[省市区县镇]|共|累计|已|先后|新|各|还有|有|是|从|由|到|至|其|并|及|和|与|而|但|也|又|再|就|都|将|要|须|必须|应|可|能|确保|力争|争取|努力|坚决|如期|按时|完成|实现|达到|组织|举办|召开|开展)(?=\S{2}))+/u

/** Words between an indicator and its number. */
const link =
  /(?:(?:同比|环比|较上年|比上年|比去年同期|较去年同期|分别|均|平均|已经|已|共有|共|累计|总计|合计|就|只|仅|才|不到|不足|超过|超|突破|接近|高达|多达|大约|约|近|逾|达到了?|达|为|是|有|占|占比|占到|完成了?|实现了?|增加到|增长到|提高到|下降到|下降至|提高至|降至|升至|增至|至|到|了|的|一个|全年|年度)+)$/u

/** A name from the clause before a number; where that says nothing, from the noun after it. */
export function figureName(before: string, after: string): string {
  const clause = before.replace(/^.*[、：“”（）()]/u, '')
  let name = clause
  for (let round = 0; round < 4; round++) {
    const shorter = name.replace(lead, '').replace(link, '')
    if (shorter === name) break
    name = shorter
  }
  name = name.replace(/^[的了和与及、，\s]+/u, '').trim()
  if (/\p{Script=Han}{2}/u.test(name)) return name.slice(-16)
  const noun = /^(?:以上|以下|左右)?的?([^\s，。；、：！？（）()“”\d【】]{1,8})/u.exec(after)?.[1] ?? ''
  const own = noun.replace(/[的了是在和与及，]\S*$/u, '')
  return own === '' ? clause.replaceAll(/[^\p{Script=Han}A-Za-z]/gu, '').slice(-8) || '数' : `${name}${own}`
}
