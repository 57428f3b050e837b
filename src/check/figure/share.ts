import type { Doc } from '../doc.ts'
import { between, figures, meets, rounded, type Figure } from '../find/figures.ts'
import type { Context, Rule } from '../rule.ts'

const ratio = /([一-龥]{2})(?:总)?率(?:为|达到?|仅为?|只有|是)?$/u
const part =
  /占(?:全部|总数|总量|总额|[一-龥]{0,8}(?:总数|总量|总额|全部|总投资))?的?(?:比重|比例|比)?(?:为|达到?|的)?$/u

export const share: Rule = {
  id: 'figure/share',
  name: '占比不符',
  level: 'warn',
  fix: 'none',
  why: '总数、其中数和比率写在一起，按前两个算出的比率与所写的不同。',
  basis: [{ source: '文内逻辑', verified: true }],
  examples: {
    bad: [
      {
        text: '全镇计划清淤山塘60口，到3月底已经清淤45口，清淤率⟦57%⟧。',
        message: '按45口、60口计算为75%，此处为57%，请核对',
      },
      {
        text: '58个项目开工39个，开工率⟦72.4%⟧。',
        message: '按39个、58个计算为67.2%，此处为72.4%，请核对',
      },
      {
        text: '全县共有养老机构126家，其中民办81家，占总数的⟦61.3%⟧。',
        message: '按81家、126家计算为64.3%，此处为61.3%，请核对',
      },
      {
        text: '应签约住户240户，已签约198户，签约率达⟦85.2%⟧。',
        message: '按198户、240户计算为82.5%，此处为85.2%，请核对',
      },
      {
        text: '建成高标准农田48万亩，占耕地总面积64万亩的⟦72%⟧。',
        message: '按48万亩、64万亩计算为75%，此处为72%，请核对',
      },
    ],
    good: [
      '在校生6.84万人，其中小学生4.56万人、初中生2.28万人，分别占66.7%和33.3%。',
      '复种面积60万亩，占耕地面积92万亩的65.2%。',
      '58个项目开工39个，开工率67.2%。',
      '58个项目开工39个，投资完成率72.4%。',
      '126家机构中民办81家，占64.3%。',
      '全年处理件412件，办结389件，满意率96.5%。',
      '新增就业2.4万人，占全市的11.6%。',
      '126所学校中有81所达标，占65%左右。',
      '全镇13个村，其中5个重点村，占全县重点村的9.4%。',
      '应检车辆3.6万辆，实检3.1万辆，检验率86.1%，同比提高2.4个百分点。',
      '参考学生中本科上线876人，艺体上线190人，本科上线率72.5%。',
      '原有小散企业1 128家，压减至41家，压减率96.4%。',
      '一般隐患1 363处，已整改1 340处，整改率98.3%。',
    ],
  },
  check(doc, { report }) {
    const all = doc.find(figures)
    for (const [i, said] of all.entries()) {
      if (said.unit !== '%' || said.hedge !== '') continue
      const now = all[i - 1]
      if (!now || now.block !== said.block || now.unit === '%' || now.unit === '' || now.hedge !== '')
        continue
      const link = between(doc, now, said)
      if (link.length > 24 || /[。；]|分别/u.test(link)) continue
      if (checkNamed(all[i - 2], now, said, doc, report)) continue
      const stem = ratio.exec(said.before)?.[1]
      if (!stem && !part.test(said.before)) continue
      if (!stem && /占[^，。；]*(?:全市|全省|全国|全县|全区)/u.test(said.before)) continue
      const bases = all
        .slice(Math.max(0, i - 8), i - 1)
        .filter((base) => isBase(base, now) && !isOtherPart(base, stem))
      if (bases.length === 0) continue
      // 开工率 is of what was 开工: the verb stands before the part, and nothing else is counted between
      // 压减至41家，压减率96.4%: what is left is no part of this rate
      if (stem && (/[减降缩退]/u.test(stem) || /[减降缩剩][^，。；]{0,3}$/u.test(now.before))) continue
      if (stem && !isVerbOf(stem, now, bases.at(-1)!, doc)) continue
      if (!stem && !isPartOf(now, bases.at(-1)!, doc)) continue
      if (bases.some((base) => meets(sharesOf(now, base), said))) continue
      tell(now, bases.at(-1)!, said, doc, report)
    }
  },
}

/** 4116人，占居民总数17150人的24%: the whole is named between part and share. True where the words have this form. */
function checkNamed(
  now: Figure | undefined,
  base: Figure,
  said: Figure,
  doc: Doc,
  report: Context<object>['report'],
): boolean {
  if (between(doc, base, said) !== '的' || !/^占[^，。；\d]{0,14}$/u.test(base.before)) return false
  if (!now || now.block !== said.block || !isBase(base, now) || now.hedge !== '' || base.value === 0)
    return true
  if (/计划|目标|任务|指标/u.test(base.before) || !/^[，,]?占/u.test(between(doc, now, base))) return true
  if (!meets(sharesOf(now, base), said)) tell(now, base, said, doc, report)
  return true
}

function tell(now: Figure, base: Figure, said: Figure, doc: Doc, report: Context<object>['report']): void {
  const value = rounded((now.value / base.value) * 100, Math.max(1, said.decimals))
  report({
    range: said,
    message: `按${doc.slice(now)}、${doc.slice(base)}计算为${value}%，此处为${doc.slice(said)}，请核对`,
    related: [
      { message: '总数', at: base },
      { message: '其中', at: now },
    ],
  })
}

function isBase(base: Figure, now: Figure): boolean {
  return (
    base.block === now.block &&
    base.unit === now.unit &&
    base.value >= now.value &&
    base.value > 0 &&
    base.hedge === ''
  )
}

function sharesOf(now: Figure, base: Figure): { low: number; high: number } {
  return { low: (now.low / base.high) * 100, high: (now.high / Math.max(base.low, 1e-12)) * 100 }
}

/** 本科上线876人，专科上线1190人: of a list of what was 上线 none is the whole of another; 应签约240户 is. */
function isOtherPart(base: Figure, stem: string | undefined): boolean {
  return (
    stem !== undefined && base.before.includes(stem) && !/^[应需须可拟待]|计划|任务|目标/u.test(base.before)
  )
}

function isVerbOf(stem: string, now: Figure, base: Figure, doc: Doc): boolean {
  const link = between(doc, base, now)
  return link.length <= 20 && !/[。；]/u.test(link) && (link.includes(stem) || now.before.includes(stem))
}

/** 共有126家，其中民办81家: the part is named as one of the whole that stands just before. */
function isPartOf(now: Figure, base: Figure, doc: Doc): boolean {
  const link = between(doc, base, now)
  return (
    link.length <= 24 &&
    !/[。；]/u.test(link) &&
    (/其中|[中里]/u.test(link) || /共|总|合计|全部/u.test(base.before))
  )
}
