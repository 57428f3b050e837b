import { describe, expect, it } from 'vitest'
import { readHtml } from '../../src/read/html.ts'
import { describeTree, locatedText, plainWords, type Speech } from '../../src/speech/index.ts'
import { MarkedSource } from '../../src/text/marked-source.ts'
import { Source } from '../../src/text/source.ts'

const read = (html: string) => readHtml(new Source('讲话.html', html))
const speechOf = (html: string): Speech => read(html).value!
const words = (html: string): string => plainWords(speechOf(html))
const rows = (html: string): string[] => words(html).split('\n')
const messages = (html: string): string[] => read(html).problems.map(({ message }) => message)

const page = (body: string): string =>
  `<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>春耕讲话_清河区</title></head>\n<body>${body}</body></html>`
const article = '<p>同志们：</p><p>　　今天，我们开个短会。</p><p>春灌过半，大家辛苦了。</p>'
const said = '同志们：\n今天，我们开个短会。\n春灌过半，大家辛苦了。'

describe('the text of a page', () => {
  it('keeps headings, paragraphs, bold, lists, quotations and tables, each at its place', () => {
    const html =
      '<h1>春耕讲话</h1><div>同志们：</div><p><b>一是修渠。</b>渠要修好。</p><ol start="2"><li>甲</li><li>乙</li></ol>' +
      '<blockquote>引文。</blockquote><table><tr><th>镇</th><th>万亩</th></tr><tr><td>城关镇</td><td>1.2</td></tr></table>'
    expect(describeTree(speechOf(html))).toBe(`root -
  heading 1 1:5-1:9
    text 1:5-1:9 "春耕讲话"
  paragraph salutation 1:19-1:23
    text 1:19-1:23 "同志们："
  paragraph 1:35-1:49
    lead "一是" 1:35-1:40
      text 1:37-1:40 "修渠。"
    text 1:44-1:49 "渠要修好。"
  list 2. 1:53-1:92
    listItem 1:67-1:77
      paragraph 1:71-1:72
        text 1:71-1:72 "甲"
    listItem 1:77-1:87
      paragraph 1:81-1:82
        text 1:81-1:82 "乙"
  blockquote 1:92-1:120
    paragraph 1:104-1:107
      text 1:104-1:107 "引文。"
  table  1:120-1:198
    tableRow 1:127-1:157
      tableCell 1:131-1:141
        text 1:135-1:136 "镇"
      tableCell 1:141-1:152
        text 1:145-1:147 "万亩"
    tableRow 1:157-1:190
      tableCell 1:161-1:173
        text 1:165-1:168 "城关镇"
      tableCell 1:173-1:185
        text 1:177-1:180 "1.2"
`)
  })

  it('is joined over line ends and cut at breaks that begin a paragraph', () => {
    expect(words('<p>春灌\n  过半，<br>还差\n两镇。GDP\n up。</p>')).toBe('春灌过半，还差两镇。GDP up。')
    expect(words('<div>　　甲镇修渠<br>　　乙镇备肥<br><br>丙镇清淤</div>')).toBe(
      '甲镇修渠\n乙镇备肥\n丙镇清淤',
    )
    expect(words('<div>甲镇修渠。<br>乙镇备肥。</div>')).toBe('甲镇修渠。\n乙镇备肥。')
    expect(words('<div>前言。<p>正文。</p>后记。</div>')).toBe('前言。\n正文。\n后记。')
    expect(words('<pre>甲。\n乙。</pre>')).toBe('甲。\n乙。')
  })

  it('has references, raised figures and readings as a page shows them', () => {
    expect(words('<p>&nbsp;&#160;AT&amp;T、R&ampD、&lt;b&gt;、&foo;、&#x20000;、&copy2026&hellip;</p>')).toBe(
      'AT&T、R&D、<b>、&foo;、𠀀、©2026…',
    )
    expect(
      words(
        '<p>建成200m<sup>2</sup>，水10<sup>8</sup>升<sup>[1]</sup>、<sup><a href=x>2</a></sup>见附表。</p>',
      ),
    ).toBe('建成200m²，水10⁸升、见附表。')
    expect(words('<p><ruby>歙<rp>（</rp><rt>shè</rt><rp>）</rp></ruby>县。</p>')).toBe('歙县。')
  })

  it('leads back to the page from every character', () => {
    const html =
      '<p style="margin:1.2em">春灌<span style="font-size:12.5pt">12.5</span><b id=亩>万亩</b>\r\n，AT&amp;T</bogus>占&nbsp;1.2。</p>'
    const { value } = read(html)
    const [paragraph] = value!.tree.children
    const { text, offsets } = locatedText(paragraph!, value!.source)
    expect(text).toBe('春灌12.5万亩，AT&T占\u00a01.2。')
    const shown = offsets.slice(0, -1).map((at) => (html.startsWith('&nbsp;', at) ? '\u00a0' : html[at]))
    expect(shown.join('')).toBe(text)
    expect(offsets[2]).toBe(html.indexOf('12.5</span>'))
    expect(offsets[6]).toBe(html.indexOf('万亩</b>'))
    expect(offsets.at(-2)).toBe(html.indexOf('。'))
  })

  it('is read the same whatever holds the title', () => {
    const title = '春耕讲话\n'
    expect(words(page(`<h1>春耕讲话</h1>${article}`))).toBe(title + said)
    expect(words(page(`<h2>春耕讲话</h2><div>${article}</div>`))).toBe(title + said)
    expect(words(page(`<div><h3>春耕讲话</h3></div><div><div>${article}</div></div>`))).toBe(title + said)
    expect(words(page(`<div class="art-title">春耕讲话</div><article>${article}</article>`))).toBe(
      title + said,
    )
    expect(words(page(`<header><h1>清河区</h1></header><main><h2>春耕讲话</h2>${article}</main>`))).toBe(
      title + said,
    )
    const { outline } = speechOf(
      page(`<h2>春耕讲话</h2>${article}<h4>一、修渠</h4><p>渠要修。</p><h5>（一）清淤</h5>`),
    )
    expect(outline.head.title?.depth).toBe(1)
    expect(outline.sections.map(({ level, mark, title: head }) => [level, mark, head])).toEqual([
      [1, '一、', '修渠'],
    ])
    expect(outline.sections[0]!.sections.map(({ mark }) => mark)).toEqual(['（一）'])
  })
})

