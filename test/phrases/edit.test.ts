import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addToFile, readPhrases, type NewPhrase, type Phrase } from '../../src/phrases/index.ts'
import { Source } from '../../src/text/source.ts'

const one: NewPhrase = { id: '新-01', kind: '过渡.到问题', text: '再看问题。', tone: '批评' }

/** The text with an entry added; why not, where it is refused. */
function added(text: string, entries: readonly NewPhrase[] = [one]): string {
  const { value, problems } = addToFile(new Source('本单位.yaml', text), entries)
  return value ? value.text : `refused: ${problems[0]!.message}`
}

const plain = ({ start: _start, end: _end, line: _line, column: _column, ...rest }: Phrase): unknown => rest

const head = '用语:\n  - 编号: 旧-01\n    类别: 过渡.到问题\n    文字: 先看成绩。\n'
const block = '  - 编号: 新-01\n    类别: 过渡.到问题\n    文字: 再看问题。\n    语气: 批评\n'

describe('an entry is added', () => {
  const cases: [about: string, before: string, after: string][] = [
    ['at the end', head, head + block],
    ['to a file without a final line end', head.trimEnd(), head + block],
    ['to an empty file', '', `用语:\n${block}`],
    ['to a file of comments', '# 本单位\n', `# 本单位\n用语:\n${block}`],
    ['behind a document mark', '---\n# 本单位\n', `---\n# 本单位\n用语:\n${block}`],
    ['to a file without 用语', '说明: 甲\n', `说明: 甲\n用语:\n${block}`],
    ['below a key with nothing after it', '说明: 甲\n用语:\n', `说明: 甲\n用语:\n${block}`],
    ['below a comment that stands there', '用语: # 待收\n  # 例\n', `用语: # 待收\n  # 例\n${block}`],
    ['in place of []', '用语: [] # 待收\n说明: 甲\n', `用语: # 待收\n${block}说明: 甲\n`],
    ['in place of [] at the end', '用语: []', `用语:\n${block}`],
    ['in place of ~', '用语: ~\n', `用语:\n${block}`],
    [
      'before the next key, its comment below',
      `${head}\n# 默认\n默认: {来源: 自撰}\n`,
      `${head}${block}\n# 默认\n默认: {来源: 自撰}\n`,
    ],
    ['behind a comment at the end', `${head}  # 完\n\n`, `${head}  # 完\n\n${block}`],
    [
      'to a bare list',
      '# 头\n- 编号: 旧-01\n  类别: 过渡.到问题\n  文字: 先看成绩。\n',
      '# 头\n- 编号: 旧-01\n  类别: 过渡.到问题\n  文字: 先看成绩。\n- 编号: 新-01\n  类别: 过渡.到问题\n  文字: 再看问题。\n  语气: 批评\n',
    ],
    ['under the English key', head.replace('用语', 'phrases'), head.replace('用语', 'phrases') + block],
    [
      'in the indentation that is there',
      '用语:\n- 编号: 旧-01\n  类别: 过渡.到问题\n  文字: 先看成绩。\n',
      '用语:\n- 编号: 旧-01\n  类别: 过渡.到问题\n  文字: 先看成绩。\n- 编号: 新-01\n  类别: 过渡.到问题\n  文字: 再看问题。\n  语气: 批评\n',
    ],
    [
      'with the dash as far from its keys',
      '用语:\n -   编号: 旧-01\n     类别: 过渡.到问题\n     文字: 先看成绩。\n',
      '用语:\n -   编号: 旧-01\n     类别: 过渡.到问题\n     文字: 先看成绩。\n -   编号: 新-01\n     类别: 过渡.到问题\n     文字: 再看问题。\n     语气: 批评\n',
    ],
    [
      'behind entries in braces',
      '用语:\n  - {编号: 旧-01, 类别: 过渡.到问题, 文字: 先看成绩。}\n',
      `用语:\n  - {编号: 旧-01, 类别: 过渡.到问题, 文字: 先看成绩。}\n${block}`,
    ],
    [
      'with the line ends of the file',
      head.replaceAll('\n', '\r\n'),
      (head + block).replaceAll('\n', '\r\n'),
    ],
  ]
  it.each(cases)('%s', (_about, before, after) => {
    expect(added(before)).toBe(after)
  })
})

