import { describe, expect, it } from 'vitest'
import { cutFurniture, type CleanLine } from '../../src/read/clean.ts'
import { unwrap } from '../../src/read/clean-wrapped.ts'

function lines(text: string): CleanLine[] {
  let at = 0
  return text.split('\n').map((line) => {
    const start = at
    at += line.length + 1
    return { text: line, start, end: start + line.length }
  })
}

const kept = (text: string): string =>
  cutFurniture(lines(text))
    .kept.map((line) => line.text)
    .join('\n')

const paragraphs = (text: string): string[] =>
  unwrap(lines(text)).map((group) => group.map((line) => line.text.trim()).join('|'))

describe('page furniture', () => {
  const body = '同志们：\n今天，我们开个短会。\n大家辛苦了。'

  it.each([
    '当前位置：首页 > 政务公开 > 领导讲话',
    '您现在的位置是：首页 > 讲话',
    '首页 > 政务公开 > 讲话',
    '发布时间：2026-03-06 来源：清河区人民政府办公室 浏览次数：123',
    '信息来源：区政府办',
    '来源：区政府办　　发布时间：2026-03-06　　点击：次',
    '时间：2026-03-06 09:30:05',
    '【字体：大 中 小】',
    '浏览次数：1024',
    '2026-03-06 09:30:05 字数 4566 阅读 57',
    '2026-03-06 09:30 來源：清河區 閱讀 57',
    '時間:2026-03-06 09:30:05',
  ])('at the head: %s', (line) => {
    expect(kept(`春耕讲话\n${line}\n${body}`)).toBe(`春耕讲话\n${body}`)
  })

  it.each([
    '上一篇：区里召开春灌会',
    '下一篇:没有了',
    '【上一篇】区里召开春灌会',
    '（责任编辑：李明）',
    '责编：王芳',
    '【打印】【关闭】',
    '打印本页 | 关闭窗口',
    '返回顶部',
    '分享到：',
    '扫一扫在手机打开当前页',
    '版权所有：清河区人民政府办公室',
    '×ICP备12345678号-1',
    '本文链接：https://example.cn/a/1.html',
    '相关文档\n春耕工作方案\n春灌用水计划',
    '延伸阅读：\n春耕工作方案',
  ])('at the tail: %s', (line) => {
    expect(kept(`${body}\n\n${line}`)).toBe(`${body}\n`)
  })

  it.each([
    '区长 王立明',
    '（2026年3月5日）',
    '编辑部的同志要跟上。',
    '来源：区统计局',
    '附件：春灌用水计划',
    '上一篇文章讲的是修渠，这一篇讲备肥。',
    '下一步，要抓好三件事',
    '主办单位：区农业农村局',
    '相关单位',
    '时间：2026-03-06 09:30',
  ])('is not the line of a speech: %s', (line) => {
    expect(kept(`春耕讲话\n${line}\n${body}\n${line}`)).toBe(`春耕讲话\n${line}\n${body}\n${line}`)
  })

  it.each([
    '春耕讲话.doc',
    '合集下载',
    '1. 1、下载文档前请自行核对内容，平台不提供额外服务。',
    '下面是小编为大家带来的春耕讲话，希望大家喜欢！',
    '导语:',
    '春耕讲话',
    '摘要：今天，我们开个短会。大家辛苦了。...',
  ])('of document shops at the head: %s', (line) => {
    expect(kept(`春耕讲话\n${line}\n${body}`)).toBe(`春耕讲话\n${body}`)
  })

  it('may be how the text begins, above its title', () => {
    const teaser = '春耕讲话同志们：今天，我们开个短会。大家...'
    expect(kept(`${teaser}\n春耕讲话\n${body}`)).toBe(`春耕讲话\n${body}`)
    const other = '秋收讲话同志们：昨天，我们开了个长会。大家...'
    expect(kept(`${other}\n春耕讲话\n${body}`)).toBe(`${other}\n春耕讲话\n${body}`)
  })

  it.each([
    '春耕讲话》由热心网友上传分享。文章地址:http://www.example.com/1.html',
    '[全文结束]\n秋收方案\n为做好秋收，制定本方案。\n冬修方案\n为做好冬修，制定本方案。',
    `秋收工作方案\n${'为做好秋收工作，结合实际，'.repeat(3)}制定...\n冬修方案\n${'为做好冬修工作，结合实际，'.repeat(3)}制定...`,
  ])('of document shops at the tail: %s', (tail) => {
    expect(kept(`${body}\n${tail}`)).toBe(body)
  })

  it('is whom to ask and who keeps the site only among lines of the page', () => {
    const contacts = '电话：0563-1234567 传真：0563-7654321\n主办：县统计局 承办：县广电中心'
    expect(kept(`${body}\n联系人：周明\n${contacts}`)).toBe(`${body}\n联系人：周明\n${contacts}`)
    expect(kept(`${body}\n${contacts}\n打印本页`)).toBe(body)
  })

  it('is no text that breaks off', () => {
    const text = `${body}\n冬修的事\n${'渠要修好，路要修通，人要到位，'.repeat(3)}钱要...`
    expect(kept(text)).toBe(text)
  })

  it('is cut at the ends only', () => {
    const text = `${body}\n责任编辑：李明\n${'我们再讲一句。\n'.repeat(13)}`
    expect(kept(text)).toBe(text)
  })
})

