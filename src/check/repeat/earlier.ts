import type { Doc } from '../doc.ts'
import type { Earlier } from '../earlier.ts'
import { headings } from '../find/headings.ts'
import { quotations, within } from '../find/spans.ts'
import { grams, GramTable, isSame, words, wordsOf, type Words } from '../find/words.ts'
import type { Range, Rule } from '../rule.ts'

/** As many words in a row are no chance. */
const gram = 12
/** A stretch of one word repeated is looked at so often and no more. */
const most = 4
/** Whose wording is fixed. */
const fixed =
  /习近平|党中央|党的[一二三四五六七八九十]{1,3}大|[一二三四五六七八九十]{1,3}中全会|社会主义|总书记|(?:责任单位|牵头单位|配合单位|责任人|完成时限)[：:]/u

export const earlier: Rule<{ share: number; least: number }> = {
  id: 'repeat/earlier',
  name: '与旧稿雷同',
  level: 'warn',
  fix: 'none',
  needs: ['earlier'],
  why: '一个部分有多大比例见于以往的稿子：照抄别人的讲话是存疑，与本人以前的讲话雷同只作提示。',
  basis: [{ source: '本项目约定', verified: false }],
  options: {
    share: { name: '比例', about: '一个部分里百分之多少的文字见于旧稿才报', default: 30 },
    least: { name: '最少字数', about: '雷同的文字至少多少字才报', default: 60 },
  },
  examples: {
    bad: [
      {
        text: '# 在全镇灌溉工作会议上的讲话\n\n镇长　何为民\n\n## ⟦一、关于春灌⟧\n\n春灌用水要统一调度，先远后近、先高后低，水到田头不过夜；各村用水协会要把轮灌表贴到村口，让群众看得见、算得清，谁家几点放水一目了然，谁也不抢水。\n\n## 二、关于夏灌\n\n夏灌另行安排。',
        message: '“关于春灌”约100%的文字见于《2023年灌溉会.docx》（讲话人马建国），请核实是否需要改写',
        with: {
          earlier: [
            {
              name: '2023年灌溉会.docx',
              speaker: '马建国',
              text: '同志们：\n春灌用水要统一调度，先远后近、先高后低，水到田头不过夜；各村用水协会要把轮灌表贴到村口，让群众看得见、算得清，谁家几点放水一目了然，谁也不抢水。\n完了。',
            },
          ],
        },
      },
      {
        text: '# 在灌溉工作会议上的讲话\n\n镇长　何为民\n\n## ⟦一、关于春灌⟧\n\n春灌用水要统一调度，先远后近、先高后低，水到田头不过夜；各村用水协会要把轮灌表贴到村口，让群众看得见、算得清，谁家几点放水一目了然，谁也不抢水。今年还要管好二十座小型泵站，逐台试机，损坏的一周之内修好，不能让机器拖了后腿。\n\n## 二、关于夏灌\n\n夏灌另行安排。',
        message: '“关于春灌”约64%的文字见于《去年.md》，请核实是否需要改写',
        level: 'info',
        with: {
          earlier: [
            {
              name: '去年.md',
              speaker: '何为民',
              text: '春灌用水要统一调度，先远后近、先高后低，水到田头不过夜；各村用水协会要把轮灌表贴到村口，让群众看得见、算得清，谁家几点放水一目了然，谁也不抢水。',
            },
          ],
        },
      },
    ],
    good: [
      {
        text: '## 一、关于春灌\n\n春灌用水要统一调度，先远后近、先高后低，水到田头不过夜。今年还要管好二十座小型泵站，逐台试机，损坏的一周之内修好，不能让机器拖了后腿。轮灌表要贴到村口，放水的时间写清楚。',
        with: {
          earlier: [
            {
              name: '去年.md',
              text: '春灌用水要统一调度，先远后近、先高后低，水到田头不过夜。其他工作照旧。',
            },
          ],
        },
      },
      {
        text: '## 一、总体要求\n\n深入学习党的二十大和二十届历次全会精神，坚决落实党中央各项重大决策部署，认真落实上级部署，把各项工作抓紧抓实。',
        with: {
          earlier: [
            {
              name: '去年.md',
              text: '深入学习党的二十大和二十届历次全会精神，坚决落实党中央各项重大决策部署，认真落实上级部署，开好局起好步。',
            },
          ],
        },
      },
      {
        text: '## 一、学习规定\n\n《供水条例》明确：“用水户应当按照水量分配方案用水，不得擅自增加取水口，不得破坏计量设施，不得向渠道倾倒垃圾和排放污水，违者依法处理并赔偿损失。”大家要带头遵守。',
        with: {
          earlier: [
            {
              name: '去年.md',
              text: '“用水户应当按照水量分配方案用水，不得擅自增加取水口，不得破坏计量设施，不得向渠道倾倒垃圾和排放污水，违者依法处理并赔偿损失。”',
            },
          ],
        },
      },
      {
        text: '## 一、关于春灌\n\n春灌用水统一调度。',
        with: { earlier: [{ name: '去年.md', text: '春灌用水统一调度。' }] },
      },
    ],
  },
  check(doc, { inputs, options, report }) {
    const own = doc.find(words)
    const parts = partsOf(doc, own)
    const best = parts.map(() => ({ covered: 0, of: undefined as Earlier | undefined }))
    const counted = countedOf(doc, own)
    const table = new GramTable(own.codes.length)
    for (const [at, hash] of grams(own.codes, gram).entries()) if (hash !== 0) table.add(hash, at)
    for (const old of inputs.earlier ?? []) {
      if (old.path === doc.speech.source.path) continue
      const covered = coveredBy(old, own, table)
      for (const [i, part] of parts.entries()) {
        const sum = sumOf(part, (at) => covered[at]! & counted[at]!)
        if (sum > best[i]!.covered) best[i] = { covered: sum, of: old }
      }
    }
    for (const [i, part] of parts.entries()) {
      const { covered, of } = best[i]!
      const share = Math.round(
        (covered /
          Math.max(
            1,
            sumOf(part, (at) => counted[at]!),
          )) *
          100,
      )
      if (!of || covered < options.least || share < options.share) continue
      const speaker = doc.meta.speaker?.name
      const another = of.speaker !== undefined && speaker !== undefined && of.speaker !== speaker
      report({
        range: part.head,
        message: `${part.name}约${share}%的文字见于《${nameOf(of)}》${another ? `（讲话人${of.speaker}）` : ''}，请核实是否需要改写`,
        ...(another ? {} : { level: 'info' as const }),
        data: { share, length: covered },
      })
    }
  },
}

