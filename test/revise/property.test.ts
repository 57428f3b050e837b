/** Random edits × random changes of facts: no edit is lost, and no old figure stays but in a conflict. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { merge } from '../../src/revise/merge.ts'
import { markdownEdits } from '../../src/revise/markdown.ts'
import { generated, markdownVersion } from '../../src/revise/open.ts'
import { staleFigures } from '../../src/revise/stale.ts'
import { Doc, withEdits } from '../../src/check/index.ts'
import { readMarkdown } from '../../src/read/index.ts'
import { Source } from '../../src/text/source.ts'
import type { TraceSpan } from '../../src/draft/index.ts'

const topics = [
  '招商',
  '农田',
  '水利',
  '教育',
  '卫生',
  '环保',
  '城建',
  '信访',
  '财政',
  '交通',
  '粮食',
  '林业',
]
const verbs = ['完成投资', '新开工', '建成', '整治', '培训', '走访', '发放', '改造']
const rests = [
  '这个进度来得不容易',
  '各镇都出了力',
  '有几个镇还没有动静',
  '后面的雨季要早作打算',
  '比去年这个时候多',
  '群众看在眼里',
]

interface Sentence {
  words: readonly [before: string, after: string]
  figure: number
}
type Paragraphs = readonly (readonly Sentence[])[]

const sentence = fc.record({
  words: fc
    .tuple(
      fc.constantFrom(...topics),
      fc.constantFrom(...verbs),
      fc.constantFrom(...rests),
      fc.nat({ max: 99 }),
    )
    .map(([topic, verb, rest, n]): readonly [string, string] => [`${topic}第${n}片${verb}`, `亩，${rest}。`]),
  figure: fc.constant(0),
})

/** Each figure of a paper has a number that no other has. */
const paper = fc
  .array(fc.array(sentence, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 7 })
  .map((paragraphs): Paragraphs => {
    let n = 0
    return paragraphs.map((its) => its.map((one) => ({ ...one, figure: 1001 + n++ * 7 })))
  })

/** The paper with other numbers where `changed` says so, and where each is. */
function printed(
  paragraphs: Paragraphs,
  changed: ReadonlySet<number>,
): { markdown: string; trace: TraceSpan[] } {
  let markdown = '# 讲话\n\n'
  const trace: TraceSpan[] = []
  for (const paragraph of paragraphs) {
    for (const { words, figure } of paragraph) {
      markdown += words[0]
      const text = `${changed.has(figure) ? figure + 5000 : figure}亩`
      trace.push({
        start: markdown.length,
        end: markdown.length + text.length,
        from: { kind: 'fact', id: `数${figure}`, word: '值' },
      })
      markdown += text + words[1].slice(1)
    }
    markdown += '\n\n'
  }
  return { markdown, trace }
}

type Act = { kind: 'delete' | 'reword' | 'add' | 'split' | 'change' | 'swap' | 'drop'; at: number; n: number }
const act = fc.record({
  kind: fc.constantFrom<Act['kind']>('delete', 'reword', 'add', 'split', 'change', 'swap', 'drop'),
  at: fc.nat({ max: 30 }),
  n: fc.nat({ max: 999 }),
})

interface Edited {
  markdown: string
  /** Words that people wrote. */
  written: string[]
  /** Sentences that people deleted, as their first words. */
  deleted: string[]
}

/** What a person does to the text, sentence by sentence. */
function edited(markdown: string, acts: readonly Act[]): Edited {
  const [title, ...blocks] = markdown.trim().split('\n\n')
  let paragraphs = blocks.map((block) => block.match(/[^。]*。/gu) ?? [])
  const written: string[] = []
  const deleted: string[] = []
  for (const [k, { kind, at, n }] of acts.entries()) {
    const p = at % paragraphs.length
    const own = paragraphs[p]!
    const s = n % Math.max(1, own.length)
    const words = own[s]
    if (words === undefined) continue
    const mark = `〔手${'子丑寅卯辰巳午未'[k]!}〕`
    if (kind === 'delete' && !words.includes('〔手')) {
      deleted.push(words.slice(0, words.indexOf('，')))
      own.splice(s, 1)
    } else if (kind === 'reword') {
      own[s] = words.replace(/，[^，。]*。$/u, `，这一句${mark}是区长重新写过的。`)
      if (own[s] !== words) written.push(mark)
      if (!own[s]!.includes(mark)) written.pop()
    } else if (kind === 'add') {
      own.splice(s, 0, `区长自己加了一句话${mark}在这里。`)
      written.push(mark)
    } else if (kind === 'split') own[s] = words.replace('，', `。再说一句${mark}，`)
    else if (kind === 'change') {
      own[s] = words.replace(/\d{4}亩/u, `两千${mark}亩`)
      if (own[s] !== words) written.push(mark)
    } else if (kind === 'swap' && paragraphs.length > 1) {
      const q = n % paragraphs.length
      const moved = paragraphs.splice(p, 1)[0]!
      paragraphs.splice(q, 0, moved)
    } else if (kind === 'drop' && !own.join('').includes('〔手')) {
      deleted.push(...own.map((one) => one.slice(0, one.indexOf('，'))))
      paragraphs = paragraphs.filter((one) => one !== own)
    }
    if (paragraphs.length === 0) paragraphs = [['全删了。']]
  }
  const text = paragraphs.filter((one) => one.length > 0).map((one) => one.join(''))
  const markdownNow = [title, ...text].join('\n\n')
  return {
    markdown: `${markdownNow}\n`,
    written: written.filter((one) => markdownNow.includes(one)),
    deleted,
  }
}