describe('what is no part of the article', () => {
  const menu =
    '<ul><li><a href=1>首页</a></li><li><a href=2>政务公开</a></li><li><a href=3>办事</a></li></ul>'

  it.each([
    ['导航', `<nav>${menu}</nav>`],
    ['导航', '<div class="breadcrumb">首页 &gt; 讲话</div>'],
    ['导航', `<div id="topNav">${menu}</div>`],
    ['页头', '<header><p>清河区人民政府，欢迎您。</p></header>'],
    ['页脚', '<footer>清河区，版权所有。</footer>'],
    ['页脚', '<div class="footer">清河区，版权所有。</div>'],
    ['侧栏', '<aside>今天有雨。</aside>'],
    ['表单', '<form><input name=q><button>搜索</button></form>'],
    ['隐藏的内容', '<div style="display: none">旧稿，不用。</div>'],
    ['隐藏的内容', '<p hidden>旧稿，不用。</p>'],
    ['分享和工具栏', '<div class="bdsharebuttonbox">分享到，微信。</div>'],
    ['链接列表', menu],
    ['评论', '<div id="comments">写得好。</div>'],
    ['图片', '<img src=a.png>'],
    ['脚本和样式', '<script>document.write("甲。")</script>'],
  ])('is left out and named: %s %s', (kind, html) => {
    const { value, problems } = read(page(`${html}<div class="box">${article}</div>`))
    expect(plainWords(value!)).toBe(said)
    const dropped = problems.find(({ code }) => code === 'html/dropped')
    expect(dropped?.level).toBe('info')
    expect(dropped?.message).toContain(kind)
  })

  it('is told in one notice, with lines of the page each in its own', () => {
    const html = page(
      `<nav>甲</nav><nav>乙</nav><h1>春耕讲话</h1><p>发布时间：2026-03-06 来源：区政府办</p>${article}<p>上一篇：<a>备肥</a></p>`,
    )
    expect(words(html)).toBe(`春耕讲话\n${said}`)
    expect(messages(html)).toEqual([
      '“发布时间：2026-03-06 来源：区政府办”是网页上的附带文字，没有读入，如属正文请核对',
      '“上一篇：备肥”是网页上的附带文字，没有读入，如属正文请核对',
      '网页中的导航2处没有读入，请核对正文是否完整',
    ])
  })

  it('is not the article, whatever its box is called or however it is hidden', () => {
    expect(words(page(`<div class="comment" style="display:none">${article}</div>`))).toBe(said)
    expect(words(page(`<form action="x">${article}</form>`))).toBe(said)
    expect(words(page(`<div class="navy">甲镇。</div>${article}`))).toBe(`甲镇。\n${said}`)
  })

  it('is not a list of attachments, nor the head and the foot of a speech', () => {
    const attachments =
      '<div>附件：<a href=1>春灌计划表</a><a href=2>备肥计划表</a><a href=3>清淤计划表</a></div>'
    expect(words(page(article + attachments))).toBe(`${said}\n附件：春灌计划表备肥计划表清淤计划表`)
    const head = '<div>（2026年3月5日）</div><div>区长　王立明</div>'
    const long = article.repeat(5)
    expect(words(page(`<div>${head}<div class="content">${long}</div></div>`))).toContain(
      '（2026年3月5日）\n区长　王立明',
    )
  })

  it('is a sentence of the site beside the block with the prose, but not one of the speech', () => {
    const long = `<div class="content">${article.repeat(5)}</div>`
    const site = '<div>本网站版权属于清河区，未经授权不得转载。</div>'
    expect(words(page(`<div>${long}</div>${site}`))).not.toContain('版权')
    for (const last of ['最后再讲一句，要抓紧。', '要关注转载量，做好备案，声明要发。'])
      expect(words(page(`<div>${long}</div><div>${last}</div>`))).toContain(last)
  })

  it('is all of a page without words', () => {
    const { value, problems } = read(page('<img src=a.png>'))
    expect(value?.tree.children).toEqual([])
    expect(problems.map(({ code, level }) => [code, level])).toContainEqual(['html/empty', 'warn'])
  })
})

