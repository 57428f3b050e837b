import { isoDay } from '../../text/dates.ts'
import type { Doc } from '../doc.ts'
import type { Earlier } from '../earlier.ts'
import { earlierCodes, foundIn, Stretches, withoutFigures, type Found } from '../find/copied.ts'
import { headings } from '../find/headings.ts'
import { keptFigures } from '../find/kept-figures.ts'
import { quotations, within } from '../find/spans.ts'
import { words, type Words } from '../find/words.ts'
import type { Inputs, Range, Rule } from '../rule.ts'

/** In a paragraph that is much the same anyway as many words in a row are no chance. */
const near = 6
/** A paragraph of which so much is found is looked at more closely. */
const suspect = 0.4
/** Whose wording is fixed. */
const fixed =
  /习近平|党中央|党的[一二三四五六七八九十]{1,3}大|[一二三四五六七八九十]{1,3}中全会|社会主义|总书记|(?:责任单位|牵头单位|配合单位|责任人|完成时限)[：:]/u

export const earlier: Rule<{ paragraph: number; share: number; least: number }> = {
  id: 'repeat/earlier',
  name: '与旧稿雷同',
  level: 'warn',
  fix: 'none',
  needs: ['earlier'],
  why: '一段话、一个部分有多大比例见于以往的稿子（数字改了也算）。整段照搬另一年、另一地、别人的讲话是存疑，其余只作提示；引文、文件名、套语、用语库里的话和许多旧稿都有的话不算。',
  basis: [{ source: '本项目约定', verified: false }],
  options: {
    paragraph: { name: '整段比例', about: '一段里百分之多少的文字与一篇旧稿相同就逐段报', default: 70 },
    share: { name: '比例', about: '一个部分里百分之多少的文字见于旧稿才报', default: 30 },
    least: { name: '最少字数', about: '雷同的文字至少多少字才报', default: 60 },
  },
  examples: {
    bad: [
      {
        text: '# 在灌溉工作会议上的讲话\n\n（2026年3月6日）\n\n镇长　何为民\n\n⟦全镇疏通支渠46公里，比上年多9公里，受益农田2.3万亩；⟧新装闸门120座，换下旧水泵35台，八成的地块浇上了头遍水，五个村第一次用上了水表，浇地的钱降到每亩28元。',
        message: '此段约100%的文字与《去年.md》（2025年3月5日，讲话人何为民）相同，请核实是否照搬',
        with: {
          earlier: [
            {
              name: '去年.md',
              speaker: '何为民',
              day: '2025-03-05',
              text: '全镇疏通支渠37公里，比上年多4公里，受益农田1.8万亩；新装闸门96座，换下旧水泵21台，八成的地块浇上了头遍水，五个村第一次用上了水表，浇地的钱降到每亩31.5元。',
            },
          ],
        },
      },
      {
        text: '# 在全镇灌溉工作会议上的讲话\n\n镇长　何为民\n\n## 一、关于春灌\n\n⟦春灌用水要统一调度，先远后近、先高后低，水到田头不过夜；⟧各村用水协会要把轮灌表贴到村口，让群众看得见、算得清，谁家几点放水一目了然，谁也不抢水。\n\n## 二、关于夏灌\n\n夏灌另行安排。',
        message: '此段约100%的文字与《2023年灌溉会.docx》（讲话人马建国）相同，请核实是否照搬',
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
        message: '“关于春灌”约64%的文字见于《去年.md》（讲话人何为民），请核实是否需要改写',
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
        text: '# 在灌溉工作会议上的讲话\n\n（2026年3月6日）\n\n镇长　何为民\n\n支渠清淤不能拖，先清三支渠，再清五支渠，清出来的淤泥要摊平晒干，不许堆在路边。\n\n护渠员要走到渠尾，看闸门关没关严、看渠坡有没有鼠洞，看见了就记下来，当天报给管水站。',
        with: {
          earlier: [
            {
              name: '去年.md',
              speaker: '何为民',
              day: '2025-03-06',
              text: '支渠清淤不能拖，先清三支渠，其余等麦收以后再说。\n护渠员每人一把锹、一个本子，看闸门关没关严、看渠坡有没有鼠洞。',
            },
          ],
        },
      },
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
    const own = withoutFigures(doc.find(words))
    const earlier = (inputs.earlier ?? []).filter((old) => old.path !== doc.speech.source.path)
    const { found, isStock } = foundIn(own, earlier, options.least)
    const counted = countedOf(doc, own, inputs, isStock)
    const copied = paragraphsOf(doc, own).flatMap((part) => copiedFrom(part, own, counted, found, options))
    for (const { part, share, length, of } of copied) {
      report({
        range: part.head,
        message: `此段约${share}%的文字与${nameOf(of)}相同${keptFigures(textOf(doc, part, own), of.paragraphs)}，请核实是否照搬`,
        ...(isOfAnother(of, doc) ? {} : { level: 'info' as const }),
        data: { share, length },
      })
      // What is told of a paragraph is not told of its part again.
      counted.fill(0, part.from, part.to)
    }
    for (const part of partsOf(doc, own)) {
      const best = bestFor(part, counted, found)
      const total = sumOf(part, (at) => counted[at]!)
      const share = Math.round((best.covered / Math.max(1, total)) * 100)
      if (!best.of || best.covered < options.least || share < options.share) continue
      report({
        range: part.head,
        message: `${part.name}约${share}%的文字见于${nameOf(best.of)}，请核实是否需要改写`,
        ...(isOfAnotherSpeaker(best.of, doc) ? {} : { level: 'info' as const }),
        data: { share, length: best.covered },
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

/** The paragraphs, each told at its first sentence. */
function paragraphsOf(doc: Doc, { offsets }: Words): Part[] {
  return doc.blocks
    .filter(({ kind }) => kind === 'paragraph' || kind === 'item')
    .map(({ start, end }) => {
      const first = /^[^。！？；\n]*[。！？；]?/u.exec(doc.text.slice(start, end))![0].length
      const head = { start, end: start + first }
      return { from: firstFrom(offsets, start), to: firstFrom(offsets, end), name: '', head }
    })
}

interface Copy {
  part: Part
  /** Per cent. */
  share: number
  length: number
  of: Earlier
}

/** The earlier speech that most of a paragraph stands in. */
function copiedFrom(
  part: Part,
  own: Words,
  counted: Uint8Array,
  found: readonly Found[],
  options: { paragraph: number; least: number },
): Copy[] {
  const total = sumOf(part, (at) => counted[at]!)
  if (total < options.least) return []
  const { covered, of } = bestFor(part, counted, found)
  if (!of || covered < total * suspect) return []
  const closely = new Stretches(own.codes.subarray(part.from, part.to), near).coveredBy(earlierCodes(of))
  const length = closely ? sumOf(part, (at) => closely[at - part.from]! & counted[at]!) : 0
  const share = Math.round((length / total) * 100)
  return share < options.paragraph ? [] : [{ part, share, length, of }]
}

function bestFor(
  part: Part,
  counted: Uint8Array,
  found: readonly Found[],
): { covered: number; of: Earlier | undefined } {
  let best: { covered: number; of: Earlier | undefined } = { covered: 0, of: undefined }
  for (const { of, covered } of found) {
    const sum = sumOf(part, (at) => covered[at]! & counted[at]!)
    if (sum > best.covered) best = { covered: sum, of }
  }
  return best
}

/** Of another year, another place or another speaker: no earlier state of this text. */
function isOfAnother(old: Earlier, { meta }: Doc): boolean {
  const day = meta.day && isoDay(meta.day)
  if (day !== undefined && old.day !== undefined && day.slice(0, 4) !== old.day.slice(0, 4)) return true
  if (old.region !== undefined && meta.region !== undefined && old.region !== meta.region) return true
  return isOfAnotherSpeaker(old, { meta })
}

function isOfAnotherSpeaker(old: Earlier, { meta }: Pick<Doc, 'meta'>): boolean {
  return old.speaker !== undefined && meta.speaker !== undefined && old.speaker !== meta.speaker.name
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

function textOf(doc: Doc, { from, to }: Part, { offsets }: Words): string {
  return doc.text.slice(offsets[from] ?? 0, (offsets[to - 1] ?? -1) + 1)
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

/** 1 for every word that counts: not what is quoted or named, not fixed wording, not what the library or many speeches have. */
function countedOf(doc: Doc, { codes, offsets }: Words, inputs: Inputs, isStock: Uint8Array): Uint8Array {
  const counted = new Uint8Array(codes.length)
  const quoted = doc.find(quotations)
  for (let i = 0; i < codes.length; i++)
    counted[i] = codes[i] !== 0 && isStock[i] === 0 && !within(quoted, offsets[i]!) ? 1 : 0
  const clear = ({ start, end }: Range): void =>
    void counted.fill(0, firstFrom(offsets, start), firstFrom(offsets, end))
  for (const { index, 0: sentence } of doc.text.matchAll(/[^。！？\n]+/gu))
    if (fixed.test(sentence)) clear({ start: index, end: index + sentence.length })
  for (const known of inputs.phrases?.find(doc.text) ?? []) clear(known)
  for (const { text } of inputs.terms.phrases)
    for (const start of placesOf(text, doc.text)) clear({ start, end: start + text.length })
  return counted
}

function placesOf(phrase: string, text: string): number[] {
  const places: number[] = []
  if (phrase === '') return places
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + phrase.length)) places.push(at)
  return places
}

function sumOf({ from, to }: Part, value: (at: number) => number): number {
  let sum = 0
  for (let i = from; i < to; i++) sum += value(i)
  return sum
}

/** 《去年.md》（2025年3月6日，讲话人马建国） */
function nameOf({ path, day, speaker }: Earlier): string {
  const [year, month, date] = (day ?? '').split('-').map(Number)
  const about = [
    ...(day === undefined ? [] : [`${year}年${month}月${date}日`]),
    ...(speaker === undefined ? [] : [`讲话人${speaker}`]),
  ]
  const name = path.replace(/^.*[\\/]/u, '')
  return `《${name}》${about.length > 0 ? `（${about.join('，')}）` : ''}`
}
