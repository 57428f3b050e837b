/** What becomes of the runs: paragraphs written out before and after. */
import { describe, expect, test } from 'vitest'
import { editDocx, type WordEdits } from '../../src/write/docx-edit.ts'
import { partText, rangeOf } from '../support/word-edits.ts'
import { wordFile } from '../support/word-file.ts'

const bold = '<w:rPr><w:b/></w:rPr>'
const run = (text: string, properties = '') => `<w:r>${properties}<w:t>${text}</w:t></w:r>`
const ins = (id: number, inside: string) => `<w:ins w:id="${id}" w:author="核">${inside}</w:ins>`
const del = (id: number, inside: string) => `<w:del w:id="${id}" w:author="核">${inside}</w:del>`
const gone = (text: string, properties = '') => `<w:r>${properties}<w:delText>${text}</w:delText></w:r>`
const added = (text: string, properties = '') =>
  `<w:r>${properties}<w:t xml:space="preserve">${text}</w:t></w:r>`
const opened = (id: number) => `<w:commentRangeStart w:id="${id}"/>`
const closed = (id: number) =>
  `<w:commentRangeEnd w:id="${id}"/><w:r><w:rPr><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr><w:commentReference w:id="${id}"/></w:r>`

const link = (inside: string) => `<w:hyperlink w:anchor="a">${inside}</w:hyperlink>`
const control = (inside: string, kind: string) =>
  `<w:sdt><w:sdtPr>${kind}</w:sdtPr><w:sdtContent>${inside}</w:sdtContent></w:sdt>`
const tag = (inside: string) => `<w:smartTag w:uri="u" w:element="e">${inside}</w:smartTag>`
const theirs = (id: number, inside: string) => `<w:ins w:id="${id}" w:author="李明">${inside}</w:ins>`
const look = (id: number) =>
  `<w:rPr><w:b/><w:rPrChange w:id="${id}" w:author="李明"><w:rPr/></w:rPrChange></w:rPr>`
const point = (offset: number) => ({ part: 'word/document.xml', paragraph: 0, run: 0, offset })

interface Edited {
  inside: string
  codes: string[]
}

/** The inside of the only paragraph after changes [old, new] and comments on words. */
function edited(inside: string, changes: [string, string][], comments: string[] = []): Edited {
  const file = wordFile({ document: `<w:p>${inside}</w:p>` })
  const edits: WordEdits = {
    comments: comments.map((words) => ({ ...rangeOf(file, words), paragraphs: ['甲'] })),
    changes: changes.map(([words, text]) => ({ ...rangeOf(file, words), text })),
  }
  const { value, problems } = editDocx(file, edits, { author: '核' })
  const [, after] = /<w:body><w:p>([\s\S]*)<\/w:p><\/w:body>/.exec(partText(value!))!
  return { inside: after!, codes: problems.map(({ code }) => code) }
}

