import { sentences } from '../find/sentences.ts'
import { quotations, rangeAt, within } from '../find/spans.ts'
import type { Doc } from '../doc.ts'
import type { Inputs, Range, Rule } from '../rule.ts'

const levels = ['市', '县', '区', '旗'] as const
type Level = (typeof levels)[number]

const own = /(?<!自)我(市|县|区|旗)(?!场|值|政|域|分|别|隔|间|块|民(?![营办生间]))/gu
/** A post and where it is held: 县委书记, 市人民政府副市长 … */
const post = /(省|市|县|区|旗|州)(?=委|长|人大|政府|人民|政协|纪委|监委|级)/gu
/** Somebody of the level above speaks in this sentence, or is spoken of. */
const above: Readonly<Record<string, RegExp>> = {
  市: /市委|市政府|市人大|市政协|市长|市领导|市里|市级|市直|全市|市“|市[一二三四五六七八九]届|市人民/u,
  县: /县委|县政府|县人大|县政协|县长|县领导|县里|县级|县直|全县/u,
  区: /区委|区政府|区人大|区政协|区长|区领导|区里|区级|区直|全区|自治区/u,
  旗: /旗委|旗政府|旗人大|旗政协|旗长|旗领导|旗里|旗级|旗直|全旗/u,
}

export const ownLevel: Rule = {
  id: 'name/own-level',
  name: '自称层级',
  level: 'warn',
  fix: 'suggest',
  why: '县里的稿子说“我市”，多半是照抄了上级的材料；自称的层级要和讲话人、地区一致。',
  basis: [{ source: '文内逻辑', verified: true }],
  examples: {
    bad: [
      {
        text: '今年以来，⟦我市⟧敬老院改造完成九处，床位增加三百张。',
        with: { meta: { 地区: '云溪县' } },
        message: '此处为“我市”，本文是县一级的稿子，请核实是否为“我县”',
        suggested: '今年以来，我县敬老院改造完成九处，床位增加三百张。',
      },
      {
        text: '⟦我市⟧校舍偏旧。要补课，我市财政已安排专款。',
        with: { meta: { 地区: '清河区' } },
        message: '此处为“我市”，本文是区一级的稿子，请核实是否为“我区”',
        level: 'info',
        suggested: '我区校舍偏旧。要补课，我区财政已安排专款。',
      },
      {
        text: '# 在全区防汛工作会议上的讲话\n\n（2026年5月8日）\n\n区长　陈立农\n\n同志们：\n\n汛期将至，⟦我县⟧山洪沟多、圩堤长，压力很大。',
        message: '此处为“我县”，本文是区一级的稿子，请核实是否为“我区”',
      },
      {
        text: '⟦我区⟧水库多，汛前要逐座过筛子。',
        with: { meta: { 地区: '云溪县' } },
        message: '此处为“我区”，本文是县一级的稿子，请核实是否为“我县”',
      },
      {
        text: '秋粮收购关系千家万户，⟦我县⟧仓容还缺两万吨。',
        with: { meta: { 地区: '临川地级市' } },
        message: '此处为“我县”，本文是市一级的稿子，请核实是否为“我市”',
      },
    ],
    good: [
      { text: '我县敬老院改造完成九处。', with: { meta: { 地区: '云溪县' } } },
      { text: '我市敬老院改造完成九处。', with: { meta: { 地区: '汀海市' } } },
      { text: '市委书记讲“我市的短板在养老”，这句话也是说给我们听的。', with: { meta: { 地区: '云溪县' } } },
      { text: '市委要求，要把我市建成宜居之城，我们要跟上。', with: { meta: { 地区: '云溪县' } } },
      {
        text: '要发挥市场作用，增强自我市场竞争力，我市场监管所要跟进。',
        with: { meta: { 地区: '云溪县' } },
      },
      {
        text: '# 在全县教育大会上的讲话\n\n（2026年9月9日）\n\n市委常委、县委书记　陈立农\n\n同志们：\n\n我市是教育大市，我县不能拖后腿。',
        with: { meta: { 地区: '云溪县' } },
      },
      {
        text: '# 在云溪县调研时的讲话\n\n（2026年9月9日）\n\n市长　陈立农\n\n同志们：\n\n我市义务教育正在爬坡。',
        with: { meta: { 地区: '云溪县' } },
      },
      '我市今年新增托位两千个。',
      {
        text: '# 在全市教育工作会议上的讲话\n\n同志们：\n\n我市今年新增学位两千个。',
        with: { meta: { 地区: '云溪县' } },
      },
      {
        text: '结合我市实际制定本方案。责任单位：青石县委、县政府。',
        with: { office: '地区: {名称: 云溪县}' },
      },
      {
        text: '全市重点项目进展顺利，我市新开工项目二十六个，市政府已逐个交办。',
        with: { office: '地区: {名称: 云溪县}' },
      },
      { text: '我区是边疆民族地区，各县要守好边。', with: { meta: { 地区: '崇左市' } } },
    ],
  },
  check(doc, { inputs, report }) {
    if (!doc.text.includes('我')) return
    const level = levelOf(doc)
    if (level === undefined) return
    if (!isOwnText(doc, level, inputs)) return
    const right = `我${level}`
    const spoken = new Set([
      level,
      ...[...(doc.meta.speaker?.post ?? '').matchAll(post)].map(([, at]) => at!),
    ])
    const found = new Map<Level, Range[]>()
    for (const match of doc.text.matchAll(own)) {
      const said = match[1] as Level
      const range = { start: match.index, end: match.index + 2 }
      // 我区 may be the autonomous region that a city or county lies in.
      if (spoken.has(said) || (said === '区' && mayBeAutonomous(doc, inputs))) continue
      const sentence = rangeAt(doc.find(sentences), range.start)
      if (sentence && above[said]!.test(doc.slice(sentence))) continue
      if (within(doc.find(quotations), range.start) || doc.blocks[doc.blockAt(range.start)]!.kind === 'quote')
        continue
      found.set(said, [...(found.get(said) ?? []), range])
    }
    for (const [said, [range, ...more]] of found) {
      if (!range) continue
      report({
        range,
        message: `此处为“我${said}”，本文是${level}一级的稿子，请核实是否为“${right}”`,
        // A district is part of its city, and may well say so.
        ...(level === '区' && said === '市' ? { level: 'info' as const } : {}),
        related: more.slice(0, 5).map((at) => ({ message: `这里也是“我${said}”`, at })),
        suggestions: [
          { message: `改为“${right}”`, edits: [range, ...more].map((at) => ({ ...at, text: right })) },
        ],
      })
    }
  },
}

