/** Words around the name of an indicator, and the nouns that things are counted by. */

const nouns =
  '项目|企业|单位|部门|客商|小组|乡镇|镇街|园区|工地|渔船|隐患|问题|线索|干部|同志|职工|群众|人才|学员|工程|任务|事项|' +
  '诉求|举报|投诉|案件|厂房|用地|资金|合同|协议|小区|学校|医院|岗位|设备|车间|平台|基地|中心|村|社区|事故|商户|农户|' +
  '自建房|街道|产业链|产业|房屋|车辆|船舶|点位|网点|地块|宗地'
const noun = new RegExp(`(?:${nouns})`, 'gu')
const endsInNoun = new RegExp(`(?:${nouns})$`, 'u')

const span =
  '\\d{4}年(?:底|末|度|上半年|下半年)?|近[一二三四五六七八九十两]{1,2}年来?|(?:增加|提高|增长|下降|降低|增|降|升)[到至]|' +
  '截至[^，]{0,12}?(?:月底|月末|年底|日|前|目前|月(?![底末\\d]))|到(?:现在|今天早上|今天|目前)|今年以来|年初以来|今年|本月|年内|' +
  '年底前|年底|到?“[一二三四五六七八九十]{1,3}五”(?:期?末|时期|期间)|连续.{1,2}年|前三季度|前[一二三四五六七八九十\\d]{1,3}个?月|[一二两三四五六七八九十]{1,2}个月|[一二三四五六七八九十]?、?[一二三四五六七八九十]两个?月|' +
  '\\d{1,2}[—－至-]\\d{1,2}月份?|\\d{1,2}月(?:底|末|份|上旬|中旬|下旬|\\d{1,2}日)?(?:[之以]?前)?|前段时间|上半年|下半年|[一二三四]季度|全年|上个月底?|往后|接下来'

/** Words before an indicator that are not its name; what they begin in compounds (到位, 在谈, 再生) stays. */
/** By when, told by the season or a holiday. */
const occasion = '(?:春季|秋季)?(?:开学|入汛|主?汛期|春节|国庆节?|入冬|秋收|春耕|高考|中考|雨季)'

const lead = new RegExp(
  `^(?:${span}|[（(](?:\\d{1,2}|[一二三四五六七八九十]{1,3})[）)]|[①-⑳]|[一二三四五六七八九十]{1,2}(?:是|要)|` +
    `[一二三四五六七八九十](?=(?:兑现|落实|推进|加强|强化|抓好|完成|设立|组织|开展))|${occasion}(?:之?前|以前)|[^，]{0,6}(?:目标任务|目标|任务|指标)是|余下(?=每|\\d)|其中|同时|目前|眼下|现在|现有|` +
    '至今|至少|凡是?|光是|手里|马上|累计|已经|先后|还有|还要|还(?!款|贷)|我[省市区县镇]|全[国省市区县州镇乡](?!平均|性|是|$)|共(?!享|建|同)|' +
    '都(?!市)|却|才|倒是?|只|仅|有(?!机|效|色|限|线|\\d)|是|由|把(?!关)|从(?!业)|到(?!位|账|户|岗|期)|至|并(?!联|购|网)|及|和(?!谐)|' +
    '与|而|但|或|可(?!供|用|再|研|售|容)|对(?!外|口|接|标)|在(?!谈|建|册|岗|校|库|编|手|线|外|园|规)|将|也|又|就(?!业|诊|读|医)|' +
    '再(?!生|就业|制造|融资)|要(?!素|件|求|点|闻|害|领)|要求各(?:单位|部门|地|级)|(?:去|上)年底前|须|必须|确保|力争|争取|努力|坚决|如期|按时(?!序)|实现(?!率)|达到|完成(?![率度量额数情])了?(?=\\S{2})|建成并?投[用运产](?=\\S{2})|建成(?!区)(?=\\S{2})|[办抓做]好(?=\\S{2})|预计|预期|原则上|需(?![求要])|有望|拟|计划(?!总?投资|单列|生育)|组织|举办|召开|开展|围着|围绕|靠|' +
    '趴着|放着|留着|年初排定的|这些|这个|那些|一共|平均(?=\\S{3})|已(?!收|兑|建)|的|了|\\s)',
  'u',
)

/** Words between an indicator and its number. */
const link =
  /(?:同比|环比|(?:[与同和]|较|比)(?:去年|上年)(?:同期)?(?:相比)?|[比较]去年同期|分别|已经|已|一?共有|一?共|累计|总计|合计|合起来|加起来|现有|就|只|仅|(?<!人)才|还|却|也|都|又|再|不到|不足|超过|超|突破|接近|高达|多达|大约|(?<![签节制条公合预特契])约|(?<![附就靠相])近|逾|达到?了?|(?<![作行])为|(?<![国持保拥所])有|占到?了?|完成了?|实现了?|(?:增加|增长|提高|下降|缩短|压缩|上升)[到至]|降[至到]|升至|增至|(?<!甚)至|(?<![签报轮见拿得办改])到|了|一个|年度|确保|力争|争取|不低于|不少于|低于|高于|少于|多于|小于|大于|不超过|至少|控制在|(?:稳定|保持|维持)在?|(?<=率)均|(?<=.{2}缺口)在|(?:由|从|[比较])?(?:\d{4}年(?:底|末|上半年)?|去年同期|去年底?|上年同期|上年末?)的|(?<![理自缘事])由|(?<![自])从|(?<![需主])要|需要?|能|得|倒?是|来|每|(?<=欠)着|(?<!目)的|\s)$/u

