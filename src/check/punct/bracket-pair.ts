import type { Doc } from '../doc.ts'
import { untouched, within } from '../find/spans.ts'
import type { Context, Rule } from '../rule.ts'

const pairs: Readonly<Record<string, string>> = {
  '（': '）',
  '(': ')',
  '〔': '〕',
  '[': ']',
  '［': '］',
  '【': '】',
}
const brackets = /[（(〔[［【）)〕\]］】]/gu
const mates: Readonly<Record<string, string>> = { '（': ')', '(': '）', '〔': '］', '［': '〕' }

export const bracketPair: Rule = {
  id: 'punct/bracket-pair',
  name: '括号不配对',
  level: 'error',
  fix: 'safe',
  sheets: true,
  why: '括号要成对，前后两半的形状要一致。',
  basis: [{ source: 'GB/T 15834-2011', verified: false }],
  examples: {
    bad: [
      {
        text: '印发管理办法（试行⟦)⟧，自下月起施行。',
        message: '前一半是“（”，此处为“)”，应为“）”',
        fixed: '印发管理办法（试行），自下月起施行。',
      },
      {
        text: '各镇⟦（⟧街道要在月底前报齐。',
        message: '此处的“（”没有另一半，应补上“）”或删去',
      },
      {
        text: '重点企业名单见附表⟦）⟧，请逐一核对。',
        message: '此处的“）”没有前一半，应补上“（”或删去',
      },
    ],
    good: [
      '各镇（街道）、各部门（单位）要报齐。',
      '需提交：1)申请表；2）照片；a）证明；（3）合同。',
      '要做到一）早谋划，二）早动手。',
      '（请把通知（修订稿）一并带上）',
      '各位代表（含特邀人员\n\n以及列席人员）请就座。',
      '表情:)不写进稿子。',
    ],
  },
  check(doc, context) {
    const places = Array.from(doc.text.matchAll(brackets), ({ index }) => index)
    for (let from = 0; from < places.length;) {
      const block = doc.blockAt(places[from]!)
      const { end } = doc.blocks[block]!
      let to = from + 1
      while (to < places.length && places[to]! < end) to++
      checkBlock(doc, block, places.slice(from, to), context)
      from = to
    }
  },
}

interface Open {
  at: number
  mark: string
}

/** `places` are the offsets of the brackets of one block. */
function checkBlock(doc: Doc, index: number, places: readonly number[], { report }: Context<object>): void {
  const block = doc.blocks[index]!
  if (block.kind === 'code') return
  const { text } = doc
  const slots = doc.find(untouched)
  const open: Open[] = []
  for (const at of places) {
    const mark = text[at]!
    if (within(slots, at)) continue
    if (mark in pairs) {
      open.push({ at, mark })
      continue
    }
    const last = open.at(-1)
    if (!last) {
      if (isItemNumber(text, at, block.start) || isCarried(doc, index, mark)) continue
      const want = Object.keys(pairs).find((one) => pairs[one] === mark)!
      report({
        range: { start: at, end: at + 1 },
        message: `此处的“${mark}”没有前一半，应补上“${want}”或删去`,
      })
      continue
    }
    if (pairs[last.mark] === mark) open.pop()
    else if (mates[last.mark] === mark) {
      open.pop()
      const inside = text.slice(last.at + 1, at)
      const right = last.mark === '(' && /[\u3400-\u9fff]/u.test(inside) ? undefined : pairs[last.mark]!
      // (试行）: the half-width one is the wrong one
      const edit = right
        ? { start: at, end: at + 1, text: right }
        : { start: last.at, end: last.at + 1, text: '（' }
      const range = { start: edit.start, end: edit.end }
      const message = right
        ? `前一半是“${last.mark}”，此处为“${mark}”，应为“${right}”`
        : `后一半是“${mark}”，此处为“(”，应为“（”`
      report({
        range,
        message,
        fix: [edit],
        related: [
          { message: '另一半', at: { start: right ? last.at : at, end: (right ? last.at : at) + 1 } },
        ],
      })
    } else if (!isItemNumber(text, at, block.start)) {
      const crossed = open.findIndex((one) => pairs[one.mark] === mark)
      if (crossed >= 0) open.splice(crossed, 1)
    }
  }
  for (const { at, mark } of open) {
    if (isContinued(doc, index, mark) || isNumberAhead(text, at)) continue
    report({
      range: { start: at, end: at + 1 },
      message: `此处的“${mark}”没有另一半，应补上“${pairs[mark]!}”或删去`,
    })
  }
}

const itemNumber = /(?:^|[\s，。；：、到是])(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,3}|[①-⑳])$/u

/** 1) · a） · 一） at the start of a line, behind a stop, or behind 做到; :) is a face. */
function isItemNumber(text: string, at: number, from: number): boolean {
  return itemNumber.test(text.slice(Math.max(from, at - 5), at)) || text[at - 1] === ':'
}

/** The other half stands in the next block: a remark that runs over paragraphs. */
function isContinued(doc: Doc, index: number, mark: string): boolean {
  const next = doc.blocks[index + 1]
  if (!next) return false
  const words = doc.slice(next)
  const close = words.indexOf(pairs[mark]!)
  const open = words.indexOf(mark)
  return close >= 0 && (open < 0 || close < open)
}

function isCarried(doc: Doc, index: number, mark: string): boolean {
  const before = doc.blocks[index - 1]
  const want = Object.keys(pairs).find((one) => pairs[one] === mark)!
  if (!before) return false
  const words = doc.slice(before)
  return words.lastIndexOf(want) > words.lastIndexOf(mark)
}

/** 图[1 is somebody's slip, but [ in ASCII text may be anything. */
function isNumberAhead(text: string, at: number): boolean {
  return text[at] === '[' && /^[\x20-\x7e]/u.test(text.slice(at + 1, at + 2))
}
