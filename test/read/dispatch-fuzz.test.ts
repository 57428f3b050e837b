import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentFormat, readDocument } from '../../src/read/index.ts'
import { readHtml } from '../../src/read/html.ts'
import { readPlain } from '../../src/read/plain.ts'
import { locatedText, walk, type Speech } from '../../src/speech/index.ts'
import { isCell } from '../../src/text/place.ts'
import type { Problem } from '../../src/text/problem.ts'
import { Source } from '../../src/text/source.ts'

/** Every place lies in the text, and the words of a block follow each other there. */
function expectInside(speech: Speech | undefined, problems: readonly Problem[]): void {
  for (const { place } of problems) {
    if (!place || isCell(place)) continue
    expect(place.start).toBeLessThanOrEqual(place.end)
    expect(place.end).toBeLessThanOrEqual(place.source.text.length)
  }
  if (!speech) return
  const { length } = speech.source.text
  walk(speech.tree, ({ position }) => {
    if (!position) return
    expect(position.start.offset).toBeGreaterThanOrEqual(0)
    expect(position.start.offset!).toBeLessThanOrEqual(position.end.offset!)
    expect(position.end.offset).toBeLessThanOrEqual(length)
  })
  for (const block of speech.tree.children) {
    const { text, offsets } = locatedText(block, speech.source)
    expect(offsets).toHaveLength(text.length + 1)
    expect(offsets.every((offset, i) => offset <= length && offset >= (offsets[i - 1] ?? 0))).toBe(true)
  }
}

const words = fc.constantFrom(
  '甲',
  '一、修渠',
  '（一）',
  '。',
  '，',
  '一是',
  '同志们：',
  ' ',
  '　',
  '\n',
  '\r\n',
  '\t',
  'GDP ',
  '1.2',
  '&nbsp;',
  '&amp',
  '&#20320;',
  '&#x20000;',
  '&',
  '𠀀',
  '\0',
  '【待补：甲】',
  '上一篇：',
  '\uFEFF',
  '*',
  '#',
  '\u00a0',
)
const tags = fc.constantFrom(
  '<p>',
  '</p>',
  '<div>',
  '</div>',
  '<b>',
  '</b>',
  '<br>',
  '<table>',
  '<tr>',
  '<td colspan=3 rowspan=2>',
  '</td>',
  '</table>',
  '<ul>',
  '<li>',
  '</ul>',
  '<h1>',
  '</h1>',
  '<h3>',
  '</h3>',
  '<sup>',
  '</sup>',
  '<ruby>',
  '<rt>',
  '</ruby>',
  '<blockquote>',
  '</blockquote>',
  '<hr>',
  '<pre>',
  '</pre>',
  '<a href="甲>乙">',
  '</a>',
  '<span style="font-weight:bold">',
  '</span>',
  '<!-- 注 -->',
  '<!--',
  '<script>',
  '</script>',
  '<nav>',
  '</nav>',
  '<article>',
  '</article>',
  '<template>',
  '<svg>',
  '</svg>',
  '<select>',
  '<p',
  '</',
  '<title>',
  '</title>',
  '<body class=nav>',
  '<form>',
  '</form>',
  '<i hidden>',
  '<frameset>',
  '<math><mi>',
  '<th>',
  '<caption>',
  '<dl><dt>',
  '<td>',
  '<li value=2>',
)
const soup = fc.array(fc.oneof(words, tags, words), { maxLength: 80 }).map((parts) => parts.join(''))

describe('readers', () => {
  it('read any soup of tags', () => {
    fc.assert(
      fc.property(soup, (html) => {
        const { value, problems } = readHtml(new Source('甲.html', html))
        expectInside(value, problems)
      }),
      { numRuns: 1500 },
    )
  })

  it('read any lines', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), (parts) => {
        const { value, problems } = readPlain(new Source('甲.txt', parts.join('')))
        expectInside(value, problems)
      }),
      { numRuns: 600 },
    )
  })

  it('keep each word of a page at its own place', () => {
    const plain = fc.constantFrom(
      '甲',
      '乙。',
      '一是',
      'GDP',
      '1.2',
      '<b>',
      '</b>',
      '<i id="甲1.2">',
      '</i>',
      '<br>',
      '</x>',
    )
    fc.assert(
      fc.property(fc.array(plain, { maxLength: 40 }), (parts) => {
        const html = `<p>${parts.join('')}`
        const { value } = readHtml(new Source('甲.html', html))
        for (const block of value!.tree.children) {
          const { text, offsets } = locatedText(block, value!.source)
          expect(
            text
              .split('')
              .map((char, i) => (/\s/u.test(char) ? char : html[offsets[i]!]))
              .join(''),
          ).toBe(text)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('take any bytes under any name', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      soup.map((text) => new TextEncoder().encode(text)),
      fc.tuple(soup, fc.nat(), fc.nat(255)).map(([text, at, byte]) => {
        const mutated = new TextEncoder().encode(text)
        if (mutated.length > 0) mutated[at % mutated.length] = byte
        return mutated.slice(0, mutated.length - (at % 3))
      }),
      fc
        .tuple(
          fc.constantFrom(
            [0x50, 0x4b, 3, 4],
            [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
            [0xff, 0xfe],
            [0xfe, 0xff],
          ),
          fc.uint8Array({ maxLength: 200 }),
        )
        .map(([head, rest]) => Uint8Array.from([...head, ...rest])),
    )
    const path = fc.constantFrom('甲.md', '甲.txt', '甲.html', '甲.docx', '甲.doc', '甲')
    await fc.assert(
      fc.asyncProperty(path, bytes, async (name, content) => {
        const { value, problems } = await readDocument(name, content)
        expectInside(value, problems)
        // what has no format is not read, and what is not read has an error
        const isRead = value !== undefined
        const hasError = problems.some(({ level }) => level === 'error')
        expect([isRead && documentFormat(name, content) === undefined, isRead || hasError]).toEqual([
          false,
          true,
        ])
      }),
      { numRuns: 800 },
    )
  })
})
