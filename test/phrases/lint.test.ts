import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { askedOf, lintPhrases, readPhrases, wrongLengths, type LintInput } from '../../src/phrases/index.ts'
import { readTerms } from '../../src/terms/index.ts'
import { isCell } from '../../src/text/place.ts'
import { sortProblems, type Problem } from '../../src/text/problem.ts'
import { Source } from '../../src/text/source.ts'

/** 编号 is the number of the line: one entry a line. */
function library(name: string, rows: readonly string[]): Source {
  return new Source(name, `用语:\n${rows.map((row, i) => `  - {编号: ${name}-${i + 1}, ${row}}\n`).join('')}`)
}

type More = Partial<Omit<LintInput, 'phrases' | 'sources'>> & { besideRows?: readonly string[] }

/** level, the words at the place, and the message, one line a problem. */
function found(rows: readonly string[], { besideRows, ...more }: More = {}): string[] {
  const source = library('甲', rows)
  const other = library('乙', besideRows ?? [])
  const read = readPhrases(source)
  expect(read.problems).toEqual([])
  const problems = lintPhrases({
    phrases: read.value.phrases,
    beside: readPhrases(other).value.phrases,
    sources: new Map([source, other].map((one) => [one.path, one])),
    ...more,
  })
  return problems.map(told)
}

function told({ level, place, message }: Problem): string {
  const words = place && !isCell(place) ? place.source.text.slice(place.start, place.end) : '-'
  return `${level} [${words}] ${message}`
}

const asked = askedOf([
  '{{短语 "过渡.到问题"}}{{短语 "总起.任务" 几=(几点) 语气="平实"}}{{提建议 "建议.任务"}}',
  '{{#短语 "问题.概括"}}甲{{/短语}}{{#短语 "主持.宣布" 名=甲}}{{else}}乙{{/短语}}{{阐发}}',
  '{标题: 甲, 短语: 标题.任务}',
])

describe('an entry that states what it may not', () => {
  it.each([
    ['增长12%，势头很好。', '12%', '是具体数字'],
    ['拿下5个项目。', '5个', '是具体数字'],
    ['拿下５个项目。', '５个', '是具体数字'],
    ['完成百分之八十。', '百分之八十', '是具体数字'],
    ['成立领导小组，统起来抓。', '领导小组', '是要领导定的事'],
    ['拖着不办的要问责。', '问责', '是要领导定的事'],
    ['每周碰一次头。', '每周', '是要领导定的事'],
    ['月底前见分晓。', '月底前', '是要领导定的事'],
    ['三天内办完。', '三天内', '是要领导定的事'],
    ['安排专门资金抓起来。', '安排专门资金', '是要领导定的事'],
  ])('%s', (text, word, what) => {
    const [first, ...more] = found([`类别: 号召.句, 文字: ${text}`])
    expect(first).toContain(`error [${word}] 甲-1：“${word}”${what}`)
    expect(more).toEqual([])
  })

  it.each(['百分之百地用心。', '前期多花一天，后面少误十天。', '一分耕耘，一分收获。', '每一天都算数。'])(
    'is not %s',
    (text) => {
      expect(found([`类别: 号召.句, 文字: ${text}`])).toEqual([])
    },
  )

  it('may stand as a suggestion, and a suggestion must say that it is one', () => {
    expect(found(['类别: 建议.任务, 文字: 成立专班，每周调度。, 建议: 是'])).toEqual([])
    expect(found(['类别: 建议.任务, 文字: 再想想办法。'])).toEqual([
      'error [再想想办法。] 甲-1：类别是“建议”，要写“建议: 是”，不然会当成普通用语印出来',
    ])
  })
})

