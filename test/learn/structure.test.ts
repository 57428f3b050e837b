import { describe, expect, it } from 'vitest'
import { masksIn, maskProblems, withSlots } from '../../src/learn/masks.ts'
import { takeApart } from '../../src/learn/structure.ts'
import { plainWords, type Speech } from '../../src/speech/index.ts'
import { quantitiesIn } from '../../src/text/quantities.ts'
import { Source } from '../../src/text/source.ts'
import { readPlain } from '../../src/read/plain.ts'
import { gbk } from '../support/encodings.ts'
import { foundIn, mended, oldSpeeches, readAs, type Expected } from '../support/old-speeches.ts'
import { wordFile, wordParagraph as p, wordRun as r } from '../support/word-file.ts'

type Found = ReturnType<typeof foundIn>

const begin = (texts: readonly string[], words: readonly string[]): string[] =>
  texts.map((text, i) => text.slice(0, words[i]?.length ?? 20))

/** What the list made by hand says of them; paragraphs are told by their first words. */
function listed(found: Found, expected: Expected): Found {
  return {
    ...found,
    opening: begin(found.opening, expected.opening),
    closing: begin(found.closing, expected.closing),
  }
}

function byHand({ title, salutation, date, opening, closing, headings, series, announced }: Expected): Found {
  return { title, salutation, date, opening, closing, headings, series, announced }
}

const styles = `
  <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
  <w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style>
  <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>`

/** A line of the clean text, with what it is. */
interface Line {
  text: string
  kind: 'title' | 'heading' | 'text'
}

function linesOf(speech: Speech): Line[] {
  return speech.tree.children.map((block) => ({
    text: plainWords({ tree: { type: 'root', children: [block] } }),
    kind: block.type !== 'heading' ? 'text' : block.depth === 1 ? 'title' : 'heading',
  }))
}

const bold = '<w:b/><w:sz w:val="32"/>'
const large = '<w:sz w:val="44"/>'

/** The same speech in other files. */
const variants: Record<
  string,
  (lines: readonly Line[], text: string) => [path: string, file: string | Uint8Array]
