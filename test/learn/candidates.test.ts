import handlebars from 'handlebars'
import { describe, expect, it } from 'vitest'
import { compile } from '../../src/draft/index.ts'
import {
  candidatesOf,
  clustersOf,
  learnSpeech,
  pairsOf,
  printClusters,
  type Candidate,
} from '../../src/learn/index.ts'
import { claimsIn, lintPhrases, readPhrases } from '../../src/phrases/index.ts'
import { readMarkdown } from '../../src/read/index.ts'
import { plainWords } from '../../src/speech/index.ts'
import { Source } from '../../src/text/source.ts'
import { openTerms } from '../../src/words.ts'
import { draftOf, samples, shippedLibrary, workspaceWith } from '../support/workspace.ts'
import { makeDraft } from '../../src/make.ts'

const old = `# 在全县春季植树推进会上的讲话

（2025年3月6日）

县长　石一舟

同志们：

今天，我们在乌桕镇召开全县春季植树推进会，把栽树的活往下赶。刚才，县林业局通报了进度。讲到的短处，各家回去就补，别等来催。下面，我讲两点意见。

## 一、看清差距、守住时令，把漏栽的坡地补起来

从头看下来，有两个变化比较明显。

**一是苗子壮了**。县苗圃供苗86万株，比去年多12万株。

**二是人上山了**。榆钱铺子合作社拉来40台挖坑机。

坑挖得勤，是大家起早摸黑干出来的。

不过，树不认人情，差一天就是差一年。还有几个问题摆在明处。

**一是浇水跟不上**。柿沟乡有三百亩没有水源。

**二是管护没人应**。谷雨农林公司签了合同不来人。

## 二、咬住节气、分片包干，推动植树任务一坡一坡落地

时令不等人，手里的活要排出先后。接下来，要抓好两项工作。

### （一）要把水送到坡上

树栽下去，浇透第一遍水才算数。县水利局3月底前接通提水泵站，安排专项资金120万元。

### （二）要把人钉在坡上

看山的人腿要勤，嘴要碎，眼里要有活。县林业局牵头成立管护专班，每周通报一次。

同志们，树是慢慢长的，活得一锹一锹干。让我们把这个春天的功夫下足，给后来人留一片荫凉！
`

const terms = openTerms({}).value
const known = pairsOf(shippedLibrary.phrases)
const learned = learnSpeech(readMarkdown(new Source('植树.md', old)).value, '植树')

function candidatesFrom(text: string, file = '植树.md'): Candidate[] {
  const speech = readMarkdown(new Source(file, text)).value
  return candidatesOf(learnSpeech(speech, 'x'), { file, known, terms })
}

const found = candidatesFrom(old)

/** The specifics of the old speech, as a reader lists them. */
const specifics =
  /\d|86|乌桕|柿沟|榆钱|谷雨|石一舟|县林业局|县水利局|县苗圃|泵站|专班|专项资金|每周|三百|三月/u

describe('phrase candidates of a speech', () => {
  // The heading of the second part and what says 植树 are the speech's own: the library never says it.
  it('are its connecting sentences, filed by where they stand', () => {
    expect(found.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      '开场.素材 今天，我们在【地点】召开【会议】，把栽树的活往下赶。',
      '开场.听后 讲到的短处，各家回去就补，别等来催。',
      '总起.全文 下面，我讲【几】点意见。',
      '标题.成绩问题 看清差距、守住时令，把漏栽的坡地补起来',
      '总起.成绩 从头看下来，有【几】个变化比较明显。',
      '成绩.归因 坑挖得勤，是大家起早摸黑干出来的。',
      '过渡.成绩到问题 不过，树不认人情，差一天就是差一年。',
      '任务.引入 时令不等人，手里的活要排出先后。',
      '总起.任务 接下来，要抓好【几】项工作。',
      '任务.阐发 树栽下去，浇透第一遍水才算数。',
      '任务.阐发 看山的人腿要勤，嘴要碎，眼里要有活。',
      '结尾.意义 同志们，树是慢慢长的，活得一锹一锹干。',
      '结尾.号召 让我们把这个春天的功夫下足，给后来人留一片荫凉！',
    ])
  })

  it('hold no figure, name or decision of the old speech, nor does its template', () => {
    const texts = [...found.map(({ text }) => text), learned.templateText]
    expect(
      texts.filter((text) => specifics.test(text.replaceAll(/^(?:编号|名称|样式|说明).*$/gmu, ''))),
    ).toEqual([])
    expect(found.flatMap(({ text }) => claimsIn(text))).toEqual([])
  })

  it('have a score from 0 to 1, transitions above what is said below a head', () => {
    expect(found.every(({ score }) => score > 0 && score <= 1)).toBe(true)
    const of = (start: string): number => found.find(({ text }) => text.startsWith(start))!.score
    expect(of('接下来')).toBeGreaterThan(of('看山的人'))
  })

  it('make slots of region, meeting, topic and units', () => {
    const text = `# 在全区产业招商推进会上的讲话

各位：

这次全区产业招商推进会，只谈一件事。刚才，区招商局通报了情况。大家有话，会后直接找区招商局说。

## 一、压实责任、抓紧落实，推动招商引资一件一件见效

下一步，要抓好三件事。
`
    const slotted = candidatesFrom(text).map((one) => one.text)
    expect(slotted).toContain('这次【会议】，只谈一件事。')
    expect(slotted).toContain('大家有话，会后直接找【单位】说。')
    expect(slotted).toContain('压实责任、抓紧落实，推动【主题】一件一件见效')
  })
})

