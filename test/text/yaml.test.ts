import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Datum } from '../../src/text/datum.ts'
import { formatPlace } from '../../src/text/place.ts'
import { Source } from '../../src/text/source.ts'
import { readYaml, type YamlOptions } from '../../src/text/yaml.ts'

/** The data without its places, to be compared. */
function plain(datum: Datum): unknown {
  if (datum.kind === 'scalar') return datum.text
  if (datum.kind === 'list') return datum.items.map(plain)
  if (datum.kind === 'entries')
    return Object.fromEntries(datum.entries.map(({ key, value }) => [key, plain(value)]))
  return null
}

/** Problems as a person sees them, with the end of the place. */
function read(text: string, options?: YamlOptions) {
  const source = new Source('表.yaml', text)
  const { value, problems } = readYaml(source, options)
  const told = problems.map((problem) => {
    const { place } = problem
    const marked = place && 'source' in place ? text.replace(/^\uFEFF/, '').slice(place.start, place.end) : ''
    return `${place ? formatPlace(place) : ''} ${problem.code} “${marked}” ${problem.message}`
  })
  return { value: plain(value), told, problems, source }
}

describe('slips, each explained at its place, and the rest read as meant', () => {
  const cases: [name: string, text: string, problems: string[], value: unknown][] = [
    [
      'full-width colons',
      '标题：甲\n讲话人: 乙\n日期：丙\n地区: 丁\n',
      [
        '表.yaml:1:1 yaml/colon “标题：” “标题”后面的冒号是全角的，请改为半角冒号加一个空格：“标题: ”',
        '表.yaml:3:1 yaml/colon “日期：” “日期”后面的冒号是全角的，请改为半角冒号加一个空格：“日期: ”',
      ],
      { 标题: '甲', 讲话人: '乙', 日期: '丙', 地区: '丁' },
    ],
    [
      'a sheet of full-width colons alone',
      '标题：甲\n讲话人：乙\n',
      [
        '表.yaml:1:1 yaml/colon “标题：” “标题”后面的冒号是全角的，请改为半角冒号加一个空格：“标题: ”',
        '表.yaml:2:1 yaml/colon “讲话人：” “讲话人”后面的冒号是全角的，请改为半角冒号加一个空格：“讲话人: ”',
      ],
      { 标题: '甲', 讲话人: '乙' },
    ],
    [
      'a full-width colon in a list',
      '要点:\n  - 小标题：甲\n    内容: 乙\n',
      ['表.yaml:2:5 yaml/colon “小标题：” “小标题”后面的冒号是全角的，请改为半角冒号加一个空格：“小标题: ”'],
      { 要点: [{ 小标题: '甲', 内容: '乙' }] },
    ],
    [
      'a full-width colon at the end of a line',
      '要点：\n  - 甲\n地区: 乙\n',
      ['表.yaml:1:1 yaml/colon “要点：” “要点”后面的冒号是全角的，请改为半角冒号加一个空格：“要点: ”'],
      { 要点: ['甲'], 地区: '乙' },
    ],
    [
      'a colon without its space',
      '地区: 乙\n标题:甲\n',
      ['表.yaml:2:1 yaml/colon “标题:” “标题:”后面缺一个空格，请写成“标题: ”'],
      { 地区: '乙', 标题: '甲' },
    ],
    [
      'a full-width space behind the colon',
      '标题:　甲\n地区: 乙\n',
      ['表.yaml:1:1 yaml/colon “标题:” “标题:”后面缺一个空格，请写成“标题: ”'],
      { 标题: '甲', 地区: '乙' },
    ],
    [
      'full-width spaces as indentation of a name',
      '开头:\n　背景: 甲\n',
      ['表.yaml:2:1 yaml/indent “　” 行首有全角空格，缩进只能用半角空格'],
      { 开头: { 背景: '甲' } },
    ],
    [
      'full-width spaces before list items',
      '措施:\n  - 甲\n　- 乙\n',
      ['表.yaml:3:1 yaml/indent “　” 行首有全角空格，缩进只能用半角空格'],
      { 措施: ['甲', '乙'] },
    ],
    [
      'tabs as indentation',
      '开头:\n\t背景: 甲\n结尾: 乙\n',
      ['表.yaml:2:1 yaml/indent “\t” 行首有制表符（Tab），缩进只能用半角空格'],
      { 开头: { 背景: '甲' }, 结尾: '乙' },
    ],
    [
      'full-width spaces before the lines of a | text',
      '内容: |\n　　第一段\n　　第二段\n地区: 乙\n',
      [
        '表.yaml:2:1 yaml/indent “　　” 行首有全角空格，缩进只能用半角空格',
        '表.yaml:3:1 yaml/indent “　　” 行首有全角空格，缩进只能用半角空格',
      ],
      { 内容: '第一段\n第二段', 地区: '乙' },
    ],
    [
      'full-width commas in a list',
      '会议任务: [总结，部署]\n',
      [
        '表.yaml:1:10 yaml/comma “，” 列表的各条之间用了全角逗号，会被当成一条；请改为半角逗号加空格，确是一条的请加引号',
      ],
      { 会议任务: ['总结', '部署'] },
    ],
    [
      '# that cuts a text',
      '内容: 推进 #3机组建设\n',
      [
        '表.yaml:1:8 yaml/comment “#3机组建设” 空格后面的“#”以及它后面的文字会被当作注释丢掉；要保留请给整段文字加引号，确是注释请在“#”后面空一格',
      ],
      { 内容: '推进' },
    ],
    [
      '# that cuts a whole text',
      '内容: #3机组建设\n',
      [
        '表.yaml:1:5 yaml/comment “#3机组建设” 空格后面的“#”以及它后面的文字会被当作注释丢掉；要保留请给整段文字加引号，确是注释请在“#”后面空一格',
      ],
      { 内容: null },
    ],
    [
      'stars for what is not known',
      '地区: *县\n对象: [**部门, 乙]\n内容: ** 部门要早\n',
      [
        '表.yaml:1:5 yaml/start “*县” “*”开头在这里另有含义；不知道的内容请写“待补”，要的就是星号请给整段文字加引号',
        '表.yaml:2:6 yaml/start “**部门” “*”开头在这里另有含义；不知道的内容请写“待补”，要的就是星号请给整段文字加引号',
        '表.yaml:3:5 yaml/start “** 部门要早” “*”开头在这里另有含义；不知道的内容请写“待补”，要的就是星号请给整段文字加引号',
      ],
      { 地区: '*县', 对象: ['**部门', '乙'], 内容: '** 部门要早' },
    ],
    [
      'anchors and tags',
      '内容: &甲 乙\n要求: !重要 丙\n',
      [
        '表.yaml:1:5 yaml/start “&甲 乙” 文字不能直接以“&”开头，请给整段文字加引号："&甲 乙"',
        '表.yaml:2:5 yaml/start “!重要 丙” 文字不能直接以“!”开头，请给整段文字加引号："!重要 丙"',
      ],
      { 内容: '&甲 乙', 要求: '!重要 丙' },
    ],
    [
      'a unit of %',
      '单位: %\n数值: 1\n',
      ['表.yaml:1:5 yaml/start “%” 文字不能直接以“%”开头，请给整段文字加引号："%"'],
      { 单位: '%', 数值: '1' },
    ],
    [
      'other characters that YAML keeps for itself',
      '甲: @所有人\n乙: `代码`\n丙: >70%\n丁: > 70%\n戊: |竖线\n',
      [
        '表.yaml:1:4 yaml/start “@所有人” 文字不能直接以“@”开头，请给整段文字加引号："@所有人"',
        '表.yaml:2:4 yaml/start “`代码`” 文字不能直接以“`”开头，请给整段文字加引号："`代码`"',
        '表.yaml:3:4 yaml/start “>70%” 文字不能直接以“>”开头，请给整段文字加引号：">70%"',
        '表.yaml:4:4 yaml/start “> 70%” 文字不能直接以“>”开头，请给整段文字加引号："> 70%"',
        '表.yaml:5:4 yaml/start “|竖线” 文字不能直接以“|”开头，请给整段文字加引号："|竖线"',
      ],
      { 甲: '@所有人', 乙: '`代码`', 丙: '>70%', 丁: '> 70%', 戊: '|竖线' },
    ],
    [
      'braces of the template language',
      '甲: {{到位资金}}\n乙: 完成{{到位资金}}的\n丙: "{{数}}"\n',
      [
        '表.yaml:1:4 yaml/handlebars “{{到位资金}}” 这里不能用“{{…}}”，引用数据请写成【到位资金】',
        '表.yaml:2:6 yaml/handlebars “{{到位资金}}” 这里不能用“{{…}}”，引用数据请写成【到位资金】',
        '表.yaml:3:5 yaml/handlebars “{{数}}” 这里不能用“{{…}}”，引用数据请写成【数】',
      ],
      { 甲: '【到位资金】', 乙: '完成{{到位资金}}的', 丙: '{{数}}' },
    ],
    [
      'half-width commas inside a reference in a list',
      '要点: [【甲, 乙.句】, 丙]\n表: {内容: 【甲,乙.句】, 例: 丙}\n',
      [
        '表.yaml:1:8 yaml/reference-comma “,” 【】里的半角逗号把引用拆成了两条，请改用顿号“、”',
        '表.yaml:2:11 yaml/reference-comma “,” 【】里的半角逗号把引用拆成了两条，请改用顿号“、”',
      ],
      { 要点: ['【甲、乙.句】', '丙'], 表: { 内容: '【甲、乙.句】', 例: '丙' } },
    ],
    [
      'a colon behind a reference',
      '内容: 【甲】: 乙\n要点:\n  - 【甲】: 乙\n',
      [
        '表.yaml:1:8 yaml/colon-in-text “:” 引用后面的“: ”会被当作名称和内容的分界；是文字的请改用全角冒号“：”',
        '表.yaml:3:8 yaml/colon-in-text “:” 引用后面的“: ”会被当作名称和内容的分界；是文字的请改用全角冒号“：”',
      ],
      { 内容: '【甲】：乙', 要点: ['【甲】：乙'] },
    ],
    [
      'a colon in a text',
      '内容: 会议要求: 早谋划\n',
      [
        '表.yaml:1:9 yaml/colon-in-text “:” 这里的“: ”会被当作下一层的名称；是文字的请改用全角冒号“：”，或把整段文字加上引号',
      ],
      { 内容: '会议要求：早谋划' },
    ],
    [
      '【】 for a map',
      '讲话人: 【职务: 区长, 姓名: 甲】\n',
      ['表.yaml:1:6 yaml/brackets “【职务: 区长, 姓名: 甲】” 【】是引用数据用的，一组内容请用半角花括号“{}”'],
      { 讲话人: { 职务: '区长', 姓名: '甲' } },
    ],
    [
      'full-width brackets and braces',
      '对象: ［甲，乙］\n讲话人: ｛职务：区长，姓名：甲｝\n',
      [
        '表.yaml:1:5 yaml/brackets “［甲，乙］” 这里用了全角的“［］”，列表请用半角“[]”，各条之间用半角逗号加空格',
        '表.yaml:2:6 yaml/brackets “｛职务：区长，姓名：甲｝” 这里用了全角的“｛｝”，请用半角“{}”，里面的冒号和逗号也用半角，后面各空一格',
      ],
      { 对象: ['甲', '乙'], 讲话人: { 职务: '区长', 姓名: '甲' } },
    ],
    [
      'full-width punctuation in braces',
      '讲话人: {职务：区长，姓名：甲}\n日期: {起:2026-01, 止: 2026-05}\n',
      [
        '表.yaml:1:9 yaml/flow-punctuation “：” 花括号里的冒号和逗号要用半角，后面各空一格，如“{职务: …, 姓名: …}”',
        '表.yaml:2:7 yaml/flow-punctuation “:” 花括号里的冒号和逗号要用半角，后面各空一格，如“{职务: …, 姓名: …}”',
      ],
      { 讲话人: { 职务: '区长', 姓名: '甲' }, 日期: { 起: '2026-01', 止: '2026-05' } },
    ],
    [
      'quotes that end early',
      "标题: \"双过半\"工作推进会\n内容: '甲'和'乙'\n",
      [
        '表.yaml:1:5 yaml/quote-early “"双过半"工作推进会” 引号只括住了前半段“双过半”，后面还有文字；请改用中文引号“”，或在整段文字外面再加一层引号',
        "表.yaml:2:5 yaml/quote-early “'甲'和'乙'” 引号只括住了前半段“甲”，后面还有文字；请改用中文引号“”，或在整段文字外面再加一层引号",
      ],
      { 标题: '"双过半"工作推进会', 内容: "'甲'和'乙'" },
    ],
    [
      'a quote that nothing closes',
      '标题: "甲\n地区: "乙"\n日期: 丙\n',
      ['表.yaml:1:5 yaml/quote-open “"” 这里的引号"没有配对，请在文字末尾补上'],
      { 标题: '甲', 地区: '乙', 日期: '丙' },
    ],
    [
      'a quote that a Chinese one closes',
      '标题: "甲”\n地区: 乙\n',
      ['表.yaml:1:5 yaml/quote-open “"” 开头是半角引号"，结尾是中文引号”，请改成一致'],
      { 标题: '甲', 地区: '乙' },
    ],
    [
      'a backslash in double quotes',
      '附件: "C:\\文件"\n',
      ['表.yaml:1:8 yaml/escape “\\文” 双引号里的“\\”另有含义，请写成“\\\\”，或改用单引号、中文引号'],
      { 附件: 'C:\\文件' },
    ],
    [
      'the first item on the line of its name',
      '要点: - 甲\n      - 乙\n地区: 丙\n',
      ['表.yaml:1:5 yaml/list-on-line “- 甲” 列表的第一条不能和“要点:”写在同一行，请另起一行，以“- ”开头'],
      { 要点: ['甲', '乙'], 地区: '丙' },
    ],
    [
      'list items below a text',
      '要点: 甲\n- 乙\n- 丙\n地区: 丁\n',
      ['表.yaml:2:1 yaml/list-after-text “- 乙” “要点: ”后面已经写了文字，下面不能再接列表；请只留一样'],
      { 要点: '甲', 地区: '丁' },
    ],
    [
      'names that do not stand under each other',
      '讲话人:\n  职务: 区长\n 姓名: 甲\n地区: 乙\n',
      ['表.yaml:3:2 yaml/align “姓名: 甲” 这一行行首有1个空格，同级的行有2个，请对齐'],
      { 讲话人: { 职务: '区长', 姓名: '甲' }, 地区: '乙' },
    ],
    [
      'a name too far to the right',
      '要点:\n  - 小标题: 甲\n     内容: 乙\n  - 小标题: 丙\n',
      ['表.yaml:3:6 yaml/align “内容: 乙” 这一行行首有5个空格，同级的行有4个，请对齐'],
      { 要点: [{ 小标题: '甲', 内容: '乙' }, { 小标题: '丙' }] },
    ],
    [
      'a list item too far to the right, taken for text',
      '要点:\n  - 甲\n    - 乙\n',
      [
        '表.yaml:3:5 yaml/align “- 乙” 这一行没有与上一条对齐，会被并进上一条的文字；这一行行首有4个空格，同级的行有2个，请对齐',
      ],
      { 要点: ['甲', '乙'] },
    ],
    [
      'a list item too far to the left',
      '要点:\n  - 甲\n - 乙\n地区: 丙\n',
      ['表.yaml:3:2 yaml/align “- 乙” 这一行行首有1个空格，同级的行有2个，请对齐'],
      { 要点: ['甲', '乙'], 地区: '丙' },
    ],
    [
      'dashes without a space',
      '要点:\n  -甲\n  -乙\n地区: 丙\n',
      ['表.yaml:2:3 yaml/bullet “-” “-”后面缺一个空格，列表的每一条请以“- ”开头'],
      { 要点: ['甲', '乙'], 地区: '丙' },
    ],
    [
      'bullets of a word processor',
      '要点:\n  ● 甲\n  ● 乙\n',
      ['表.yaml:2:3 yaml/bullet “●” 列表的每一条请以半角“- ”开头，这里写的是“●”'],
      { 要点: ['甲', '乙'] },
    ],
    [
      'a dash without a space below an item',
      '要点:\n  - 甲\n  -乙\n地区: 丙\n',
      ['表.yaml:3:3 yaml/bullet “-” “-”后面缺一个空格，列表的每一条请以“- ”开头'],
      { 要点: ['甲', '乙'], 地区: '丙' },
    ],
    [
      'a bracket that nothing closes',
      '刚才:\n  - 谁: [甲, 乙\n    做了: 通报\n地区: 丙\n',
      ['表.yaml:2:8 yaml/bracket-open “[” 这里的“[”没有配对的“]”，请补上'],
      { 刚才: [{ 谁: ['甲', '乙'], 做了: '通报' }], 地区: '丙' },
    ],
    [
      'a bracket that a full-width one closes',
      '谁: [甲, 乙］\n地区: 丙\n',
      ['表.yaml:1:4 yaml/bracket-open “[” 开头是“[”，结尾写成了“］”，请改为半角的“]”'],
      { 谁: ['甲', '乙'], 地区: '丙' },
    ],
    [
      'text behind a bracket',
      '内容: [甲]增长较快\n',
      [
        '表.yaml:1:5 yaml/bracket-text “[甲]增长较快” “[甲]”后面还有文字；以“[”开头会被当作一组内容，是文字的请给整段加引号，是引用的请用【】',
      ],
      { 内容: '[甲]增长较快' },
    ],
    [
      'brackets and commas too many',
      '谁: [甲, 乙]]\n对象: [甲,, 乙]\n',
      [
        '表.yaml:1:10 yaml/surplus “]” 这里多了一个“]”，请删去',
        '表.yaml:2:8 yaml/surplus “,” 这里多了一个逗号，请删去',
      ],
      { 谁: ['甲', '乙'], 对象: ['甲', '乙'] },
    ],
    [
      'two documents',
      '标题: 甲\n---\n地区: 乙\n',
      ['表.yaml:2:1 yaml/documents “---” 一个文件里只能有一份内容，请删去“---”这一行'],
      { 标题: '甲', 地区: '乙' },
    ],
    [
      'a line without a colon',
      '标题: 甲\n在这里续写\n地区: 乙\n',
      [
        '表.yaml:2:1 yaml/no-colon “在这里续写” “在这里续写”这一行没有“名称: 内容”的冒号；如是上一行文字的续行，行首请比上一行多空两格',
      ],
      { 标题: '甲', 地区: '乙' },
    ],
    [
      'a name that stands twice',
      '标题: 甲\n地区: 乙\n标题: 丙\n',
      ['表.yaml:3:1 yaml/duplicate-key “标题” “标题”写了两次，请合并成一项'],
      { 标题: '甲', 地区: '乙' },
    ],
    [
      'a merge key and names that are no words',
      '<<: {甲: 1}\n[乙]: 2\n丙: 3\n',
      [
        '表.yaml:1:1 yaml/merge “<<” 不能用“<<”引入别处的内容，请把内容直接写出来',
        '表.yaml:2:1 yaml/key “[乙]” 冒号前面没有名称，请写成“名称: 内容”',
      ],
      { 丙: '3' },
    ],
    [
      'a line that nobody can read',
      '- 标题: 甲\n地区: 乙\n',
      ['表.yaml:2:1 yaml/syntax “地区” “地区: 乙”这一行的写法无法理解，请检查引号、括号、冒号和缩进'],
      [{ 标题: '甲' }],
    ],
  ]
  test.each(cases)('%s', (_name, text, problems, value) => {
    const result = read(text)
    expect(result.told).toEqual(problems)
    expect(result.value).toEqual(value)
  })

  test('the same with the line ends of Windows and a byte order mark', () => {
    const result = read('\uFEFF标题：甲\r\n地区: 乙\r\n单位: %\r\n')
    expect(result.told).toEqual([
      '表.yaml:1:1 yaml/colon “标题：” “标题”后面的冒号是全角的，请改为半角冒号加一个空格：“标题: ”',
      '表.yaml:3:5 yaml/start “%” 文字不能直接以“%”开头，请给整段文字加引号："%"',
    ])
    expect(result.value).toEqual({ 标题: '甲', 地区: '乙', 单位: '%' })
  })

  test('many slips in one run', () => {
    const { told, value } = read(
      '标题：甲\n单位: %\n要点:\n　- 乙\n  - "丙"丁\n对象: *县\n讲话人: {职务：区长}\n',
    )
    expect(told.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      '表.yaml:1:1 yaml/colon',
      '表.yaml:2:5 yaml/start',
      '表.yaml:4:1 yaml/indent',
      '表.yaml:5:5 yaml/quote-early',
      '表.yaml:6:5 yaml/start',
      '表.yaml:7:9 yaml/flow-punctuation',
    ])
    expect(value).toEqual({
      标题: '甲',
      单位: '%',
      要点: ['乙', '"丙"丁'],
      对象: '*县',
      讲话人: { 职务: '区长' },
    })
  })

  test('the first place of a name that stands twice is named too', () => {
    const [problem] = read('标题: 甲\n标题: 丙\n').problems
    expect(problem?.related?.map(({ message, place }) => `${formatPlace(place)} ${message}`)).toEqual([
      '表.yaml:1:1 第一次在这里',
    ])
  })

  test('a fix is what the writer meant', () => {
    const source = '标题：甲\n要点: - 乙\n      - 丙\n'
    const edits = read(source).problems.flatMap((problem) => problem.fix ?? [])
    let fixed = source
    for (const edit of edits.sort((a, b) => b.start - a.start)) {
      fixed = fixed.slice(0, edit.start) + edit.text + fixed.slice(edit.end)
    }
    expect(fixed).toBe('标题: 甲\n要点:\n      - 乙\n      - 丙\n')
    expect(read(fixed).problems).toEqual([])
  })
})

