import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { readPhrases } from '../../src/phrases/index.ts'
import { Source } from '../../src/text/source.ts'
import { filesOf, put, run } from '../support/cli.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { wordFile, wordParagraph } from '../support/word-file.ts'

const file = 'content/phrases/导入.yaml'

function office(files: Record<string, string | Uint8Array>): string {
  const folder = temporaryFolder()
  put(folder, { 'bigan.yaml': '地区: 清河区\n', ...files })
  return folder
}

const text = (folder: string): string => readFileSync(join(folder, file), 'utf8')

// Words that no shipped entry has.
const notes = `榫卯素材本
一、开头
1. 今天请大家来，把榫卯咬合的账摊开算。
二、过渡句
（一）成绩到问题
榫头看过了，再看卯眼。
三、招商引资
清河区委、区政府把榫卯当要事，全区完成榫卯投资18.6亿元。
去年以来，榫卯手艺大放光彩。
四、保障
成立榫卯专班，每周调度。
成绩要讲够，问题也要讲透。
短
`

const report = `收进4条（${file}）：
  开场-素材-01　今天请大家来，把榫卯咬合的账摊开算。
    素材.txt:3:1
  过渡-成绩到问题-01　榫头看过了，再看卯眼。
    素材.txt:6:1
  通用-素材-01　【党政】把榫卯当要事，【地区】完成榫卯投资【数字】。
    素材.txt:8:1　收作“【党政】把榫卯当要事，【地区】完成榫卯投资【数字】。”
  建议-保障-19　成立榫卯专班，每周调度。
    素材.txt:11:1　写的是要领导定的事（“专班”），收作建议
`

const heading = (words: string): string => wordParagraph(words, '<w:outlineLvl w:val="0"/>')

