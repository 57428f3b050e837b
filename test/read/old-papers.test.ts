import { describe, expect, it } from 'vitest'
import { cutPageMarks } from '../../src/read/clean-pages.ts'
import { cutFurniture, type CleanLine } from '../../src/read/clean.ts'
import { unwrap } from '../../src/read/clean-wrapped.ts'
import { readHtml } from '../../src/read/html.ts'
import { readPlain } from '../../src/read/plain.ts'
import { plainText, plainWords, type Speech } from '../../src/speech/index.ts'
import { Source } from '../../src/text/source.ts'

function linesOf(text: string): CleanLine[] {
  let at = 0
  return text.split('\n').map((line) => {
    const start = at
    at += line.length + 1
    return { text: line, start, end: start + line.length }
  })
}

const paragraphs = (text: string): string[] =>
  unwrap(linesOf(text)).map((group) => group.map((line) => line.text.trim()).join('|'))

const withoutPages = (text: string): string =>
  cutPageMarks(linesOf(text))
    .kept.map((line) => line.text)
    .join('\n')

function pageOf(html: string): { speech: Speech; notices: string[] } {
  const { value, problems } = readHtml(new Source('页.html', html))
  return { speech: value!, notices: problems.map(({ message }) => message) }
}

const title = ({ outline }: Speech): string | undefined => outline.head.title && plainText(outline.head.title)

describe('page numbers of a copied PDF', () => {
  it('are taken out, so that the sentence goes on over the page', () => {
    expect(withoutPages('今天，我们要修\n- 1 -\n渠。\n\n— 2 —\n\n再修路。')).toBe(
      '今天，我们要修\n渠。\n再修路。',
    )
    expect(withoutPages('甲。\n第 1 页 共 2 页\n乙。\n第 2 页 共 2 页')).toBe('甲。\n乙。')
    const { value, problems } = readPlain(new Source('稿.txt', '各镇要修好水渠、\n— 1 —\n\f道路。\n— 2 —'))
    expect(plainWords(value)).toBe('各镇要修好水渠、道路。')
    expect(problems.map(({ message }) => message)).toEqual(['有2行页码或页眉没有读入，如属正文请核对'])
  })

  it('take the head of every page with them, not the title that is repeated', () => {
    const head = '青禾县委办公室文件'
    expect(withoutPages(`讲话\n甲。\n— 1 —\n${head}\n乙。\n— 2 —\n${head}\n丙。`)).toBe(
      '讲话\n甲。\n乙。\n丙。',
    )
    expect(withoutPages('春耕讲话\n甲。\n— 1 —\n春耕讲话\n乙。')).toBe('春耕讲话\n甲。\n乙。')
  })

  it('are bare numbers only where pages lie between them', () => {
    const page = '水渠要修好。\n'.repeat(12)
    expect(withoutPages(`${page}1\n${page}2`)).toBe(`${page}${page}`.trimEnd())
    for (const rows of ['1\n张山\n2\n李水', `${page}7\n${page}9`, `${page}12`])
      expect(withoutPages(rows)).toBe(rows)
  })

  it('count up', () => {
    const scores = '- 3 -\n甲。\n- 1 -\n乙。'
    expect(withoutPages(scores)).toBe(scores)
  })
})

describe('wrapped lines', () => {
  const first = '　　今天我们在河东镇召开全区春灌现场会，主要任务是看一看各镇修渠的进'
  const second = '度，听一听群众的意见，再把后面的活儿排一排，请大家都上心，不要等也不要'
  const third = '靠，更不要推，哪一段渠出了问题就由哪一段的负责人先上，镇里区里一起想办'

  it('have a blank line after each', () => {
    const text = [first, second, third, '法，三月底前修完。', '　　渠要修实。', '　　路要修通。'].join('\n\n')
    expect(paragraphs(text)).toEqual([
      [first, second, third, '法，三月底前修完。'].map((line) => line.trim()).join('|'),
      '渠要修实。',
      '路要修通。',
    ])
  })

  it('stay apart where they are paragraphs', () => {
    const text = ['今天开个短会。', '渠要修实。', '路要修通。', '人要到位。', '钱要管好。', '散会。'].join(
      '\n\n',
    )
    expect(paragraphs(text)).toHaveLength(6)
  })

  it('end where the next is indented, be it as full as it may', () => {
    const text = [
      first,
      second,
      third,
      '法。',
      '　　一、早',
      '　　二、修得快也修得好，让水早一天到田头，也让各家各户早一天放下心',
      '来。',
    ].join('\n')
    expect(paragraphs(text).slice(1)).toEqual([
      '一、早',
      '二、修得快也修得好，让水早一天到田头，也让各家各户早一天放下心|来。',
    ])
  })
})