function read(text: string) {
  return readMarkdown(new Source('稿.md', text)).value
}

function revised(base: ReturnType<typeof printed>, mine: string, now: ReturnType<typeof printed>) {
  const before = generated(read(base.markdown), base.trace)
  const after = generated(read(now.markdown), now.trace)
  const version = markdownVersion(new Doc(read(mine), 'md'))
  const merged = merge(before.version, version, after.version)
  const text = withEdits(mine, markdownEdits(merged.outcomes, version, after.version))
  const stale = staleFigures(before, after, version.text, merged.edits.from)
  return { text, merged, stale, nowText: after.text }
}

describe('a revision', () => {
  it('keeps every edit and leaves no old figure but in a conflict', () => {
    fc.assert(
      fc.property(
        paper,
        fc.array(act, { maxLength: 8 }),
        fc.array(fc.nat({ max: 40 }), { maxLength: 6 }),
        (paragraphs, acts, picks) => {
          const figures = paragraphs.flat().map(({ figure }) => figure)
          const changed = new Set(picks.map((pick) => figures[pick % figures.length]!))
          const base = printed(paragraphs, new Set())
          const mine = edited(base.markdown, acts)
          const { text, merged, stale, nowText } = revised(base, mine.markdown, printed(paragraphs, changed))
          for (const mark of mine.written) expect(text).toContain(mark)
          const open = text.replaceAll(/【待核：[^】]*】/gu, '')
          const back = mine.deleted.filter((one) => !mine.markdown.includes(one) && open.includes(one))
          expect(back).toEqual([])
          const conflicts = merged.outcomes.flatMap((one) => (one.kind === 'conflict' ? [one.texts] : []))
          const gone = merged.outcomes.flatMap((one) =>
            one.kind === 'gone' ? [nowText.slice(one.cause.now.start, one.cause.now.end)] : [],
          )
          const told = conflicts.map(({ mine: words }) => words)
          const untold = [...changed]
            .map((figure) => `${figure}亩`)
            .filter((old) => open.includes(old) && !told.some((words) => words.includes(old)))
            .filter((old) => !stale.some((one) => one.text === old))
          expect(untold).toEqual([])
          // every new figure is in the text, or told, or its sentence was deleted
          const sentences = paragraphs.flat()
          const absent = sentences
            .filter(({ words: [before] }) => sentences.filter((one) => one.words[0] === before).length === 1)
            .filter(({ words, figure }) => changed.has(figure) && mine.markdown.includes(words[0]))
            .filter(({ figure }) => !open.includes(`${figure + 5000}亩`))
            .filter(({ figure }) => !conflicts.some((one) => one.now.includes(`${figure + 5000}亩`)))
            .filter(({ figure }) => !stale.some((one) => one.text === `${figure}亩`))
            // moved, cut and written anew, it counts as deleted: that is told, too
            .filter(({ figure }) => !gone.includes(`${figure + 5000}`))
          expect(absent).toEqual([])
          // what no fact changed stays as it was, but for the marks of conflicts
          const unchanged = changed.size === 0 ? text : mine.markdown
          expect(unchanged).toBe(mine.markdown)
        },
      ),
      { numRuns: 400 },
    )
  })

  it('is the new draft where nobody edited', () => {
    fc.assert(
      fc.property(paper, fc.array(fc.nat({ max: 40 }), { maxLength: 6 }), (paragraphs, picks) => {
        const figures = paragraphs.flat().map(({ figure }) => figure)
        const changed = new Set(picks.map((pick) => figures[pick % figures.length]!))
        const base = printed(paragraphs, new Set())
        const now = printed(paragraphs, changed)
        expect(revised(base, base.markdown, now).text).toBe(now.markdown)
      }),
      { numRuns: 100 },
    )
  })
})
