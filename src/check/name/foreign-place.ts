import type { Divisions } from '../../terms/index.ts'
import { sentences } from '../find/sentences.ts'
import { quotations, rangeAt, within } from '../find/spans.ts'
import type { Doc } from '../doc.ts'
import type { Inputs, Range, Rule } from '../rule.ts'

const name = '([\\p{Script=Han}]{2,3}[县旗市区])'
const begin = '(?<=^|[。！？；，、：“（\\n\\s])'
/**
 * Phrases in which only one's own place stands: what we promote and build, who acts at the beginning of a sentence. A
 * place that is merely mentioned fits none of them.
 */
const frames: readonly RegExp[] = [
  `(?:推动|推进|加快|促进|建设|打造|实现|谱写|开创|书写|助推|服务|描绘)(?:富强|平安|幸福|美丽|和谐|宜居|活力|健康|现代化|新时代|新|好|的){0,3}${name}(?=经济社会|高质量|高水平|跨越|发展|振兴|崛起|转型|建设|教育|农业|工业|文旅|养老|新篇章|新局面|更加|的?明天|的?未来)`,
  `(?:为了?|把|让)${name}(?=经济社会|高质量|跨越|发展|振兴|崛起|转型|建设|打造|建成|更加?|的(?:明天|未来|发展|振兴)|人民)`,
  `${begin}(?:全体)?${name}(?=广大干部群众|干部群众|人民群众|人民|父老乡亲|各级党组织|各级各部门|上下)`,
  `(?<=^|[。！？；\n])(?:近年来|今年以来|去年以来|当前|目前|多年来)?，?${name}(?=要|必须|各|将|始终|立足|地处|素有|正处|经济社会|的(?:优势|潜力|短板|基础|发展))`,
].map((frame) => new RegExp(frame, 'gmu'))
/** Phrases that other words fit too (我们要求县…, 根据县委、县政府…): only what is known as a place counts in them. */
const looseFrames: readonly RegExp[] = [
  `我们?${name}`,
  `${begin}(?:在|经|由)?${name}(?=委、[县旗市区]?(?:人民)?政府|委县政府|委区政府|委市政府)`,
].map((frame) => new RegExp(frame, 'gu'))

/** Whatever may be a place of one's own kind: a cheap look before the frames. */
const countyName = /[\u4e00-\u9fff]{2}[县旗区]/gu
const cityName = /[\u4e00-\u9fff]{2}市/gu

/** Words that make no place of what ends in 县 or 区: 贫困县, 示范区, 全县. */
const generic =
  /(?:全|我|各|本|该|外|邻|强|大|小|新|老|名|美|贫困|示范|先进|试点|重点|脱贫|百强|文明|生态|卫生|平安|法治|健康|幸福|活力|宜居|富裕|现代化|旅游|工业|农业|产粮|文化|经济|科技|人口|山|边境|民族|革命|有关|兄弟|相邻|周边|毗邻|所辖|下辖|其他|部分|个|两|三|几|多|数|城|郊|乡|省|开发|高新|园|社|景|片|辖|库|灾|牧|林|矿|厂|校|港|街|商务|集聚|功能|试验|自贸|保税|保护|核心|中心|度假|产业|服务|都|集|超|门|股|夜|楼|上|地级|县级|直辖|大中|等|的|和|在|与|对|是|了|些|少|每|级|类|批|型|际|有关|牵头|实施|责任|受灾|主产|产粮|沿江|沿海|沿线|沿边|流域|上游|下游|参与|所在|当地|属地)[县旗市区]$|^(?:有|一|不|许|哪|那|这|每|各|多|少|几|其|某|两|我|你|他|本|全|要|在|对|把|让|向|与|和|从|以|由|将|就|还|也|都|所|被|是|为|使)/u
/** Where another place has its business in the sentence. */
const business =
  /考察|学习|借鉴|经验|先进|标杆|对标|赶超|高于|低于|仅次|排名|位次|排在|落后|领先|相比|比起|不如|差距|投资|客商|企业家|来自|籍|引进|落户|总部|商会|合作|签约|对接|协作|帮扶|对口|结对|周边|毗邻|交界|接壤|邻县|邻区|跨界|联防|共建|联合|赴|前往|调研|案例|事故|教训|曾|调任|任职|原名|历史|隶属|划归|代表团|慰问|支援|援助|驰援|来宾|嘉宾|感谢|欢迎|兄弟/u

