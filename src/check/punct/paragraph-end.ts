import type { Doc } from '../doc.ts'
import type { Range, Report, Rule } from '../rule.ts'

const ended = /[。！？…：；!?:;”’）)》】〉〕」』—.]\s*$/u
const signature = /(?:年\d{1,2}月\d{1,2}日|\d{1,2}日|办公室|委员会|人民政府|局|部|领导小组|指挥部)\s*$/u
/** Shorter ones are labels, captions and lines of verse. */
const shortest = 20
/** 牵头单位：… · 时间：…，地点：… */
const label = /^\p{Script=Han}{1,8}：/u
/** “…。”——林则徐 */
const attribution = /[”》]\s*——[^。；！？]{2,24}$/u
const fewSlips = 3

export const paragraphEnd: Rule = {
  id: 'punct/paragraph-end',
  name: '段末缺标点',
  level: 'warn',
  fix: 'suggest',
  why: '正文段落末尾没有句号，或者停在逗号、顿号上，多半是漏了字或断错了段。',
  basis: [{ source: '公文惯例', verified: false }],
  examples: {
    bad: [
      {
        text: '各镇要把巡堤查险的责任落到人头，险情早发现、早处⟦置⟧',
        message: '段落末尾没有标点，请核实是否漏了“。”',
        suggested: '各镇要把巡堤查险的责任落到人头，险情早发现、早处置。',
      },
      {
        text: '要把群众的事放在心上⟦，⟧\n\n把责任扛在肩上，一件一件去办。',
        message: '段落停在“，”上，请核实是否断错了段',
      },
    ],
    good: [
      '## 一、压实巡堤查险的责任，做到险情早发现早处置',
      '同志们：',
      '要抓好三件事：',
      '他说：“路修好了，日子就好了。”',
      '清河县防汛抗旱指挥部办公室',
      '各镇要把责任落到人头（名单附后）',
      '春风送暖入屠苏',
      '“千里之行，始于足下；百尺之台，起于垒土。”——老馆长题阅览室门额',
      '牵头单位：县交通运输局、县公路中心，配合单位：沿线各镇、县供电公司',
      '报：市防指办，县委、县人大、县政府、县政协领导',
      '时间：5月6日上午9时，地点：行政中心三楼第一会议室东侧报告厅',
      '东门社区，受益居民1260户，计划5月开工\n\n西门社区，受益居民980户，计划6月开工\n\n南门社区，受益居民1130户，计划7月开工\n\n北门社区，受益居民870户，计划8月开工',
      '| 单位 | 已完成任务数并且超过了序时进度的要求 |\n| --- | --- |\n| 甲镇 | 3 |',
      '【待补：这里写各镇防汛物资储备的情况，写到具体数字】',
    ],
  },
  check(doc, { report }) {
    const open: Report[] = []
    const hasIndents = isIndentedText(doc)
    for (const [i, block] of doc.blocks.entries()) {
      if (block.kind !== 'paragraph' || isLeadAlone(block)) continue
      const text = doc.slice(block).trimEnd()
      const end = block.start + text.length
      if (text === '' || ended.test(text)) continue
      const last = text.at(-1)!
      const range = { start: end - 1, end }
      if (/[，、,]/u.test(last)) {
        if (text.length >= 8 && doc.blocks[i + 1])
          report({ range, message: `段落停在“${last}”上，请核实是否断错了段` })
      } else if (
        text.length >= shortest &&
        /[，。；]/u.test(text) &&
        /[\u3400-\u9fff\d%]/u.test(last) &&
        !signature.test(text) &&
        !attribution.test(text) &&
        !(label.test(text.trimStart()) && !text.includes('。')) &&
        !isCutFigure(doc, i, last) &&
        !(hasIndents && goesOnBelow(doc, i))
      ) {
        open.push({
          range,
          message: '段落末尾没有标点，请核实是否漏了“。”',
          suggestions: [{ message: '补上“。”', edits: [{ start: end, end, text: '。' }] }],
        })
      }
    }
    // so many are no slips: a list without marks, or lines that a program wrapped
    const paragraphs = doc.blocks.filter(({ kind }) => kind === 'paragraph').length
    if (open.length > Math.max(fewSlips, paragraphs * 0.1)) return
    for (const one of open) report(one)
  },
}

/** 支部7 / 644个: a line end inside a number. */
function isCutFigure(doc: Doc, index: number, last: string): boolean {
  const next = doc.blocks[index + 1]
  return next !== undefined && /\d/u.test(last) && /^(?:\d{2}|[—～%‰万亿元个年月日])/u.test(doc.slice(next))
}

/** In a typed text whose paragraphs are indented, a line that is not goes on with the one above. */
function goesOnBelow(doc: Doc, index: number): boolean {
  const next = doc.blocks[index + 1]
  return next !== undefined && !isIndented(doc, next)
}

function isIndentedText(doc: Doc): boolean {
  if (doc.format !== 'txt') return false
  return doc.blocks.filter((block) => block.kind === 'paragraph' && isIndented(doc, block)).length >= 3
}

function isIndented(doc: Doc, { start, end }: Range): boolean {
  const place = doc.place({ start, end })
  return /[ \t\u3000]/u.test(place.source.text[place.start - 1] ?? '')
}

/** A numbered head that is a paragraph of its own. */
function isLeadAlone(block: { start: number; end: number; lead?: { end: number } }): boolean {
  return block.lead !== undefined && block.lead.end >= block.end
}
