import { describe, expect, test } from 'vitest'
import { walk } from '../../src/speech/index.ts'
import { wordParagraph as p, wordRun as r } from '../support/word-file.ts'
import { wrongStretches } from '../support/word-points.ts'
import { messagesOf, readWord } from '../support/word-reading.ts'

const styles = `
  <w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults>
  <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
  <w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/><w:pPr><w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr></w:style>
  <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
  <w:style w:type="paragraph" w:styleId="2"><w:name w:val="标题 2"/><w:basedOn w:val="a"/></w:style>
  <w:style w:type="paragraph" w:styleId="own"><w:name w:val="一级标题"/><w:basedOn w:val="1"/></w:style>
  <w:style w:type="paragraph" w:styleId="off"><w:name w:val="说明"/><w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
  <w:style w:type="paragraph" w:styleId="q"><w:name w:val="Quote"/></w:style>
  <w:style w:type="paragraph" w:styleId="t1"><w:name w:val="toc 1"/></w:style>
  <w:style w:type="character" w:styleId="s"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
  <w:style w:type="character" w:styleId="h"><w:name w:val="暗"/><w:rPr><w:vanish/></w:rPr></w:style>
  <w:style w:type="paragraph" w:styleId="x"><w:name w:val="甲"/><w:basedOn w:val="y"/></w:style>
  <w:style w:type="paragraph" w:styleId="y"><w:name w:val="乙"/><w:basedOn w:val="x"/></w:style>`

const styled = (style: string, words: string) => p(words, `<w:pStyle w:val="${style}"/>`)
const centred = (words: string, size: number, more = '') =>
  p(r(words, `<w:sz w:val="${size}"/>${more}`), '<w:jc w:val="center"/>')

const lines = (...words: string[]) => p(`<w:r>${words.map((w) => `<w:t>${w}</w:t>`).join('<w:br/>')}</w:r>`)

const level = (n: number, words: string) => p(words, `<w:outlineLvl w:val="${n}"/>`)

const mark = (id: number) => `<w:r><w:commentReference w:id="${id}"/></w:r>`
const remarkOf = (id: number, author: string, lines: string[]) =>
  `<w:comment w:id="${id}" w:author="${author}">${lines.map((line) => p(r(line))).join('')}</w:comment>`

describe('title and headings', () => {
  test('by styles: built-in names, Chinese names, styles based on them', () => {
    const { tree } = readWord({
      styles,
      document:
        styled('a3', '在全县秋粮收购会上的讲话') +
        p('（2026年9月3日）') +
        p('县长　林知远') +
        p('同志们：') +
        p('下面，我讲两点意见。') +
        styled('1', '一、看清形势') +
        styled('2', '（一）仓容够不够') +
        p('要逐仓核实。') +
        styled('own', '二、抓紧收购'),
    })
    expect(tree).toBe(`root
  heading 1
    text "在全县秋粮收购会上的讲话"
  paragraph date
    text "（2026年9月3日）"
  paragraph speaker
    text "县长　林知远"
  paragraph salutation
    text "同志们："
  paragraph
    text "下面，我讲两点意见。"
  heading 2
    text "一、看清形势"
  heading 3
    text "（一）仓容够不够"
  paragraph
    text "要逐仓核实。"
  heading 2
    text "二、抓紧收购"
`)
  })

  test('a heading 1 without a number at the top is the title, heading 2 is then 一、', () => {
    const { tree } = readWord({
      styles,
      document:
        styled('1', '在养老服务座谈会上的发言') + styled('2', '一、床位还不够') + p('现有床位要盘活。'),
    })
    expect(tree).toBe(
      'root\n  heading 1\n    text "在养老服务座谈会上的发言"\n  heading 2\n    text "一、床位还不够"\n  paragraph\n    text "现有床位要盘活。"\n',
    )
  })

  test('a large centred line above the first heading 1 is the title', () => {
    const { tree } = readWord({
      styles,
      document: centred('养老服务情况汇报', 44) + styled('1', '床位') + p('床位要盘活。'),
    })
    expect(tree).toContain('heading 1\n    text "养老服务情况汇报"\n  heading 2\n    text "床位"')
  })

  test('by direct formatting: centred and larger than the text, over two paragraphs', () => {
    const { tree } = readWord({
      styles,
      document:
        centred('在全县老旧小区改造', 44) +
        centred('现场推进会议', 44) +
        centred('（2026年4月8日）', 32) +
        p('同志们：') +
        p('一、把底数摸清'),
    })
    expect(tree).toBe(`root
  heading 1
    text "在全县老旧小区改造现场推进会议"
  paragraph date
    text "（2026年4月8日）"
  paragraph salutation
    text "同志们："
  heading 2
    text "一、把底数摸清"
`)
  })

  test('by neither: the words say it', () => {
    const { tree } = readWord(
      p('在防汛备汛会议上的讲话') + p('同志们：') + p('一、水情') + p('今年来水偏多。') + p('二、工情'),
    )
    expect(tree).toContain('heading 1\n    text "在防汛备汛会议上的讲话"')
    expect(tree).toContain('heading 2\n    text "一、水情"')
    expect(tree).toContain('heading 2\n    text "二、工情"')
  })

  test('by direct outline level; level 9 and a style that takes it away are body', () => {
    const { tree } = readWord({
      styles,
      document: level(1, '学校布局') + level(9, '说明文字') + styled('off', '另一段说明'),
    })
    expect(tree).toBe(
      'root\n  heading 3\n    text "学校布局"\n  paragraph\n    text "说明文字"\n  paragraph\n    text "另一段说明"\n',
    )
  })

  test('a long paragraph or a 称谓 in a heading style stays body', () => {
    const long = '（一）要提早谋划。教育局要在七月底前拿出方案，财政局要同步安排资金，乡镇要做好群众工作。'
    const { tree } = readWord({
      styles,
      document: styled('a3', '讲话') + styled('1', '同志们：') + styled('2', long),
    })
    expect(tree).toContain('paragraph salutation\n    text "同志们："')
    expect(tree).toContain('paragraph\n    lead "（一）"\n      text "要提早谋划。"\n    text "教育局')
  })

  test('styles that are based on each other, and one that is not there', () => {
    const { tree } = readWord({ styles, document: styled('x', '甲段话。') + styled('没有', '乙段话。') })
    expect(tree).toBe('root\n  paragraph\n    text "甲段话。"\n  paragraph\n    text "乙段话。"\n')
  })

  test('without styles.xml the ids tell', () => {
    expect(readWord(styled('Heading2', '学校布局') + p('要调整。')).tree).toBe(
      'root\n  heading 3\n    text "学校布局"\n  paragraph\n    text "要调整。"\n',
    )
  })
})