describe('with the keys of the schema', () => {
  const keys = new Set(['小标题', '内容'])

  test('a list item that begins with a key and a full-width colon is seen', () => {
    expect(read('要点:\n  - 小标题：甲\n', { keys }).told).toEqual([
      '表.yaml:2:5 yaml/colon “小标题：” “小标题”后面的冒号是全角的，请改为半角冒号加一个空格：“小标题: ”',
    ])
  })

  test('a key line that YAML joins to the text above is seen', () => {
    const { told, value } = read('要点:\n  - 小标题: 甲\n    内容：乙\n  - 丙\n', { keys })
    expect(told).toEqual([
      '表.yaml:3:5 yaml/colon “内容：” “内容”后面的冒号是全角的，请改为半角冒号加一个空格：“内容: ”',
    ])
    expect(value).toEqual({ 要点: [{ 小标题: '甲', 内容: '乙' }, '丙'] })
  })

  test('other words before a colon are text', () => {
    expect(read('要点:\n  - 一是：甲\n  - 总的看：乙\n', { keys }).told).toEqual([])
  })
})

/** Reads any text and holds every place against it. */
function check(text: string) {
  const source = new Source('f', text)
  const { value, problems } = readYaml(source, { keys: new Set(['标题', 'ab']) })
  for (const { place, related = [], fix = [] } of problems) {
    for (const at of [place, ...related.map((other) => other.place)]) {
      if (!at || !('source' in at)) throw new Error('no place')
      expect(at.start).toBeGreaterThanOrEqual(0)
      expect(at.end).toBeGreaterThanOrEqual(at.start)
      expect(at.end).toBeLessThanOrEqual(source.text.length)
    }
    for (const edit of fix) expect(edit.end).toBeGreaterThanOrEqual(edit.start)
  }
  const visit = (datum: Datum) => {
    if (datum.kind === 'list') datum.items.forEach(visit)
    if (datum.kind === 'entries') datum.entries.forEach((entry) => visit(entry.value))
    if (datum.kind !== 'scalar' || !datum.offsets) return
    expect(datum.offsets).toHaveLength(datum.text.length + 1)
    for (let i = 0; i < datum.text.length; i++) {
      const offset = datum.offsets[i]!
      expect(offset).toBeLessThanOrEqual(source.text.length)
      expect(offset).toBeGreaterThanOrEqual(i === 0 ? 0 : datum.offsets[i - 1]!)
    }
  }
  visit(value)
  return { value, source, problems }
}