describe('pages as they are', () => {
  it('laid out with tables, the head and the foot of the article in rows of their own', () => {
    const html = `<html><head><title>在全区招商会上的讲话 - 清河区政府网</title></head><body>
      <table><tr><td><img src=logo.gif></td><td>清河区政府网</td></tr>
      <tr><td colspan=2><a>首页</a> | <a>新闻</a> | <a>公开</a></td></tr></table>
      <table><tr><td><table><tr><td>公告</td></tr><tr><td><a>招聘</a></td></tr></table></td><td>
      <table><tr><td>当前位置：<a>首页</a> - <a>讲话</a></td></tr>
      <tr><td class=bt><b>在全区招商会上的讲话</b></td></tr>
      <tr><td>来源：区政府办　　发布时间：2026-06-13　　点击：<script>document.write(1)</script>次</td></tr>
      <tr><td><div id=zoom><P>同志们：</P><P>今天开会，我讲两点意见。</P><P><STRONG>一、认清形势</STRONG></P>
      <P>&nbsp;&nbsp;&nbsp; 新签项目23个，协议资金18.4亿元。<o:p></o:p></P>
      <P><FONT face=仿宋>　　二、压实责任。<SPAN lang=EN-US>6</SPAN>月底前，把清单报上来。</FONT></P></div></td></tr>
      <tr><td>附件：<a href=1.doc>招商任务表</a></td></tr>
      <tr><td>【<a>打印本页</a>】【<a>关闭窗口</a>】</td></tr>
      <tr><td>上一篇：<a>区里召开春灌会</a></td></tr></table></td></tr></table>
      <table><tr><td>主办：清河区政府办<br>地址：建设路1号，邮编：000000，×ICP备05012345号</td></tr></table></body></html>`
    expect(rows(html)).toEqual([
      '在全区招商会上的讲话',
      '同志们：',
      '今天开会，我讲两点意见。',
      '一、认清形势',
      '新签项目23个，协议资金18.4亿元。',
      '二、压实责任。6月底前，把清单报上来。',
      '附件：招商任务表',
    ])
    expect(messages(html).at(-1)).toBe(
      '网页中的图片1处、脚本和样式1处、正文以外的文字1处没有读入，请核对正文是否完整',
    )
  })

  it('of the kind that telephones show: sections, spans and nothing visible without scripts', () => {
    const html = page(
      `<div id="img-content"><h1 class="title">春耕讲话</h1><div id="meta"><span>清河发布</span></div>
      <div id="js_content" style="visibility: hidden; opacity: 0"><section><section><p><span>同志们：</span></p>
      <p><span style="font-size: 17px">今天，</span><span>我们开个短会。</span></p></section>
      <section><p><span>春灌过半，大家辛苦了。</span></p></section></section></div></div>`,
    )
    expect(words(html)).toBe(`春耕讲话\n${said}`)
    expect(messages(html).join('')).toContain('发布信息1处')
  })
})