describe('runs', () => {
  test('words cut by sessions, spelling marks and bookmarks are one text', () => {
    const { tree, source, bytes } = readWord(
      '<w:p w:rsidR="00A1"><w:r w:rsidR="00A1"><w:t>全县秋</w:t></w:r><w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="1" w:name="甲"/><w:r><w:t>粮收</w:t></w:r><w:bookmarkEnd w:id="1"/><w:r><w:t>购要快。</w:t></w:r></w:p>',
    )
    expect(tree).toBe('root\n  paragraph\n    text "全县秋粮收购要快。"\n')
    expect(source.stretches).toEqual([
      { start: 0, end: 3, part: 'word/document.xml', paragraph: 0, run: 0, offset: 0 },
      { start: 3, end: 5, part: 'word/document.xml', paragraph: 0, run: 1, offset: 0 },
      { start: 5, end: 9, part: 'word/document.xml', paragraph: 0, run: 2, offset: 0 },
    ])
    expect(wrongStretches(source, bytes)).toEqual([])
  })

  test('a bold beginning is a lead', () => {
    expect(readWord(p(r('一是抓收购。', '<w:b/>') + r('各乡镇要快。'))).tree).toBe(
      'root\n  paragraph\n    lead "一是"\n      text "抓收购。"\n    text "各乡镇要快。"\n',
    )
    expect(readWord(p(r('　　一是抓收购', '<w:b/>') + r('。各乡镇要快。', '<w:b w:val="0"/>'))).tree).toBe(
      'root\n  paragraph\n    lead "一是"\n      text "抓收购。"\n    text "各乡镇要快。"\n',
    )
  })

  test('bold by a run style stresses; bold of the paragraph does not, and both together are off', () => {
    const byStyle = p(r('重点', '<w:rStyle w:val="s"/>') + r('要抓住'))
    expect(readWord({ styles, document: byStyle }).tree).toContain('strong\n      text "重点"')
    const inBold = p(r('重点', '<w:rStyle w:val="s"/>') + r('要抓住'), '<w:pStyle w:val="1"/>')
    expect(readWord({ styles, document: inBold }).tree).toBe('root\n  heading 1\n    text "重点要抓住"\n')
  })

  test('a reading copy that is bold throughout has no stress', () => {
    const body = p(r('全县上下要把这件事抓紧抓实抓出成效来。'.repeat(30), '<w:b/>'))
    expect(readWord(body + body).tree).not.toContain('strong')
  })

  test('links, controls, smart tags, fields and rubies give their words', () => {
    const { tree, problems } = readWord(
      p(
        `<w:hyperlink w:anchor="a">${r('甲')}</w:hyperlink>` +
          `<w:sdt><w:sdtPr><w:rPr><w:vanish/></w:rPr></w:sdtPr><w:sdtContent>${r('乙')}</w:sdtContent></w:sdt>` +
          `<w:smartTag w:uri="u" w:element="e">${r('丙')}</w:smartTag>` +
          `<w:fldSimple w:instr=" PAGE ">${r('丁')}</w:fldSimple>` +
          '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' +
          `${r('戊')}<w:r><w:fldChar w:fldCharType="end"/></w:r>` +
          `<w:r><w:ruby><w:rubyPr/><w:rt>${r('xī')}</w:rt><w:rubyBase>${r('歙')}</w:rubyBase></w:ruby></w:r>` +
          r('县。'),
      ),
    )
    expect(tree).toBe('root\n  paragraph\n    text "甲乙丙丁戊歙县。"\n')
    expect(messagesOf(problems)).toEqual(['有1处拼音没有读入，只读了汉字，拼音请另行核对'])
  })

  test('a block control around paragraphs, and one whose prompt was never filled in', () => {
    const { tree, problems } = readWord(
      `<w:sdt><w:sdtContent>${p('甲段。')}${p('乙段。')}</w:sdtContent></w:sdt>` +
        p(
          `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${r('单击此处')}</w:sdtContent></w:sdt>`,
        ),
    )
    expect(tree).toBe('root\n  paragraph\n    text "甲段。"\n  paragraph\n    text "乙段。"\n')
    expect(messagesOf(problems)).toEqual(['有1处内容控件没有填写，提示文字没有读入，请填写或删去'])
  })

  test('comments at the figures of a 核稿版 are told apart from those that ask for something', () => {
    const { problems } = readWord({
      document: p(r('春灌18.6万亩。') + mark(1) + mark(2) + mark(3) + mark(4)),
      comments:
        remarkOf(1, '笔杆（自动核稿）', ['面积（面积）：18.6万亩；核对表第1处', '来源：快报']) +
        remarkOf(2, '赵一', ['再查；核对表第1处']) +
        remarkOf(3, '笔杆（自动核稿）', ['缺来源', '见上；核对表第1处']),
    })
    expect(messagesOf(problems)).toEqual([
      '有1条说明数据来源的批注没有读入，核稿版才有，供核对用',
      '有3条批注没有读入，批注中的意见请逐条处理',
    ])
  })

  test('a field that is cut off does not swallow the next paragraph', () => {
    const { tree } = readWord(p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + r('甲')) + p('乙段。'))
    expect(tree).toBe('root\n  paragraph\n    text "乙段。"\n')
  })

  test('tabs, hyphens and symbols are characters; entities count as what they mean', () => {
    const { source, bytes, problems } = readWord(
      p(
        '<w:r><w:t>甲&amp;&#x1F600;</w:t><w:tab/><w:t>乙</w:t><w:noBreakHyphen/><w:softHyphen/><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>丙</w:t><w:sym w:font="怪体" w:char="F123"/></w:r>',
        '<w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs>',
      ),
    )
    expect(source.text).toBe('甲&😀\t乙-☑丙〓\n')
    expect(source.stretches).toEqual([
      { start: 0, end: 10, part: 'word/document.xml', paragraph: 0, run: 0, offset: 0 },
    ])
    expect(wrongStretches(source, bytes)).toEqual([])
    expect(messagesOf(problems)).toEqual(['有1个符号字体的符号读不出来，已用“〓”代替，请另行核对'])
  })

  test('line breaks settle as lines do: wrapped lines join, paragraphs part', () => {
    expect(readWord(lines('全县秋粮收购', '要快。')).tree).toBe(
      'root\n  paragraph\n    text "全县秋粮收购要快。"\n',
    )
    expect(readWord(lines('第一段话。', '第二段话。')).tree).toBe(
      'root\n  paragraph\n    text "第一段话。"\n  paragraph\n    text "第二段话。"\n',
    )
  })

  test('hidden text is left out, by the run and by its style', () => {
    const { tree, problems } = readWord({
      styles,
      document: p(r('公开') + r('内部', '<w:vanish/>') + r('更内部', '<w:rStyle w:val="h"/>') + r('的话。')),
    })
    expect(tree).toBe('root\n  paragraph\n    text "公开的话。"\n')
    expect(messagesOf(problems)).toEqual(['有2处隐藏文字没有读入，如需核对请先取消“隐藏”'])
    expect(problems[0]!.place).toMatchObject({ start: 0, end: 5 })
  })

  test('struck text is left out, by the run, by its style and by either kind of line', () => {
    const off = '<w:strike w:val="0"/>'
    const struck =
      r('修渠') +
      r('九', '<w:strike/>') +
      r('十', '<w:dstrike/>') +
      r('十一公里', off) +
      r('。', '<w:dstrike w:val="0"/>')
    const { tree, problems } = readWord({ styles, document: p(struck) })
    expect(tree).toBe('root\n  paragraph\n    text "修渠十一公里。"\n')
    expect(messagesOf(problems)).toEqual(['有2处加了删除线的文字没有读入，如仍要用请先取消删除线'])
    expect(problems[0]!.place).toMatchObject({ start: 0, end: 7 })
  })

  test('every node stands where its words are', () => {
    const { speech, source } = readWord(
      p(r('　　一是抓收购。', '<w:b/>') + r('各乡镇要快。')) + p('【待补：仓容】要补上。'),
    )
    const elsewhere: string[] = []
    walk(speech.tree, (node) => {
      const words = source.text.slice(node.position!.start.offset, node.position!.end.offset)
      if (node.type === 'text' && words !== node.value) elsewhere.push(`${node.value} at ${words}`)
    })
    expect(elsewhere).toEqual([])
  })
})