describe('a change', () => {
  test('of a whole run leaves it whole', () => {
    expect(edited(run('布署', bold), [['布署', '部署']]).inside).toBe(
      del(1001, gone('布署', bold)) + ins(1000, added('部署', bold)),
    )
  })

  test('inside a run splits it and keeps its properties', () => {
    expect(edited(run('认真布署工作', bold), [['布署', '部署']]).inside).toBe(
      run('认真', bold) + del(1001, gone('布署', bold)) + ins(1000, added('部署', bold)) + run('工作', bold),
    )
  })

  test('over several runs looks like the first and stands behind its words', () => {
    expect(edited(run('认真布', bold) + run('署工作'), [['布署', '部署']]).inside).toBe(
      run('认真', bold) +
        del(1001, gone('布', bold)) +
        ins(1000, added('部署', bold)) +
        del(1002, gone('署')) +
        run('工作'),
    )
  })

  test('that only deletes puts nothing in', () => {
    expect(edited(run('加强加强统筹'), [['加强加强', '加强']]).inside).toBe(
      del(1001, gone('加强加强')) + ins(1000, added('加强')) + run('统筹'),
    )
    expect(edited(run('资金、土地、等'), [['、等', '']]).inside).toBe(
      run('资金、土地') + del(1000, gone('、等')),
    )
  })

  test('keeps white space at the cuts and attributes of runs', () => {
    expect(edited('<w:r w:rsidR="00AB"><w:t>新建 36 座</w:t></w:r>', [[' 36 ', '36']]).inside).toBe(
      '<w:r w:rsidR="00AB"><w:t xml:space="preserve">新建</w:t></w:r>' +
        del(1001, '<w:r w:rsidR="00AB"><w:delText xml:space="preserve"> 36 </w:delText></w:r>') +
        ins(1000, added('36')) +
        '<w:r w:rsidR="00AB"><w:t xml:space="preserve">座</w:t></w:r>',
    )
  })

  test.each([
    ['an entity', 'R&amp;D,甲', run('R&amp;D')],
    ['a number', 'R&#38;D,甲', run('R&#38;D')],
    ['a comment in the text', 'R&amp;<!-- a, > b -->D,甲', run('R&amp;<!-- a, > b -->D')],
    ['an instruction', 'R&amp;<?x > ?>D,甲', run('R&amp;<?x > ?>D')],
  ])('counts %s as one character', (_, text, before) => {
    expect(edited(run(text), [[',', '，']]).inside).toBe(
      before + del(1001, gone(',')) + ins(1000, added('，')) + run('甲'),
    )
  })

  test('closes a CDATA section at a cut', () => {
    const file = wordFile({ document: `<w:p>${run('R<![CDATA[&]]>D<![CDATA[,甲]]>')}</w:p>` })
    const changes = [{ start: point(3), end: point(4), text: '，' }]
    const { value } = editDocx(file, { comments: [], changes }, { author: '核' })
    expect(partText(value!)).toContain(
      `<w:p>${run('R<![CDATA[&]]>D<![CDATA[]]>')}${del(1001, gone('<![CDATA[,]]>'))}${ins(1000, added('，'))}${run('<![CDATA[甲]]>')}</w:p>`,
    )
  })

  test('stands right behind a character of two units', () => {
    expect(edited(run('&#x20BB7;野,'), [['野,', '野，']]).inside).toBe(
      run('&#x20BB7;') + del(1001, gone('野,')) + ins(1000, added('野，')),
    )
  })

  test('takes tabs and line breaks with it and keeps notes and pictures', () => {
    const note = '<w:footnoteReference w:id="2"/>'
    expect(
      edited(`<w:r><w:t>甲</w:t><w:tab/>${note}<w:t>乙</w:t><w:br/></w:r>`, [['甲\t乙', '丙']]).inside,
    ).toBe(
      del(1001, '<w:r><w:delText>甲</w:delText><w:tab/></w:r>') +
        `<w:r>${note}</w:r>` +
        del(1002, gone('乙')) +
        ins(1000, added('丙')) +
        '<w:r><w:br/></w:r>',
    )
  })

  test('writes tabs, line breaks and marks of XML', () => {
    expect(edited(run('甲'), [['甲', 'A<B\t"C"\r\nD\u0000']]).inside).toBe(
      del(1001, gone('甲')) +
        ins(
          1000,
          '<w:r><w:t xml:space="preserve">A&lt;B</w:t><w:tab/><w:t xml:space="preserve">&quot;C&quot;</w:t><w:br/><w:t xml:space="preserve">D</w:t></w:r>',
        ),
    )
  })

  test('goes across the borders of links, controls and tags', () => {
    expect(
      edited(run('再') + link(run('接')) + control(run('再'), '<w:alias w:val="甲"/>') + tag(run('励')), [
        ['再接再励', '再接再厉'],
      ]),
    ).toEqual({
      inside:
        del(1001, gone('再')) +
        ins(1000, added('再接再厉')) +
        link(del(1002, gone('接'))) +
        control(del(1003, gone('再')), '<w:alias w:val="甲"/>') +
        tag(del(1004, gone('励'))),
      codes: [],
    })
  })

  test('inside an insertion by somebody else deletes there and inserts beside it', () => {
    expect(edited(theirs(5, run('认真布署工作')), [['布署', '部署']]).inside).toBe(
      theirs(5, run('认真') + del(1001, gone('布署'))) + ins(1000, added('部署')) + theirs(1002, run('工作')),
    )
    expect(edited(theirs(5, run('认真') + run('布署')), [['布署', '部署']]).inside).toBe(
      theirs(5, run('认真') + del(1001, gone('布署'))) + ins(1000, added('部署')),
    )
  })

  test('does not take over what a run says of its own changes', () => {
    expect(edited(run('认真布署', look(7)), [['布署', '部署']]).inside).toBe(
      run('认真', look(7)) + del(1001, gone('布署', look(1002))) + ins(1000, added('部署', bold)),
    )
  })

  test('passes over what is deleted or hidden already', () => {
    const old = '<w:del w:id="5" w:author="李明"><w:r><w:delText>旧</w:delText></w:r></w:del>'
    const hidden = run('密', '<w:rPr><w:vanish/></w:rPr>')
    const file = `${run('布')}${old}${hidden}${run('署')}`
    expect(edited(file, [['布密署', '部署']]).inside).toBe(
      del(1001, gone('布')) + ins(1000, added('部署')) + old + hidden + del(1002, gone('署')),
    )
  })

  test('with other prefixes for the same elements', () => {
    const space = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
    const document = `<?xml version="1.0"?><ns0:document xmlns:ns0='${space}'><ns0:body><ns0:p><ns0:r><ns0:t>甲,乙</ns0:t></ns0:r></ns0:p></ns0:body></ns0:document>`
    const file = wordFile({ document: '', extra: { 'word/document.xml': document } })
    const { value } = editDocx(file, {
      comments: [],
      changes: [{ start: point(1), end: point(2), text: '，' }],
    })
    expect(partText(value!)).toBe(
      document.replace(
        '<ns0:t>甲,乙</ns0:t></ns0:r>',
        '<ns0:t>甲</ns0:t></ns0:r><ns0:del ns0:id="1001" ns0:author="笔杆（自动核稿）"><ns0:r><ns0:delText>,</ns0:delText></ns0:r></ns0:del>' +
          '<ns0:ins ns0:id="1000" ns0:author="笔杆（自动核稿）"><ns0:r><ns0:t xml:space="preserve">，</ns0:t></ns0:r></ns0:ins><ns0:r><ns0:t>乙</ns0:t></ns0:r>',
      ),
    )
  })
})