function turn(text: string, file: string, score = 0.5): Candidate {
  return {
    kind: '过渡.成绩到问题',
    text,
    sections: ['正视问题'],
    topics: [],
    score,
    source: { file, title: file, date: '2025-01-01' },
  }
}

/** Ten invented offices: region, person, place, unit, firm, figure, time. None is in a table of ours. */
const offices: readonly (readonly string[])[] = [
  ['清溪区', '王立明', '孟家湾', '区林业局', '榆钱铺子合作社', '三千二百亩', '二〇二四年'],
  ['青芦县', '欧阳志远', '柿沟乡', '县水利局', '谷雨农林公司', '两百多户', '2023年'],
  ['云埠市', '石一舟', '乌桕镇', '市发改委', '恒岭机械厂', '近百家', '前年'],
  ['白塔县', '何为民', '老榆树村', '县教育局', '杏林堂药业', '八成以上', '十三年'],
  ['临溪区', '马建国', '东河街道', '区住建局', '同辉集团', '五千万元', '九十年代'],
  ['北屏县', '孙二梅', '枣林沟', '县交通局', '昌运物流', '半数', '上个月'],
  ['东浦市', '阮小满', '沙口', '市工信局', '瑞禾粮油', '一万两千吨', '三月份'],
  ['南桑县', '陆明远', '石门坎水库', '县农业农村局', '青田茶厂', '六七十人', '去年冬天'],
  ['西陵区', '贺云', '柳荫路社区', '区城管局', '阿旺早点铺', '十来处', '今年开春'],
  ['石桥县', '郑大有', '红旗渠首', '县财政局', '百川水务', '三分之一', '过去五年'],
]

function speechOf([region, person, place, unit, firm, figure, time]: readonly string[]): string {
  return `# 在全${region!.at(-1)}春季植树推进会上的讲话

（2025年3月6日）

同志们：

今天把${region}植树的事说透，${person}也来了。刚才，${unit}通报了情况。听了${place}的发言，心里有底。${firm}的做法值得大家看一看。到${time}这件事才算开了头。下面，我讲两点意见。

## 一、看清差距、守住时令，把${place}漏栽的坡地补起来

从头看下来，${place}变化最大。${person}带着大伙干了整整一冬，有两个变化比较明显。

**一是苗子壮了**。苗子成活。

**二是人上山了**。人人出力。

这样的变化，是${person}他们一锹一锹挖出来的，也是${firm}帮衬出来的。

不过，${place}的账还没有算清，${figure}的缺口摆在那里。还有几个问题摆在明处。

**一是浇水跟不上**。坡上缺水。

**二是管护没人应**。没有派人。

## 二、咬住节气、分片包干，推动植树任务一坡一坡落地

时令不等人，${time}的教训不能忘。接下来，要抓好两项工作。

### （一）要把水送到坡上

树栽下去，像${place}那样浇透第一遍水才算数。${unit}要管到底。

### （二）要把人钉在坡上

看山的人要像${person}一样腿勤嘴碎。${figure}不是小数目，要一棵一棵数清。

会后，${unit}要拿出单子，${place}先动起来。让我们像${person}那样，把这个春天的功夫下足！
`
}

describe.each(offices)('candidates of %s', (...office) => {
  it('hold no name, place, figure or year of their speech', () => {
    const texts = candidatesFrom(speechOf(office)).map(({ text }) => text)
    expect(texts.length).toBeGreaterThan(1)
    const words = [office[0]!.slice(0, 2), ...office.slice(1)]
    expect(texts.filter((text) => words.some((word) => text.includes(word)))).toEqual([])
    // nor half of a name beside a slot
    expect(texts.filter((text) => /(?:谷雨|杏|老|石|柳)【|】(?:厂|社|铺)/u.test(text))).toEqual([])
  })
})

