/** What the library may not say (DESIGN principle 1): figures and decisions come from the sheet alone. */

export interface Claim {
  what: '数字' | '决定'
  word: string
  /** Where it stands in the text. */
  start: number
}

const claims: readonly (readonly [what: Claim['what'], form: RegExp])[] = [
  [
    '数字',
    /[\d０-９][\d０-９.,，．]*[ \t]*(?:%|％|‰|个百分点|个|家|户|万|亿|元|亩|人|天|日|月|年|倍|项|次|名|位|公里|米|吨|小时|分钟)/gu,
  ],
  // 百分之百 says no figure
  ['数字', /(?:百分之|千分之)[零一二三四五六七八九十两]+(?:点[零一二三四五六七八九]+)?/gu],
  [
    '决定',
    /领导小组|指挥部|专班|一票否决|黄牌|红牌|问责|约谈|通报批评|免职|撤职|引咎|处分|奖励|奖金|专项资金|(?:安排|拨付|设立|拿出|给予|补助|配套).{0,6}资金|资金(?:支持|补助|奖补)|每[周月旬]|每半月|每季度|按[周月季旬]|逐[周月]|[一二三四五六七八九十两\d]{1,3}(?:天|日|周|个月|小时|个工作日)(?:之内|以内|内)|[月季年]底(?:之?前|以前)|年内/gu,
  ],
]

/** Words of a text that state a figure or would be a decision, from left to right. */
export function claimsIn(text: string): Claim[] {
  return claims
    .flatMap(([what, form]) =>
      [...text.matchAll(form)].map((match): Claim => ({ what, word: match[0], start: match.index })),
    )
    .sort((a, b) => a.start - b.start)
}
