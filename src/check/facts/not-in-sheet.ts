import type { Doc } from '../doc.ts'
import { figures, type Figure } from '../find/figures.ts'
import { quotations, within } from '../find/spans.ts'
import type { Rule } from '../rule.ts'
import { compare } from './compare.ts'
import { ranked, roads } from './example-sheets.ts'
import { knownFromMeeting } from './meeting-numbers.ts'
import { isInName, readAgainst, type SheetReading } from './mentions.ts'

/** Units that statistics are told in; days, ages, marks and heights of a story are not among them. */
const statistical =
  /^(?:%|‰|个百分点|元|人|人次|户|户次|吨|斤|公斤|亩|公顷|公里|平方公里|平方米|立方米|千瓦|千瓦时|兆瓦|个|家|项|件|座|所|台|辆|条|处|套|批次?|头|只|株|棵|床位|学位|宗|起)$/u
const measured = /^(?:%|‰|个百分点|元|吨|斤|公斤|亩|公顷|公里|平方公里|平方米|立方米|千瓦|千瓦时|兆瓦)$/u
/** What the sentence quotes or lays down is no statistic of one's own. */
const quoted =
  /[《〔]|规定|条例|办法|政策|标准|文件|补助|补贴|奖励|每[人户亩个家年月天]|不得|不低于|不少于|不超过|至少|以上|以内|指出|要求/u
/** Below it a count is the writer's own: 走了6个乡镇. */
const least = 10
/** More than these are told as one. */
const mostTold = 5

export const notInSheet: Rule<{ cover: boolean }> = {
  id: 'facts/not-in-sheet',
  name: '事实表里没有的数',
  level: 'warn',
  fix: 'none',
  needs: ['facts'],
  why: '稿子里的统计数在事实表里找不到，说不清来源。默认只作提示；“覆盖要求”开着时作存疑。',
  basis: [{ source: '事实表', verified: true }],
  options: {
    cover: {
      name: '覆盖要求',
      about: '开：稿子里每个统计数都要在事实表里，没有的作存疑；关：只作提示',
      default: false,
    },
  },
  examples: {
    bad: [
      {
        text: '全县新建改建农村公路236公里，更换标志牌⟦1240套⟧。',
        message: '“1240套”在事实表里找不到，请补进事实表或核实来源',
        level: 'info',
        with: { sheet: roads },
      },
      {
        text: '更换标志牌⟦1240套⟧、反光镜365个、护栏58公里，清理边沟91公里，补栽行道树8600株，新增停车位1150个，巡查里程1.36万公里。',
        message: '全文有6个数在事实表里找不到，第一个是“1240套”，请补进事实表或核实来源',
        level: 'info',
        with: { sheet: roads },
      },
      {
        text: '群众出行满意率达到⟦96.4%⟧。',
        message: '“96.4%”在事实表里找不到，请补进事实表或核实来源',
        with: { sheet: roads, office: '检查: {事实表里没有的数: {覆盖要求: 开}}\n' },
      },
    ],
    good: [
      {
        text: '截至5月底，全县新建改建农村公路236公里，同比增长12.4%，完成年度目标450公里的52.4%，还差214公里。',
        with: { sheet: roads },
      },
      { text: '投入养护资金1.86亿元，其中通组路97公里，占41.1%。', with: { sheet: roads } },
      { text: '我讲3点意见，6月20日前报方案，第一批12条线路按规定执行。', with: { sheet: roads } },
      { text: '我们走了6个乡镇，最远的村要走40分钟。', with: { sheet: roads } },
      { text: '按照《公路养护办法》，每公里补助2.6万元。', with: { sheet: roads } },
      { text: '他说：“这条路修了30公里，我走了20年。”', with: { sheet: roads } },
      {
        text: '松岭镇投入1.5亿元，完成75%，还差5000万元。',
        with: { sheet: roads, meeting: ranked },
      },
    ],
  },
  check(doc, { inputs, options, report }) {
    const reading = readAgainst(doc, inputs.facts!, inputs.provenance)
    const known = new Set(reading.mentions.map(({ told }) => told))
    const { meeting } = inputs
    const ofMeeting = meeting ? knownFromMeeting(meeting) : () => false
    const unknown = doc
      .find(figures)
      .filter(
        (told) =>
          !known.has(told) &&
          isStatistic(told, doc) &&
          !isGiven(told, doc, reading) &&
          !ofMeeting(told, doc.text.slice(told.start, told.end)),
      )
    const where = meeting ? '事实表和会议表里都' : '事实表里'
    // a sheet that holds a part of the figures only is told once, unless it should hold them all
    const isPart = !options.cover && unknown.length > mostTold
    for (const told of isPart ? unknown.slice(0, 1) : unknown) {
      const range = { start: told.start, end: told.end }
      const what = isPart
        ? `全文有${unknown.length}个数在${where}找不到，第一个是“${doc.slice(range)}”`
        : `“${doc.slice(range)}”在${where}找不到`
      report({
        range,
        message: `${what}，请补进事实表或核实来源`,
        ...(options.cover ? {} : { level: 'info' }),
        data: { count: isPart ? unknown.length : 1 },
      })
    }
  },
}

const spoken = new Set(['paragraph', 'item', 'cell'])

function isStatistic(told: Figure, doc: Doc): boolean {
  if (!statistical.test(told.unit) || !spoken.has(doc.blocks[told.block]!.kind)) return false
  if (!measured.test(told.unit) && told.value < least) return false
  if (within(doc.find(quotations), told.start) || told.before.endsWith('第')) return false
  return !quoted.test(doc.text.slice(told.sentence.start, told.sentence.end))
}

/** Any number that the sheet gives, computes or has in its texts. */
function isGiven(told: Figure, doc: Doc, { sheet, names }: SheetReading): boolean {
  if (isInName(told, names)) return true
  const isMeasured = measured.test(told.unit)
  const isSame = sheet.all.some((given) => {
    const fits = isMeasured ? given.unit === told.unit : !measured.test(given.unit)
    return fits && compare(told, given) === 'same'
  })
  return isSame || sheet.facts.source.text.includes(doc.text.slice(told.start, told.end))
}