describe('what is right is left alone', () => {
  const sheets: [name: string, text: string, value: unknown][] = [
    [
      'times, ratios, links',
      '甲: 9:30\n乙: 3:1\n丙: http://a.example/x?y=1#z\n丁: 2026-06-12 09:30:00',
      {
        甲: '9:30',
        乙: '3:1',
        丙: 'http://a.example/x?y=1#z',
        丁: '2026-06-12 09:30:00',
      },
    ],
    [
      '# inside words and comments',
      '# 说明\n甲: C#语言 # 注\n乙: 3#楼   #注释\n丙: 丁\n  # 缩进的说明\n',
      {
        甲: 'C#语言',
        乙: '3#楼',
        丙: '丁',
      },
    ],
    ['colons in quotes', '甲: "乙: 丙"\n丁: \'戊: 己\'\n', { 甲: '乙: 丙', 丁: '戊: 己' }],
    [
      'full-width punctuation in texts',
      '内容: 会议强调：要早谋划、早部署，做到“三个到位”！\n',
      {
        内容: '会议强调：要早谋划、早部署，做到“三个到位”！',
      },
    ],
    [
      'texts with colons in lists',
      '要点:\n  - 一是：甲\n  - 要求：各镇要快\n',
      { 要点: ['一是：甲', '要求：各镇要快'] },
    ],
    [
      'references',
      '甲: 【截至】，【地区】【到位资金.句】。\n乙: [【甲、乙.句】, 【丙】]\n',
      {
        甲: '【截至】，【地区】【到位资金.句】。',
        乙: ['【甲、乙.句】', '【丙】'],
      },
    ],
    ['commas within one quoted item', '对象: ["甲，乙", 丙]\n', { 对象: ['甲，乙', '丙'] }],
    [
      'commas inside brackets of one item',
      '对象: [各镇（街道，含园区）]\n例: [【甲，乙.句】]\n',
      {
        对象: ['各镇（街道，含园区）'],
        例: ['【甲，乙.句】'],
      },
    ],
    ['区委、区政府 as one item', '谁: [区委、区政府]\n', { 谁: ['区委、区政府'] }],
    [
      'numbers as they are written',
      '甲: 18.60\n乙: 1e3\n丙: .inf\n丁: 0o17\n戊: 1,286\n己: -3.5\n庚: 12%\n',
      {
        甲: '18.60',
        乙: '1e3',
        丙: '.inf',
        丁: '0o17',
        戊: '1,286',
        己: '-3.5',
        庚: '12%',
      },
    ],
    [
      'absent values',
      '甲:\n乙: ~\n丙: null\n丁: ""\n戊: 无\n己:\n  - 庚\n  -\n',
      {
        甲: null,
        乙: null,
        丙: null,
        丁: null,
        戊: '无',
        己: ['庚', null],
      },
    ],
    [
      'keys that look like numbers stay in order',
      '历年: {2025: 1, 2023: 2, 2024年: 3}\n',
      {
        历年: { 2023: '2', 2025: '1', '2024年': '3' },
      },
    ],
    ['a negative number on its own line', '甲:\n  -3.5\n', { 甲: '-3.5' }],
    [
      'a text that begins with a dash line',
      '甲:\n  ——这是要害\n乙: — 1 —\n',
      { 甲: '——这是要害', 乙: '— 1 —' },
    ],
    [
      'folded Chinese lines are joined without a space',
      '甲: 一段文字，\n  接着写\n乙: >\n  第一行\n  第二行\n',
      {
        甲: '一段文字，接着写',
        乙: '第一行第二行',
      },
    ],
    [
      'paragraphs',
      '甲: |\n  　　第一段: 有冒号\n  - 不是列表 #也不是注释\n',
      { 甲: '　　第一段: 有冒号\n- 不是列表 #也不是注释' },
    ],
    ['lists beside their key', '甲:\n- 乙\n- 丙: 1\n  丁: 2\n', { 甲: ['乙', { 丙: '1', 丁: '2' }] }],
    ['a document marker at the top', '---\n甲: 乙\n', { 甲: '乙' }],
    [
      'nested flow over lines',
      '甲: {乙: 1, 丙: [{丁: 2, 戊: 己},\n  {丁: 3}]}\n',
      { 甲: { 乙: '1', 丙: [{ 丁: '2', 戊: '己' }, { 丁: '3' }] } },
    ],
    ['colons in flow values', '甲: {时间: 9:30, 比: 3:1}\n', { 甲: { 时间: '9:30', 比: '3:1' } }],
    [
      'marks within texts',
      '甲: 3*4*5、a&b、50%以上、@中间、{单}\n',
      { 甲: '3*4*5、a&b、50%以上、@中间、{单}' },
    ],
    ['nothing', '', null],
    ['only comments', '# 甲\n', null],
  ]
  test.each(sheets)('%s', (_name, text, value) => {
    const result = read(text)
    expect(result.told).toEqual([])
    expect(result.value).toEqual(value)
  })

  test('order of entries is that of the sheet', () => {
    const { value } = readYaml(new Source('表.yaml', '2025: a\n2023: b\n甲: c\n'))
    expect(value.kind === 'entries' && value.entries.map(({ key }) => key)).toEqual(['2025', '2023', '甲'])
  })
})