describe('a character in two versions', () => {
  const emoji =
    '<mc:AlternateContent><mc:Choice Requires="w16se"><w16se:symEx xmlns:w16se="urn:s" w16se:char="1F600"/></mc:Choice><mc:Fallback><w:t>😀</w:t></mc:Fallback></mc:AlternateContent>'
  const document = `<w:p><w:r>${emoji}<w:t>甲,乙</w:t></w:r></w:p>`
  const file = wordFile({ document })

  test('counts once', () => {
    const changes = [{ start: point(3), end: point(4), text: '，' }]
    const { value, problems } = editDocx(file, { comments: [], changes }, { author: '核' })
    expect(problems).toEqual([])
    expect(partText(value!)).toContain(
      `<w:p><w:r>${emoji}<w:t>甲</w:t></w:r>${del(1001, gone(','))}${ins(1000, added('，'))}${run('乙')}</w:p>`,
    )
  })

  test('takes a comment for a change', () => {
    const changes = [{ start: point(0), end: point(3), text: '' }]
    const { value, problems } = editDocx(file, { comments: [], changes }, { author: '核' })
    expect(problems.map(({ code }) => code)).toEqual(['word/change-as-comment'])
    expect(partText(value!)).toContain(
      `<w:p>${opened(1000)}<w:r>${emoji}<w:t>甲</w:t></w:r>${closed(1000)}${run(',乙')}</w:p>`,
    )
    expect(partText(value!, 'word/comments.xml')).toContain('建议删去“😀甲”。')
  })
})

