/** What a meeting is about and of what type, by the words of its sheet. */

/** The topics that the shipped library is filed under, with further words that mean them. */
export const topics: Readonly<Record<string, readonly string[]>> = {
  招商引资: ['招商', '引资', '项目引进', '对外开放'],
  项目建设: ['项目', '投资', '工程建设', '双招双引'],
  安全生产: ['安全', '消防', '防汛', '应急', '防灾', '防火'],
  乡村振兴: ['乡村', '农村', '农业', '三农', '粮食', '脱贫', '春耕'],
  生态环保: ['生态', '环保', '环境保护', '污染', '大气', '秸秆', '河长', '林长', '绿化'],
  信访稳定: ['信访', '稳定', '维稳', '矛盾', '平安', '综治'],
  营商环境: ['营商', '政务服务', '放管服', '审批', '民营经济', '民营企业'],
  经济运行: ['经济', '工业', '财政', '税收', '消费', '开门红', '企业', '产业'],
}

/**
 * The topics of the library that a sheet's 主题 (or where it has none its title) belongs to: the one that it names
 * itself, else that which its words mean. `own` are topics that an office's entries add; they take none of these away.
 */
export function topicsOf(about: string, own: Iterable<string> = []): ReadonlySet<string> {
  const isNamed = (topic: string): boolean => about.includes(topic)
  const named = Object.keys(topics).filter(isNamed)
  const [meant] = Object.entries(topics).find(([, words]) => words.some(isNamed)) ?? []
  return new Set([...[...own].filter(isNamed), ...(named.length > 0 || !meant ? named : [meant])])
}

/** Types of meeting, longest first, each with what names of meetings say for it. */
const meetings: readonly (readonly [type: string, form: RegExp])[] = [
  ['电视电话会议', /电视电话|视频|收听收看/u],
  ['经济形势分析会', /分析会/u],
  ['汇报会', /汇报会|碰头会/u],
  ['调度会', /调度会/u],
  ['动员会', /动员(?:大会|会)|誓师/u],
  ['推进会', /推进(?:大会|会)/u],
  ['部署会', /部署(?:会|会议)/u],
  ['现场会', /现场会|观摩会|经验交流会/u],
  ['座谈会', /座谈会|恳谈会|研讨会/u],
  ['表彰会', /表彰|庆功/u],
  ['总结会', /总结(?:大会|会)/u],
  ['培训会', /培训|学习班|研讨班/u],
  ['签约仪式', /签约/u],
  ['专题会', /专题(?:会|会议)/u],
  ['办公会', /常务会|办公会|党组会/u],
  ['工作会议', /工作会|大会|会议$/u],
]

/** 推进会 out of 全区产业招商推进会; undefined where the name says no type. */
export function meetingTypeOf(name: string): string | undefined {
  return meetings.find(([, form]) => form.test(name))?.[0]
}