const kept = (text: string): string =>
  cutFurniture(linesOf(text))
    .kept.map((line) => line.text)
    .join('\n')

describe('lines of sites', () => {
  const body = '同志们：\n今天，我们开个短会。\n大家辛苦了。'
  it.each([
    '时间：2021-03-29 16:05:12来源：区政府办点击：326次【字体：大 中 小】',
    '2022-08-17 10:12　来源：河东日报　记者：章山',
    '作者：佚名 来源：本站原创 点击数：1203 更新时间：2019/3/20',
    '本文由用户上传 仅供参考',
    'http://www.example.com/view/12345.html',
    '春耕讲话_河东文库',
  ])('at the head: %s', (line) => {
    expect(kept(`${line}\n春耕讲话\n${body}`)).toBe(`春耕讲话\n${body}`)
  })

  it.each(['1 2 3 下一页', '上一页 [1] [2] 下一页 尾页', '（本文档来源于网络，如有侵权请联系删除）'])(
    'at the tail: %s',
    (line) => {
      expect(kept(`${body}\n${line}`)).toBe(body)
    },
  )

  it.each([
    '时间：2026年3月5日上午9时　地点：区政府三楼会议室',
    '2026年3月5日',
    '（2026年3月5日　区政府办公室）',
    '来源：区融媒体中心',
  ])('are not the paper’s own: %s', (line) => {
    expect(kept(`春耕会议纪要\n${line}\n${body}`)).toContain(line)
  })
})

describe('the title of an old page', () => {
  const text = '　　今天，我们开个短会，请大家把渠修好。<br><br>　　春灌过半，大家辛苦了。'
  const name = '在全区春灌现场会上的讲话'

  it('stands in a cell above the article, in no heading', () => {
    const { speech } = pageOf(
      `<html><head><title>${name}-河东区政府网</title></head><body><table><tr><td>首页</td></tr>` +
        `<tr><td><font size=5><b>${name}</b></font></td></tr><tr><td>来源：区府办　点击：12次</td></tr>` +
        `<tr><td><div>${text}</div><div></div></td></tr></table></body></html>`,
    )
    expect(title(speech)).toBe(name)
    expect(plainWords(speech)).not.toContain('点击')
  })

  it('is in the <title> only', () => {
    const { speech } = pageOf(
      `<html><head><title>${name} - 河东区</title></head><body><p>${text}</p></body></html>`,
    )
    expect(title(speech)).toBe(name)
    expect(speech.source.text.slice(19, 31)).toBe(name)
  })

  it('is not what names only the site', () => {
    const { speech } = pageOf(
      `<html><head><title>河东区人民政府</title></head><body><p>${text}</p></body></html>`,
    )
    expect(title(speech)).toBeUndefined()
  })

  it('is the first paragraph that says what <title> says', () => {
    const news = '我区召开春灌现场会'
    const { speech } = pageOf(
      `<html><head><title>${news}_河东要闻</title></head><body><p><b>${news}</b></p><p>${text}</p></body></html>`,
    )
    expect(title(speech)).toBe(news)
  })

  it('stays once where it stands twice', () => {
    const { speech, notices } = pageOf(
      `<html><body><h1>${name}</h1><p>${name}</p><p>${text}</p></body></html>`,
    )
    expect(plainWords(speech).split(name)).toHaveLength(2)
    expect(notices.join('')).toContain('重复的标题1处')
  })
})

describe('the line under a title', () => {
  it('is the site’s also below the table of the paper’s number and date', () => {
    const { speech } = pageOf(
      '<html><body><table><tr><td>索引号</td><td>1/2019</td></tr><tr><td>机构</td><td>区府办</td></tr></table>' +
        '<h2>春灌讲话</h2><div>发布时间：2019-03-15 来源：区府办</div><p>今天，我们开个短会。</p><p>大家辛苦了。</p></body></html>',
    )
    expect(plainWords(speech)).not.toContain('发布时间')
    expect(plainWords(speech)).toContain('索引号')
  })
})

describe('preformatted text', () => {
  it('has its wrapped lines joined and its indents kept', () => {
    const { speech } = pageOf(
      '<html><body><pre>在春灌会上的讲话\n同志们：\n    今天开会，\n请坐。\n    一、修渠\n    三月修完。\n</pre></body></html>',
    )
    expect(speech.tree.children.map((block) => `${block.type} ${plainText(block)}`)).toEqual([
      'heading 在春灌会上的讲话',
      'paragraph 同志们：',
      'paragraph 今天开会，请坐。',
      'heading 一、修渠',
      'paragraph 三月修完。',
    ])
  })
})