describe('candidates of several speeches', () => {
  it('are one where they say the same: the most typical is kept, with all its speeches', () => {
    const { clusters } = clustersOf(
      [
        turn('锅台擦得再亮，锅里没有米，一家人还是要挨饿的呀。', '甲.md'),
        turn('锅台擦得再亮，锅里没有米，一家人还是要挨饿的。', '乙.md'),
        turn('大家看，锅台擦得再亮，锅里没有米，一家人还是要挨饿的。', '丙.md'),
        turn('井台上的绳子短了三寸。', '甲.md'),
      ],
      [],
    )
    expect(clusters.map(({ text, sources }) => [text, sources.map(({ file }) => file)])).toEqual([
      ['锅台擦得再亮，锅里没有米，一家人还是要挨饿的。', ['甲.md', '乙.md', '丙.md']],
      ['井台上的绳子短了三寸。', ['甲.md']],
    ])
    // 1 − 0.5 × 0.8²
    expect(clusters.map(({ score }) => score)).toEqual([0.68, 0.5])
  })

  it.each([
    ['大家看，井台上的绳子短了三寸，打水的人心里没底。', '井台上的绳子短了三寸，打水的人心里没底。'],
    ['井台上的绳子短了三寸，打水的人心里没底呀。', '井台上的绳子短了三寸，打水的人心里没底。'],
    ['井台上的绳子短了三寸，，打水的人心里没底。', '井台上的绳子短了三寸，打水的人心里没底。'],
    ['井台上的“绳子短了三寸，打水的人心里没底。', '井台上的绳子短了三寸，打水的人心里没底。'],
    ['井台上的绳子短了三寸,打水的人心里没底。', '井台上的绳子短了三寸，打水的人心里没底。'],
  ])('are told by the best formed, whichever comes first: %s', (poor, good) => {
    for (const texts of [
      [poor, good],
      [good, poor],
    ]) {
      const { clusters } = clustersOf(
        texts.map((text, i) => turn(text, `${i}.md`)),
        [],
      )
      expect(clusters.map(({ text }) => text)).toEqual([good])
    }
  })

  it('are left out where the library has them', () => {
    const { clusters, known: count } = clustersOf(
      [turn('成绩要讲够，问题也要讲透。', '甲.md')],
      shippedLibrary.phrases,
    )
    expect([clusters, count]).toEqual([[], 1])
  })

  it('count Word and text of one speech once', () => {
    const source = { title: '在会上的讲话', date: '2025-01-01' }
    const one = turn('井台上的绳子短了三寸。', '甲.md')
    const { clusters } = clustersOf(
      [
        { ...one, source: { ...source, file: '甲.md' } },
        { ...one, source: { ...source, file: '甲.docx' } },
      ],
      [],
    )
    expect(clusters[0]!.sources).toHaveLength(1)
  })

  it('are printed as a file of the library without a fault', () => {
    const { clusters } = clustersOf(found, shippedLibrary.phrases)
    const source = new Source(
      '候选.yaml',
      printClusters(
        clusters,
        shippedLibrary.phrases.map(({ id }) => id),
      ),
    )
    const { value, problems } = readPhrases(source)
    expect(problems).toEqual([])
    expect(value.phrases.map(({ text }) => text).toSorted()).toEqual(
      clusters.map(({ text }) => text).toSorted(),
    )
    const faults = lintPhrases({
      phrases: value.phrases,
      beside: shippedLibrary.phrases,
      sources: new Map([[source.path, source]]),
      terms,
    })
    expect(faults.filter(({ level }) => level === 'error')).toEqual([])
  })

  it('are an empty list where there are none', () => {
    expect(readPhrases(new Source('候选.yaml', printClusters([], []))).problems).toEqual([])
  })
})

/** Runs of 12 汉字. */
function runsOf(text: string): Set<string> {
  const runs = new Set<string>()
  for (const words of text.split(/[^\p{Script=Han}]+/u))
    for (let i = 0; i + 12 <= words.length; i++) runs.add(words.slice(i, i + 12))
  return runs
}

describe('a learned template', () => {
  const library = new Set(shippedLibrary.phrases.flatMap(({ text }) => [...runsOf(text)]))

  it.each(samples.map(({ name }, i) => [name, samples[(i + 3) % samples.length]!.name, i] as const))(
    'of %s gives %s nothing of its own sentences',
    async (_name, _other, i) => {
      const drafted = await draftOf(samples[i]!.text, { path: samples[i]!.path })
      const speech = readMarkdown(new Source('旧.md', drafted.value.draft!.markdown)).value
      const { templateText } = learnSpeech(speech, '旧')
      const other = samples[(i + 3) % samples.length]!
      const files = [{ path: 'templates/speech/旧.md.hbs', kind: 'speech' as const, text: templateText }]
      expect(compile(files, handlebars, [...workspaceWith().units.keys()]).problems).toEqual([])
      const made = await makeDraft(
        { sheet: new Source(other.path, other.text.replace(/^模板: .*$/mu, '模板: 旧')) },
        workspaceWith(files),
        { formats: ['md'], template: '旧' },
      )
      const words = made.value.speech ? plainWords(made.value.speech) : ''
      expect(words.length).toBeGreaterThan(500)
      const before = runsOf(plainWords(speech))
      // What both have from the shared library is nobody's own.
      const own = runsOf(other.text)
      const shared = [...runsOf(words)].filter((run) => before.has(run) && !library.has(run) && !own.has(run))
      expect(shared).toEqual([])
    },
  )
})