describe('a file is refused as it is', () => {
  const cases: [about: string, text: string, reason: string][] = [
    ['with entries in brackets', '用语: [{编号: 甲, 类别: 乙.丙, 文字: 丁。}]\n', '写在方括号里'],
    ['with all of it in braces', '{用语: []}\n', '整个写在花括号里'],
    ['with one entry without a dash', '用语:\n  编号: 甲\n  类别: 乙.丙\n  文字: 丁。\n', '前面没有短横'],
    ['of another kind', '- 甲\n- 乙\n', '里有差错'],
    ['that is a word', '甲\n', '里有差错'],
    ['with an error in it', '用语：\n  - 编号: 甲\n', '里有差错'],
    ['that ends in ...', '用语:\n...\n', '“...”'],
    ['with a key that is none', '标提: 甲\n', '里有差错'],
  ]
  it.each(cases)('%s', (_about, text, reason) => {
    const { value, problems } = addToFile(new Source('本单位.yaml', text), [one])
    expect(value).toBeUndefined()
    expect(problems[0]!.message).toContain(reason)
    expect(problems[0]!.message).toContain('没有动它')
  })
})

describe('what is written', () => {
  it('is quoted only where it must be', () => {
    const texts = [
      '成绩要讲够，问题也要讲透。',
      '记住一句话: 干。',
      '甲 # 乙。',
      '“干”字当头。',
      "'干'字当头。",
      '[甲]乙。',
      '- 甲。',
      '12',
      '是',
      '甲：乙。',
      '【主题】要抓好。',
      '*甲。',
      '甲\t乙。',
      '100%',
      '? 甲',
      '"甲"',
      'null',
    ]
    const entries = texts.map((text, i): NewPhrase => ({ id: `新-${i + 1}`, kind: '号召.句', text }))
    const { value } = addToFile(new Source('甲.yaml', head), entries)
    expect(value?.added.map(({ text }) => text)).toEqual(texts)
    const lines = value!.text.split('\n').filter((line) => line.startsWith('    文字: '))
    expect(lines.slice(1, 4)).toEqual([
      '    文字: 成绩要讲够，问题也要讲透。',
      "    文字: '记住一句话: 干。'",
      "    文字: '甲 # 乙。'",
    ])
    expect(lines).toContain('    文字: 【主题】要抓好。')
  })

  it('has every key, lists of one bare, and is told what 默认 adds', () => {
    const whole: NewPhrase = {
      ...one,
      sections: ['正视问题'],
      meetings: ['推进会', '调度会'],
      audiences: ['上对下'],
      answers: ['前期'],
      tags: ['甲', '乙,丙'],
      source: '自撰',
      suggestion: true,
    }
    const file = new Source('甲.yaml', '默认: {主题: 安全生产}\n用语:\n')
    const { value, problems } = addToFile(file, [whole])
    expect(value?.text).toBe(`默认: {主题: 安全生产}
用语:
  - 编号: 新-01
    类别: 过渡.到问题
    文字: 再看问题。
    位置: 正视问题
    会议类型: [推进会, 调度会]
    语气: 批评
    对象: 上对下
    呼应: 前期
    标签: [甲, '乙,丙']
    来源: 自撰
    建议: 是
`)
    expect(problems.map(({ message }) => message)).toEqual([
      '“甲.yaml”的“默认”里有“安全生产”，新收的各条也照此',
    ])
  })
})

