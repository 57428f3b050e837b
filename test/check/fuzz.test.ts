/** Whatever a text is, every rule ends, none throws, and no range lies outside its text. */
import * as fc from 'fast-check'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkDoc, Doc, fixText, rules, type DocFormat } from '../../src/check/index.ts'
import { readFacts } from '../../src/facts/index.ts'
import { readDocument, readMarkdown } from '../../src/read/index.ts'
import { Source } from '../../src/text/source.ts'
import { checkText, sharedInputs, type Shared } from '../support/check.ts'
import { samples } from '../support/workspace.ts'

let shared: Shared
beforeAll(async () => {
  shared = await sharedInputs()
})

/** Pieces that rules look for, so that random texts come near to what they find. */
const pieces =
  '一是|二是|三是|一要|二要|第一，|首先，|其次，|最后，|（一）|（二）|(三)|一、|二、|1.|2、|①|讲三点意见|五个方面的问题|同志们：|\n\n|\n|# |## |### |**|> |- || 甲 | 乙 |\n|---|---|\n|由|从|增长|下降|提高|到|至|12.5|3|%|％|个百分点|亿元|万元|个|家|，|。|；|：|、|“|”|‘|’|《|》|（|）|(|)|【待补：|】|〔2026〕|[2026]|8号|2026年|2月29日|11月31日|（星期五）|25时|占|其中|分别为|合计|第|位|14个乡镇|县委|县政府|重要讲话|布署|截止|县安监局|“四个意识”|的|地|有序|加强加强|等|、等|……|…|——|--|～|&nbsp;|<br>|<b>|\u00ad|\u200b|\ufffd|⼯|統籌|農(nóng)|乙個|y計|13800138000|11010519491231002X|秘密★|XX|＿＿|20××年|<!-- bigan-off x: y -->|<!-- bigan-on -->|http://a.cn/b|负责|牵头|7月底前|尽快|\\|`|~|*|_'.split(
    '|',
  )

const words = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'grapheme', maxLength: 4 })), {
  maxLength: 60,
})
const facts = readFacts(new Source('事实.yaml', samples[0]!.text)).value

function checkAll(doc: Doc): void {
  const { findings, executionErrors } = checkDoc(doc, rules, {
    office: {
      people: [{ name: '王珏', post: '副县长' }],
      units: [
        { name: '县水利和湖泊局', short: '县水利局' },
        { name: '县教育和体育局', short: '县教育局' },
      ],
    },
    facts,
    ...shared,
    earlier: [
      {
        path: '旧稿.md',
        speaker: '李文',
        paragraphs: ['要抓住春耕这个关键，把渠道修到田头，把种子送到村里。'],
      },
    ],
  })
  expect(executionErrors).toEqual([])
  const { source } = doc.speech
  for (const { range, place, fix = [], suggestions = [], related = [] } of findings) {
    expect(range.start >= 0 && range.start <= range.end && range.end <= doc.text.length).toBe(true)
    const places = [place, ...related.map((each) => each.place)]
    const inside = places.map(
      (one) =>
        !('source' in one) || (one.start >= 0 && one.start <= one.end && one.end <= one.source.text.length),
    )
    expect(inside).not.toContain(false)
    for (const edit of [...fix, ...suggestions.flatMap((one) => one.edits)])
      expect(edit.start >= 0 && edit.start <= edit.end && edit.end <= source.text.length).toBe(true)
  }
}

const check = (text: string) => checkText(text, undefined, {}, shared).findings

describe('any text', () => {
  it('of pieces that rules look for, as Markdown', () => {
    fc.assert(
      fc.property(words, (parts) => {
        const { value } = readMarkdown(new Source('稿.md', parts.join('')))
        checkAll(
          new Doc(value, 'md', { day: { year: 2026, month: 3, day: 5 }, region: '清河县', minutes: 1 }),
        )
      }),
      { numRuns: 300 },
    )
  })

  it('of the same pieces, as text and as a web page', async () => {
    await fc.assert(
      fc.asyncProperty(words, fc.constantFrom('稿.txt', '稿.html'), async (parts, path) => {
        const { value } = await readDocument(path, new TextEncoder().encode(parts.join('')))
        if (value) checkAll(new Doc(value, path.slice(2) as DocFormat))
      }),
      { numRuns: 150 },
    )
  })

  it('ends its fixing, and a second run changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(words, async (parts) => {
        const fixed = await fixText(parts.join(''), check)
        const again = await fixText(fixed.text, check)
        expect(again.text).toBe(fixed.text)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a real speech with a piece cut out, doubled or put in', () => {
  const topics = readdirSync('test/seeded').filter((name) => statSync(`test/seeded/${name}`).isDirectory())
  const texts = topics.map((topic) => readFileSync(`test/seeded/${topic}/seeded.md`, 'utf8'))

  it('is checked to the end', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.array(fc.tuple(fc.nat(), fc.nat({ max: 200 }), fc.constantFrom('', 'double', ...pieces)), {
          minLength: 1,
          maxLength: 6,
        }),
        (text, edits) => {
          let now = text
          for (const [seed, length, put] of edits) {
            const at = seed % (now.length + 1)
            const cut = now.slice(at, at + length)
            now = now.slice(0, at) + (put === 'double' ? cut + cut : put) + now.slice(at + length)
          }
          checkAll(new Doc(readMarkdown(new Source('稿.md', now)).value, 'md', { region: '清河县' }))
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('hostile texts', () => {
  it.each([
    ['one mark a hundred thousand times', '“'.repeat(100_000)],
    ['brackets that never close', '（'.repeat(100_000)],
    ['titles in titles', '《'.repeat(50_000) + '》'.repeat(50_000)],
    ['one digit', '1'.repeat(100_000)],
    ['digits and points', '1.'.repeat(50_000)],
    ['figures without end', '增长12.5%、'.repeat(20_000)],
    ['series without end', '一是甲，二是乙；'.repeat(10_000)],
    ['one head after another', '## 一、甲\n\n'.repeat(5_000)],
    [
      'one sentence again and again',
      '各镇要把水库看住、把河道清开、把人员转移的路线走熟走透。'.repeat(2_000),
    ],
    ['spaces', '甲 '.repeat(50_000)],
    ['one word', '清河县清河县'.repeat(15_000)],
    ['traditional', '統籌推進農業發展，'.repeat(10_000)],
  ])('%s', (_, text) => {
    const began = performance.now()
    checkAll(new Doc(readMarkdown(new Source('稿.md', text)).value, 'md', { region: '清河县' }))
    // no clock in the verdict but this: minutes would mean that a rule is not linear
    expect(performance.now() - began).toBeLessThan(40_000)
  })
})