describe('the form of a kind', () => {
  it('排比: as many members as its name says, all of one length', () => {
    expect(
      found([
        '类别: 排比.三项, 文字: 话要说到实处，事要办到明处，人要走到难处。',
        '类别: 排比.三项, 文字: 心要热，手要勤快，脚要稳。',
        '类别: 排比.三项, 文字: 脸上有光，脚下有路。',
        '类别: 排比.四项, 文字: 看准了，就定；定下了，就干；干起来，不停；停不得，再快。',
        '类别: 排比.三项, 文字: 把【主题】抓实，把安全生产抓细，把环境整治抓严。',
      ]),
    ).toEqual([
      'warn [心要热，手要勤快，脚要稳。] 甲-2：排比各项字数不等，此处为3、4、3字，请改齐（空位按4字算）',
      'warn [脸上有光，脚下有路。] 甲-3：“排比.三项”应有3项，用“；”或“，”隔开，此处为2项',
    ])
  })

  it('标题: four, four, and a long one; pairs are equal', () => {
    expect(
      found([
        '类别: 标题.任务, 文字: 突出重点、精准发力，推动【主题】不断取得实效',
        '类别: 标题.任务, 文字: 突出重点、发力，推动工作不断取得实效',
        '类别: 标题.任务, 文字: 突出重点，精准发力，推动工作不断取得实效',
        '类别: 标题.任务, 文字: 突出重点、精准发力，见实效',
        '类别: 标题.任务, 文字: 突出要点、一同发力，让工作一步一步见到实效。',
        '类别: 标题.对, 文字: 想在前头、干在细处',
        '类别: 标题.对, 文字: 谋在事前、干在细致处',
        '类别: 标题.二级, 文字: 要沉下心来，把账算清楚算明白',
      ]),
    ).toEqual([
      'warn [突出重点、发力，推动工作不断取得实效] 甲-2：标题前两句应字数相等，此处为4字和2字',
      'warn [突出重点，精准发力，推动工作不断取得实效] 甲-3：标题应是三句“四字、四字，长句”，此处为3句（4、4、10字）',
      'warn [突出重点、精准发力，见实效] 甲-4：标题的长句应为8至16字，此处为3字（空位按4字算）',
      'warn [。] 甲-5：“标题.任务”的末尾不加标点，此处为“。”',
      'warn [谋在事前、干在细致处] 甲-7：对偶应是字数相等的两句，此处为4、5字',
    ])
  })

  it('end marks and the width of marks', () => {
    expect(
      found([
        '类别: 过渡.到问题, 文字: 再看问题',
        '类别: 目标.引出, 文字: 落到数字上，就是',
        '类别: 目标.引出, 文字: 落到纸面上，就是：',
        '类别: 动宾.通用, 文字: 理出【事项】的头绪。',
        '类别: 主持.首项, 文字: 下面进行第一项',
        "类别: 过渡.到问题, 文字: '往下看,问题摆着。'",
        '类别: 问题.概括, 文字: 归起来，就是“【正文】”。',
      ]),
    ).toEqual([
      'warn [再看问题] 甲-1：末尾应有句号、问号或叹号，请补上',
      'warn [：] 甲-3：“目标.引出”的末尾不加标点，此处为“：”',
      'warn [。] 甲-4：“动宾.通用”的末尾不加标点，此处为“。”',
      'warn [,] 甲-6：“,”是半角标点，请改成全角',
    ])
  })

  it('the part of a speech that the kind stands in', () => {
    expect(
      found([
        '类别: 结尾.号召, 文字: 干起来吧！, 位置: 开头',
        '类别: 任务.引入, 文字: 再说别的事。, 位置: [其他工作, 结尾]',
        '类别: 号召.句, 文字: 大步走！, 位置: 部署任务',
      ]),
    ).toEqual(['warn [干起来吧！] 甲-1：“结尾.号召”用在“结尾”，位置却写着“开头”，模板选不到它'])
  })
})