describe('wrapped lines', () => {
  it('are paragraphs each, where nothing says otherwise', () => {
    const text = '在春耕会上的讲话\n同志们：\n今天开会。\n一、看清形势\n春灌过半。\n（一）修渠\n渠要修好'
    expect(paragraphs(text)).toEqual(text.split('\n'))
  })

  it('are joined where the sentence surely goes on', () => {
    expect(paragraphs('春灌面积12.5万亩，\n占六成。')).toEqual(['春灌面积12.5万亩，|占六成。'])
    expect(paragraphs('我们要抓好春灌\n、备肥两件事。')).toEqual(['我们要抓好春灌|、备肥两件事。'])
    expect(paragraphs('这是去年冬天\n的事。')).toEqual(['这是去年冬天|的事。'])
    expect(paragraphs('到2026\n年底完成。')).toEqual(['到2026|年底完成。'])
  })

  it('are joined where a paragraph was broken inside a word', () => {
    const above =
      '渠要修实。各镇主要负责同志要把修渠的事放在心上，对进度最慢、群众意见最大的几段渠道，一定要亲'
    expect(paragraphs(`${above}\n\n自过问，一抓到底。`)).toEqual([`${above}|自过问，一抓到底。`])
    const whole = `${above}自过问，一抓到底，把事情办好`
    expect(paragraphs(`${whole}\n\n各镇要抓紧。`)).toEqual([whole, '各镇要抓紧。'])
  })

  it('are parted by a blank line and by an indent', () => {
    expect(paragraphs('渠道、\n\n备肥。')).toEqual(['渠道、', '备肥。'])
    expect(paragraphs('渠道、\n　　备肥。')).toEqual(['渠道、', '备肥。'])
  })

  it('are joined where a program wrapped the whole text at one width', () => {
    const wrapped = [
      '　　今年以来全区上下抢抓农时春灌进度比去年同期快了不少各镇都把',
      '修渠摆在前面群众的劲头也很足但是还有三个镇动作偏慢水费没有收齐',
      '渠道没有清淤机井没有检修化肥没有到村这些问题要在月底以前全部解',
      '决到位。',
      '　　下一步要盯住三个镇。',
    ]
    expect(paragraphs(wrapped.join('\n'))).toEqual([
      wrapped
        .slice(0, 4)
        .map((line) => line.trim())
        .join('|'),
      '下一步要盯住三个镇。',
    ])
  })

  it('are joined where paragraphs are indented, ragged as they are and whatever they end with', () => {
    const wrapped = [
      '　　今年以来全区上下抢抓农时，春灌进度比去年同期快了不少。',
      '群众的劲头也很足，投工投劳一万二千多人次，但是还有三个镇',
      '动作偏慢，水费没有收齐，机井没有检修，“最后一百米”不通，',
      '化肥种子也没有到村到户，这些要在三月底以前解决到位，不能',
      '再等，不能再拖，每天调度一次，办结一件销号一件，直到',
      '2026年春灌全部结束为止。',
      '　　下一步要盯住三个镇。',
      '　　大家抓紧。',
    ]
    expect(paragraphs(wrapped.join('\n'))).toEqual([
      wrapped
        .slice(0, 6)
        .map((line) => line.trim())
        .join('|'),
      '下一步要盯住三个镇。',
      '大家抓紧。',
    ])
  })

  it('are not joined in a list of lines that happen to be of one width', () => {
    const list = [
      '城关镇 王立明 三月底',
      '河西镇 李晓芳 三月底',
      '青石乡 赵建国 三月底',
      '柳林乡 陈志远 三月底',
    ]
    expect(paragraphs(list.join('\n'))).toEqual(list)
  })
})