describe('characters', () => {
  test('controls and the marks of the program are refused', () => {
    expect(read('甲: 乙\u0007\n丙: \ufdd0\n丁: \u{f0000}\n').told).toEqual([
      '表.yaml:1:5 text/character “\u0007” 这里有一个不可见的特殊字符（U+0007），请删去后重新输入这几个字',
      '表.yaml:2:4 text/character “\ufdd0” 这里有一个不可见的特殊字符（U+FDD0），请删去后重新输入这几个字',
      '表.yaml:3:4 text/character “\u{f0000}” 这里有一个不可见的特殊字符（U+F0000），请删去后重新输入这几个字',
    ])
  })

  test('also when an escape writes them', () => {
    expect(read('甲: "乙\\uFDD1丙"\n').told).toEqual([
      '表.yaml:1:6 text/character “\\” 这里的“\\”写出了一个不能用的特殊字符，请删去',
    ])
  })

  test('rare characters of the private use area pass with one warning', () => {
    const { problems, value } = read('甲: \ue001\n乙: \uf8ff\n')
    expect(value).toEqual({ 甲: '\ue001', 乙: '\uf8ff' })
    expect(problems.map(({ level, message }) => `${level} ${message}`)).toEqual([
      'warn “\ue001”（U+E001）是自造字，换一台电脑可能显示不出；请核对是否有通用写法（全文共2处）',
    ])
  })

  test('a file in another encoding is pointed out', () => {
    expect(read('甲: \ufffd\ufffd\n').problems.map(({ level, message }) => `${level} ${message}`)).toEqual([
      'warn 这里有乱码，文件可能不是 UTF-8 编码，请另存为 UTF-8（全文共2处）',
    ])
  })
})