describe('slots and kinds', () => {
  it('that no template fills', () => {
    expect(
      found(
        [
          '类别: 过渡.到问题, 文字: 【地区】还要看【单位】。',
          '类别: 总起.任务, 文字: 抓好【几】件事。',
          '类别: 总起.任务, 文字: 事情一大摞，先拣要紧的。',
          '类别: 问题.概括, 文字: 归起来是“【正文】”。',
          '类别: 问题.概括, 文字: 归起来说一说。',
          '类别: 建议.任务, 文字: 【牵头单位】来办。, 建议: 是',
          '类别: 任务.阐发, 文字: 把【事项】办好，把细账算清。',
          '类别: 标题.任务, 文字: 盯住目标、抓实过程，把【例】一件一件办到位',
          '类别: 主持.宣布, 文字: 请【名】讲。',
          '类别: 主持.宣布, 文字: 现在开【正文】。',
          '类别: 动宾.通用, 文字: 理出【事项】的头绪',
          '类别: 过渡.到问题, 文字: 按【提法.三条链】，再往下看。',
        ],
        { asked },
      ),
    ).toEqual([
      'warn [【单位】] 甲-1：没有模板填【单位】，“过渡.到问题”的这一条永远选不到；能填的有【主题】【地区】【我地】【会议】',
      'warn [事情一大摞，先拣要紧的。] 甲-3：“总起.任务”要有空位【几】，请补上',
      'warn [归起来说一说。] 甲-5：“问题.概括”要有空位【正文】，请补上',
      'warn [【事项】] 甲-7：没有模板填【事项】，“任务.阐发”的这一条永远选不到；能填的有【主题】【地区】【我地】【会议】',
      'warn [【例】] 甲-8：没有模板填【例】，“标题.任务”的这一条永远选不到；能填的有【主题】【地区】【我地】【会议】',
      'warn [【正文】] 甲-10：没有模板填【正文】，“主持.宣布”的这一条永远选不到；能填的有【名】【主题】【地区】【我地】【会议】',
    ])
  })

  it('that print an agreed wording which is in no list', () => {
    const terms = readTerms([
      new Source(
        'sets.tsv',
        '编号\t名称\t成员\t起\t复核\t说明\t来源\t核对\n一\t三条链\t甲链|乙链|丙链\t\t\t\t某文件\t是\n',
      ),
    ]).value
    expect(
      found(
        [
          '类别: 号召.句, 文字: 盯住【提法.三条链】，一抓到底！',
          '类别: 号召.句, 文字: 把【提法.三条链.成员】都抓起来！',
          '类别: 号召.句, 文字: 拧紧【提法.四条链】，不松手！',
        ],
        { terms },
      ),
    ).toEqual([
      'warn [【提法.四条链】] 甲-3：content/terms 里没有核对过的、这时可用的“四条链”，【提法.四条链】印不出来',
    ])
  })

  it('that are a slip away from those that templates ask for', () => {
    const besideRows = ['先看短处。', '再看长处。', '掉过头看。'].map(
      (text) => `类别: 过渡.到问题, 文字: ${text}`,
    )
    expect(
      found(['类别: 过度.到问题, 文字: 往下看。', '类别: 汇报.开头, 文字: 向各位报告。'], {
        asked,
        besideRows,
      }),
    ).toEqual([
      'warn [往下看。] 甲-1：没有模板要“过度.到问题”，是否应为“过渡.到问题”？',
      'info [向各位报告。] 甲-2：没有模板要“汇报.开头”，模板不会选它，只供查找；若不是本单位自己的类别，用 bigan phrases stats 看有哪些',
    ])
  })

  it('that no template asks for name the nearest of the same 大类, or those that there are', () => {
    const rows = [
      '类别: 过渡.去问题, 文字: 往下看。',
      '类别: 过渡.瞎编, 文字: 往上看。',
      '类别: 过渡.素材, 文字: 看一看。',
    ]
    const besideRows = ['类别: 过渡.到问题, 文字: 先看短处。']
    expect(found(rows, { asked, besideRows })).toEqual([
      'info [往下看。] 甲-1：没有模板要“过渡.去问题”，模板不会选它，只供查找；是否应为“过渡.到问题”？',
      'info [往上看。] 甲-2：没有模板要“过渡.瞎编”，模板不会选它，只供查找；模板要的有：过渡.到问题',
    ])
    // What the rest of the library is filed under is meant.
    expect(found(rows, { asked, besideRows: rows.map((row) => row.replace('看', '瞧')) })).toEqual([])
  })
})

describe('dates', () => {
  const terms = readTerms([
    new Source(
      'dated.tsv',
      '编号\t旧称\t新称\t起\t止\t类别\t说明\t来源\t核对\n' +
        '一\t旧规划\t新规划\t\t2025\t规划\t\t某书\t是\n二\t老办法\t\t\t2024\t提法\t\t\t否\n',
    ),
  ]).value
  const rows = [
    '类别: 号召.句, 文字: 照旧规划干。',
    '类别: 号召.句, 文字: 照老办法干。',
    '类别: 号召.句, 文字: 照着旧规划来，不走样。, 止: 2025',
    '类别: 号召.句, 文字: 趁天暖，动起来。, 止: 2026-03',
  ]

  it('that have passed are told on a day', () => {
    expect(
      found(
        rows.filter((row) => !row.includes('2025')),
        { terms, day: '2026-04-01' },
      ),
    ).toEqual([
      'warn [旧规划] 甲-1：“旧规划”只用到2025，现为“新规划”；请更新，或写上“止”',
      'info [老办法] 甲-2：“老办法”只用到2024；请更新，或写上“止”',
      'info [趁天暖，动起来。] 甲-3：“止”是2026-03，已经过期，不会再选用；请更新或删去',
    ])
    expect(found([rows[3]!], { terms, day: '2026-03-31' })).toEqual([])
  })

  it('are not looked at without one', () => {
    expect(found([rows[0]!, rows[3]!], { terms })).toEqual([])
  })
})

