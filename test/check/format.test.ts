/** Rules of how a Word file is set: our own files are silent, files with one fault each are told of it. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkDoc, Doc, rules, type AnyRule, type Inputs } from '../../src/check/index.ts'
import { readDocument, readMarkdown, readWordFormat } from '../../src/read/index.ts'
import { Source } from '../../src/text/source.ts'
import { typeset } from '../../src/typeset.ts'
import { openWorkspace } from '../../src/workspace.ts'
import { writers } from '../../src/write/index.ts'
import { sharedInputs, type Shared } from '../support/check.ts'
import { layoutOf, layoutWith } from '../support/styles.ts'
import { wordFile, wordParagraph, wordRun } from '../support/word-file.ts'
import { draftOf, samples } from '../support/workspace.ts'

let shared: Shared
let own: Uint8Array
beforeAll(async () => {
  shared = await sharedInputs()
  own = await written(speech)
})

const speech = `# 在全区养老服务推进会上的讲话

（2026年6月12日）

区长　周立群

同志们：

今天，我们召开“推进会”——主要任务是部署下一步工作。

## 一、认清形势

老人盼着食堂早日开门，街道要抓紧选址，把方便留给群众。

（一）选址要近。食堂要开在老人步行能到的地方，不能图省事放到园区里去，位置不好的要重新选。

## 二、抓好落实

各街道月底前报送选址名单。

| 街道 | 食堂数 |
| --- | --- |
| 南桥 | 三处 |
| 北苑 | 四处 |

大家要把这件实事办好。
`

/** The pages of a whole report: long enough to need numbers. */
const longText = `${speech}\n${'养老服务要让老人满意，各街道每月上门问一次需要什么。\n\n'.repeat(40)}`

async function written(text: string, style = 'gbt9704'): Promise<Uint8Array> {
  const { value } = await writers.docx(readMarkdown(new Source('稿.md', text)).value, layoutOf(style), {
    edition: 'print',
  })
  return value as Uint8Array
}

const formatRules = rules.filter(({ id }) => id.startsWith('format/'))

interface Told {
  layout?: ReturnType<typeof layoutOf>
  path?: string
  /** Options of the rule, by the names of its code. */
  options?: Record<string, unknown>
}

/** level id ⟦place⟧ message of every finding of the format rules. */
async function told(bytes: Uint8Array, { layout, path = '稿.docx', options }: Told = {}): Promise<string[]> {
  const { value: read } = await readDocument(path, bytes)
  const { value: word } = await readWordFormat(path, bytes)
  const inputs: Inputs = {
    office: {},
    ...shared,
    layout: layout ?? layoutOf('gbt9704'),
    ...(word ? { word } : {}),
  }
  const doc = new Doc(read!, 'docx')
  const profile = new Map(formatRules.map(({ id }: AnyRule) => [id, { on: true, options: options ?? {} }]))
  const { findings, executionErrors } = checkDoc(doc, formatRules, inputs, profile)
  expect(executionErrors).toEqual([])
  return findings.map(
    ({ level, code, range, message }) => `${level} ${code} ⟦${doc.slice(range)}⟧ ${message}`,
  )
}

/** The file with some words of a part's XML changed; fails where they are not there. */
function edited(bytes: Uint8Array, part: string, from: string | RegExp, to: string): Uint8Array {
  const parts = unzipSync(bytes)
  const xml = strFromU8(parts[part]!)
  const changed = xml.replace(from, to)
  expect(changed).not.toBe(xml)
  return zipSync({ ...parts, [part]: strToU8(changed) }, { mtime: new Date(1980, 0, 1) })
}

const inDocument = (from: string | RegExp, to: string) => edited(own, 'word/document.xml', from, to)
const inStyles = (from: string | RegExp, to: string) => edited(own, 'word/styles.xml', from, to)

/** The definition of a style from its id on, up to what is to be changed in it. */
function inStyle(id: string, from: string, to: string): Uint8Array {
  return inStyles(new RegExp(`(w:styleId="${id}"(?:(?!</w:style>)[\\s\\S])*?)${from}`), `$1${to}`)
}

/** The paragraph that has some words. */
const before = (words: string) => new RegExp(`<w:p>(?=(?:(?!<w:p>).)*${words})`)

/** A row of eight cells. */
const row = (cell: string) => `| ${`${cell} | `.repeat(8)}\n`

const page =
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"/></w:sectPr>'

