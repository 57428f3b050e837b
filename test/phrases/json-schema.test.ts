import { Ajv } from 'ajv'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { format } from 'prettier'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { newPhraseFile, phrasesJsonSchema, readPhrases } from '../../src/phrases/index.ts'
import { Source } from '../../src/text/source.ts'

const file = 'content/schema/phrases.schema.json'
const shipped = readdirSync('content/phrases').filter((name) => name.endsWith('.yaml'))

/** `doNotSuggest` is the editors' own word; they know it and ajv need not. */
const accepts = new Ajv({
  strict: true,
  strictRequired: false,
  strictTypes: false,
  allErrors: true,
  allowUnionTypes: true,
  keywords: ['doNotSuggest'],
}).compile(phrasesJsonSchema())

/** What the schema says against a file: the last key of the path and the rule. */
function faults(text: string): string[] {
  accepts(parse(text))
  return (accepts.errors ?? []).map(({ instancePath, keyword, params }) => {
    const about = Object.values(params as Record<string, unknown>).filter((one) => typeof one === 'string')
    return `${decodeURI(instancePath)} ${keyword} ${about.join(' ')}`.trim()
  })
}

const entry = (more: string): string =>
  `用语:\n  - {编号: 甲-1, 类别: 过渡.到问题, 文字: 再看问题。, ${more}}\n`

describe('the schema for editors', () => {
  test('the file in content/schema is what the code generates (UPDATE=1 writes it anew)', async () => {
    const text = await format(JSON.stringify(phrasesJsonSchema()), { parser: 'json', printWidth: 110 })
    if (process.env['UPDATE'] === '1') writeFileSync(file, text)
    expect(readFileSync(file, 'utf8')).toBe(text)
  })

  test.each(shipped)('accepts %s', (name) => {
    expect(faults(readFileSync(`content/phrases/${name}`, 'utf8'))).toEqual([])
  })

  test('accepts the file that init makes, which names the schema in its first line', () => {
    const text = newPhraseFile('本单位自己的用语')
    expect(faults(text)).toEqual([])
    expect(text.split('\n', 1)).toEqual(['# yaml-language-server: $schema=../schema/phrases.schema.json'])
  })

  const right = [
    '位置: 开头',
    '位置: [开头, 结尾]',
    'tone: 批评',
    '建议: 是',
    '起: 2026-05, 止: 2026年12月',
    '字数: 12',
    '主题: ',
  ]
  const wrong: [more: string, fault: string][] = [
    ['位值: 开头', 'additionalProperties 位值'],
    ['位置: 前头', '/位置 enum'],
    ['语气: 严厉', '/语气 enum'],
    ['建议: 也许', '/建议 enum'],
    ['字数: 十二', '/字数 pattern'],
    ['语气: 批评, tone: 批评', 'not'],
  ]
  test.each(right)('takes %s, as the reader does', (more) => {
    expect(faults(entry(more))).toEqual([])
    expect(readPhrases(new Source('用语.yaml', entry(more))).problems).toEqual([])
  })
  test.each(wrong)('refuses %s, as the reader does', (more, fault) => {
    expect(faults(entry(more)).some((one) => one.includes(fault))).toBe(true)
    expect(readPhrases(new Source('用语.yaml', entry(more))).problems.length).toBeGreaterThan(0)
  })

  test('offers the Chinese spelling with what it is for', () => {
    const { definitions } = phrasesJsonSchema() as { definitions: Record<string, unknown> }
    expect(JSON.stringify(definitions['phrase'])).toContain('"文字":{')
    expect(JSON.stringify(definitions['phrase'])).toContain('空着的地方写【主题】【地区】之类')
  })
})