describe('sources', () => {
  it('of sayings and quotations', () => {
    expect(
      found([
        '类别: 典故.俗语, 文字: 磨刀不误砍柴工。',
        '类别: 典故.经典, 文字: 千里之行，始于足下。, 来源: 《老子》',
        '类别: 典故.诗文, 文字: 欲穷千里目，更上一层楼。, 来源: 自撰',
        '类别: 号召.句, 文字: 古人说，“行百里者半九十”。',
        '类别: 号召.句, 文字: 俗话说，“众人拾柴火焰高”。, 来源: 俗语',
        '类别: 号召.句, 文字: 书记讲，“要干就干好”。',
      ]),
    ).toEqual([
      'warn [磨刀不误砍柴工。] 甲-1：引语没有写“来源”，请写明书名，俗语写“俗语”',
      'warn [欲穷千里目，更上一层楼。] 甲-3：引语的“来源”写着“自撰”，请写明书名，俗语写“俗语”',
      'warn [古人说，“] 甲-4：引语没有写“来源”，请写明书名，俗语写“俗语”',
    ])
  })
})

describe('entries beside each other', () => {
  it('that say the same, in the file or in the rest of the library', () => {
    const like = '抓【主题】就像种树，栽下去还要常浇水。'
    const besideRows = [`类别: 比喻.做事, 文字: ${like}`]
    const rows = ['类别: 比喻.做事, 文字: 抓招商引资就像种树，栽下去还要常浇水。']
    expect(found(rows, { besideRows })).toEqual([
      'warn [抓招商引资就像种树，栽下去还要常浇水。] 甲-1：与“乙-1”雷同（去掉主题、地区、数字后七成以上相同），请删去一条或改写',
    ])
    expect(found([...rows, ...besideRows])).toEqual([
      `warn [${like}] 甲-2：与“甲-1”雷同（去掉主题、地区、数字后七成以上相同），请删去一条或改写`,
    ])
    // Of two that stand elsewhere nothing is told here.
    expect(found(['类别: 号召.句, 文字: 干起来吧！'], { besideRows: [...besideRows, ...rows] })).toEqual([])
  })

  it('that share a long clause', () => {
    const clause = '把每一件小事都办到群众心坎上'
    const rows = (more = ''): string[] => [
      `类别: 号召.句, 文字: 会后就动起来，${clause}。${more}`,
      `类别: 号召.句, 文字: ${clause}，说到底靠的是脚勤手勤心更细，这个道理谁都懂。${more}`,
    ]
    expect(found(rows())).toEqual([
      `warn [${clause}] 甲-2：“${clause}”在“甲-1”里也有，两条不会用在一篇里，请改一条`,
    ])
    expect(found(rows(', 反复: 是'))).toEqual([])
  })

  it('of one 编号, and conflicts with none', () => {
    const source = new Source(
      '甲',
      '用语:\n' +
        '  - {编号: 一, 类别: 号召.句, 文字: 干起来吧！, 冲突: [二, 三]}\n' +
        '  - {编号: 二, 类别: 号召.句, 文字: 别歇着啦！}\n' +
        '  - {编号: 一, 类别: 号召.句, 文字: 大步往前走！}\n',
    )
    const problems = lintPhrases({
      phrases: readPhrases(source).value.phrases,
      sources: new Map([['甲', source]]),
    })
    expect(problems.map(told)).toEqual([
      'warn [干起来吧！] 一：“冲突”里的“三”不是库里的编号，请核对',
      'error [大步往前走！] 一：编号“一”已经用过，这一条没有采用，请改号',
    ])
    expect(problems[1]!.related?.map(({ message }) => message)).toEqual(['第一次在这里'])
  })
})

describe('字数', () => {
  it('that is not that of the text is told at its place; with or without marks will do', () => {
    const source = library('甲', [
      '类别: 号召.句, 文字: 干起来，别歇着！, 字数: 6',
      '类别: 号召.句, 文字: 干起来，别歇着！, 字数: 8',
      '类别: 号召.句, 文字: 抓【主题】别歇着！, 字数: 8',
    ])
    expect(wrongLengths(source).map(told)).toEqual([
      'warn [8] 甲-3：字数写的是8，数出来是4（标点和空位不算），请改正或不写',
    ])
  })
})

describe('the shipped library', () => {
  it('has no error and no warning', () => {
    const sources = readdirSync('content/phrases').map(
      (name) => new Source(name, readFileSync(`content/phrases/${name}`, 'utf8')),
    )
    const read = sources.map((source) => readPhrases(source))
    const texts = ['speech', 'meeting', 'parts'].flatMap((folder) =>
      readdirSync(`templates/${folder}`).map((name) => readFileSync(`templates/${folder}/${name}`, 'utf8')),
    )
    const problems = sortProblems([
      ...read.flatMap((one) => one.problems),
      ...sources.flatMap(wrongLengths),
      ...lintPhrases({
        phrases: read.flatMap(({ value }) => value.phrases),
        sources: new Map(sources.map((source) => [source.path, source])),
        asked: askedOf(texts),
      }),
    ])
    expect(problems.map(told)).toEqual([])
  })
})