describe.each(samples)('$name', ({ text, path }) => {
  it.each([
    ['print', 'gbt9704', 'gbt9704'],
    ['print', 'gbt9704-b', 'gbt9704-b'],
    ['large', 'large', 'large'],
    // a reading copy is not measured by the style of the print
    ['large', 'large', 'gbt9704'],
  ] as const)('is silent as %s in %s beside %s', async (edition, style, beside) => {
    const made = await draftOf(text, { formats: ['docx'], edition, style, path, sheetName: `../${path}` })
    const bytes = made.value.files.find(({ format }) => format === 'docx')!.content as Uint8Array
    expect(await told(bytes, { layout: layoutOf(beside) })).toEqual([])
  })
})

describe('a file that keeps the style', () => {
  it('is silent', async () => {
    expect(await told(own)).toEqual([])
    expect(await told(await written(longText))).toEqual([])
  })

  it('is silent with a wide table on a page of its own', async () => {
    const table = `${row('项目')}${row('---')}${row('食堂')}`
    expect(await told(await written(`${speech}\n${table}\n会后请各街道认领。\n`))).toEqual([])
  })

  it('is silent with the parts of an office paper around the text, and with tent cards', async () => {
    const paper = `<!-- 密级 -->\n\n000007\n\n<!-- 版头 -->\n\n中共清河区委办公室文件\n\n<!-- 发文字号 -->\n\n清办函〔2026〕12号\n\n# 关于推进养老服务的通知\n\n<!-- 居中 -->\n\n（2026年6月5日）\n\n<!-- 主送 -->\n\n各镇党委：\n\n请各镇抓紧选址，月底前报送名单。\n\n<!-- 表：大字；无表头 -->\n\n| 甲 | 乙 |\n| - | - |\n| 丙 | 丁 |\n\n<!-- 注 -->\n\n注：按报送时间排序。\n\n<!-- 附件说明 -->\n\n附件：1.名单\n2.回执\n\n<!-- 署名 -->\n\n中共清河区委办公室\n\n<!-- 成文日期 -->\n\n2026年6月5日\n\n<!-- 版记 -->\n\n抄送：区政协办公室。\n中共清河区委办公室　2026年6月5日印发\n\n<!-- 分页 -->\n\n<!-- 页首 -->\n\n附件1\n\n名单另发。\n\n<!-- 桌签 -->\n\n- 周立群\n- 王　芳\n`
    expect(await told(await written(paper))).toEqual([])
  })

  it('is silent where the file says nothing of its looks', async () => {
    const bytes = wordFile({
      document: ['在会上的讲话', '同志们：', '一、选址', '要抓紧。']
        .map((words) => wordParagraph(words))
        .join(''),
    })
    expect((await told(bytes)).filter((line) => !line.includes('format/heading-style'))).toEqual([])
  })

  it('is silent where how it is set was not read', async () => {
    const { value } = await readDocument('稿.docx', inDocument('w:w="11906"', 'w:w="12240"'))
    const inputs: Inputs = { office: {}, ...shared, layout: layoutOf('gbt9704') }
    expect(checkDoc(new Doc(value!, 'docx'), formatRules, inputs)).toMatchObject({
      findings: [],
      executionErrors: [],
    })
  })
})

describe('format/page', () => {
  it('finds another paper', async () => {
    const bytes = inDocument('w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"')
    expect((await told(bytes))[0]).toBe(
      'warn format/page ⟦在全区养老服务推进会上的讲话⟧ 纸张为215.9×279.4毫米，样式“公文版面（配方甲）”为210×297毫米，请在页面设置里改纸张大小',
    )
  })

  it('finds margins off by more than a millimetre', async () => {
    expect(await told(inDocument('w:top="2098"', 'w:top="2160"'))).toEqual([
      'warn format/page ⟦在全区养老服务推进会上的讲话⟧ 页边距为上38.1毫米，样式“公文版面（配方甲）”为上37毫米，请在页面设置里改',
    ])
  })

  it('takes a millimetre, and the margins of another style', async () => {
    // 36 and 29 mm
    expect(await told(inDocument('w:top="2098"', 'w:top="2041"'))).toEqual([])
    expect(await told(inDocument('w:left="1588"', 'w:left="1644"'))).toEqual([])
    const layout = layoutWith('页边距:\n  上毫米: 39\n')
    expect(await told(inDocument('w:top="2098"', 'w:top="2211"'), { layout })).toEqual([])
  })
})