/** Files as people have them: comments, blank lines, keys in any order, indents and line ends of their own. */
const files = fc
  .record({
    dash: fc.constantFrom(0, 1, 2, 4),
    gap: fc.constantFrom(1, 3),
    eol: fc.constantFrom('\n', '\r\n'),
    top: fc.constantFrom([], ['# 头'], ['---', '# 头', '']),
    before: fc.constantFrom<string[][]>([], ['说明: 甲'], ['说明: 甲', '', '默认: {来源: 自撰} # 尾']),
    after: fc.constantFrom<string[][]>([], ['', '# 后面的', '默认:', '  来源: 自撰'], ['# 完'], ['']),
    items: fc.array(
      fc.record({
        text: fc.constantFrom('甲乙丙丁。', "'甲: 乙。'", '"甲\\u4e59。"', '|\n甲乙', '>-\n甲乙'),
        comment: fc.constantFrom([], ['# 一组'], ['', '# 一组']),
        braces: fc.boolean(),
      }),
      { maxLength: 4 },
    ),
    end: fc.boolean(),
  })
  .map(({ dash, gap, eol, top, before, after, items, end }) => {
    const hasDefault = before.some((line) => line.startsWith('默认'))
    const tail = hasDefault && after.includes('默认:') ? [] : after
    const margin = ' '.repeat(dash)
    const inner = `${margin} ${' '.repeat(gap)}`
    const rows = items.flatMap(({ text, comment, braces }, i) => {
      const id = `旧-${i + 1}`
      const [first = '', second] = text.split('\n')
      if (braces && second === undefined)
        return [...comment, `${margin}-${' '.repeat(gap)}{编号: ${id}, 类别: 号召.句, 文字: ${first}}`]
      return [
        ...comment,
        `${margin}-${' '.repeat(gap)}编号: ${id}`,
        `${inner}类别: 号召.句`,
        `${inner}文字: ${first}`,
        ...(second === undefined ? [] : [`${inner}  ${second}`]),
      ]
    })
    const text = [...top, ...before, '用语:', ...rows, ...tail].join(eol)
    return end ? text + eol : text
  })

const news = fc.array(
  fc.record({
    text: fc.oneof(
      fc.constantFrom('干就是了。', '甲: 乙 # 丙', '- 甲', '“引号”', '【主题】好。'),
      fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
        .filter(
          (text) =>
            /^[\p{L}\p{N}\p{P}\p{S} ]+$/u.test(text) && /\p{L}/u.test(text) && !/[【】{}<]/u.test(text),
        )
        .map((text) => text.trim()),
    ),
    tags: fc.array(fc.constantFrom('甲', '乙,丙', '12', '是'), { maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 3 },
)

/** The old text is what is left when the new lines are taken out. */
function isKept(before: string, after: string): boolean {
  let start = 0
  while (start < before.length && before[start] === after[start]) start++
  let end = 0
  while (end < before.length - start && before.at(-1 - end) === after.at(-1 - end)) end++
  return start + end === before.length
}

describe('whatever the file is like', () => {
  it('nothing of it is touched, and what is read is the old entries and the new ones', () => {
    let taken = 0
    fc.assert(
      fc.property(files, news, (text, rows) => {
        const entries = rows.map((row, i): NewPhrase => ({ id: `新-${i + 1}`, kind: '号召.句', ...row }))
        const source = new Source('甲.yaml', text)
        const before = readPhrases(source)
        const { value, problems } = addToFile(source, entries)
        // What is refused is told, and is as it was.
        const written = value?.text ?? text
        const expected = value ? entries : []
        if (value) taken++
        expect(problems.filter(({ level }) => level === 'error').length).toBe(value ? 0 : 1)
        expect(isKept(text, written)).toBe(true)
        const after = readPhrases(new Source('甲.yaml', written))
        expect(after.problems.length).toBe(before.problems.length)
        const old = before.value.phrases
        expect(after.value.phrases.slice(0, old.length).map(plain)).toEqual(old.map(plain))
        expect(after.value.phrases.slice(old.length).map(({ text: words }) => words)).toEqual(
          expected.map(({ text: words }) => words),
        )
        expect(/\r\n/u.test(text) && /(?<!\r)\n/u.test(written)).toBe(false)
      }),
      { numRuns: 400 },
    )
    expect(taken).toBeGreaterThan(250)
  })

  it('no text makes it throw, and a refusal changes nothing', () => {
    const pieces = fc.constantFrom(
      '用语:',
      '\n',
      '  - ',
      '编号: 甲',
      '[',
      ']',
      '{',
      '#',
      '|',
      "'",
      '"',
      '...',
      '---',
      ' ',
      '说明: ',
      '\t',
      '&a',
      '*a',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
        const text = parts.join('')
        const { value, problems } = addToFile(new Source('甲.yaml', text), [one])
        expect(value === undefined).toBe(problems.some(({ level }) => level === 'error'))
        expect(value?.added.map(({ id }) => id) ?? ['新-01']).toEqual(['新-01'])
      }),
      { numRuns: 600 },
    )
  })
})
