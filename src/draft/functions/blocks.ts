/** Functions with a body: lists, numbers, extents, parts. Blocks alone see what their body printed. */
import { escapeMarkdown } from '../../text/escape.ts'
import { placeholder, visible } from '../marks.ts'
import { ladderOf } from '../meta.ts'
import type { Run } from '../run.ts'
import { standingOf, withStanding, type View } from '../view.ts'
import { ladderFor, standAlone, withinSentence } from './ladder.ts'
import { isEmpty, unclosed, type Frame, type FunctionGroup, type Options } from './shared.ts'

export const blocks: FunctionGroup = (run) => {
  const { marks } = run
  /** Runs a block's body for each item of a list, within a scope that numbers the items actually printed. */
  const series = (
    items: unknown[],
    key: string,
    ladder: string[],
    options: Options,
    counts: (item: unknown) => boolean = () => true,
    own = false,
  ): string => {
    const [mark = '', ...below] = ladder
    const printed = items.map((item, i) => {
      const data: Frame = {
        ...options.data,
        _parent: options.data,
        序列: below,
        深: (options.data.深 ?? 0) + 1,
        名: `${options.data.名 ?? ''}/${nameOf(item, i, run)}`,
        index: i,
        first: i === 0,
        last: i === items.length - 1,
      }
      const text = options.fn!(item, { data })
      return counts(item) ? marks.mark({ kind: 'item' }, text) : text
    })
    const shown = mark === '无' ? '' : mark
    const origin = {
      kind: 'scope',
      key,
      mark: shown,
      below: below[0] ?? '',
      ...(own ? { own } : {}),
    } as const
    return marks.mark(origin, printed.join(''))
  }

  return {
    /** As Handlebars has it, but that a list with nothing to print takes the words that lead up to it with it. */
    each(this: unknown, value: unknown, options: Options) {
      if (isEmpty(value)) {
        const otherwise = options.inverse!(this)
        return otherwise === '' ? marks.mark({ kind: 'absent', list: true }, '') : otherwise
      }
      const isList = Array.isArray(value)
      const entries = isList ? [...value.entries()] : Object.entries(value as object)
      const printed = entries.map(([key, item], index): string => {
        const place = { index, key, first: index === 0, last: index === entries.length - 1 }
        const 名 = `${options.data.名 ?? ''}/${nameOf(item, index, run)}`
        const data: Frame = { ...options.data, ...place, 名, _parent: options.data }
        return marks.mark({ kind: 'entry' }, options.fn!(item, { data, blockParams: [item, key] }))
      })
      return marks.mark({ kind: 'entries' }, printed.join(''))
    },
    /** The number of the item that the body stands in. */
    序(this: unknown) {
      return marks.mark({ kind: 'number' }, placeholder)
    },
    /** How many level-1 parts there are. With one or none nothing is announced. */
    几部() {
      return marks.mark({ kind: 'count', key: 'sections', path: '' }, placeholder)
    },
    /** The hashes of a heading at this depth: ### directly below a level-1 part. */
    层级(sign: string, options: Options) {
      return sign.repeat(Math.min(4, (options.data.深 ?? 1) + 1))
    },
    /** An explicit extent: goes whole when something in it is absent. */
    句子(this: unknown, options: Options) {
      return marks.mark({ kind: 'extent' }, options.fn!(this))
    },
    /** One paragraph: line breaks of the template within it are layout only. */
    段(this: unknown, options: Options) {
      const text = options.fn!(this).replace(/(?<!\n)[ \t]*\n[ \t]*(?!\n)/g, '')
      return `\n\n${text}\n\n`
    },
    /** A run-in head: number and text in bold, the end mark outside the stars. Without a text the number alone. */
    领句(this: unknown, value: unknown) {
      const number = marks.mark({ kind: 'number' }, placeholder)
      if (isEmpty(value)) return marks.mark({ kind: 'lead' }, number)
      const text = unclosed(value as string)
      const end = /[？！]$/.exec(visible(text))?.[0]
      const head = end === undefined ? text : text.replace(/[？！]((?:\uFDD1)*)$/u, '$1')
      return marks.mark({ kind: 'lead' }, `**${number}${head}**${end ?? '。'}`)
    },
    /** The level-1 parts, each with its heading; a part of which nothing is printed goes with its heading. */
    分部(this: unknown, options: Options) {
      const root = (options.data['root'] ?? {}) as View
      const parts = (root['各部'] ?? []) as View[]
      const ladder = typeof root['序号'] === 'string' ? ladderOf(visible(root['序号'])) : run.meta.numbering
      const body = options.fn!
      run.parted = true
      const here = { kind: 'template', template: run.at.unit, offset: run.at.offset, literal: false } as const
      const sections = {
        ...options,
        fn: (part: unknown, more?: { data?: Frame }): string => {
          const heading = (part as View)['标题']
          const number = marks.mark({ kind: 'number' }, placeholder)
          if (isEmpty(heading)) return marks.mark({ kind: 'section' }, body(part, more))
          const line = marks.mark(here, `\n\n## ${number}${unclosed(heading as string)}\n\n`)
          return marks.mark({ kind: 'section' }, marks.mark({ kind: 'heading' }, line) + body(part, more))
        },
      }
      return series(parts, 'sections', ladder, sections, isHeaded)
    },
    /** The blocks put here by 包含 (or by the template's 提纲); the body says {{> (部件名)}}. */
    各板块(this: unknown, options: Options) {
      const view = this as View
      const blocks = (view['板块'] ?? []) as View[]
      return blocks
        .map((block, i) => {
          const path = standingOf(block)?.path ?? ''
          const own = run.meta.blockNumbering[path as keyof typeof run.meta.blockNumbering]
          const 序列 = own ?? options.data.序列 ?? []
          const name = block['部件'] as string
          return marks.mark(
            { kind: 'part', name },
            options.fn!(block, {
              data: {
                ...options.data,
                序列,
                板: name,
                first: i === 0,
                last: i === blocks.length - 1,
              },
            }),
          )
        })
        .join('')
    },
    部件名(this: unknown) {
      return (this as View)['部件']
    },
    /** The 要点 of a block or point. Inside, 序 prints the item's number. */
    各点(this: unknown, options: Options) {
      const view = this as View
      const points = view['要点']
      if (!Array.isArray(points)) return ''
      const key = standingOf(points)?.path ?? ''
      const usual = ladderFor(view, options)
      const inSentence = options.hash['成句'] === true
      const ladder = inSentence ? withinSentence(usual) : usual
      const data: Frame = { ...options.data, 领: !standAlone(points, view, options) }
      const own =
        view['序号'] !== undefined || (options.data['root'] as View | undefined)?.['序号'] !== undefined
      const printed = series(points, key, ladder, { ...options, data }, undefined, own)
      return inSentence ? saidOnce(printed, run) : printed
    },
    /** The 分组 of a block or point: name and points of each. Groups carry no numbers; 【几】 counts them. */
    各组(this: unknown, options: Options) {
      const view = this as View
      const groups = view['分组'] as View | undefined
      if (!groups) return ''
      const key = standingOf(groups)?.path ?? ''
      const items = Object.entries(groups).map(([name, points]) =>
        withStanding(
          {
            组名: marks.mark({ kind: 'given', path: standingOf(points)?.path ?? '' }, escapeMarkdown(name)),
            要点: points,
          },
          { path: standingOf(points)?.path ?? '', level: 'list' },
        ),
      )
      const ladder = ladderFor(view, options)
      return series(items, key, ['无', ...ladder], options)
    },
  }
}

/** 截至5月底， is said once in a sentence, however many of its figures have it. */
function saidOnce(sentence: string, { marks }: Run): string {
  return marks.without(
    sentence,
    (origin) => origin.kind === 'figure' && origin.word === '截至',
    (words, at) => visible(sentence.slice(0, at)).includes(words.replace(/，$/u, '')),
  )
}

/** What a point, group, part or task is called in the sheet, its figures left as they are referred to; else its number. */
function nameOf(item: unknown, i: number, { expanding }: Run): string {
  const path = standingOf(item)?.path
  for (const key of ['heading', 'content', 'matter', 'condition', 'action']) {
    const pieces = path === undefined ? undefined : expanding.whole.texts.get(`${path}/${key}`)
    if (pieces) return pieces.map((piece) => piece.text).join('')
  }
  const { 部名, 组名, 标题: heading } = (item ?? {}) as View
  const name = [部名, 组名, heading].find((one) => typeof one === 'string')
  return name === undefined ? String(i) : visible(name)
}

/** A level-1 part that has a heading: only these are counted. */
function isHeaded(part: unknown): boolean {
  return !isEmpty((part as View)['标题'])
}