describe('format/grid', () => {
  it('finds 29 pt, which gives 21 lines', async () => {
    // 12756 / 580 = 21.99
    expect(await told(inStyle('BodyText', 'w:line="579"', 'w:line="580"'))).toEqual([
      'warn format/grid ⟦今天，我们召开“推进会”——主要任务是部署下一步工作。⟧ 正文行距29磅，在这样的版心里每页排21行，样式“公文版面（配方甲）”为22行，请把行距改为固定值28.95磅',
    ])
  })

  it('wants the line of the style where the margins are to be changed too', async () => {
    // 16838 - 1440 - 1984 = 13414, / 592 = 22.7, / 560 = 23.9
    const higher = inDocument('w:top="2098"', 'w:top="1440"')
    const withLine = (line: number) => edited(higher, 'word/styles.xml', /w:line="579"/g, `w:line="${line}"`)
    const margins =
      'warn format/page ⟦在全区养老服务推进会上的讲话⟧ 页边距为上25.4毫米，样式“公文版面（配方甲）”为上37毫米，请在页面设置里改'
    expect(await told(withLine(592))).toEqual([margins])
    expect(await told(withLine(560))).toEqual([margins])
    expect(await told(withLine(640))).toEqual([
      margins,
      'warn format/grid ⟦今天，我们召开“推进会”——主要任务是部署下一步工作。⟧ 正文行距32磅，在这样的版心里每页排20行，样式“公文版面（配方甲）”为22行，请把行距改为固定值28.95磅',
    ])
  })

  it('takes 28 pt, which gives 22 lines too', async () => {
    expect(await told(inStyle('BodyText', 'w:line="579"', 'w:line="560"'))).toEqual([])
  })

  it('takes 29 pt on a page that holds 22 such lines', async () => {
    // 35 and 33 mm: 16838 - 1984 - 1871 = 12983, / 580 = 22.4
    const layout = layoutWith('页边距:\n  上毫米: 35\n  下毫米: 33\n')
    const higher = inDocument('w:top="2098"', 'w:top="1984"')
    const bytes = edited(higher, 'word/document.xml', 'w:bottom="1984"', 'w:bottom="1871"')
    expect(await told(edited(bytes, 'word/styles.xml', /w:line="579"/g, 'w:line="580"'), { layout })).toEqual(
      [],
    )
  })

  it('finds -0.2 pt, which gives 27 characters', async () => {
    // 8844 / 316 = 27.99
    expect(await told(inStyle('BodyText', 'w:spacing w:val="-5"', 'w:spacing w:val="-4"'))).toEqual([
      'warn format/grid ⟦今天，我们召开“推进会”——主要任务是部署下一步工作。⟧ 正文每行排27字，样式“公文版面（配方甲）”为28字，请把字符间距改为紧缩0.25磅',
    ])
  })
})

describe('format/font-role', () => {
  it('finds pasted paragraphs in another face and size, once', async () => {
    const face = '<w:rPr><w:rFonts w:eastAsia="宋体" w:hAnsi="宋体"/><w:sz w:val="28"/></w:rPr>'
    const bytes = inDocument(/<w:r>(<w:t[^>]*>(?:老人盼|各街道月))/g, `<w:r>${face}$1`)
    expect(await told(bytes)).toEqual([
      'warn format/font-role ⟦老人盼着食堂早日开门，街道要抓紧选址，把方便留给群众。⟧ 正文有2段用了“宋体”，样式“公文版面（配方甲）”为仿宋，请改用“仿宋_GB2312”',
      'warn format/font-role ⟦老人盼着食堂早日开门，街道要抓紧选址，把方便留给群众。⟧ 正文有2段的字号为四号，样式“公文版面（配方甲）”为三号，请改过来',
    ])
  })

  it('finds the title and headings in another face', async () => {
    expect(await told(inStyle('Title', 'w:eastAsia="方正小标宋简体"', 'w:eastAsia="黑体"'))).toEqual([
      'warn format/font-role ⟦在全区养老服务推进会上的讲话⟧ 标题用了“黑体”，样式“公文版面（配方甲）”为小标宋，请改用“方正小标宋简体”',
    ])
    expect(await told(inStyle('Heading1', 'w:eastAsia="黑体"', 'w:eastAsia="楷体"'))).toEqual([
      'warn format/font-role ⟦一、认清形势⟧ 一级标题用了“楷体”，样式“公文版面（配方甲）”为黑体，请改用“黑体”',
    ])
  })

  it('tells a face from one whose name is like it', async () => {
    expect(await told(inStyle('Heading1', 'w:eastAsia="黑体"', 'w:eastAsia="微软雅黑"'))).toEqual([
      'warn format/font-role ⟦一、认清形势⟧ 一级标题用了“微软雅黑”，样式“公文版面（配方甲）”为黑体，请改用“黑体”',
    ])
  })

  it.each(['仿宋', 'FangSong', '方正仿宋_GBK', '华文仿宋', 'STFangsong'])(
    'takes %s for the body',
    async (face) => {
      const bytes = inStyle(
        'BodyText',
        'w:eastAsia="仿宋_GB2312" w:hAnsi="仿宋_GB2312"',
        `w:eastAsia="${face}" w:hAnsi="${face}"`,
      )
      expect(await told(bytes)).toEqual([])
    },
  )
})

