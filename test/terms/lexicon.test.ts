import { existsSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { lexiconHits, readTerms, type LexiconRow } from '../../src/terms/index.ts'
import { Source } from '../../src/text/source.ts'

const path = 'content/terms/lexicon.tsv'
const read = readTerms([new Source(path, readFileSync(path, 'utf8'))])
const { lexicon } = read.value
const checked = lexicon.filter((row) => row.checked)

/** Words with how often they were seen, from the dictionary of @node-rs/jieba. */
let frequent: Map<string, number>
/** The phrases of opencc-js. */
let phrases: Set<string>
beforeAll(() => {
  const lines = readFileSync('node_modules/@node-rs/jieba/dict.txt', 'utf8').split('\n')
  frequent = new Map(lines.map((line) => line.split(' ')).map(([word = '', count]) => [word, Number(count)]))
  const files = ['STPhrases', 'STPhrases_GeneratedFromRegionalPhrases']
  const dictionaries = files.map((name) =>
    readFileSync(`node_modules/opencc-js/dist/esm-lib/dict/${name}.js`, 'utf8'),
  )
  phrases = new Set(
    dictionaries.flatMap((text) =>
      /"(.*)"/su
        .exec(text)![1]!
        .split('|')
        .map((pair) => pair.split(' ')[0]!),
    ),
  )
})

/** Right and wrong are both named in CHECKS.md. */
const named = [
  '布署→部署',
  '再接再励→再接再厉',
  '截止目前→截至目前',
  '截止→截至',
  '其它→其他',
  '帐→账',
  '显着→显著',
]

/** The source that a row may name for its check; undefined where its wrong and right forms bear none out. */
function sourceOf({ wrong, right }: LexiconRow): string | undefined {
  if (named.includes(`${wrong}→${right}`)) return 'shared/CHECKS.md'
  const seen = frequent.get(right)
  const slips = frequent.get(wrong)
  if (seen !== undefined && slips === undefined) return '@node-rs/jieba 2.0.3 词典'
  if (phrases.has(right) && !phrases.has(wrong) && (slips ?? 0) <= 5) return 'opencc-js 1.4.2 词组'
  // a dictionary made from texts holds their misprints too: seen a few times, twenty times rarer than the word
  if (seen !== undefined && slips !== undefined && slips <= 10 && seen >= 20 * slips)
    return `@node-rs/jieba 2.0.3 词典（误${slips}次，正${seen}次）`
  return undefined
}

/** Numbers from 0 to 1, always the same (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** What the rows above info find in a text. */
function alarms(text: string): string[] {
  return lexiconHits(read.value, text).flatMap(({ row, start, end }) =>
    row.level === 'info' ? [] : [`${text.slice(Math.max(0, start - 4), end + 4)} (${row.wrong})`],
  )
}

describe('the lexicon', () => {
  it('is read without problems', () => {
    expect(read.problems).toEqual([])
  })

  it('has at least 320 rows, in the order of their ids, most of them checked', () => {
    expect(lexicon.length).toBeGreaterThanOrEqual(320)
    const ids = lexicon.map(({ id }) => id)
    expect(ids).toEqual(ids.toSorted((a, b) => (a < b ? -1 : 1)))
    expect(checked.length).toBeGreaterThan(lexicon.length * 0.8)
  })

  it('gives at most info for what was not checked', () => {
    const written = readFileSync(path, 'utf8')
      .split('\n')
      .map((line) => line.split('\t'))
    expect(written.filter((cells) => cells[7] === '否' && cells[3] !== '提示')).toEqual([])
    expect(lexicon.filter((row) => !row.checked && row.level !== 'info')).toEqual([])
  })

  it('names the source that bears each checked row out, and none for others', () => {
    const borne = lexicon.map((row) => (row.checked ? (sourceOf(row) ?? '无') : '凭记忆，未核对'))
    expect(lexicon.map(({ wrong, source }) => `${wrong} ${source}`)).toEqual(
      lexicon.map(({ wrong }, i) => `${wrong} ${borne[i]}`),
    )
  })

  it('cites CHECKS.md only for pairs that stand in it', () => {
    const cited = new Set(
      lexicon
        .filter(({ source }) => source === 'shared/CHECKS.md')
        .map(({ wrong, right }) => `${wrong}→${right}`),
    )
    expect([...cited].toSorted()).toEqual(named.toSorted())
    const checks = '../shared/CHECKS.md'
    if (!existsSync(checks)) return
    const text = readFileSync(checks, 'utf8')
    for (const pair of named) for (const form of pair.split('→')) expect(text).toContain(form)
  })

  it('says of no wrong form that it is also right, and changes something', () => {
    const rights = new Set(lexicon.map(({ right }) => right))
    expect(lexicon.filter(({ wrong, right }) => wrong === right || rights.has(wrong))).toEqual([])
  })

  it('uses 差错 only for whole words of three and more characters without conditions', () => {
    const bold = lexicon.filter(({ level }) => level === 'error')
    expect(bold.length).toBeGreaterThan(100)
    expect(bold.filter(({ wrong, conditions }) => wrong.length < 3 || conditions.length > 0)).toEqual([])
  })

  it('explains every row', () => {
    expect(lexicon.filter(({ note }) => note === '')).toEqual([])
  })

  it('finds every wrong form that has no condition', () => {
    for (const { wrong, conditions } of lexicon) {
      if (conditions.length > 0) continue
      const [hit] = lexiconHits(read.value, `会上说${wrong}。`)
      expect(hit?.row.wrong).toBe(wrong)
    }
  })
})

describe('the lexicon on right words', () => {
  it('finds nothing in any right form', () => {
    const texts = lexicon.map(({ right }) => `会上说${right}。`)
    expect(texts.flatMap((text) => alarms(text))).toEqual([])
  })

  it('finds nothing in a word of the dictionary but forms of itself', () => {
    const wrong = new Set(lexicon.map((row) => row.wrong))
    const found: string[] = []
    for (const [word, count] of frequent)
      if (count > 4 && !wrong.has(word) && !word.includes('帐')) found.push(...alarms(word))
    expect(found).toEqual([])
    // 帐 for 账 is one row with what may stand around it; these words of old texts are its hits
    const old = [...frequent.keys()].filter((word) => word.includes('帐') && alarms(word).length > 0)
    expect(old).toContain('帐目')
    for (const word of ['帐篷', '蚊帐', '营帐', '帐幕', '帐下', '纱帐']) expect(old).not.toContain(word)
  })

  it('finds next to nothing where frequent words meet by chance', () => {
    const words = [...frequent].filter(([word, count]) => count >= 300 && /^\p{Script=Han}{2,}$/u.test(word))
    const next = numbers(20260612)
    const pick = (): string => words[Math.floor(next() * words.length)]![0]
    const found: string[] = []
    for (let i = 0; i < 100_000; i++) {
      const pair = pick() + pick()
      if (!pair.includes('其它')) found.push(...alarms(pair))
    }
    expect(found).toEqual([])
  })

  it.each([
    '我代表县人民政府，向大会报告工作，请予审议。',
    '报名截止日期为6月30日，项目征集时间截止5月底。',
    '副县长侯文斌和老侯车队的师傅们一起装车，诸侯选址的传说不足为据。',
    '帐篷区、蚊帐、营帐、青纱帐都要登记，入帐篷要脱鞋。',
    '各界时有反映，届时请各界满意度高的代表发言。',
    '第一批露天煤矿复绿，水利部署名文章登在头版。',
    '年末来水偏丰，期末能如期开考，始末能说得清。',
    '大规模排查和规模排放登记要分开，给予警告的不在此列。',
    '企业上市计提拨备，基建意见和封建意识不是一回事。',
    '交通迅速恢复，流通迅捷，外资迅猛增长。',
    '过度期待不可取，学历界面要改，明显着力不够。',
    '陪养老院的老人说话，提练习册的孩子跑来了。',
    '完善长效机制，妥善长期保管，改善自来水水质。',
    '文章显示，规章显得繁琐；机制理顺了，效果才显得出来。',
  ])('is silent on %s', (text) => {
    expect(alarms(text)).toEqual([])
  })
})
