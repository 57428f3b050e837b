import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMarkdown } from '../../src/read/index.ts'
import { Source } from '../../src/text/source.ts'
import { writeHtml } from '../../src/write/html.ts'
import { layoutOf } from '../support/styles.ts'

const layout = layoutOf('gbt9704')

const html = (markdown: string) => writeHtml(readMarkdown(new Source('稿.md', markdown)).value, layout).value
const main = (markdown: string) => /<main>\n([\s\S]*)<\/main>/.exec(html(markdown))![1]!

describe('writeHtml', () => {
  test('a whole page, its parts by role', () => {
    expect(
      main(
        '# 在会上的讲话\n\n（2026年6月12日）\n\n区长　王立明\n\n同志们：\n\n## 一、甲\n\n**一是抓“招商”**。近期【待补：项目】。',
      ),
    ).toBe(
      [
        '<h1>在会上的讲话</h1>',
        '<p class="date">（2026年6月12日）</p>',
        '<p class="speaker">区长　王立明</p>',
        '<p class="salutation">同志们：</p>',
        '<h2>一、甲</h2>',
        '<p><strong>一是抓“招商”</strong>。近期<mark>【待补：项目】</mark>。</p>',
        '',
      ].join('\n'),
    )
  })

  test('a table', () => {
    expect(main('|甲|乙|\n|-|-:|\n|a\\|b|【待核：1】|').replaceAll(/\s+/g, ' ')).toBe(
      '<table> <thead> <tr> <th>甲</th> <th style="text-align:right">乙</th> </tr> </thead> <tbody> <tr> <td>a|b</td> ' +
        '<td style="text-align:right"><mark>【待核：1】</mark></td> </tr> </tbody> </table> ',
    )
  })

  test('HTML of the draft is text, comments are left out, pictures are words', () => {
    expect(
      main('<script>alert(1)</script>\n\n甲<!-- 另 --><b>乙</b>\n\n<!-- 另 -->\n\n![丙](http://a.b/c.png)'),
    ).toBe('<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n<p>甲&lt;b&gt;乙&lt;/b&gt;</p>\n<p>丙</p>\n')
  })

  test('a link that runs a script is no link', () => {
    expect(main('[甲](javascript:alert)')).not.toContain('<a')
  })

  test('title and faces cannot leave their elements', () => {
    const speech = readMarkdown(new Source('稿.md', '# <甲> & 乙')).value
    const faces = { ...layout.faces, 仿宋: ['"}</style><script>'] }
    const page = writeHtml(speech, { ...layout, faces }).value
    expect(page).toContain('<title>&#60;甲&#62; &#38; 乙</title>')
    expect(page).not.toContain('<script>')
    expect(page.match(/<\/style>/g)).toHaveLength(1)
    expect(writeHtml(speech, layout, { title: '稿"' }).value).toContain('<title>稿&#34;</title>')
  })

  test('the page is set by the style: 210 × 297 mm, three-size 仿宋 on 28.95 pt, the heads in their faces', () => {
    const page = html('甲')
    expect(page).toContain('@page { size: 595.3pt 841.9pt; margin: 104.9pt 73.7pt 99.2pt 79.4pt }')
    expect(page).toMatch(
      /p, li, pre \{ [^}]*font: normal 16pt\/28\.95pt "Times New Roman", "仿宋_GB2312"[^}]*text-indent: 2em/,
    )
    expect(page).toMatch(/h2 \{ [^}]*"黑体"/)
    expect(page).toMatch(/p\.salutation \{ margin: 28\.95pt 0 0em[^}]*text-indent: 0em/)
  })

  test('nothing is loaded from outside, whatever is in the draft', () => {
    const piece = fc.constantFrom(
      '<img src=x>',
      '![甲](http://a.b)',
      '<',
      '>',
      '"',
      '&',
      'src=',
      '](',
      '[',
      '甲',
      '`',
      '\n',
      '<!--',
      '-->',
      '|',
      '<svg onload=x>',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (parts) => {
        const body = main(parts.join(''))
        const tags = body.match(/<[a-z][^>]*>/g) ?? []
        expect(
          tags.filter(
            (tag) =>
              !/^<(?:p|h\d|strong|em|mark|code|pre|table|thead|tbody|tr|th|td|ul|ol|li|blockquote|hr|br|a)\b/.test(
                tag,
              ),
          ),
        ).toEqual([])
        expect(tags.filter((tag) => /\s(?:src|on\w+)=/.test(tag.replaceAll(/"[^"]*"/g, '')))).toEqual([])
      }),
      { numRuns: 400 },
    )
  })
})