describe('format/font-slot', () => {
  it('finds quotes and dashes in a Latin face', async () => {
    const bytes = inStyle('BodyText', 'w:hAnsi="仿宋_GB2312"', 'w:hAnsi="Times New Roman"')
    // “ ” — —
    expect(await told(bytes)).toEqual([
      'warn format/font-slot ⟦“⟧ 有4处引号、破折号或省略号用的是西文字体“Times New Roman”，请把这些标点改为中文字体',
    ])
  })

  it('takes marks that their run says are Chinese', async () => {
    const styled = inStyle('BodyText', 'w:hAnsi="仿宋_GB2312"', 'w:hAnsi="Times New Roman"')
    const hint = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
    const bytes = edited(styled, 'word/document.xml', /<w:r>(<w:t[^>]*>今天)/, `<w:r>${hint}$1`)
    expect(await told(bytes)).toEqual([])
  })

  it('finds faces of the theme', async () => {
    const bytes = inStyle('BodyText', 'w:eastAsia="仿宋_GB2312"', 'w:eastAsiaTheme="minorEastAsia"')
    expect((await told(bytes))[0]).toBe(
      'warn format/font-slot ⟦今天，我们召开“推进会”——主要任务是部署下一步工作。⟧ 有5段文字用的是主题字体，换一台电脑会变样，请改用样式“公文版面（配方甲）”的字体',
    )
  })

  it('finds characters that a _GB2312 face has not, and no others', async () => {
    expect(await told(inDocument('老人盼着', '黄喆和朱镕盼着'))).toEqual([
      'warn format/font-slot ⟦喆⟧ “喆镕”不在“仿宋_GB2312”字体里，打印时会换成别的字体，请把这些字改为不带 _GB2312 的同名字体',
    ])
    const other = inStyles(/仿宋_GB2312/g, '仿宋')
    expect(await told(edited(other, 'word/document.xml', '老人盼着', '黄喆盼着'))).toEqual([])
    // the last of row 55, the last of all, and 〇, which is no 汉字 of the standard's rows
    expect(await told(inDocument('老人盼着', '座齄二〇二六'))).toEqual([])
  })
})

describe('format/heading-style', () => {
  it('finds headings without a style', async () => {
    const bytes = inDocument(/<w:pStyle w:val="Heading1"\/>/g, '<w:pStyle w:val="BodyText"/>')
    expect((await told(bytes)).filter((line) => line.includes('heading-style'))).toEqual([
      'warn format/heading-style ⟦一、认清形势⟧ 有2个小标题没有用标题样式，导航窗格和目录里看不到，请套用“标题 1”“标题 2”等样式',
    ])
  })

  it('takes headings by their outline level', async () => {
    const bytes = inDocument(
      /<w:pPr><w:pStyle w:val="Heading1"\/>/g,
      '<w:pPr><w:pStyle w:val="Heading1"/><w:outlineLvl w:val="0"/>',
    )
    expect(await told(bytes)).toEqual([])
  })

  it.each([
    ['（一）选址要近，', '不能图省事。位置不好的重新选。', '到逗号就停了'],
    ['（一）选址要近。食堂要', '开在老人走得到的地方。', '越过了句号'],
  ])('finds a lead that ends in the wrong place: %s', async (head, rest, fault) => {
    const bold = '<w:rFonts w:eastAsia="楷体"/><w:b/>'
    const document = wordParagraph('同志们：') + wordParagraph(wordRun(head, bold) + wordRun(rest)) + page
    expect((await told(wordFile({ document }))).filter((line) => line.includes('领句'))).toEqual([
      `warn format/heading-style ⟦${head}⟧ 有1段的段首领句，字体${fault}，领句的字体应用到第一个句号为止，请改过来`,
    ])
  })

  it.each([
    ['（一）选址要近。', '食堂要开在老人走得到的地方。'],
    ['（一）', '选址要近，不能图省事。位置不好的重新选。'],
    ['一是', '选址要近，不能图省事。位置不好的重新选。'],
    ['（一）选址要近，不能图省事。', '位置不好的重新选。'],
  ])('takes the lead %s', async (head, rest) => {
    const bold = '<w:rFonts w:eastAsia="楷体"/><w:b/>'
    const document = wordParagraph('同志们：') + wordParagraph(wordRun(head, bold) + wordRun(rest)) + page
    expect((await told(wordFile({ document }))).filter((line) => line.includes('领句'))).toEqual([])
  })
})

