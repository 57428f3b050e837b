import type { Doc } from '../doc.ts'
import type { Context, Range, Rule } from '../rule.ts'

export const quotePair: Rule = {
  id: 'punct/quote-pair',
  name: '引号不配对',
  level: 'error',
  fix: 'none',
  sheets: true,
  why: '引号要成对；跨段的引文每段开头都有前引号，最后一段才收。',
  basis: [{ source: 'GB/T 15834-2011', verified: false }],
  examples: {
    bad: [
      {
        text: '落实⟦“⟧河长制，守护一河清水。',
        message: '此处的“ 没有收尾，应在引文末尾补上 ”',
      },
      {
        text: '推行“一网通办，让数据多跑路⟦“⟧。',
        message: '此处为“，应为”',
      },
      {
        text: '叫响“清河好礼⟦’⟧，做活乡村集市。',
        message: '前引号是“，此处为’，应为”',
      },
      {
        text: '老百姓说好才是真的好⟦”⟧，这是硬道理。',
        message: '此处的” 没有前引号，应在引文开头补上 “',
      },
    ],
    good: [
      '落实“河长制”，推行“一网通办”。',
      '他说：“老乡们讲‘水清了’，这就够了。”',
      '“各位乡亲，路修好了。\n\n“水也通了。”',
      'It’s a must，开展Let’s Go活动。',
      '‘十四五’期间建成。',
      '要让老街成为游客愿意来的“城市\n\n会客厅”，也成为居民舍不得走的家。',
    ],
  },
  check(doc, context) {
    if (!/[“”‘’]/u.test(doc.text)) return
    for (let i = 0; i < doc.blocks.length; i++)
      if (doc.blocks[i]!.kind !== 'code') checkBlock(doc, i, context)
  },
}

function at1(at: number): Range {
  return { start: at, end: at + 1 }
}

function checkBlock(doc: Doc, index: number, { report }: Context<object>): void {
  const block = doc.blocks[index]!
  const { text } = doc
  const open: { at: number; mark: string }[] = []
  for (let at = block.start; at < block.end; at++) {
    const mark = text[at]
    const last = open.at(-1)
    if (mark === '“') {
      if (last?.mark === '“' && isTypedForClose(text, at, block.end)) {
        report({
          range: at1(at),
          message: '此处为“，应为”',
          related: [{ message: '前引号', at: at1(last.at) }],
        })
        open.pop()
      } else open.push({ at, mark })
    } else if (mark === '‘') open.push({ at, mark })
    else if (mark === '”') {
      if (last?.mark === '‘' && open.at(-2)?.mark === '“') open.pop()
      if (open.at(-1)?.mark === '“') open.pop()
      else if (!isCarried(doc, index) && !isBroken(doc, index - 1)) {
        const message =
          last?.mark === '‘' ? '前引号是‘，此处为”，应为’' : '此处的” 没有前引号，应在引文开头补上 “'
        if (last) open.pop()
        report({ range: at1(at), message })
      }
    } else if (mark === '’') {
      if (last?.mark === '‘') open.pop()
      else if (last?.mark === '“' && !isApostrophe(text, at) && !text.slice(at, block.end).includes('”')) {
        report({
          range: at1(at),
          message: '前引号是“，此处为’，应为”',
          related: [{ message: '前引号', at: at1(last.at) }],
        })
        open.pop()
      }
    }
  }
  for (const { at, mark } of open) {
    if (mark === '“' && (isContinued(doc, index) || isBroken(doc, index))) continue
    const close = mark === '“' ? '”' : '’'
    report({ range: at1(at), message: `此处的${mark} 没有收尾，应在引文末尾补上 ${close}` })
  }
}

/** A second opening mark that nothing closes, before a stop or the end: typed for the closing one. */
function isTypedForClose(text: string, at: number, end: number): boolean {
  const rest = text.slice(at + 1, end)
  return /^(?:[，。；：、！？）]|$)/u.test(rest) && !/^[^“]*”/u.test(rest)
}

function isApostrophe(text: string, at: number): boolean {
  return /[A-Za-z]/u.test(text[at - 1] ?? '') && /[A-Za-z\s]/u.test(text[at + 1] ?? ' ')
}

/** The sentence is cut in two by a line end inside the quotation: one block opens it, the next one closes it. */
function isBroken(doc: Doc, index: number): boolean {
  const [block, next] = [doc.blocks[index], doc.blocks[index + 1]]
  if (!block || !next) return false
  const [words, below] = [doc.slice(block), doc.slice(next)]
  const close = below.indexOf('”')
  return (
    words.lastIndexOf('“') > words.lastIndexOf('”') &&
    close >= 0 &&
    !below.slice(0, close).includes('“') &&
    !/。\s*$/u.test(words)
  )
}

/** The quotation goes on: the next paragraph opens it again. */
function isContinued(doc: Doc, index: number): boolean {
  const next = doc.blocks[index + 1]
  return next !== undefined && doc.text[next.start] === '“'
}

function isCarried(doc: Doc, index: number): boolean {
  for (let i = index - 1; i >= 0 && i >= index - 20; i--) {
    const words = doc.slice(doc.blocks[i]!)
    if (words.startsWith('“') && !words.includes('”')) return true
    if (words.includes('”')) return false
  }
  return false
}