/** 区住建局今年要完成(老旧小区改造): who is to do it is no part of the name. */
const officeFirst =
  /^[^的，]{1,12}?(?:局|办|委|镇|乡|街道|公司|集团|单位|部门|中心|院|所|站|园区|协会)(?:今年|年内|全年|\d{1,2}月[^，]{0,3}前)?(?:要|将|须|必须|计划|拟)(?:完成|实现|达到)?(?=.{2})/u

/** The clause without what leads to the name and what leads from it to the number. */
export function trimmed(clause: string): string {
  let name = clause.replace(/^[（(]?[\d一二三四五六七八九十]{1,3}[）)]/u, '').replace(officeFirst, '')
  for (let round = 0; round < 12; round++) {
    const shorter = name.replace(lead, '').replace(link, '')
    if (shorter === name) break
    name = shorter
  }
  return name
    .replace(/^.*这些(?=.{2})/u, '')
    .replace(/^(去年|上年)?我们(?=.{2})/u, '$1')
    .replaceAll(/已(?=开工|投产|竣工|签约|建成|完成)/gu, '')
    .replace(/手[里上]$/u, '')
    .replace(/(?:必须|须|应)?(?:达到|不低于)(?=每[亩户人]$)/u, '')
    .replace(/(?<=.{4}[口额费金数量])每年$/u, '')
    .replace(/(?<=.{2})[由从]每(?:公里|亩|人|户|吨|立方米|平方米)$/u, '')
    .replace(/(?<![集其高初城公英])[里中]$/u, '')
    .replaceAll(/已经|(?:往后|余下)(?=每)|要(?=用地)/gu, '')
    .replaceAll(/^[”）)、，]+|[“（(、，]+$/gu, '')
    .trim()
}

/** What a clause speaks of, without how it is: 家居板材(最吃紧) · 总产值(这一项). */
export function subjectOf(clause: string): string {
  return trimmed(clause)
    .replace(
      /(?<=.{2})(?:大幅|断崖式|明显|持续|快速|小幅|略有|有所)(?:下滑|下降|回落|上升|增长|增加|减少|提高|提升)$/u,
      '',
    )
    .replace(/(?:[升降增减]得)?[最很较][\p{Script=Han}]{1,2}$/u, '')
    .replace(/这一[项块头]$/u, '')
    .replace(/(?<=.{2})的$/u, '')
}

/** The noun that a name counts by, wherever it stands; '' where it has none. */
export function headOf(name: string): string {
  return [...name.matchAll(noun)].at(-1)?.[0] ?? ''
}

const measures = /总?(?:投资|收入|产值|增加值|面积|总量|数量|金额|余额|贷款|产量|人数|税收)|的|了|数$/gu

/** A name without the nouns that many things are counted by. */
export function headless(name: string): string {
  return name.replaceAll(noun, '').replaceAll(measures, '')
}

export function endsInHead(name: string): boolean {
  return endsInNoun.test(name)
}

/**
 * What is counted, after the number: 签约未开工项目 · 驻外小组(收集了137条线索). `tells`: what is told of it says which they
 * are, as in 有12家企业停产.
 */
export function nounAfter(after: string, tells = false): string {
  const match =
    /^(?:以上|以下|左右)?的?(?:在?\d{1,2}月[^，]{0,4}前(?:即|就|已经|已)?)?([\p{Script=Han}“”A-Za-z]{1,16})(\d?)/u.exec(
      after,
    )
  const run = match?.[1] ?? ''
  if (match === null || /^(?:[和与及或]|(?:以上|以下|以内|左右)$)/u.test(run)) return ''
  const found = [...run.matchAll(noun)]
  const first = found[0]
  if (!first) return match[2] === '' ? cleaned(run) : ''
  const end = first.index + first[0].length
  const rest = run.slice(end)
  // 个单位到现在一个项目没签: what they did not do says which they are.
  const told = /^(?:到现在|至今)?([^，]{0,9}[没未不][^，]{1,6})$/u.exec(rest)?.[1]
  if (told !== undefined && match[2] === '') return `${trimmed(told)}的${run.slice(0, end)}`
  if (match[2] !== '' || /^(?:已|还|都|就|却|要|能|可|由|收|里|中|空|到|在(?!谈|建))|了|过|着/u.test(rest))
    return cleaned(run.slice(0, end))
  if (tells && found.length === 1 && rest.length >= 2 && rest.length <= 8)
    return `${rest}的${run.slice(0, end)}`
  // 1940艘在册渔船逐船验一遍: what goes on after the last noun is told of it.
  const last = found.at(-1)!
  const lastEnd = last.index + last[0].length
  return cleaned(run.length - lastEnd > 3 ? run.slice(0, lastEnd) : run)
}

export function cleaned(run: string): string {
  return run
    .replace(/^(?:早就|已经|还|都|也|已|就|是|在(?!谈|建|册|岗|库))+/u, '')
    .replace(/(?:的|了|里|中|是|有)+$/u, '')
}

/** Whether words name a thing, and tell nothing of it. */
export function isNoun(words: string): boolean {
  return (
    (endsInHead(words) || !/[了过着没不未就还都才已被把](?![开办落供])/u.test(words)) && words.length <= 14
  )
}

/** The last words of a text that is too long, from where a word begins. */
export function lastWords(text: string, most: number): string {
  if (text.length <= most) return text
  const cut = text.length - most
  const starts = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)].map(
    ({ index }) => index,
  )
  const from = starts.find((at) => at >= cut && !/[的了和与及]/u.test(text[at] ?? '的')) ?? cut
  return text.slice(text.length - from < 3 ? cut : from)
}