describe('format/front-block', () => {
  it('finds a title and a date that are not centred', async () => {
    expect(await told(inStyle('Title', '<w:jc w:val="center"/>', '<w:jc w:val="left"/>'))).toEqual([
      'warn format/front-block ⟦在全区养老服务推进会上的讲话⟧ 标题没有居中，样式“公文版面（配方甲）”为居中，请改过来',
    ])
    expect(await told(inStyle('Date', '<w:jc w:val="center"/>', '<w:jc w:val="both"/>'))).toEqual([
      'warn format/front-block ⟦（2026年6月12日）⟧ 日期没有居中，样式“公文版面（配方甲）”为居中，请改过来',
    ])
  })

  it('finds a salutation with an indent', async () => {
    const bytes = inStyle(
      'Salutation',
      'w:firstLineChars="0" w:firstLine="0"',
      'w:firstLineChars="200" w:firstLine="630"',
    )
    expect(await told(bytes)).toEqual([
      'warn format/front-block ⟦同志们：⟧ 称谓前有缩进，应顶格书写，请去掉缩进',
    ])
  })

  it('finds a line of the title that is too long', async () => {
    // 8844 / 440 = 20.1
    const bytes = inDocument(
      '在全区养老服务推进会上的讲话',
      '在全区养老服务推进会暨老年食堂建设现场会上的讲话',
    )
    expect(await told(bytes)).toEqual([
      'warn format/front-block ⟦在全区养老服务推进会暨老年食堂建设现场会上的讲话⟧ 标题有一行24字，一行只排得下20字，请在词语之间分行',
    ])
    const cut = inDocument(
      '在全区养老服务推进会上的讲话',
      '在全区养老服务推进会</w:t><w:br/><w:t>暨老年食堂建设现场会上的讲话',
    )
    expect(await told(cut)).toEqual([])
  })
})

describe('format/paragraph', () => {
  it('finds indents made of blanks', async () => {
    expect(await told(inDocument(/>(各街道月底前|老人盼着)/g, '>　　$1'))).toEqual([
      'warn format/paragraph ⟦老人盼着食堂早日开门，街道要抓紧选址，把方便留给群众。⟧ 有2段用空格或制表符缩进，请删去空格，把首行缩进设为2字符',
    ])
  })

  it('finds lines that are not exact, and takes those of a grid', async () => {
    const bytes = inStyle('BodyText', 'w:line="579" w:lineRule="exact"', 'w:line="360" w:lineRule="auto"')
    expect(await told(bytes)).toEqual([
      'warn format/paragraph ⟦今天，我们召开“推进会”——主要任务是部署下一步工作。⟧ 正文有5段的行距不是固定值，每页行数会变，请改为固定值28.95磅',
    ])
    const free = edited(bytes, 'word/styles.xml', /<w:snapToGrid w:val="0"\/>/g, '')
    expect(
      await told(edited(free, 'word/document.xml', '<w:docGrid ', '<w:docGrid w:type="lines" ')),
    ).toEqual([])
  })

  it('finds exact lines and indents in cells', async () => {
    const bytes = inStyle('TableText', 'w:line="240" w:lineRule="auto"', 'w:line="400" w:lineRule="exact"')
    expect(await told(bytes)).toEqual([
      'warn format/paragraph ⟦南桥⟧ 表格里有4段用了固定行距或首行缩进，会切掉字或排歪，请把表内段落改为单倍行距、不缩进',
    ])
  })

  it('finds blank paragraphs between paragraphs, not those of the head', async () => {
    const blank = '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr></w:p>'
    expect(await told(inDocument(before('老人盼着'), `${blank}${blank}<w:p>`))).toEqual([
      'warn format/paragraph ⟦老人盼着食堂早日开门，街道要抓紧选址，把方便留给群众。⟧ 正文中间有2个空段落，请删去，要留空就设段前段后间距',
    ])
    expect(await told(inDocument(before('同志们'), `${blank}<w:p>`))).toEqual([])
    expect(await told(inDocument(before('今天，我们'), `${blank}<w:p>`))).toEqual([])
  })

  it('counts no paragraph whose end is a tracked deletion', async () => {
    const by = 'w:id="90" w:author="甲" w:date="2026-03-01T00:00:00Z"'
    const gone = (text: string): string =>
      `<w:p><w:pPr><w:pStyle w:val="BodyText"/><w:rPr><w:del ${by}/></w:rPr></w:pPr>${text}</w:p>`
    const deleted = gone(`<w:del ${by}><w:r><w:delText>旧话。</w:delText></w:r></w:del>`)
    const faults = await told(inDocument(before('老人盼着'), `${deleted}${gone('')}<w:p>`))
    expect(faults.filter((one) => one.includes('空段落'))).toEqual([])
  })

  it('finds short last lines where the office asks for it', async () => {
    // 26 characters beside the indent in the first line, two in the second
    const words = `${'老人盼着食堂早日开门'.repeat(2)}街道办抓紧选址了。`
    const bytes = inDocument(
      '老人盼着食堂早日开门，街道要抓紧选址，把方便留给群众。',
      words.slice(0, 26) + '好。',
    )
    expect(await told(bytes)).toEqual([])
    const [line] = await told(bytes, { options: { lastLine: 3 } })
    expect(line).toContain('info format/paragraph')
    expect(line).toContain('此段最后一行只有2个字符')
  })
})

