import type { Doc } from '../doc.ts'
import { quotations, untouched, within } from '../find/spans.ts'
import type { Inputs, Range, Rule, TextEdit } from '../rule.ts'

/** A person is named, whose name is written as it is; or a reading in brackets shows that the character is meant. */
const named =
  /^[（(][a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ]{1,8}[）)]|^\p{Script=Han}{0,2}(?:先生|女士|小姐|博士|教授|同志|院士)/u

export const traditional: Rule = {
  id: 'char/traditional',
  name: '繁体字',
  level: 'warn',
  fix: 'suggest',
  sheets: true,
  why: '简体稿里夹着繁体字，多是从网页或港台资料复制带来的；人名、地名和引用的古籍除外。',
  basis: [{ source: '国家通用语言文字法', verified: false }],
  examples: {
    bad: [
      {
        text: '要把防灾减灾⟦統籌⟧考虑、一体推进。',
        message: '此处为繁体字“統籌”，请核实是否为“统筹”',
        suggested: '要把防灾减灾统筹考虑、一体推进。',
      },
      {
        text: '深入⟦開⟧展全民阅读活动。',
        message: '此处为繁体字“開”，请核实是否为“开”',
        suggested: '深入开展全民阅读活动。',
      },
      {
        text: '成效显著，但也要看到困难仍在，要⟦著⟧力补齐短板。',
        message: '此处为繁体字“著”，请核实是否为“着”',
        suggested: '成效显著，但也要看到困难仍在，要着力补齐短板。',
      },
      {
        text: '今年以⟦來⟧，全縣上下把防汛備汛擺在突出位置，對水庫、堤防、涵閘逐處檢查，發現問題當場處理，邊遠鄉鎮還開通了應急專線。',
        message: '全文用繁体字书写（共12处），请核实是否需要改为简体字',
        suggested:
          '今年以来，全县上下把防汛备汛摆在突出位置，对水库、堤防、涵闸逐处检查，发现问题当场处理，边远乡镇还开通了应急专线。',
      },
    ],
    good: [
      '乾县、乾安县的客商和昇腾生态伙伴都来了，濛溪河两岸整修一新。',
      '成效显著，著名专家、专著作者和土著居民代表出席。',
      '陳國華先生捐建了两所小学，谢榛墓旁有于謙（qiān）题字碑。',
      '馆藏《農政全書》残本已经修复，碑上“風調雨順，國泰民安”八个字清晰可辨。',
      '要瞭望哨所全天值守，慰藉失独家庭，教好宫商角徵羽。',
    ],
  },
  check(doc, { report, inputs }) {
    const { repair } = inputs
    if (!repair) return
    const edits = repair.simplify(doc.text)
    if (edits.length === 0) return
    if (repair.isTraditional(doc.text)) {
      report(wholly('全文', edits))
      return
    }
    // what another rule of this group shows as a whole is not shown twice
    const told = [...repair.findShifts(doc.text), ...repair.pinyinGloss(doc.text)]
      .map(({ start, end }) => ({ start: start - 1, end: end + 1 }))
      .sort((a, b) => a.start - b.start)
    const names = namesIn(doc, inputs)
    for (const [index, group] of byBlock(doc, edits)) {
      const block = doc.blocks[index]!
      if (repair.isTraditional(doc.slice(block))) {
        report(wholly('本段', group))
        continue
      }
      for (const { start, end, text } of group) {
        if (within(told, start) || within(names, start) || isMeant(doc, { start, end })) continue
        report({
          range: { start, end },
          message: `此处为繁体字“${doc.text.slice(start, end)}”，请核实是否为“${text}”`,
          suggestions: [{ message: `改为“${text}”`, edits: [{ start, end, text }] }],
        })
      }
    }
  },
}

function wholly(
  what: string,
  edits: readonly TextEdit[],
): Parameters<Parameters<Rule['check']>[1]['report']>[0] {
  const { start, end } = edits[0]!
  return {
    range: { start, end },
    message: `${what}用繁体字书写（共${edits.length}处），请核实是否需要改为简体字`,
    suggestions: [{ message: `${what}改为简体字`, edits: edits.map((edit) => ({ ...edit })) }],
  }
}

function byBlock(doc: Doc, edits: readonly TextEdit[]): Map<number, TextEdit[]> {
  const groups = new Map<number, TextEdit[]>()
  for (const { start, end, text } of edits) {
    const index = doc.blockAt(start)
    const group = groups.get(index)
    if (group) group.push({ start, end, text })
    else groups.set(index, [{ start, end, text }])
  }
  return groups
}

/** Quoted, a name, or no prose. */
function isMeant(doc: Doc, { start, end }: Range): boolean {
  if (within(doc.find(quotations), start) || within(doc.find(untouched), start)) return true
  return named.test(doc.text.slice(end, end + 10))
}

/** Where the people of the office are named. */
function namesIn(doc: Doc, { office }: Inputs): Range[] {
  const ranges: Range[] = []
  for (const { name } of office.people ?? []) {
    if (!name) continue
    for (let at = doc.text.indexOf(name); at >= 0; at = doc.text.indexOf(name, at + name.length))
      ranges.push({ start: at, end: at + name.length })
  }
  return ranges.sort((a, b) => a.start - b.start)
}