/**
 * False where only the office says where it is and nothing in the text is of that level: a paper of somebody else's that
 * lies in this office.
 */
function isOwnText(doc: Doc, level: Level, { facts }: Inputs): boolean {
  const { region, speaker } = doc.meta
  if (facts || speaker || region === undefined || doc.speech.meta.entries['地区'] !== undefined) return true
  return (
    doc.text.includes(region) ||
    new RegExp(`[全我本]${level}|(?:^|[，。；：])${level}(?:委|政府|里|直)`, 'mu').test(doc.text)
  )
}

/** The level of the text's own region: by its name, else by who speaks, else by the title. */
function levelOf(doc: Doc): Level | undefined {
  const { region, speaker, title } = doc.meta
  const posts = new Set([...(speaker?.post ?? '').matchAll(post)].map(([, at]) => at!))
  const byPost = posts.size === 1 ? levels.find((level) => posts.has(level)) : undefined
  const isZone = /(?:新|开发|经开|高新|园|示范|自治)区$/u.test(region ?? '')
  const byRegion = isZone ? undefined : levels.find((level) => region?.endsWith(level))
  // A leader from above speaks in the county: what is ours to him is not ours to it.
  if (byRegion && posts.size > 0 && !posts.has(byRegion)) return byPost
  const byTitle = levels.find((level) => level === /在全(市|县|区|旗)/u.exec(title ?? '')?.[1])
  if (byPost || posts.size > 0) return byRegion ?? byPost
  // A meeting of the whole city, and nobody says whether its own leader speaks or a county's.
  return byRegion && byTitle && byRegion !== byTitle ? undefined : (byRegion ?? byTitle)
}

/** The codes of the autonomous regions begin so (GB/T 2260). */
const autonomous = /^(?:15|45|54|64|65)/u

/** True where the region lies in an autonomous one, or is in no table and the text speaks of the whole 区. */
function mayBeAutonomous(doc: Doc, { divisions }: Inputs): boolean {
  const named = divisions?.named(doc.meta.region ?? '') ?? []
  if (named.length === 0) return /自治区|民族|全区|区党委/u.test(doc.text)
  return named.some((division) => autonomous.test(division.code))
}