/** Words from `from` to before `to`. */
interface Part {
  from: number
  to: number
  name: string
  head: Range
}

/** The parts of level 1; of a text without any, the whole. */
function partsOf(doc: Doc, { offsets }: Words): Part[] {
  const parts = doc
    .find(headings)
    .filter(({ level }) => level === 1)
    .map(({ start, end, scopeEnd, title }) => ({
      from: firstFrom(offsets, start),
      to: firstFrom(offsets, scopeEnd),
      name: `“${title}”`,
      head: { start, end },
    }))
  const whole = doc.blocks.find(({ kind }) => kind === 'paragraph' || kind === 'item')
  if (parts.length > 0 || !whole) return parts
  return [{ from: 0, to: offsets.length, name: '全文', head: { start: whole.start, end: whole.end } }]
}

/** The index of the first word at or after an offset of the text. */
function firstFrom(offsets: Int32Array, offset: number): number {
  let low = 0
  let high = offsets.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (offsets[middle]! < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** 1 for every word that counts: not what is quoted, not clauses of fixed wording. */
function countedOf(doc: Doc, { codes, offsets }: Words): Uint8Array {
  const counted = new Uint8Array(codes.length)
  const quoted = doc.find(quotations)
  for (let i = 0; i < codes.length; i++) counted[i] = codes[i] !== 0 && !within(quoted, offsets[i]!) ? 1 : 0
  let at = 0
  for (const match of doc.text.matchAll(/[^。！？\n]+/gu)) {
    if (!fixed.test(match[0])) continue
    while (at < offsets.length && offsets[at]! < match.index) at++
    for (; at < offsets.length && offsets[at]! < match.index + match[0].length; at++) counted[at] = 0
  }
  return counted
}

/** 1 for every word of this text that stands in the earlier one within a run. */
function coveredBy({ paragraphs }: Earlier, own: Words, table: GramTable): Uint8Array {
  const covered = new Uint8Array(own.codes.length)
  const text = paragraphs.join('\n')
  let start = 0
  const ranges = paragraphs.map(({ length }) => {
    const range = { start, end: start + length }
    start += length + 1
    return range
  })
  const { codes } = wordsOf(text, ranges)
  const hashes = grams(codes, gram)
  for (let at = 0; at < hashes.length; at++)
    if (hashes[at] !== 0)
      for (const place of table.find(hashes[at]!, most))
        if (isSame(own.codes, place, codes, at, gram)) covered.fill(1, place, place + gram)
  return covered
}

function sumOf({ from, to }: Part, value: (at: number) => number): number {
  let sum = 0
  for (let i = from; i < to; i++) sum += value(i)
  return sum
}

/** The name of the file, without its folders. */
function nameOf({ path }: Earlier): string {
  return path.replace(/^.*[\\/]/u, '')
}