export const foreignPlace: Rule = {
  id: 'name/foreign-place',
  name: '他地名残留',
  level: 'warn',
  fix: 'suggest',
  needs: ['region'],
  why: '从别处的稿子改写，最怕留下别的县区名；考察、学习、对比里提到外地的不算。',
  basis: [{ source: '本项目约定', verified: true }],
  examples: {
    bad: [
      {
        text: '同志们，让我们携起手来，推动⟦云岭县⟧高质量发展迈上新台阶！',
        with: { meta: { 地区: '沱阳县' } },
        message: '此处为“云岭县”，本文是“沱阳县”的稿子，请核实是否为“沱阳县”',
        suggested: '同志们，让我们携起手来，推动沱阳县高质量发展迈上新台阶！',
      },
      {
        text: '近年来，⟦云岭县⟧始终把养老床位当成民心工程。云岭县委、县政府每季度听一次汇报。',
        with: { meta: { 地区: '江州市沱阳县' } },
        message: '此处为“云岭县”，本文是“沱阳县”的稿子，请核实是否为“沱阳县”',
      },
      {
        text: '⟦海盐县⟧要抢在入梅之前清完河道。',
        with: { meta: { 地区: '沱阳县' } },
        message: '此处为“海盐县”，本文是“沱阳县”的稿子，请核实是否为“沱阳县”',
      },
      {
        text: '我们⟦南湖区⟧的校舍，有三成建于上世纪。',
        with: { meta: { 地区: '清河区' } },
        message: '此处为“南湖区”，本文是“清河区”的稿子，请核实是否为“清河区”',
      },
    ],
    good: [
      {
        text: '# 青石县人民政府关于任免的通知\n\n推动青石县高质量发展，要用好干部。',
        with: { meta: { 地区: '云溪县' } },
      },
      { text: '推动沱阳县高质量发展，建设平安县、文明县、现代化强县。', with: { meta: { 地区: '沱阳县' } } },
      { text: '下周赴云岭县考察学习，云岭县要求我们带着问题去。', with: { meta: { 地区: '沱阳县' } } },
      { text: '粮食总产排在全市第三，仅次于云岭县、石溪县。', with: { meta: { 地区: '沱阳县' } } },
      { text: '云岭县的客商在我县投资建了两条生产线。', with: { meta: { 地区: '沱阳县' } } },
      { text: '云岭县要抓紧修复水毁堤防，清河区要管好泵站。', with: { meta: { 地区: '江州市' } } },
      { text: '感谢云岭县委、县政府的大力支持。', with: { meta: { 地区: '沱阳县' } } },
      { text: '各试点县要先行一步，贫困县人民盼着这条路。', with: { meta: { 地区: '沱阳县' } } },
      { text: '有位老支书说：“我们云岭县的水，甜。”', with: { meta: { 地区: '沱阳县' } } },
      {
        text: '为老城区更新改造留足空间，把开发区建成主战场，推动城乡社区发展。',
        with: { meta: { 地区: '清河区' } },
      },
      {
        text: '根据县委、县政府部署，按照县委、县政府要求，我们支持县直单位和有些县共用仓库。有的县要补课，不少县必须加压，受灾县各有难处。',
        with: { meta: { 地区: '沱阳县' } },
      },
      { text: '我们将推动全市发展，服务江州市发展大局。', with: { meta: { 地区: '清河区' } } },
    ],
  },
  check(doc, { inputs, report }) {
    const own = ownName(doc.meta.region!)
    const kind = own.at(-1)!
    if (!/[县旗市区]/u.test(kind)) return
    const found = new Map<string, Range[]>()
    const suspects = sentencesWithPlaces(doc, own, inputs)
    for (const frame of [...frames, ...looseFrames]) {
      const isLoose = looseFrames.includes(frame)
      for (const sentence of suspects) {
        for (const match of doc.slice(sentence).matchAll(frame)) {
          const place = match[1]!
          const start = sentence.start + match.index + match[0].length - place.length
          const range = { start, end: start + place.length }
          const known = found.get(place)
          if (isLoose && !known && !isDivision(place, inputs.divisions)) continue
          if (
            known?.some((one) => one.start === start) ||
            !isForeign(place, own, inputs) ||
            isAnothers(doc, start) ||
            titleOf(doc).includes(place)
          )
            continue
          found.set(place, [...(known ?? []), range])
        }
      }
    }
    for (const [place, ranges] of found) {
      const [first, ...more] = ranges.toSorted((a, b) => a.start - b.start)
      report({
        range: first!,
        message: `此处为“${place}”，本文是“${own}”的稿子，请核实是否为“${own}”`,
        related: more.slice(0, 5).map((at) => ({ message: `这里也是“${place}”`, at })),
        suggestions: [{ message: `改为“${own}”`, edits: [{ ...first!, text: own }] }],
      })
    }
  },
}

/** What the text is about, or whose it is: its title, or a first line that is no sentence. */
function titleOf(doc: Doc): string {
  const first = doc.blocks[0]
  const words = first ? doc.slice(first) : ''
  return first?.kind === 'title' || !/[。！？]/u.test(words) ? words : ''
}

/** 清河区 of 江州市清河区. */
function ownName(region: string): string {
  return /[\p{Script=Han}]{2,}[省市州]([\p{Script=Han}]{1,}[县旗市区])$/u.exec(region)?.[1] ?? region
}

/**
 * A place of the level of one's own. What a city leads and what leads a county stand in their speeches by right; where
 * no table says so, only places of one kind can be told to be foreign.
 */
function isForeign(place: string, own: string, { divisions, facts, office }: Inputs): boolean {
  if (generic.test(place) || own.includes(place.slice(0, -1)) || place.includes(own.slice(0, -1)))
    return false
  const kind = place.at(-1)!
  const isCity = own.endsWith('市')
  if (kind === '市' ? !isCity : isCity) return false
  // 区 ends too many words to be taken for a place that no table has.
  if (kind === '区' && !isDivision(place, divisions)) return false
  if (office.units?.some((unit) => unit.name?.includes(place))) return false
  return !facts?.source.text.includes(place)
}

function isDivision(place: string, divisions: Divisions | undefined): boolean {
  return (divisions?.named(place).length ?? 0) > 0
}

function isAnothers(doc: Doc, offset: number): boolean {
  return within(doc.find(quotations), offset) || doc.blocks[doc.blockAt(offset)]!.kind === 'quote'
}

/** Sentences in which a foreign place may stand, and has no business there. */
function sentencesWithPlaces(doc: Doc, own: string, inputs: Inputs): readonly Range[] {
  const found = new Set<Range>()
  for (const { index } of doc.text.matchAll(own.endsWith('市') ? cityName : countyName)) {
    const sentence = rangeAt(doc.find(sentences), index)
    if (!sentence || found.has(sentence)) continue
    const short = doc.text.slice(index, index + 3)
    const long = doc.text.slice(index - 1, index + 3)
    if (![short, long].some((place) => isForeign(place, own, inputs))) continue
    if (!business.test(doc.slice(sentence))) found.add(sentence)
  }
  return [...found]
}
