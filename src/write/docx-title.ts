/**
 * Where a title that is too long for one line may be cut: never inside a word, after 在 or before 的; 词意完整 (GB/T
 * 9704-2012, 7.3.1). The words are those that titles of meetings are made of; a segmenter would cut by the dictionary of
 * the machine it runs on.
 */
const words =
  '经济社会|高质量|现代化|工业化|城镇化|数字化|一体化|营商环境|招商引资|乡村振兴|安全生产|生态环境|基层治理|民营经济|产业园区|专题会议|工作会议|推进会议|调度会议|动员大会|总结大会|表彰大会|座谈会|推进会|调度会|动员会|现场会|汇报会|交流会|培训班|启动仪式|开工仪式|常务会议|全体会议|视频会议|重点项目|固定资产|党风廉政|机关党建|产业|招商|项目|建设|工作|会议|经济|发展|推进|推动|深入|全面|重点|加快|深化|落实|贯彻|学习|教育|改革|开放|创新|科技|农业|农村|工业|企业|投资|消费|财政|税收|金融|就业|民生|医疗|卫生|文化|旅游|交通|城市|更新|管理|治理|安全|生产|防汛|抗旱|森林|防火|环保|环境|整治|专项|行动|攻坚|目标|任务|考核|调度|动员|部署|总结|表彰|座谈|研讨|汇报|交流|现场|培训|启动|仪式|开工|讲话|发言|致辞|主持|报告|全国|全省|全市|全县|全区|全镇|我市|我县|我区|我省|上半年|下半年|季度|年度|第一|第二|第三|第四|干部|机关|作风|廉政|党建|组织|宣传|统战|政法|信访|稳定|质量|提升|提质|增效|增收|培育|服务|保障|体系|能力|机制|规划|方案|实施|意见|通知|大会|扩大|视频|电视|电话|专题|联席|领导|小组'
const pattern = new RegExp(`${words}|[0-9A-Za-z.%—·-]+[年月日]?|[“‘《（〈【][^”’》）〉】]*[”’》）〉】]`, 'gu')

/** Better places first: after a mark or 暨, between two known words, at the edge of one; anywhere else last. */
const places = { pause: 0, between: 1, edge: 3, anywhere: 8 }

/**
 * Cuts a title into as few lines as its length needs, at the best places, lines of nearly equal length; in one more
 * where a quotation in it is in the way, and not at all where that does not help.
 * @param capacity 汉字 that fit into a line
 */
export function titleLines(title: string, capacity: number): string[] {
  const characters = [...title]
  const least = Math.ceil(characters.length / capacity)
  if (least <= 1) return [title]
  const costs = cutCosts(title)
  const cuts = bestCuts(costs, least, capacity) ?? bestCuts(costs, least + 1, capacity) ?? [characters.length]
  return cuts.map((to, i) => characters.slice(cuts[i - 1] ?? 0, to).join(''))
}

/** The ends of `count` lines at the least cost: that of the cuts, and of lines longer or shorter than the mean. */
function bestCuts(costs: readonly number[], count: number, capacity: number): number[] | undefined {
  const length = costs.length
  const mean = length / count
  // ways[i]: the cheapest way to set the first i characters in the lines used so far
  let ways: ({ cost: number; cuts: number[] } | undefined)[] = [{ cost: 0, cuts: [] }]
  for (let line = 0; line < count; line++) {
    const next: typeof ways = []
    for (const [from, way] of ways.entries()) {
      if (!way) continue
      for (let to = from + 1; to <= Math.min(from + capacity, length); to++) {
        const cut = to === length ? 0 : costs[to]!
        const cost = way.cost + cut + Math.abs(to - from - mean) * 0.4
        if (cost < (next[to]?.cost ?? Infinity)) next[to] = { cost, cuts: [...way.cuts, to] }
      }
    }
    ways = next
  }
  return ways[length]?.cuts
}

/** The cost of a cut before each character; infinite where there must be none. */
function cutCosts(title: string): number[] {
  const characters = [...title]
  const starts = new Set<number>()
  const ends = new Set<number>()
  const inside = new Set<number>()
  for (const match of title.matchAll(pattern)) {
    const start = lengthOf(title.slice(0, match.index))
    const end = start + lengthOf(match[0])
    starts.add(start)
    ends.add(end)
    for (let i = start + 1; i < end; i++) inside.add(i)
  }
  return characters.map((after, i) => {
    const before = characters[i - 1] ?? ''
    if (
      inside.has(i) ||
      /[”’》）〉】、，。：；的上中暨和与及]/u.test(after) ||
      /[“‘《（〈【在于对关]/u.test(before)
    ) {
      return Infinity
    }
    if (/[、，：；—暨]/u.test(before)) return places.pause
    if (starts.has(i) && (ends.has(i) || /[的和与及]/u.test(before))) return places.between
    return starts.has(i) || ends.has(i) ? places.edge : places.anywhere
  })
}

function lengthOf(text: string): number {
  return Array.from(text).length
}