describe('format/page-number', () => {
  it('finds that a long text has none', async () => {
    const long = await written(longText)
    const bytes = edited(long, 'word/document.xml', /<w:footerReference [^>]*>/g, '')
    expect(await told(bytes)).toEqual([
      'warn format/page-number ⟦在全区养老服务推进会上的讲话⟧ 没有页码，请在页脚加上“— 1 —”',
    ])
    expect(await told(inDocument(/<w:footerReference [^>]*>/g, ''))).toEqual([])
  })

  it('finds other marks, another size, another side', async () => {
    const footers = Object.keys(unzipSync(own)).filter((name) => /^word\/footer\d+\.xml$/.test(name))
    const every = (from: RegExp, to: string) =>
      footers.reduce((bytes, part) => edited(bytes, part, from, to), own)
    const start = '⟦在全区养老服务推进会上的讲话⟧'
    const style = '样式“公文版面（配方甲）”为'
    expect(await told(every(/>— <|> —</g, '><'))).toEqual([
      `warn format/page-number ${start} 页码写作“1”，${style}“— 1 —”，请改过来`,
    ])
    expect(await told(every(/— | —/g, '-'))).toEqual([])
    expect(await told(every(/<w:sz w:val="28"\/>/g, '<w:sz w:val="18"/>'))).toEqual([
      `warn format/page-number ${start} 页码的字号为小五，${style}四号，请改过来`,
    ])
    expect(await told(every(/<w:jc w:val="(?:left|right)"\/>/g, '<w:jc w:val="center"/>'))).toEqual([
      `info format/page-number ${start} 页码居中，${style}单页居右、双页居左，请核实是否改过来`,
    ])
    expect(await told(every(/<w:jc w:val="(?:left|right)"\/>/g, '<w:jc w:val="start"/>'))).toEqual([
      `warn format/page-number ${start} 页码不在外侧，${style}单页居右、双页居左，请设置奇偶页不同的页脚`,
    ])
    const layout = layoutWith('页码:\n  位置: 居中\n')
    expect(
      await told(every(/<w:jc w:val="(?:left|right)"\/>/g, '<w:jc w:val="center"/>'), { layout }),
    ).toEqual([])
  })
})

