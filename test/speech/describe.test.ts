import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readMarkdown } from '../../src/read/index.ts'
import { describeOutline, tagSections, type Speech } from '../../src/speech/index.ts'
import { Source } from '../../src/text/source.ts'

const read = (markdown: string) => readMarkdown(new Source('稿.md', markdown)).value
const tags = (markdown: string) => read(markdown).outline.sections.map((section) => section.tags.join('、'))

describe('describeOutline', () => {
  test('says everything that the writer asks', () => {
    const speech = read(
      [
        '# 在会上的讲话',
        '区长　王立明',
        '同志们：',
        '下面，我讲三点意见。',
        '## 一、肯定成绩',
        '有两个特点：一是快。二是好。',
        '## 二、压实责任',
        '**（一）要分到人**。每周看。',
        '总之，要快。',
      ].join('\n\n'),
    )
    expect(describeOutline(speech, { rate: 10 })).toBe(`标题　在会上的讲话
讲话人　区长　王立明
称谓　同志们：
开头　0.8分钟
一、肯定成绩〔肯定成绩〕　16字，1.6分钟
  一是快
  二是好
二、压实责任〔强化保障〕　13字，1.3分钟
  （一）要分到人　8字
结尾　0.4分钟

点数
  稿.md:7:6　3点意见：实有2，不符
  稿.md:11:2　2个特点：实有2

字数　41
句长　6句，中位4.5字，九成不超过8字
千字用词　要48.78次（宜13—18），进一步0次（宜不超过2.5），我们0次（宜2—5，共0次）
句首　无
数据　0个，一段最多0个
各部分占比　19.5%、39.0%、31.7%、9.8%
  一是等2项：3、3字，长短差异0
时长　约4.1分钟（每分钟10字）
`)
  })

  test('a draft with nothing in it', () => {
    expect(describeOutline(read(''))).toContain('结尾　无')
  })
})

describe('tags', () => {
  test.each([
    ['肯定成绩、找准问题，坚定信心', '肯定成绩、正视问题'],
    ['看清形势、找准差距，坚定信心', '正视问题'],
    ['盯住产业、做实项目，推动招商引资量质齐升', '部署任务'],
    ['压实责任、严格督查，确保全年目标如期完成', '强化保障'],
    ['加强组织领导，形成工作合力', '强化保障'],
  ])('%s: %s', (title, expected) => {
    expect(tags(`## 一、${title}\n\n正文。`)).toEqual([expected])
  })

  test('a head that says nothing: its first two sentences', () => {
    expect(tags('## 一、关于当前工作\n\n今年以来成绩不小。来之不易。后面的问题不看。')).toEqual(['肯定成绩'])
    expect(tags('## 一、关于当前工作\n\n天气好。风也好。')).toEqual([''])
    expect(tags('## 一、关于当前工作\n\n坚持问题导向。')).toEqual([''])
  })

  test('below level 1 the head alone tells', () => {
    const [section] = read('## 一、抓好招商\n\n**（一）要快**。成绩不小。\n\n**（二）压实责任**。').outline
      .sections
    expect(section!.sections.map((below) => below.tags)).toEqual([[], ['强化保障']])
  })

  test('the pipeline knows better', () => {
    const { outline } = read('## 一、甲\n\n**（一）乙**。丙。\n\n## 二、压实责任')
    const known = tagSections(outline, { '0': ['肯定成绩'], '0.0': ['正视问题'] })
    expect(known.sections[0]!.tags).toEqual(['肯定成绩'])
    expect(known.sections[0]!.sections[0]!.tags).toEqual(['正视问题'])
    expect(known.sections[1]!.tags).toEqual(['强化保障'])
    expect(outline.sections[0]!.tags).toEqual([])
  })
})

test('lengths of sections add up to the whole', () => {
  const file = new URL('outlines/一二级与一要/draft.md', import.meta.url)
  const speech: Speech = read(readFileSync(file, 'utf8'))
  for (const section of speech.outline.sections) {
    const below = section.sections.reduce((sum, each) => sum + each.length, 0)
    expect(section.length).toBeGreaterThan(below)
  }
  expect(speech.outline.sections.map((section) => section.sections.length)).toEqual([0, 3, 2])
})
