import type { Meeting } from '../../meeting/index.ts'
import { gate } from '../gates.ts'
import type { PackContext, PackDoc, PackRule, Range } from '../rule.ts'
import { callsOf, labelOf, passagesOf, type Passage, type Speaker } from './agenda.ts'
import { small } from './example-meetings.ts'
import { inPaper, papersOf, sheetLine } from './papers.ts'
import { checkChair, checkHeads, checkTable } from './speakers-papers.ts'
import { checkSteps, strangerIn } from './speakers-steps.ts'

export const speakers: PackRule = {
  ...gate('pack/speakers'),
  level: 'error',
  needs: ['meeting'],
  covers: ['count/meeting'],
  why: '议程排了谁，主持词就请谁，讲话里“刚才”就说谁，桌上就摆谁的材料，家数和先后都要一样；换一个发言人，这几处都要改。',
  basis: [{ source: '会议表', verified: true }],
  examples: {
    bad: [
      {
        meeting: small,
        papers: {
          主持词:
            '首先，进行第一项议程：请县交通运输局局长侯建民通报公路建设情况。\n\n现在进行第二项议程：请县统计局局长⟦向晚⟧作表态发言，松岭镇作表态发言。\n\n现在进行第三项议程：请青石镇镇长石砚作表态发言。',
          议程: '## 议程\n\n1.通报公路建设情况（县交通运输局局长侯建民）\n\n2.松岭镇作表态发言（松岭镇党委书记田雨）\n\n3.青石镇作表态发言（青石镇镇长石砚）\n\n4.县长陈立农讲话',
        },
        message: '主持词里“松岭镇作表态发言”由“向晚”来讲，议程和会议表里是“田雨”，请核实后改为一致',
      },
      {
        meeting: small,
        papers: {
          主持词:
            '首先，进行第一项议程：请县交通运输局局长侯建民通报公路建设情况。\n\n现在进行第二项议程：请松岭镇党委书记田雨作表态发言。\n\n现在进行第三项议程：⟦请县统计局局长向晚作经验介绍⟧。\n\n现在进行第四项议程：请青石镇镇长石砚作表态发言。\n\n最后，进行第五项议程：请县长陈立农讲话。',
        },
        message: '主持词里“请县统计局局长向晚作经验介绍”，会议表的议程里没有“向晚”，请核实后改为一致',
      },
      {
        meeting: small,
        papers: {
          主持词:
            '首先，进行第一项议程：请县交通运输局局长侯建民通报公路建设情况。\n\n现在进行第二项议程：⟦请云台乡乡长乔木作表态发言⟧。\n\n现在进行第三项议程：请青石镇镇长石砚作表态发言。\n\n最后，进行第四项议程：请县长陈立农讲话。',
        },
        message: '主持词里“请云台乡乡长乔木作表态发言”，会议表的议程里没有“云台乡”，请核实后改为一致',
      },
      {
        meeting: small,
        papers: {
          主持词:
            '首先，进行第一项议程：请县交通运输局局长侯建民通报公路建设情况。\n\n现在进行第二项议程：⟦请县人民医院院长乔木介绍经验⟧。\n\n现在进行第三项议程：请松岭镇党委书记田雨作表态发言。\n\n现在进行第四项议程：请青石镇镇长石砚作表态发言。\n\n最后，进行第五项议程：请县长陈立农讲话。',
        },
        message: '主持词里“请县人民医院院长乔木介绍经验”，会议表的议程里没有这一项，请核实后改为一致',
      },
      {
        // one too many in an item of its own
        meeting: small.replace('谁: 田雨,', '谁: [田雨, 石砚],').replace(/^ {2}- \{事项: 青石镇.*\n/mu, ''),
        papers: {
          主持词:
            '首先，进行第一项议程：请县交通运输局局长侯建民通报公路建设情况。\n\n现在进行第二项议程：⟦请松岭镇党委书记田雨、青石镇镇长石砚、县统计局局长向晚依次作表态发言⟧。\n\n现在进行第三项议程：请县长陈立农讲话。',
        },
        message:
          '主持词里“请松岭镇党委书记田雨、青石镇镇长石砚、县统计局局长向晚依次作表态发言”，会议表的议程里没有“向晚”，请核实后改为一致',
      },
      {
        meeting: small,
        papers: {
          讲话稿:
            '同志们：\n\n⟦刚才，县交通运输局通报了公路建设情况；松岭镇作了表态发言。⟧下面，我讲三点意见。',
        },
        message: '讲话稿的“刚才”里没有“青石镇”，会议表的议程里有，请核实后改为一致',
      },
      {
        meeting: small,
        papers: {
          '表态发言（松岭镇）': '# 关于松岭镇表态发言的要求\n\n松岭镇讲4分钟。',
          '表态发言（云台乡）': '# ⟦关于云台乡表态发言的要求⟧\n\n云台乡讲4分钟。',
          '表态发言（青石镇）': '# 关于青石镇表态发言的要求\n\n青石镇讲4分钟。',
        },
        message: '会议材料里有“表态发言（云台乡）”，会议表的议程里没有“云台乡”发言，请核实后改为一致',
      },
      {
        meeting: small,
        papers: { 会议纪要: '# 会议纪要\n\n6月12日，县长⟦陈立农⟧主持召开全县公路建设推进会。' },
        message: '会议纪要里主持的是“陈立农”，会议表里是“李文达”，请核实后改为一致',
      },
    ],
    good: [
      {
        meeting: small,
        papers: {
          议程: '主持人：常务副县长李文达\n\n参加人员：县长陈立农，常务副县长李文达主持会议。',
          讲话稿:
            '同志们：\n\n刚才，建民同志通报了公路建设情况；松岭镇、青石镇分别代表各乡镇作了表态发言。下面，我讲三点意见。',
          主持词: '下面，请县交通运输局局长侯建民通报。\n\n下面，请松岭镇党委书记田雨发言。',
          新闻通稿: '会上，县交通运输局通报了公路建设情况，两个镇作了表态发言。',
          '表态发言（松岭镇）': '# 松岭镇表态发言\n\n我代表松岭镇党委、政府表个态。',
          '表态发言（青石镇）': '# 青石镇表态发言\n\n我代表青石镇党委、政府表个态。',
        },
      },
      {
        // a lecture is no report: 市委党校 is on the agenda all the same
        meeting: small
          .replace('议程:\n', '议程:\n  - {事项: 专题辅导公路养护, 形式: 授课, 谁: 常青, 分钟: 30}\n')
          .replace(
            '  - {姓名: 石砚,',
            '  - {姓名: 常青, 单位: 市委党校, 职务: 市委党校教授}\n  - {姓名: 石砚,',
          ),
        papers: {
          新闻通稿:
            '会上，市委党校教授常青围绕公路养护授课，市委党校负责同志介绍情况，县交通运输局通报了公路建设情况，松岭镇、青石镇作了表态发言。',
        },
      },
      {
        meeting: small,
        papers: {
          主持词:
            '首先，进行第一项议程：请建民同志说说路况，通报进度。\n\n现在进行第二项议程：请松岭镇党委书记田雨作表态发言。\n\n现在进行第三项议程：请青石镇镇长石砚作表态发言。\n\n现在进行第四项议程：请陈县长讲话。\n\n现在进行第五项议程：各组自由发言。',
        },
      },
    ],
  },
  check(papers, context) {
    const meeting = context.inputs.meeting!
    const passages = passagesOf(papers, meeting)
    for (const passage of passages) if (passage.kind !== 'announced') checkSteps(passage, passages, context)
    for (const paper of papersOf(papers, '讲话稿', '会议纪要', '新闻通稿'))
      checkHeard(paper, passages, context)
    checkTable(papers, passages, context)
    checkHeads(papers, context)
    checkChair(papers, context)
  },
}

const opening = /(?:^|[\n。])(刚才|会上)，[^。\n]{4,400}。/u
const summed = /等|[几多\d一二两三四五六七八九十](?:家|个|位)(?:单位|同志|部门|镇|乡|街道|园区|县|企业)/u

/** 刚才，区招商局通报了…；城关镇、区经开区…作了表态发言。 against the items before the speech. */
function checkHeard(paper: PackDoc, passages: readonly Passage[], { inputs, report }: PackContext): void {
  const meeting = inputs.meeting!
  const { agenda } = meeting
  const { doc } = paper
  const match = opening.exec(doc.text.slice(0, 6000))
  const speech = agenda.findIndex(({ form }) => form === '讲话')
  if (!match || speech <= 0 || !/发言|通报|汇报|介绍/u.test(match[0])) return
  const start = match.index + match[0].indexOf(match[1]!)
  const said = `${paper.name}的“${match[1]!}”`
  const range = { start, end: match.index + match[0].length }
  // minutes and news tell only who reported and who spoke
  const isTold = (form: string): boolean =>
    paper.paper === '讲话稿' ? form !== '主持' : /通报|汇报|发言/u.test(form)
  const wanted = agenda.slice(0, speech).flatMap((item) => (isTold(item.form) ? item.speakers : []))
  const told = (message: string, at: Range, path?: string): void => {
    const other = passages.find(({ doc: one }) => one.paper === '议程')
    report({
      doc: paper,
      range: at,
      message,
      related: [
        ...(other ? [inPaper(other.doc, other.steps[0]!)] : []),
        ...sheetLine(inputs, path ?? 'agenda'),
      ],
    })
  }
  const clauses = doc.slice(range)
  const positions = wanted.map((speaker) => positionOf(speaker, clauses, meeting))
  // 韩秉正同志通报了情况，两家单位作了表态: told in other words than units
  if (summed.test(clauses) || positions.every((at) => at < 0)) return
  const lost = positions.indexOf(-1)
  if (lost >= 0) {
    const missing = wanted[lost]!
    const other = strangerIn(clauses, meeting)
    const name = labelOf(missing)
    if (other) {
      const at = start + other.at
      told(
        `${said}里说的是“${other.name}”，会议表的议程里是“${name}”，请核实后改为一致`,
        { start: at, end: at + other.name.length },
        missing.path,
      )
    } else told(`${said}里没有“${name}”，会议表的议程里有，请核实后改为一致`, range, missing.path)
    return
  }
  const turned = positions.findIndex((at, i) => i > 0 && at < positions[i - 1]!)
  if (turned > 0) {
    const [before, after] = [labelOf(wanted[turned]!), labelOf(wanted[turned - 1]!)]
    const message = `${said}里“${before}”在“${after}”前，会议表的议程里在后，请核实后改为一致`
    told(message, range, wanted[turned]!.path)
    return
  }
  const other = strangerIn(clauses, meeting)
  if (!other) return
  const at = start + other.at
  told(`${said}里有“${other.name}”，会议表的议程里没有，请核实后改为一致`, {
    start: at,
    end: at + other.name.length,
  })
}

/** Where a speaker is named before the verb of a clause; -1 where he is not. */
function positionOf(speaker: Speaker, clauses: string, meeting: Meeting): number {
  const places = callsOf(speaker, meeting).map((name) => clauses.indexOf(name))
  const found = places.filter((at) => at >= 0)
  return found.length > 0 ? Math.min(...found) : -1
}
