import { untouched, within } from '../find/spans.ts'
import type { Range, Rule } from '../rule.ts'

/** Words of two or three characters that nobody says twice on purpose; 研究研究, 讨论讨论 are not among them. */
const never = new Set(
  (
    '加强 推进 推动 抓好 抓实 完善 提高 提升 促进 确保 坚持 进一步 全面 积极 深入 切实 认真 严格 加快 扎实 持续 大力 着力 不断 ' +
    '健全 强化 优化 深化 巩固 拓展 增强 扩大 贯彻 实现 做好 打造 构建 围绕 聚焦 按照 根据 通过 以及 为了 关于 对于 由于 必须 应当 ' +
    '能够 我们 他们 目前 当前 今年 去年 明年 同时 因此 所以 但是 而且 并且 其中 尤其 有关 相关 各级 各类 全县 全市 全区 全省 ' +
    '干部 群众 企业 项目 部门 单位 问题 任务 情况 措施 工作 组织 开展 落实 完成 统筹 协调 督促 引导 鼓励 争取 力争 建立 制定 印发 ' +
    '会议 政府 党委 领导 责任 机制 制度 方案 计划 目标 经济 社会 农村 农业 产业 生态 环境 安全 重点 主要 重要 基本 突出 明显 显著 ' +
    '压实 补齐 筑牢 守住 夯实 紧盯 严防 杜绝 遏制 化解 改善 改进 解决 履行 承担 参与 配合 发挥 激发 汇聚 凝聚 传承 弘扬 培育 壮大 做强 做大 ' +
    '做优 提振 增进 保持 形成 加大 降低 减少 增加 达到 超过 成为 作为 属于 具有 拥有 存在 面临 造成 导致 针对 结合 依托 依靠 依据 遵循 符合 ' +
    '有效 有序 稳步 逐步 及时 迅速 高效 主动 自觉 共同 普遍 广泛 充分 高度 始终 已经 正在 即将 或者 如果 虽然 不仅 只有 只要 无论 尽管 从而 ' +
    '进而 此外 另外 这些 那些 各个 所有 全部 大家 可以 需要 可能 应该 还是 就是 这个 那个 什么 怎么 ' +
    '时候 时间 地方 年底 年初 月底 今后 现在 以来 以后 之后 之前 期间 方面 方式 方法 办法 水平 能力 质量 数量 资金 资源 ' +
    '名声 品牌 作风 精神 思想 意识 认识 形势 关键 根本 基础 条件 优势 特色 成绩 成效 效果 经验 困难 矛盾 差距 短板 弱项 隐患 ' +
    '事故 乡镇 街道 社区 居民 村民 农民 职工 学生 老人 人员 队伍 比较 非常 特别 十分 尽快 立即 马上 从严 务必 一定 一律 继续 重新'
  ).split(' '),
)
/** Slips only where an object follows: 回去排查排查 is a way of speaking. */
const seldom = new Set('排查 整治 治理 管理 服务 改造 保障 建设'.split(' '))
/** What turns a second 工作 or 安全 into the beginning of another word: 安全安全帽 may be 保证安全，安全帽…; and 加快加快再加快. */
const goesOn =
  /^(?:长|大会|代表|性|型|化|业|部|委|局|厅|办|处|站|区|县|市|镇|村|员|者|人|法|帽|网|岛|品|用地|对象|资料|主体|报告|小组|专班|办法|条例|工程|单位|中心|平台|体系|银行|费|金|权|期|力|工|会|家|队|类)/u
/** 的的 and 了了 where they are no slip: 目的的, 的的确确, 为了了解, 不了了之. */
const particle =
  /(?<![目打端鹄中标有无])的的(?![确士])|(?<![为不除罢完没明一])了了(?![解结然断却无悟事局之账当一个件桩心])/gu
/** 很早的很早的 · 一户一户 · 能不能能不能: what is put together anew, not typed twice. */
const joins = /[的了和与或又也再不一二三四五六七八九十两]/u
const han = /^\p{Script=Han}+$/u
/** The longest run of characters that is looked for twice, in UTF-16 units. */
const longest = 20