> = {
  'Word, styled': (lines) => [
    '稿.docx',
    wordFile({
      styles,
      document: lines
        .map(({ text, kind }) =>
          p(
            text,
            kind === 'title' ? '<w:pStyle w:val="a3"/>' : kind === 'heading' ? '<w:pStyle w:val="1"/>' : '',
          ),
        )
        .join(''),
    }),
  ],
  'Word, set by hand': (lines) => [
    '稿.docx',
    wordFile({
      document: lines
        .map(({ text, kind }) =>
          kind === 'title'
            ? p(r(text, large), '<w:jc w:val="center"/>')
            : kind === 'heading'
              ? p(r(text, bold))
              : p(r(text, '<w:sz w:val="32"/>')),
        )
        .join(''),
    }),
  ],
  'Word, saved from the text with all that is around it': (_, text) => [
    '稿.docx',
    wordFile({
      document: text
        .split('\n')
        .map((line) => p(line.trim()))
        .join(''),
    }),
  ],
  'a page': (_, text) => [
    '稿.html',
    `<html><head><title>讲话</title></head><body><div class="content">${text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => `<p>${line.trim().replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`)
      .join('\n')}</div></body></html>`,
  ],
  'GBK text': (_, text) => ['稿.txt', gbk(text)],
  'wrapped text': (lines) => ['稿.txt', lines.map(({ text, kind }) => wrapped(text, kind)).join('\n')],
}

/** A paragraph in lines of 36 characters, its first indented. */
function wrapped(text: string, kind: Line['kind']): string {
  const words = kind === 'title' ? text : `　　${text}`
  return words.match(/[\s\S]{1,36}/gu)!.join('\n')
}

/** All lines in one; a blank where nothing else ends one. */
function together(lines: readonly Line[]): string {
  return lines
    .map(({ text }) => (/[。！？：:!?]$/u.test(text) ? text : `${text}　`))
    .join('')
    .trimEnd()
}

describe.each(oldSpeeches)('the old speech $name', ({ name, text, expected }) => {
  it('is read as a reader would', async () => {
    const speech = await readAs(`${name}.txt`, await mended(text))
    expect(listed(foundIn(speech), expected)).toEqual(byHand(expected))
  })

  it.each(Object.keys(variants))('is the same in %s', async (kind) => {
    const clean = await mended(text)
    const lines = linesOf(await readAs('稿.txt', clean))
    const [path, file] = variants[kind]!(lines, clean)
    expect(listed(foundIn(await readAs(path, file)), expected)).toEqual(byHand(expected))
  })

  it('has its parts, title and salutation in one paragraph too', async () => {
    const lines = linesOf(await readAs('稿.txt', await mended(text)))
    const found = listed(foundIn(await readAs('稿.txt', together(lines))), expected)
    const { title, salutation, headings, closing } = byHand(expected)
    expect({
      title: found.title,
      salutation: found.salutation,
      headings: found.headings,
      closing: found.closing,
    }).toEqual({
      title,
      salutation,
      headings,
      closing,
    })
  })

  it('has the figures that a reader lists', async () => {
    const words = plainWords(await readAs('稿.txt', await mended(text)))
    const figures = quantitiesIn(words).filter(({ unit }) => unit !== '')
    expect(figures.map(({ start, end }) => words.slice(start, end))).toEqual(expected.figures)
  })

  it('has its masks as slots', async () => {
    const speech = await readAs('稿.txt', await mended(text))
    const masks = masksIn(plainWords(speech))
    expect(masks.map(({ what }) => what)).toEqual(expected.masks)
    expect(maskProblems(speech)).toHaveLength(expected.masks.length)
    const apart = JSON.stringify(takeApart(speech))
    expect(apart.match(/【待补：/gu) ?? []).toHaveLength(expected.masks.length)
    expect(masksIn(apart.replaceAll(/"mark":"[^"]*"/gu, ''))).toEqual([])
  })
})

const apart = (...lines: string[]) => takeApart(readPlain(new Source('稿.txt', lines.join('\n'))).value)

describe('a speech taken apart', () => {
  it('says what meeting it was for', () => {
    expect(apart('在全区春灌推进会上的讲话', '同志们：').type).toBe('推进会')
    expect(apart('春天的话', '同志们：').type).toBeUndefined()
  })

  it('has neither the title again nor a remark among its words', () => {
    const { opening, aside } = apart('在春灌会上的讲话', '（根据录音整理）', '同志们：', '今天开会。')
    expect(opening).toEqual(['今天开会。'])
    expect(aside).toEqual(['题注“（根据录音整理）”'])
  })

  it('has the day, whatever stands beside it', () => {
    expect(apart('在春灌会上的讲话', '2026年3月5日 王立明', '同志们：').head.date).toBe('2026-03-05')
    expect(apart('在春灌会上的讲话', '（二〇二六年三月五日）', '同志们：').head.date).toBe('2026-03-05')
  })
})

describe('masks', () => {
  it.each([
    ['到位资金X亿元，列全市第X位', '到位资金【待补：数值】亿元，列全市第【待补：位次】位'],
    ['202x年、20XX年上半年', '【待补：年份】年、【待补：年份】年上半年'],
    ['××县和X市的王书记，X省长', '【待补：名称】县和【待补：名称】市的王书记，【待补：姓名】省长'],
    ['确保X月底前建成', '确保【待补：日期】月底前建成'],
    ['市委、市**决定，由*县办理', '市委、市【待补：原文】决定，由【待补：名称】县办理'],
    ['注册资本＊＊万元', '注册资本【待补：数值】万元'],
    ['新增○○户', '新增【待补：数值】户'],
  ])('%s', (text, slots) => {
    expect(withSlots(text)).toBe(slots)
  })

  it.each([
    '县医院添了一台X光机，X射线科扩了两间房。',
    '3×4米的棚子，五间。',
    '某县的做法、某些干部',
    'SUV、PPT、IPO、5G和MAX系统',
    '**一是抓招商**。要主动。',
    '* 第一条',
    '已写作【待补：X】',
  ])('are not in: %s', (text) => {
    expect(withSlots(text)).toBe(text)
  })

  it('that may be names are told and stay', () => {
    const { value } = readPlain(
      new Source('稿.txt', '在设备更新会上的讲话\n同志们：\n新上XX型机床40台，到账X万元。'),
    )
    expect(
      maskProblems(value).map(({ level, code, place }) => [
        level,
        code,
        place && 'start' in place ? place.start : -1,
      ]),
    ).toEqual([
      ['info', 'learn/mask-doubt', 18],
      ['warn', 'learn/mask', 29],
    ])
    expect(takeApart(value).opening).toEqual(['新上XX型机床40台，到账【待补：数值】万元。'])
  })
})