describe('tables', () => {
  it('of data keep rows and cells, merged ones parted and said so', () => {
    const html =
      '<table><tr><td rowspan=2>城关镇</td><td colspan=2><p>面积</p></td></tr><tr><td>1.2</td><td>万亩<br>左右</td></tr></table>'
    expect(speechOf(html).tree.children.map(({ type }) => type)).toEqual(['table'])
    expect(rows(html)).toEqual(['城关镇\t面积\t', '\t1.2\t万亩', '左右'])
    expect(messages(html)).toEqual(['表格中合并的单元格已拆开，文字留在第一格，请核对'])
  })

  it('that lay out a page are only boxes', () => {
    const layout = `<table><tr><td>左栏</td><td><table><tr><td>${article}</td></tr></table></td></tr></table>`
    expect(words(page(layout))).toBe(said)
    const long = `<table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>${'春灌过半，大家辛苦了。'.repeat(50)}</td></tr></table>`
    expect(speechOf(long).tree.children.every(({ type }) => type === 'paragraph')).toBe(true)
  })
})

describe('hostile pages', () => {
  it.each([
    ['嵌套太深', '<div>'.repeat(600)],
    ['嵌套太深', Array.from({ length: 600 }, (_, i) => `<b id=${i}>`).join('')],
    ['太大', '甲'.repeat(5 * 1024 * 1024 + 1)],
    ['太大', '<i></i>'.repeat(310_000)],
    // each <p> takes up all open marks again: 400 elements for 4 characters
    ['太大', '<p>' + Array.from({ length: 400 }, (_, i) => `<b id=${i}>`).join('') + 'x<p>'.repeat(20_000)],
  ])('end with an error that says what to do: %s', (why, html) => {
    const { value, problems } = read(html)
    expect(value).toBeUndefined()
    expect(problems.map(({ level }) => level)).toEqual(['error'])
    expect(problems[0]!.message).toContain(why)
    expect(problems[0]!.message).toContain('存成 .txt 或 .docx')
  })

  it('may be long and nest as deep as pages do', () => {
    expect(speechOf('<p>甲。</p>'.repeat(20_000)).tree.children).toHaveLength(20_000)
    expect(words(`${'<div>'.repeat(300)}甲。${'</div>'.repeat(300)}`)).toBe('甲。')
  })

  it('of half a million spaces or line breaks take no time', () => {
    expect(words(`<p>甲${' '.repeat(500_000)}乙${'&nbsp;'.repeat(100_000)}</p>`)).toBe('甲 乙')
    expect(words(`<p>甲${'\n'.repeat(500_000)}乙</p>`)).toBe('甲乙')
  })

  it('gives a source that knows words from markup', () => {
    const { source } = speechOf('<p>甲<b class=乙>丙</b></p>')
    expect(source).toBeInstanceOf(MarkedSource)
    expect((source as MarkedSource).words.replaceAll('\0', '·')).toBe('···甲···········丙········')
  })
})