describe('bigan phrases import', () => {
  it('makes a file of a 素材本 and reports each line of it', async () => {
    const folder = office({ '素材.txt': notes })
    const { code, out, err } = await run(folder, ['phrases', 'import', '素材.txt'])
    expect([code, err]).toEqual([0, ''])
    // The number of the suggestion is the next one of the shipped library.
    expect(out.replace(/建议-保障-\d+/u, '建议-保障-19')).toBe(`${report}跳过4条：
  素材.txt:1:1　像是标题，不是一句话：榫卯素材本
  素材.txt:9:1　讲的是一时一地的事（“去年以来”），用语库不下断言：去年以来，榫卯手艺大放光彩。
  素材.txt:12:1　与 程序自带/过渡.yaml:8 的“过渡-成绩问题-01”（成绩要讲够，问题也要讲透。）雷同：成绩要讲够，问题也要讲透。
  素材.txt:13:1　太短（1字）：短
其中2条归在“….素材”，只供查找，模板不选；看过以后改“类别”即可选用
其中1条收作建议，起草时加 --suggest 才印
`)
    expect(text(folder).split('\n').slice(8, 21).join('\n')).toBe(`说明: 从素材本导入的用语
用语:
  - 编号: 开场-素材-01
    类别: 开场.素材
    文字: 今天请大家来，把榫卯咬合的账摊开算。
    位置: 开头
    来源: 素材.txt
  - 编号: 过渡-成绩到问题-01
    类别: 过渡.成绩到问题
    文字: 榫头看过了，再看卯眼。
    位置: 正视问题
    来源: 素材.txt
  - 编号: 通用-素材-01`)
    const checked = await run(folder, ['phrases', 'check', '--level', 'warn'])
    expect([checked.code, checked.out]).toEqual([0, '检查了1个文件、4条用语，没有发现问题\n'])
  })

  it('reports what tells of one person or one time, each as the help says', async () => {
    const lines = '三、成绩\n王立明同志带着榫卯队跑遍全区。\n2025年，榫卯园完成投资18.6亿元。\n'
    const folder = office({ '素材.txt': lines })
    const { code, out } = await run(folder, ['phrases', 'import', '素材.txt'])
    expect(code).toBe(0)
    expect(out).toBe(`收进1条（${file}）：
  成绩-素材-01　【年份】，榫卯园完成投资【数字】。
    素材.txt:3:1　讲的是一时一地的事（“某年的数字”），数字换成空位，只供查找；收作“【年份】，榫卯园完成投资【数字】。”
跳过1条：
  素材.txt:2:1　讲的是某个人（“王立明同志”），用语库不收：王立明同志带着榫卯队跑遍全区。
其中1条归在“….素材”，只供查找，模板不选；看过以后改“类别”即可选用
`)
    const { out: help } = await run(folder, ['phrases', 'import', '--help'])
    expect(help).toContain('数字换成空位，归在“….素材”，只供查找')
    expect(help).toContain('讲某个人（')
  })

  it('adds at the end what is new, and a second time nothing', async () => {
    const folder = office({ '素材.txt': notes })
    await run(folder, ['phrases', 'import', '素材.txt'])
    const edited = `${text(folder)}# 我看过了\n`
    put(folder, { [file]: edited, '又.md': '# 结尾\n\n- **把榫卯敲紧**，散会！\n' })
    const again = await run(folder, ['用语', '导入', '素材.txt', '又.md'])
    expect(again.out).toContain(
      `收进1条（${file}）：\n  结尾-素材-01　把榫卯敲紧，散会！\n    又.md:3:3\n跳过8条：\n`,
    )
    expect(text(folder).startsWith(edited)).toBe(true)
    const third = await run(folder, ['phrases', 'import', '又.md'])
    expect(third.out).toMatch(
      /^收进0条\n跳过1条：\n {2}又\.md:3:3　与 content\/phrases\/导入\.yaml:\d+ 的“结尾-素材-01”/u,
    )
  })

  it('writes nothing with --dry-run, and elsewhere with -o', async () => {
    const folder = office({ '素材.txt': notes })
    const before = filesOf(folder)
    const dry = await run(folder, ['phrases', 'import', '素材.txt', '--dry-run'])
    expect([dry.code, dry.err, filesOf(folder)]).toEqual([0, '只是看看，没有写文件\n', before])
    const order = ['phrases', 'import', '素材.txt', '-o', 'content/phrases/榫卯.yaml', '--类别', '榫卯.句']
    const { out } = await run(folder, order)
    expect(out).toContain('收进4条（content/phrases/榫卯.yaml）')
    expect(Object.keys(filesOf(folder))).toEqual(['bigan.yaml', 'content/phrases/榫卯.yaml', '素材.txt'])
  })

  it('reads Word, Excel and .csv, with places that people find', async () => {
    const word = wordFile({
      document: [
        heading('一、开头'),
        wordParagraph('榫卯的事，今天说透。'),
        heading('二、结尾'),
        wordParagraph('号召'),
        wordParagraph('把榫卯一副一副敲到底！'),
      ].join(''),
    })
    const rows = [
      ['序号', '类别', '主题', '内容', '来源'],
      ['1', '比喻', '安全生产', '防患好比校榫卯，差一丝就松。', '座谈会'],
    ].map((row) => row.map((value) => ({ value, type: String })))
    const book = await writeExcelFile(rows, { sheet: '词句' }).toBuffer()
    const folder = office({
      '稿.docx': word,
      '表.xlsx': book,
      '表.csv': '类别,句子\n排比,榫头要准，卯眼要正，墨线要直。\n',
    })
    const { code, out, err } = await run(folder, ['phrases', 'import', '稿.docx', '表.xlsx', '表.csv'])
    expect([code, err]).toEqual([0, ''])
    expect(out).toBe(`收进4条（${file}）：
  开场-素材-01　榫卯的事，今天说透。
    稿.docx:第2段第1字
  结尾-号召-${idIn(out, '结尾-号召')}　把榫卯一副一副敲到底！
    稿.docx:第5段第1字
  比喻-做事-${idIn(out, '比喻-做事')}　防患好比校榫卯，差一丝就松。
    表.xlsx!词句!D2
  排比-三项-${idIn(out, '排比-三项')}　榫头要准，卯眼要正，墨线要直。
    表.csv:2:4
其中1条归在“….素材”，只供查找，模板不选；看过以后改“类别”即可选用
`)
    const { phrases } = readPhrases(new Source('导入.yaml', text(folder))).value
    expect(phrases.map(({ topics, source }) => [...topics, source].join(' '))).toEqual([
      '稿.docx',
      '稿.docx',
      '安全生产 座谈会',
      '表.csv',
    ])
  })

  it('goes on where a file cannot be read', async () => {
    const folder = office({ '坏.xlsx': '不是表格', '素材.txt': '结尾\n榫卯敲紧，散会！\n' })
    const { code, out, err } = await run(folder, ['phrases', 'import', '坏.xlsx', '没有.txt', '素材.txt'])
    expect(code).toBe(3)
    expect(err).toContain('这不是 .xlsx 文件')
    expect(err).toContain('找不到“没有.txt”')
    expect(out).toContain('收进1条')
  })

  it.each([
    [[], '请给出素材本'],
    [['素材.txt', '--类别', '过渡'], '类别“过渡”应写成“大类.小类”'],
    [['素材.txt', '-o', '导入.txt'], '文件名应以 .yaml 结尾'],
  ])('%s is wrong use', async (argv, message) => {
    const { code, err } = await run(office({ '素材.txt': notes }), ['phrases', 'import', ...argv])
    expect(code).toBe(2)
    expect(err).toContain(message)
  })
})

/** The number that the shipped library leaves free. */
function idIn(out: string, stem: string): string {
  return new RegExp(`${stem}-(\\d+)`, 'u').exec(out)?.[1] ?? ''
}