describe('limits', () => {
  test('size', () => {
    expect(read('a'.repeat(1_000_001)).told).toEqual([
      '表.yaml:1:1 yaml/size “” 文件太大（1000001个字符），最多1000000个字符；请拆成几个文件',
    ])
  })

  test('depth', () => {
    const deep = `${'{甲: '.repeat(45)}1${'}'.repeat(45)}`
    expect(read(deep).told).toEqual([
      expect.stringMatching(/^表\.yaml:1:\d+ yaml\/limit .* 层次太多，最多40层$/),
    ])
    for (const hostile of [
      '['.repeat(50_000),
      '- '.repeat(50_000),
      '? '.repeat(20_000),
      '{a: '.repeat(20_000),
    ]) {
      expect(read(hostile).problems.at(-1)?.code).toBe('yaml/limit')
    }
  })

  test('hostile texts end in time', () => {
    const started = Date.now()
    const hostile = [
      '"'.repeat(50_000),
      'a: '.repeat(50_000),
      '标题：甲\n'.repeat(5000),
      'a: b\n  c: d\n'.repeat(5000),
      '【,'.repeat(50_000),
      '!'.repeat(50_000),
      'a: &a '.repeat(20_000),
      '- *甲\n'.repeat(3000),
      `- [${'甲, '.repeat(20_000)}`,
      `- [${'*甲, '.repeat(3000)}`,
      `{${'甲：乙, '.repeat(10_000)}}`,
      `[${'{甲：乙}, '.repeat(2000)}]`,
    ]
    for (const text of hostile) expect(read(text).problems.length).toBeLessThanOrEqual(600)
    expect(Date.now() - started).toBeLessThan(20_000)
  })
})