describe('format/left-over', () => {
  const change = '<w:ins w:id="1" w:author="甲"><w:r><w:t>请</w:t></w:r></w:ins>'

  it('finds tracked changes, hidden words and comments', async () => {
    const bytes = inDocument(/(<w:r>)(<w:t[^>]*>各街道月底)/, `${change}$1$2`)
    expect(await told(bytes)).toEqual([
      'warn format/left-over ⟦请各街道月底前报送选址名单。⟧ 文中有1处修订没有处理，请接受或拒绝',
    ])
    const hidden = inDocument(
      /(<w:r>)(<w:t[^>]*>各街道月底)/,
      '<w:r><w:rPr><w:vanish/></w:rPr><w:t>内部</w:t></w:r><w:r><w:commentReference w:id="3"/></w:r>$1$2',
    )
    expect(await told(hidden)).toEqual([
      'warn format/left-over ⟦各街道月底前报送选址名单。⟧ 文中有1条批注没有处理，请处理后删去',
      'warn format/left-over ⟦各街道月底前报送选址名单。⟧ 文中有1处隐藏文字，请删去或取消隐藏',
    ])
  })

  it('takes the changes and comments of a redline', async () => {
    const bytes = inDocument(/(<w:r>)(<w:t[^>]*>各街道月底)/, `${change}$1$2`)
    expect(await told(bytes, { path: '讲话（花脸稿）.docx' })).toEqual([])
    expect(await told(bytes, { path: '推进会.核稿版.docx' })).toEqual([])
    expect(await told(bytes, { path: '推进会.改.docx' })).toEqual([])
    expect(await told(bytes, { path: '推进会改.docx' })).toHaveLength(1)
    // what is final is no redline
    expect(await told(bytes, { path: '讲话（修订后定稿）.docx' })).toHaveLength(1)
  })

  it('is stricter with a final, and finds the status that it still has', async () => {
    const draft = await written(speech.replace('区长　周立群', '讨论稿\n\n区长　周立群'))
    expect(await told(draft)).toEqual([])
    expect(await told(draft, { path: '讲话（定稿）.docx' })).toEqual([
      'error format/left-over ⟦讨论稿⟧ 此处还印着“讨论稿”，定稿应删去',
    ])
    const bytes = inDocument(/(<w:r>)(<w:t[^>]*>各街道月底)/, `${change}$1$2`)
    expect((await told(bytes, { path: '讲话终稿.docx' }))[0]).toContain('error format/left-over')
  })

  it('finds what tells of its makers in a file that leaves the office', async () => {
    const bytes = wordFile({
      document: wordParagraph('同志们：') + wordParagraph('各街道要抓紧。') + page,
      extra: {
        'docProps/core.xml':
          '<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:creator>赵一</dc:creator><cp:lastModifiedBy>钱二</cp:lastModifiedBy></cp:coreProperties>',
        'customXml/item1.xml': '<b:Sources xmlns:b="b"/>',
        'customXml/item2.xml': '<data/>',
      },
    })
    expect(await told(bytes)).toEqual([])
    expect(await told(bytes, { options: { leaves: true } })).toEqual([
      'error format/left-over ⟦同志们：⟧ 文件属性里留有作者“赵一”“钱二”，外发前请清除文档属性',
      'error format/left-over ⟦同志们：⟧ 文件里留有1份自定义数据，外发前请用“检查文档”清除',
    ])
  })
})

const ourRemark = (id: number, text: string, author = '笔杆（自动核稿）') =>
  `<w:comment w:id="${id}" w:author="${author}"><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:comment>`
const mark = (id: number) => `<w:r><w:commentReference w:id="${id}"/></w:r>`
const tagged = (tag: string, text: string) =>
  `<w:sdt><w:sdtPr><w:tag w:val="${tag}"/></w:sdtPr><w:sdtContent><w:r><w:t>${text}</w:t></w:r></w:sdtContent></w:sdt>`

