import { isMap, isScalar, isSeq, type ParsedNode } from 'yaml'
import { placeInScalar, type Datum, type Entry, type Scalar } from './datum.ts'
import type { Patched } from './patched.ts'
import type { Place, TextPlace } from './place.ts'
import type { Problem } from './problem.ts'
import { indexOfRefused } from './reserved.ts'
import type { Source } from './source.ts'
import { brief } from './yaml-lines.ts'
import { blockCharacters, plainCharacters, quotedCharacters } from './yaml-scalar.ts'

/** A sheet has about ten levels and 1,000 values. */
const maxDepth = 40
const maxNodes = 100_000
/** Problems listed at most; who has that many mends some and runs again. */
const maxProblems = 200

/** From the nodes of the parser to data with places in what the person wrote. */
export class Reading {
  readonly problems: Problem[] = []
  readonly #source: Source
  readonly #patched: Patched
  #nodes = 0

  constructor(source: Source, patched: Patched) {
    this.#source = source
    this.#patched = patched
  }

  /** A node and all below it; `depth` is how many levels stand above it. */
  datum(node: ParsedNode, depth = 0): Datum {
    const place = this.#place(node.range[0], node.range[1])
    this.#nodes++
    if (depth > maxDepth) return this.#beyond(`层次太多，最多${maxDepth}层`, place)
    if (this.#nodes > maxNodes) return this.#beyond(`内容太多，最多${maxNodes}项`, place)
    if (isMap<ParsedNode, ParsedNode | null>(node)) {
      return { kind: 'entries', entries: this.#entries(node.items, depth), place }
    }
    if (isSeq<ParsedNode>(node)) {
      return { kind: 'list', items: node.items.map((item) => this.datum(item, depth + 1)), place }
    }
    if (isScalar(node)) return this.#scalar(node)
    const text = this.#patched.text.slice(node.range[0], node.range[1])
    return { kind: 'scalar', text, style: 'plain', place }
  }

  #entries(items: readonly { key: ParsedNode; value: ParsedNode | null }[], depth: number): Entry[] {
    const entries: Entry[] = []
    const first = new Map<string, TextPlace>()
    for (const { key, value } of items) {
      const keyPlace = this.#place(key.range[0], key.range[1])
      const name = isScalar(key) ? this.#scalar(key) : undefined
      if (name?.kind !== 'scalar') {
        this.#report('yaml/key', '冒号前面没有名称，请写成“名称: 内容”', keyPlace)
        continue
      }
      if (name.text === '<<') {
        this.#report('yaml/merge', '不能用“<<”引入别处的内容，请把内容直接写出来', keyPlace)
        continue
      }
      const before = first.get(name.text)
      if (before) {
        const related = [{ message: '第一次在这里', place: before }]
        this.#report('yaml/duplicate-key', `“${name.text}”写了两次，请合并成一项`, keyPlace, related)
        continue
      }
      first.set(name.text, keyPlace)
      const datum: Datum = value ? this.datum(value, depth + 1) : { kind: 'empty', place: keyPlace }
      // What is not there is best looked for at its name.
      const isNowhere =
        datum.kind === 'empty' && 'source' in datum.place && datum.place.start === datum.place.end
      entries.push({
        key: name.text,
        keyPlace,
        value: isNowhere ? { kind: 'empty', place: keyPlace } : datum,
      })
    }
    return entries
  }

  #scalar(node: ParsedNode & { type?: string; srcToken?: unknown }): Datum {
    const [start, end] = node.range
    const place = this.#place(start, end)
    const text = this.#patched.text
    const isPlain = node.type === 'PLAIN' || start === end
    const isBlock = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED'
    const value = isPlain
      ? plainCharacters(text, start, end)
      : isBlock
        ? blockCharacters(text, start, end, indentOf(node.srcToken))
        : quotedCharacters(text, start, end)
    const isAbsent = value.text === '' || (isPlain && /^(~|null|Null|NULL)$/.test(value.text))
    if (isAbsent) return { kind: 'empty', place }
    const style = isPlain ? 'plain' : isBlock ? 'block' : 'quoted'
    const offsets = this.#patched.originsOf(value.offsets)
    const scalar: Scalar = { kind: 'scalar', text: value.text, style, place, offsets }
    this.#checkText(scalar)
    return scalar
  }

  /** What only the finished value shows: template braces inside a text, refused characters written as escapes. */
  #checkText(scalar: Scalar) {
    const braces = /\{\{(.*?)(?:\}\}|$)/s.exec(scalar.text)
    if (braces) {
      const place = placeInScalar(scalar, braces.index, braces.index + braces[0].length)
      this.#report('yaml/handlebars', `这里不能用“{{…}}”，引用数据请写成【${brief(braces[1] ?? '')}】`, place)
    }
    const at = scalar.style === 'quoted' ? indexOfRefused(scalar.text) : -1
    if (at >= 0 && this.#source.text[scalar.offsets?.[at] ?? 0] === '\\') {
      const place = placeInScalar(scalar, at, at + 1)
      this.#report('text/character', '这里的“\\”写出了一个不能用的特殊字符，请删去', place)
    }
  }

  #beyond(message: string, place: TextPlace): Datum {
    if (!this.problems.some((problem) => problem.code === 'yaml/limit')) {
      this.#report('yaml/limit', message, place)
    }
    return { kind: 'empty', place }
  }

  #report(code: string, message: string, place: Place, related?: Problem['related']) {
    if (this.problems.length >= maxProblems) return
    this.problems.push({ code, level: 'error', message, place, ...(related && { related }) })
  }

  #place(start: number, end: number): TextPlace {
    const from = this.#patched.origin(start)
    return { source: this.#source, start: from, end: Math.max(from, this.#patched.origin(end)) }
  }
}

function indentOf(token: unknown): number {
  return typeof token === 'object' && token !== null && 'indent' in token && typeof token.indent === 'number'
    ? token.indent
    : 0
}
