/** Files as programs and people leave them: controls, fields, other people's changes, odd XML. */
import { strFromU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { editDocx, type WordEdits } from '../../src/write/docx-edit.ts'
import { settledLines } from '../support/word-changes.ts'
import { commentsOf, partText, rangeOf } from '../support/word-edits.ts'
import { wordFile, wordParagraph, wordRun } from '../support/word-file.ts'

const part = 'word/document.xml'
const run = (text: string, properties = '') => `<w:r>${properties}<w:t>${text}</w:t></w:r>`
const ins = (id: number, inside: string) => `<w:ins w:id="${id}" w:author="核">${inside}</w:ins>`
const del = (id: number, inside: string) => `<w:del w:id="${id}" w:author="核">${inside}</w:del>`
const gone = (text: string) => `<w:r><w:delText>${text}</w:delText></w:r>`
const added = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const control = (inside: string, kind = '<w:text/>') =>
  `<w:sdt><w:sdtPr><w:tag w:val="fact:a"/>${kind}</w:sdtPr><w:sdtContent>${inside}</w:sdtContent></w:sdt>`
const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
const field = (code: string, inside: string) =>
  `${mark('begin')}<w:r><w:instrText xml:space="preserve">${code}</w:instrText></w:r>${mark('separate')}${inside}${mark('end')}`
const box = (words: string) => `<w:txbxContent>${wordParagraph(words)}</w:txbxContent>`
const at = (paragraph: number, offset: number) => ({ part, paragraph, run: 0, offset })
const point = (index: number, offset: number) => ({ part, paragraph: 0, run: index, offset })

/** The inside of the only paragraph after changes [old, new]. */
function changed(inside: string, changes: [string, string][], more: Partial<WordEdits> = {}) {
  const file = wordFile({ document: `<w:p>${inside}</w:p>` })
  const edits = { comments: [], changes: changes.map(([words, text]) => ({ ...rangeOf(file, words), text })) }
  const { value, problems } = editDocx(file, { ...edits, ...more }, { author: '核' })
  const [, after] = /<w:body><w:p>([\s\S]*)<\/w:p><\/w:body>/.exec(partText(value!))!
  return { inside: after!, bytes: value!, codes: problems.map(({ code }) => code) }
}

describe('a plain-text control', () => {
  const bound = '<w:dataBinding w:xpath="/a" w:storeItemID="{1}"/><w:text/>'

  test('gives way to a change of its words', () => {
    const { inside, codes } = changed(run('完成') + control(run('18.6')) + run('亿元'), [['18.6', '20.1']])
    expect(inside).toBe(run('完成') + del(1001, gone('18.6')) + ins(1000, added('20.1')) + run('亿元'))
    expect(codes).toEqual([])
  })

  test('that is bound gives way, too, and that is told', () => {
    const { inside, codes } = changed(control(run('18') + run('.6'), bound), [['8.', '9.']])
    expect(inside).toBe(
      run('1') + del(1001, gone('8')) + ins(1000, added('9.')) + del(1002, gone('.')) + run('6'),
    )
    expect(codes).toEqual(['word/control-replaced'])
  })

  test('gives way to a change across its edge', () => {
    const { inside } = changed(run('达') + control(run('18.6')) + run('亿元'), [['达18.6亿', '达20亿']])
    expect(inside).toBe(
      del(1001, gone('达')) +
        ins(1000, added('达20亿')) +
        del(1002, gone('18.6')) +
        del(1003, gone('亿')) +
        run('元'),
    )
  })

  test('stays where something is put right beside it', () => {
    const held = control(run('18.6'), bound)
    const here = (index: number, offset: number, text: string) => ({
      changes: [{ start: point(index, offset), end: point(index, offset), text }],
    })
    expect(changed(held + run('亿元'), [], here(0, 4, '多')).inside).toBe(
      held + ins(1000, added('多')) + run('亿元'),
    )
    expect(changed(held + run('亿元'), [], here(0, 0, '约')).inside).toBe(
      ins(1000, added('约')) + held + run('亿元'),
    )
    expect(changed(held, [], { ghosts: [{ at: point(0, 4), text: '多' }] }).inside).toBe(
      held + del(1000, '<w:r><w:delText xml:space="preserve">多</w:delText></w:r>'),
    )
    expect(changed(held, [], here(0, 2, '0')).inside).toBe(run('18') + ins(1000, added('0')) + run('.6'))
  })

  test('stays where a change is beside it, and one without a type keeps the change in it', () => {
    const held = control(run('18.6'), bound)
    expect(changed(run('达到') + held + run('亿'), [['到', '成']]).inside).toContain(held)
    expect(changed(control(run('王芳'), ''), [['王芳', '李明']]).inside).toBe(
      control(del(1001, gone('王芳')) + ins(1000, added('李明')), ''),
    )
  })

  test('keeps a comment on it, old and new', () => {
    const document = `<w:p>${run('达')}${control(run('18.6'))}${run('亿')}</w:p>`
    const file = wordFile({ document })
    const range = rangeOf(file, '18.6')
    const { value } = editDocx(file, {
      comments: [{ ...range, paragraphs: ['到位资金'] }],
      changes: [{ ...range, text: '20.1' }],
    })
    expect(commentsOf(value!).map(({ anchor }) => anchor)).toEqual(['18.620.1'])
  })
})

describe('a field', () => {
  test('whose words people type takes a change', () => {
    const { inside, codes } = changed(field(' HYPERLINK "a" ', run('布署')), [['布署', '部署']])
    expect(inside).toContain(del(1001, gone('布署')) + ins(1000, added('部署')))
    expect(codes).toEqual([])
  })

  test('inside another that Word writes anew takes none, and behind it all is as before', () => {
    const document = field(' TOC ', field(' HYPERLINK "a" ', run('一、布署'))) + run('布署')
    const { inside, codes } = changed(document, [['一、布署', '一、部署']])
    expect(codes).toEqual(['word/change-as-comment'])
    expect(inside).toContain(run('一、布署'))
    const file = wordFile({ document: `<w:p>${document}</w:p>` })
    const second = { ...rangeOf(file, '布署', { n: 2 }), text: '部署' }
    expect(editDocx(file, { comments: [], changes: [second] }).problems).toEqual([])
  })
})

describe('changes of other people', () => {
  const theirs = 'w:id="7" w:author="李"'

  test('take ours inside theirs, and keep what they deleted', () => {
    const document = `<w:ins ${theirs}>${run('新增内容')}</w:ins><w:del ${theirs}>${gone('旧的')}</w:del>`
    const { inside, bytes } = changed(document, [['内容', '事项']])
    expect(inside).toBe(
      `<w:ins ${theirs}>${run('新增')}${del(1001, gone('内容'))}</w:ins>${ins(1000, added('事项'))}<w:del ${theirs}>${gone('旧的')}</w:del>`,
    )
    expect(settledLines(bytes, 'reject', { author: '核' })).toEqual(['新增内容'])
    expect(settledLines(bytes, 'reject')).toEqual(['旧的'])
    expect(settledLines(bytes, 'accept')).toEqual(['新增事项'])
  })

  test('with what they moved take a remark only', () => {
    const document = `<w:moveTo ${theirs}>${run('移来的话')}</w:moveTo>${run('。')}`
    const { codes, inside } = changed(document, [['的话', '之言']], {
      ghosts: [{ at: point(0, 1), text: '旧' }],
    })
    expect(codes).toEqual(['word/change-as-comment', 'word/change-as-comment'])
    expect(inside.replaceAll(/<w:comment[^>]*>|<w:r><w:rPr>.*?<\/w:r>/g, '')).toBe(
      `<w:moveTo ${theirs}><w:r><w:t>移</w:t></w:r><w:r><w:t>来</w:t></w:r><w:r><w:t>的话</w:t></w:r></w:moveTo>${run('。')}`,
    )
  })
})

/** Characters of the first paragraph, each of them a run. */
const letter = (from: number, to: number) => ({ start: point(from, 0), end: point(to - 1, 1) })

describe('the XML of other programs', () => {
  const edits: WordEdits = {
    comments: [{ ...letter(0, 3), paragraphs: ['甲'] }],
    changes: [{ ...letter(2, 4), text: '部署' }],
    insertions: [{ part, after: 0, like: 0, runs: [{ text: '新' }] }],
    removals: [{ part, paragraph: 1 }],
  }
  const letters = [...'认真布署工作']

  test('a run for each character, as WPS has it, with attributes in any order and quotes of either kind', () => {
    const document = `<w:p w:rsidR='00A1' w14:paraId="1"><w:pPr><w:rPr><w:rFonts w:hint='eastAsia'/></w:rPr></w:pPr>${letters
      .map(
        (c) =>
          `<w:r w:rsidRPr='00B2' ><w:rPr><w:rFonts w:hint='eastAsia' w:ascii="A"/></w:rPr><w:t xml:space='preserve' >${c}</w:t></w:r>`,
      )
      .join('\n')}</w:p><w:p/><w:p w:rsidR="1" />`
    const file = wordFile({ document })
    const { value, problems } = editDocx(file, edits, { author: '核' })
    expect(problems).toEqual([])
    expect(settledLines(value!, 'accept')).toEqual(['认真部署工作', '新', ''])
    expect(settledLines(value!, 'reject')).toEqual(['认真布署工作', '', ''])
    expect(partText(value!)).toContain(`<w:delText xml:space='preserve' >署</w:delText>`)
    expect(partText(value!).match(/paraId/g)).toHaveLength(1)
  })

  test('another prefix, a byte order mark, UTF-16', () => {
    const inside =
      wordParagraph(letters.map((c) => wordRun(c)).join('')) + wordParagraph('二') + wordParagraph('三')
    const parts = unzipSync(wordFile({ document: inside }))
    const plain = strFromU8(parts[part]!)
    const renamed = plain.replaceAll(/(<\/?|\s|xmlns:)w:/g, '$1x:').replace('xmlns:w=', 'xmlns:x=')
    for (const xml of [`\ufeff${plain}`, `\ufeff${renamed.replace('UTF-8', 'UTF-16')}`]) {
      const isWide = xml.includes('UTF-16')
      const data = new Uint8Array(Buffer.from(xml, isWide ? 'utf16le' : 'utf8'))
      const { value, problems } = editDocx(zipSync({ ...parts, [part]: data }), edits, { author: '核' })
      expect(problems).toEqual([])
      const after = Buffer.from(unzipSync(value!)[part]!).toString(isWide ? 'utf16le' : 'utf8')
      expect(after.startsWith('\ufeff<?xml')).toBe(true)
      const p = isWide ? 'x' : 'w'
      expect(after).toContain(
        `<${p}:pPr><${p}:rPr><${p}:del ${p}:id="1002" ${p}:author="核"/></${p}:rPr></${p}:pPr><${p}:del`,
      )
      expect(after).toContain(`<${p}:t xml:space="preserve">新</${p}:t>`)
    }
  })

  test('both halves of an alternate content are paragraphs of their own', () => {
    const both = `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${box('框')}</mc:Choice><mc:Fallback>${box('框')}</mc:Fallback></mc:AlternateContent></w:r>`
    const document = wordParagraph(`${wordRun('图')}${both}`) + wordParagraph('完')
    const { value, problems } = editDocx(wordFile({ document }), {
      comments: [],
      changes: [],
      insertions: [1, 2].map((after) => ({
        part,
        after,
        like: after,
        runs: [{ text: '新' }],
        comment: ['甲'],
      })),
    })
    expect(problems.map(({ code }) => code)).toEqual(['word/no-comment-here', 'word/no-comment-here'])
    expect(settledLines(value!, 'accept')).toEqual(['图', '框', '新', '框', '新', '完'])
    expect(settledLines(value!, 'reject')).toEqual(['图', '框', '框', '完'])
  })
})

test('1,000 edits of a paper of 100 pages are made in about a second', () => {
  const line = '各镇（街道）要按照区委、区政府的部署，把项目一个一个盯紧、抓实，确保如期完成。'
  const document = Array.from({ length: 1500 }, (_, i) => wordParagraph(`${i}${line.repeat(2)}`)).join('')
  const file = wordFile({ document })
  const edits: WordEdits = {
    comments: Array.from({ length: 250 }, (_, i) => ({ start: at(i, 5), end: at(i, 9), paragraphs: ['甲'] })),
    changes: Array.from({ length: 500 }, (_, i) => ({ start: at(i, 10), end: at(i, 14), text: '20.1' })),
    insertions: Array.from({ length: 150 }, (_, i) => ({
      part,
      after: 600 + i,
      like: 0,
      runs: [{ text: '新' }],
    })),
    removals: Array.from({ length: 150 }, (_, i) => ({ part, paragraph: 900 + i })),
  }
  const before = performance.now()
  const { value, problems } = editDocx(file, edits)
  const took = performance.now() - before
  expect(problems).toEqual([])
  expect(settledLines(value!, 'accept')).toHaveLength(1500)
  expect(settledLines(value!, 'reject')).toHaveLength(1500)
  // Alone it is a fifth of a second; the machine may have more to do.
  expect(took).toBeLessThan(5000)
})