describe('format/review-left', () => {
  const bytes = wordFile({
    document:
      wordParagraph('同志们：') +
      `<w:p>${tagged('名称', '全镇')}<w:r><w:t>春灌</w:t></w:r>${tagged('fact:面积', '18.6')}${mark(1)}<w:r><w:t>万亩，</w:t></w:r>${tagged('sheet:date', '三月')}${mark(2)}<w:r><w:t>要抓紧。</w:t></w:r>${mark(3)}</w:p>${page}`,
    comments:
      ourRemark(1, '春灌面积（面积）：18.6万亩；核对表第1处') +
      ourRemark(2, '点线上的话取自用语库，请核定或改写：过渡-01') +
      ourRemark(3, '查一下；核对表第1处', '赵一'),
    extra: {
      'customXml/item1.xml': '<f:facts xmlns:f="urn:bigan:facts:1"/>',
      'customXml/item2.xml': '<data/>',
    },
  })
  const message =
    '文件里还留有核稿版的2个带事实编号的内容控件、1条数据来源批注、1份事实数据，收到的人看得到数据从哪里来；送出去的请用印制版：bigan typeset 这个文件 --edition 印制版'
  const line = '⟦春灌18.6万亩，三月要抓紧。⟧'.replace('春灌', '全镇春灌')

  it('finds what a 核稿版 leaves, and does not ask to settle the comments at its figures', async () => {
    expect(await told(bytes)).toEqual([
      `warn format/left-over ${line} 文中有2条批注没有处理，请处理后删去`,
      `warn format/review-left ${line} ${message}`,
    ])
    expect(await told(bytes, { path: '春灌（定稿）.docx' })).toEqual([
      `error format/left-over ${line} 文中有2条批注没有处理，请处理后删去`,
      `error format/review-left ${line} ${message}`,
    ])
    expect(await told(bytes, { path: '春灌.核稿版.docx' })).toEqual([])
  })

  it('is silent at other controls and data, and at a 核稿版 that was set as a 印制版', async () => {
    const others = wordFile({
      document: `${wordParagraph('同志们：')}<w:p>${tagged('名称', '全镇要抓紧。')}</w:p>${page}`,
      extra: { 'customXml/item1.xml': '<data xmlns="urn:other"/>' },
    })
    expect(await told(others)).toEqual([])
    const workspace = await openWorkspace(process.cwd())
    const { value } = await typeset({ path: '春灌.核稿版.docx', bytes }, workspace)
    const read = await readWordFormat('春灌.docx', value as Uint8Array)
    expect(read.value?.review).toEqual({ controls: { count: 0 }, remarks: { count: 0 }, parts: 0 })
  })
})

describe('format/xml', () => {
  it('finds children out of order', async () => {
    const bytes = inDocument(
      /<w:pPr>(<w:pStyle w:val="Heading1"\/>)<\/w:pPr>/g,
      '<w:pPr><w:jc w:val="both"/>$1</w:pPr>',
    )
    expect(await told(bytes)).toEqual([
      'error format/xml ⟦一、认清形势⟧ 文件里有2处段落设置的内部次序不对，有的程序会打不开或丢格式，请用 Word 打开另存一次，再核对版式',
    ])
  })

  it('finds missing parts and lost references', async () => {
    const parts = unzipSync(own)
    delete parts['word/footer1.xml']
    expect((await told(zipSync(parts)))[0]).toBe(
      'error format/xml ⟦在全区养老服务推进会上的讲话⟧ 文件里缺少“word/footer1.xml”这个部件，请用 Word 打开另存一次，再核对版式',
    )
    const bytes = inDocument(/(<w:footerReference [^>]*r:id=)"[^"]*"/, '$1"rId999"')
    expect((await told(bytes)).filter((line) => line.includes('format/xml'))).toEqual([
      'error format/xml ⟦大家要把这件实事办好。⟧ 文件里有引用（rId999）找不到所指的部件，请用 Word 打开另存一次，再核对版式',
    ])
  })

  it('finds a table with one of its widths alone', async () => {
    expect(await told(inDocument(/<w:tblGrid>.*?<\/w:tblGrid>/, ''))).toEqual([
      'error format/xml ⟦街道⟧ 有1个表格没有写列宽，WPS 里会走样，请用 Word 打开另存一次，再核对版式',
    ])
    expect(await told(inDocument(/<w:tblW [^>]*>/, ''))).toEqual([
      'warn format/xml ⟦街道⟧ 有1个表格没有写总宽，Word 里会走样，请用 Word 打开另存一次，再核对版式',
    ])
  })
})

describe('odd files', () => {
  it('never make a rule throw, nor leave the text', async () => {
    const parts = unzipSync(own)
    const paths = ['word/document.xml', 'word/styles.xml', 'word/footer1.xml']
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.nat(),
        fc.constantFrom('w:val="', 'w:line="', 'w:sz', '<w:p>', '</w:p>', 'w:w="'),
        fc.constantFrom('-99999', '1e9', '0', ''),
        async (path, at, mark, put) => {
          const xml = strFromU8(parts[path]!)
          const from = xml.indexOf(mark, at % xml.length)
          if (from < 0) return
          const changed = xml.slice(0, from + mark.length) + put + xml.slice(from + mark.length)
          const bytes = zipSync({ ...parts, [path]: strToU8(changed) }, { level: 0 })
          const { value } = await readDocument('稿.docx', bytes)
          // a rule that throws, or a range outside the text, is an execution error
          if (value) await told(bytes)
        },
      ),
      { numRuns: 60 },
    )
  })
})