export const dupWord: Rule = {
  id: 'term/dup-word',
  name: '词语重出',
  level: 'warn',
  fix: 'suggest',
  sheets: true,
  why: '改稿、粘贴时容易把一个词打两遍，如“要加强加强统筹”；“研究研究”“一批批”这样本来就叠用的不报。',
  basis: [{ source: '文内逻辑', verified: true }],
  examples: {
    bad: [
      {
        text: '各校要⟦加强加强⟧食堂管理，每周公示一次食谱。',
        message: '此处“加强”连着出现了两次，请核实是否多打了一次',
        suggested: '各校要加强食堂管理，每周公示一次食谱。',
      },
      {
        text: '要⟦进一步进一步⟧压实河长责任。',
        message: '此处“进一步”连着出现了两次，请核实是否多打了一次',
        suggested: '要进一步压实河长责任。',
      },
      {
        text: '防汛物资要⟦按照标准按照标准⟧备足，宁可备而不用。',
        message: '此处“按照标准”连着出现了两次，请核实是否多打了一次',
        suggested: '防汛物资要按照标准备足，宁可备而不用。',
      },
      {
        text: '请⟦大家大家⟧把手机调成静音，会议马上开始。',
        message: '此处“大家”连着出现了两次，请核实是否多打了一次',
        suggested: '请大家把手机调成静音，会议马上开始。',
      },
      {
        text: '这是群众最关心⟦的的⟧一件实事。',
        message: '此处“的”连着出现了两次，请核实是否多打了一次',
        suggested: '这是群众最关心的一件实事。',
      },
      {
        text: '春节前要⟦排查排查⟧出租屋的燃气隐患，压实责任。',
        message: '此处“排查”连着出现了两次，请核实是否多打了一次',
        suggested: '春节前要排查出租屋的燃气隐患，压实责任。',
      },
      {
        text: '## 一、⟦认真认真⟧落实各项惠老政策\n\n今年的养老服务补贴已经发放到人。',
        message: '此处“认真”连着出现了两次，请核实是否多打了一次',
      },
    ],
    good: [
      '这个办法行不行，请各位回去研究研究，再和老支书们商量商量。',
      '一批批志愿者走进社区，一茬一茬的庄稼种下去，一件一件的实事办起来。',
      '共建共治共享，人人尽责，户户参与；学习学习再学习，落实落实再落实。',
      '培训的目的的确达到了，大家为了了解情况跑了三趟，矛盾不能不了了之。',
      '隐患要经常排查排查，环境要整治整治，管理管理员的制度也要有。',
      '热热闹闹开场，实实在在做事，安安全全收尾。',
      '学校在职工职工大会上讲过，街道街道办都有值班表，选学生学生会的代表。',
      '要保障保障性住房的供应，发展服务服务业的平台，管好建设建设用地。',
      '抓安全安全员要到位，讲法治法治员要懂法。',
      '大家都说好，好好好，加油加油加油加油。',
      '二十三十户的小村，十里十里的山路，三三两两的老人。',
      '他总算了了一桩心愿，没有装表的小区的小区路灯也亮了。',
      '请参阅【加强加强统筹】一条。',
      '乡亲们干得热火朝天，口号是：快快快快，干干干干！',
    ],
  },
  check(doc, { report }) {
    const skipped = doc.find(untouched)
    const tell = (unit: Range): void => {
      const length = unit.end - unit.start
      const range = { start: unit.start, end: unit.end + length }
      if (within(skipped, range.start)) return
      const word = doc.slice(unit)
      report({
        range,
        message: `此处“${word}”连着出现了两次，请核实是否多打了一次`,
        suggestions: [
          { message: `只留一个“${word}”`, edits: [{ start: unit.end, end: range.end, text: '' }] },
        ],
      })
    }
    for (const unit of repeats(doc.text)) if (isSlip(doc.text, unit)) tell(unit)
    for (const { index } of doc.text.matchAll(particle)) tell({ start: index, end: index + 1 })
  },
}

function isSlip(text: string, { start, end }: Range): boolean {
  const unit = text.slice(start, end)
  if (!han.test(unit)) return false
  const after = text.slice(2 * end - start, 2 * end - start + 2)
  // told twice as one of three: 快快快, 加油加油加油
  if (text.startsWith(unit, 2 * end - start) || text.endsWith(unit, start)) return false
  if (text.startsWith(`再${unit}`, 2 * end - start)) return false
  if (unit.length <= 3) {
    const isSlipWord = never.has(unit) || (seldom.has(unit) && han.test(after.slice(0, 1)))
    return isSlipWord && !goesOn.test(after)
  }
  const half = unit.slice(0, unit.length >> 1)
  return half + half !== unit && new Set(unit).size > 2 && !joins.test(unit)
}

/** The first of every two equal runs of 2 to 20 characters that stand side by side, from left to right. */
function repeats(text: string): Range[] {
  // where each pair of characters stood last, by a hash; a wrong guess only costs a comparison
  const last = new Int32Array(1 << 16).fill(-longest - 1)
  const found: Range[] = []
  let free = 0
  for (let i = 0; i + 1 < text.length; i++) {
    const hash = (text.charCodeAt(i) * 31 + text.charCodeAt(i + 1)) & 0xffff
    const before = last[hash]!
    last[hash] = i
    const length = i - before
    if (length < 2 || length > longest || before < free) continue
    if (!text.startsWith(text.slice(before, i), i)) continue
    found.push({ start: before, end: i })
    free = i + length
  }
  return found
}