describe('places', () => {
  const word = fc.constantFrom(
    '甲',
    '标题',
    'ab',
    '：',
    ': ',
    ':',
    '\n',
    '\n  ',
    '- ',
    '-',
    '　',
    '\t',
    '[',
    ']',
    '{',
    '}',
    ',',
    '，',
    '"',
    "'",
    '#',
    ' #',
    '|\n',
    '>\n',
    '*',
    '&',
    '!',
    '%',
    '@',
    '`',
    '?',
    '【',
    '】',
    '\\',
    '\r\n',
    '{{',
    '}}',
    '---\n',
    '1',
    '\u{20000}',
  )

  test('any text gives a value and places inside the text', () => {
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 40 }).map((words) => words.join('')),
        (text) => void check(text),
      ),
      {
        numRuns: 3000,
        seed: 11,
      },
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => void check(text)),
      {
        numRuns: 1000,
        seed: 12,
      },
    )
  })

  test('every character of a value without escapes and folds is at its offset', () => {
    const text = fc.stringMatching(/^[甲乙“，。】【a1 ]{1,12}$/)
    const layouts: ((value: string) => string)[] = [
      (value) => `键: ${value}\n`,
      (value) => `键: "${value}"\n`,
      (value) => `键: '${value}'\n`,
      (value) => `键: |\n  ${value}\n  ${value}\n`,
      (value) => `键: {内: "${value}"}\n`,
      (value) => `- - ${value}\n`,
    ]
    fc.assert(
      fc.property(text, fc.constantFrom(...layouts), (value, layout) => {
        const { value: datum, source } = check(layout(value))
        const visit = (part: Datum) => {
          if (part.kind === 'list') part.items.forEach(visit)
          if (part.kind === 'entries') part.entries.forEach((entry) => visit(entry.value))
          if (part.kind !== 'scalar') return
          const read = Array.from(part.text, (_, i) => source.text[part.offsets![i]!]).join('')
          expect(read).toBe(part.text)
        }
        visit(datum)
      }),
      { numRuns: 1000, seed: 13 },
    )
  })

  test('places of keys and values', () => {
    const { value } = readYaml(new Source('表.yaml', '标题: 甲\n讲话人: {职务: "区长"}\n空:\n'))
    if (value.kind !== 'entries') throw new Error('no entries')
    const at = value.entries.map(
      (entry) => `${formatPlace(entry.keyPlace)} ${formatPlace(entry.value.place)}`,
    )
    expect(at).toEqual(['表.yaml:1:1 表.yaml:1:5', '表.yaml:2:1 表.yaml:2:6', '表.yaml:3:1 表.yaml:3:1'])
  })
})
