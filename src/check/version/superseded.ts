import { printFigureChanges } from '../../speech/index.ts'
import type { KnownHistory } from '../histories.ts'
import type { Rule } from '../rule.ts'
import { figuresChanged, supersededBy, versionName, type Superseded } from './compare.ts'

const first =
  '# 在全镇灌溉工作会议上的讲话\n\n春灌面积1.2万亩。各村要早修渠、早备水。渠道三月底前修完。责任落实到人。'
const second = first.replace('1.2万亩', '1.5万亩').replace('三月底', '四月底')
const versions = [
  { status: '讨论稿', day: '2026-03-01', text: first },
  { status: '定稿', day: '2026-03-09', text: second },
]

export const superseded: Rule = {
  id: 'version/superseded',
  name: '不是最新一稿',
  level: 'warn',
  fix: 'none',
  needs: ['versions'],
  why: '留过档的稿子已经有了新的一稿，手里这份还是以前的：照着它念、报、印，数字和提法就是旧的。',
  basis: [{ source: '本项目约定', verified: false }],
  examples: {
    bad: [
      {
        text: `# ⟦在全镇灌溉工作会议上的讲话⟧${first.slice(first.indexOf('\n'))}`,
        message:
          '这是第1稿（讨论稿，3月1日），后面已有第2稿（定稿，3月9日），数字不同：春灌面积 1.2万亩→1.5万亩；请用第2稿',
        with: { versions },
      },
      {
        text: `# ⟦在全镇灌溉工作会议上的讲话⟧${first.slice(first.indexOf('\n')).replace('责任落实到人。', '责任落实到人、到渠。')}`,
        message:
          '这一稿与第1稿（讨论稿，3月1日）最接近（97%相同），后面已有第2稿（定稿，3月9日），数字不同：春灌面积 1.2万亩→1.5万亩；请以第2稿为底，确是新改的请用 bigan log --add 留档',
        with: { versions },
      },
    ],
    good: [
      { text: second, with: { versions } },
      { text: `${second}\n\n散会以后各村留下。`, with: { versions } },
      // newer work on the first version, with what the second changed taken over
      { text: first.replace('三月底', '四月底'), with: { versions } },
      { text: '# 在全镇防汛工作会议上的讲话\n\n汛期就要到了，各村要把险段看住。', with: { versions } },
    ],
  },
  check(doc, { inputs, report }) {
    const histories = inputs.histories ?? []
    const found = histories.flatMap((history) => {
      const known = supersededBy(doc, history)
      return known ? [{ history, known }] : []
    })
    const best = found.find(({ history }) => history.isOwn) ?? found[0]
    const range = doc.blocks.find(({ kind }) => kind === 'title') ?? doc.blocks[0]
    if (!best || !range) return
    report({ range: { start: range.start, end: range.end }, message: messageOf(best.known, best.history) })
  },
}

function messageOf({ version, likeness }: Superseded, history: KnownHistory): string {
  const last = history.versions.at(-1)!
  const figures = figuresChanged(version, last)
  const differs = figures.length > 0 ? `，数字不同：${printFigureChanges(figures)}` : ''
  const later = `后面已有${versionName(last, { name: '', isOwn: true }, version)}${differs}`
  const its = versionName(version, history, last)
  if (likeness === 1) return `这是${its}，${later}；请用第${last.number}稿`
  const share = Math.floor(likeness * 100)
  return `这一稿与${its}最接近（${share}%相同），${later}；请以第${last.number}稿为底，确是新改的请用 bigan log --add 留档`
}
