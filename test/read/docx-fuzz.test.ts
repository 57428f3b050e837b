import { unzipSync, zipSync } from 'fflate'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDocx } from '../../src/read/docx.ts'
import { walk } from '../../src/speech/index.ts'
import { WordSource } from '../../src/text/word-source.ts'
import { wordFile, wordParagraph as p, wordRun as r } from '../support/word-file.ts'

const table = `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${p('合计')}</w:tc><w:tc>${p('6')}</w:tc></w:tr><w:tr><w:tc>${p('甲')}</w:tc><w:tc>${p('4')}</w:tc></w:tr></w:tbl>`
const whole = {
  document:
    p(r('在秋粮收购会上的讲话', '<w:sz w:val="44"/>'), '<w:jc w:val="center"/>') +
    p('同志们：') +
    p('一、看清形势', '<w:pStyle w:val="1"/>') +
    p(
      r('一是抓收购。', '<w:b/>') +
        '<w:r><w:t>要快</w:t><w:br/><w:tab/></w:r><w:ins w:id="1">' +
        r('。') +
        '</w:ins>',
    ) +
    p(
      `<w:del w:id="2"><w:r><w:delText>旧</w:delText></w:r></w:del><w:r><w:footnoteReference w:id="2"/></w:r>`,
      '<w:rPr><w:del w:id="3"/></w:rPr>',
    ) +
    p('抓好落实', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') +
    table +
    p(
      `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent>${p('框')}</w:txbxContent></mc:Choice><mc:Fallback>${p('框')}</mc:Fallback></mc:AlternateContent></w:r>`,
    ),
  styles: '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>',
  numbering:
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
  footnotes: `<w:footnote w:id="2">${p('注文。')}</w:footnote>`,
}
const sound = wordFile(whole)

/** What is wrong with how bytes are read; [] where nothing is. */
function faults(bytes: Uint8Array): string[] {
  const { value, problems } = readDocx('稿.docx', bytes)
  const levels = problems.map(({ level }) => level).join()
  if (!value) return levels === 'error' ? [] : [`no speech, but ${levels}`]
  const { source } = value
  if (!(source instanceof WordSource)) return ['not a WordSource']
  const { length } = source.text
  const found: string[] = []
  const within = (start: number, end: number, what: string) => {
    if (!(start >= 0 && start <= end && end <= length)) found.push(`${what} at ${start}-${end}`)
  }
  let last = 0
  for (const { start, end, paragraph, run, offset } of source.stretches) {
    within(start, end, 'stretch')
    if (start < last || start === end || Math.min(paragraph, run, offset) < 0) found.push('stretch')
    last = end
  }
  walk(value.tree, ({ type, position }) => {
    if (position) within(position.start.offset!, position.end.offset!, type)
  })
  for (const { place } of problems) if (place && 'start' in place) within(place.start, place.end, 'problem')
  return found
}

function readSoundly(bytes: Uint8Array): void {
  expect(faults(bytes)).toEqual([])
}

/** The package with one part changed. */
function withPart(path: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(sound)
  const xml = new TextDecoder().decode(parts[path])
  return zipSync({ ...parts, [path]: new TextEncoder().encode(change(xml)) }, { level: 1 })
}

const paths = [
  'word/document.xml',
  'word/styles.xml',
  'word/numbering.xml',
  'word/footnotes.xml',
  '_rels/.rels',
  'word/_rels/document.xml.rels',
  '[Content_Types].xml',
]
const anyPath = fc.constantFrom(...paths)

describe('no bytes make the reader crash, and places stay inside the text', () => {
  test('random bytes, also with the beginning of a zip', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (bytes, zip) => {
        readSoundly(zip ? new Uint8Array([0x50, 0x4b, 3, 4, ...bytes]) : bytes)
      }),
      { numRuns: 300 },
    )
  })

  test('a file cut off anywhere', () => {
    fc.assert(
      fc.property(fc.nat(sound.length), (length) => readSoundly(sound.slice(0, length))),
      { numRuns: 150 },
    )
  })

  test('bytes of a file changed', () => {
    const change = fc.tuple(fc.nat(sound.length - 1), fc.nat(255))
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        const bytes = sound.slice()
        for (const [at, byte] of changes) bytes[at] = byte
        readSoundly(bytes)
      }),
      { numRuns: 400 },
    )
  })

  test('characters of a part changed, cut or doubled', () => {
    fc.assert(
      fc.property(
        anyPath,
        fc.nat(),
        fc.nat(40),
        fc.constantFrom('', '<', '>', '"', '&', '<w:p>', '</w:p>', '\0', '甲'),
        (path, at, length, put) => {
          readSoundly(
            withPart(
              path,
              (xml) => xml.slice(0, at % xml.length) + put + xml.slice((at % xml.length) + length),
            ),
          )
        },
      ),
      { numRuns: 300 },
    )
  })

  test('elements dropped, doubled, renamed and moved, the XML sound', () => {
    const names = [
      'w:p',
      'w:r',
      'w:t',
      'w:tbl',
      'w:tr',
      'w:tc',
      'w:ins',
      'w:del',
      'w:sdt',
      'w:sdtContent',
      'w:txbxContent',
      'mc:AlternateContent',
      'mc:Choice',
      'w:footnote',
      'w:num',
      'w:lvl',
      'w:style',
      'w:rPr',
      'w:pPr',
      'w:rt',
      'm:oMath',
    ]
    fc.assert(
      fc.property(
        anyPath,
        fc.constantFrom(...names),
        fc.constantFrom(...names),
        fc.boolean(),
        (path, from, to, swap) => {
          readSoundly(
            withPart(path, (xml) =>
              xml.replaceAll(
                new RegExp(`(</?)(${from}|${to})(?=[ />])`, 'g'),
                (_, open: string, name: string) => (name === from ? open + to : open + (swap ? from : name)),
              ),
            ),
          )
        },
      ),
      { numRuns: 200 },
    )
  })

  test('documents made at random', () => {
    const leaf = fc.constantFrom(
      r('甲'),
      r('一、', '<w:b/>'),
      r('。'),
      '<w:r><w:br/></w:r>',
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
      '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
      '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
      '<w:r><w:footnoteReference w:id="2"/></w:r>',
      '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
    )
    const properties = fc.constantFrom(
      '',
      '<w:pStyle w:val="1"/>',
      '<w:rPr><w:del/></w:rPr>',
      '<w:jc w:val="center"/>',
      '<w:numPr><w:ilvl w:val="8"/><w:numId w:val="1"/></w:numPr>',
    )
    const wrap = fc.constantFrom(
      'w:sdt',
      'w:ins',
      'w:del',
      'w:tbl',
      'w:tr',
      'w:tc',
      'w:txbxContent',
      'mc:AlternateContent',
      'mc:Choice',
      'mc:Fallback',
      'w:hyperlink',
      'w:r',
      'w:p',
    )
    const { blocks } = fc.letrec<{ blocks: string; block: string }>((tie) => ({
      blocks: fc.array(tie('block'), { maxLength: 5 }).map((all) => all.join('')),
      block: fc.oneof(
        { depthSize: 'small' },
        fc
          .tuple(fc.array(leaf, { maxLength: 5 }), properties)
          .map(([runs, look]) => p(runs.join('') || r(''), look)),
        leaf,
        fc.tuple(wrap, tie('blocks')).map(([name, inside]) => `<${name}>${inside}</${name}>`),
      ),
    }))
    fc.assert(
      fc.property(blocks, (document) => readSoundly(wordFile({ ...whole, document }))),
      { numRuns: 300 },
    )
  })
})
