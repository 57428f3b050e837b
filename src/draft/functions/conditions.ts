/** Functions that answer yes or no. */
import { visible } from '../marks.ts'
import { isWorked, standingOf, type View } from '../view.ts'
import { standAlone } from './ladder.ts'
import { isEmpty, textsOf, unclosed, type FunctionGroup, type Options } from './shared.ts'

export const conditions: FunctionGroup = (run) => ({
  /** Empty means null, "" and []: a figure of 0 is not. */
  if(this: unknown, value: unknown, options: Options) {
    return isEmpty(value) ? options.inverse!(this) : options.fn!(this)
  },
  unless(this: unknown, value: unknown, options: Options) {
    return isEmpty(value) ? options.fn!(this) : options.inverse!(this)
  },
  等于(a: unknown, b: unknown) {
    return visible(String(a ?? '')) === visible(String(b ?? ''))
  },
  都有(...args: unknown[]) {
    return args.slice(0, -1).every((value) => !isEmpty(value))
  },
  有其一(...args: unknown[]) {
    return args.slice(0, -1).some((value) => !isEmpty(value))
  },
  始于(value: unknown, ...heads: unknown[]) {
    const text = visible(String(value ?? ''))
    return heads.slice(0, -1).some((head) => text.startsWith(String(head)))
  },
  终于(value: unknown, ...ends: unknown[]) {
    const text = visible(unclosed(String(value ?? '')))
    return ends.slice(0, -1).some((end) => text.endsWith(String(end)))
  },
  /** True where an item of a list has one of the keys. */
  某项有(items: unknown, ...keys: unknown[]) {
    const names = keys.slice(0, -1).map(String)
    return Array.isArray(items) && items.some((item) => names.some((key) => !isEmpty((item as View)[key])))
  },
  多项(value: unknown) {
    return textsOf(value).length > 1
  },
  /** True where the text says one of the names already: who and by when are added only where it does not. */
  说到(text: unknown, names: unknown) {
    const words = textsOf(text).map(visible).join('')
    return textsOf(names).some((name) => words.includes(visible(name)))
  },
  /** True where the first sentence says one of the words: 在肯定成绩的同时，… turns to the problems by itself. */
  首句说到(text: unknown, ...words: unknown[]) {
    const first = /^[^。！？\n]*/u.exec(visible(String(text ?? '')).trimStart())![0]
    return words.slice(0, -1).some((word) => first.includes(String(word)))
  },
  /** True where the points are heads or short sentences only and read as one sentence: 一是…；二是…。 */
  成串(this: unknown) {
    const points = (this as View)['要点'] as View[] | undefined
    if (!Array.isArray(points) || points.length < 2) return false
    // The library says something of each measure: it gets a paragraph of its own.
    if (
      run.expanding.elaborates &&
      isWorked(standingOf(this)?.path ?? '') &&
      points.every((one) => one['小标题'])
    )
      return false
    return points.every((point) => {
      const text = visible(String(point['小标题'] ?? '')) + visible(String(point['内容'] ?? ''))
      const only = Object.keys(point).every((key) => key === '小标题' || key === '内容')
      const both = point['小标题'] !== undefined && point['内容'] !== undefined
      return only && !both && text.length <= 60 && !/[。！？\n]./u.test(text)
    })
  },
  /** True where a group is one point of text only, which its name can lead into: 客商邀请方面，各单位要…。 */
  单条(points: unknown) {
    const list = points as View[]
    const only = Array.isArray(list) && list.length === 1 ? list[0]! : undefined
    return (
      only !== undefined &&
      Object.keys(only).every((key) => key === '内容') &&
      typeof only['内容'] === 'string'
    )
  },
  /** True where the heads of the 要点 stand on lines of their own. */
  独行(this: unknown, points: unknown, options: Options) {
    return standAlone(points, this as View, options)
  },
})