test('a run with more properties than any program writes is left alone', () => {
  const look = `<w:rPr>${'<w:b/>'.repeat(4000)}</w:rPr>`
  expect(edited(run('布署', look) + run('工作'), [['布署', '部署']])).toEqual({
    inside: run('布署', look) + run('工作'),
    codes: ['word/no-point'],
  })
})

describe('a comment', () => {
  test('on whole runs leaves them whole', () => {
    expect(edited(run('认真') + run('布署', bold) + run('工作'), [], ['布署']).inside).toBe(
      run('认真') + opened(1000) + run('布署', bold) + closed(1000) + run('工作'),
    )
  })

  test('inside a run splits it', () => {
    expect(edited(run('认真布署工作', bold), [], ['布署']).inside).toBe(
      run('认真', bold) + opened(1000) + run('布署', bold) + closed(1000) + run('工作', bold),
    )
  })

  test('holds a change of the same words, old and new', () => {
    expect(edited(run('认真布署工作'), [['布署', '部署']], ['布署']).inside).toBe(
      run('认真') +
        opened(1000) +
        del(1002, gone('布署')) +
        ins(1001, added('部署')) +
        closed(1000) +
        run('工作'),
    )
  })

  test('may overlap another', () => {
    expect(edited(run('甲乙丙丁'), [], ['甲乙丙', '乙丙丁']).inside).toBe(
      opened(1000) + run('甲') + opened(1001) + run('乙丙') + closed(1000) + run('丁') + closed(1001),
    )
  })

  test('in a plain-text control or half a ruby stands around it', () => {
    const control = `<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>${run('18.6')}</w:sdtContent></w:sdt>`
    expect(edited(run('完成') + control + run('亿元'), [], ['8.6亿']).inside).toBe(
      run('完成') + opened(1000) + control + run('亿') + closed(1000) + run('元'),
    )
    const ruby = `<w:r><w:ruby><w:rubyPr/><w:rt>${run('shè')}</w:rt><w:rubyBase>${run('歙')}</w:rubyBase></w:ruby></w:r>`
    expect(edited(ruby + run('县'), [], ['歙']).inside).toBe(opened(1000) + ruby + closed(1000) + run('县'))
  })
})

describe('a change that becomes a comment', () => {
  test.each([
    ['a list', control(run('18.6'), '<w:dropDownList/>')],
    [
      'a plain-text control that nobody may take away',
      control(run('18.6'), '<w:lock w:val="sdtLocked"/><w:text/>'),
    ],
    [
      'what a field prints',
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('18.6')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
    ],
    ['what a simple field prints', `<w:fldSimple w:instr="REF a">${run('18.6')}</w:fldSimple>`],
  ])('%s', (_, inside) => {
    const { inside: after, codes } = edited(inside, [['18.6', '16.8']])
    expect(codes).toEqual(['word/change-as-comment'])
    expect(after.replace(opened(1000), '').replace(closed(1000), '')).toBe(inside)
  })

  test.each([
    ['a locked control', control(run('18.6'), '<w:lock w:val="sdtContentLocked"/>')],
    [
      'a ruby',
      `<w:r><w:ruby><w:rubyPr/><w:rt>${run('a')}</w:rt><w:rubyBase>${run('18.6')}</w:rubyBase></w:ruby></w:r>`,
    ],
    ['words that were moved here', `<w:moveTo w:id="3" w:author="李明">${run('18.6')}</w:moveTo>`],
    ['words that were moved away', `<w:moveFrom w:id="3" w:author="李明">${run('18.6')}</w:moveFrom>`],
    [
      'an insertion far around the run',
      `<w:ins w:id="3" w:author="李明"><w:smartTag w:element="e">${run('18.6')}</w:smartTag></w:ins>`,
    ],
  ])('%s', (_, inside) => {
    const { inside: after, codes } = edited(inside, [['18.6', '16.8']])
    expect(codes).toEqual(['word/change-as-comment'])
    expect(after.replace(opened(1000), '').replace(closed(1000), '')).toBe(inside)
  })
})
