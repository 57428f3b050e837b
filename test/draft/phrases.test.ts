/** What templates ask the phrase library for, and what of it stands in the draft and in its trace. */
import { describe, expect, it } from 'vitest'
import type { MakeOptions } from '../../src/make.ts'
import { Library, readPhrases } from '../../src/phrases/index.ts'
import { Source } from '../../src/text/source.ts'
import {
  bodyOf,
  draftOf,
  listProblems,
  plainLibrary,
  samples,
  shippedLibrary,
  templateIds,
} from '../support/workspace.ts'

const head = `标题: 在全区春耕推进会上的讲话
日期: 2026-03-05
地区: 清河区
主题: 春耕
`
const measures = '措施: [{小标题: 要早修渠, 内容: 渠道三月修完。}, {小标题: 要早备肥, 内容: 化肥到村。}]\n'

/** A library of rows written in one line each: 编号, 类别 and 文字, and what else there is. */
function library(...rows: string[]): Library {
  const read = readPhrases(new Source('用语.yaml', `用语:\n${rows.map((row) => `  - {${row}}\n`).join('')}`))
  expect(listProblems(read.problems)).toBe('')
  return new Library(read.value.phrases)
}

/** What a template prints below its title. */
async function printed(
  templateText: string,
  own: Library,
  options: MakeOptions & { sheet?: string } = {},
): Promise<string> {
  const { sheet = measures, ...rest } = options
  const made = await draftOf(head + sheet, {
    templateText: `# {{标题}}\n\n${templateText}`,
    library: own,
    ...rest,
  })
  return bodyOf(made)
    .replace(/^# .*\n?/, '')
    .trim()
}

/** A sheet of two points, one of which prints the sentence of a figure. */
const canals = (value: string): string =>
  `数据: {渠: {名称: 渠道, 数值: ${value}, 单位: 公里, 上年同期: 12}}\n措施: [{小标题: 要早修渠, 内容: 【渠.句】。}, {小标题: 要早备肥, 内容: 化肥到村。}]\n`

describe('短语', () => {
  it('prints an entry of the kind, inline or as a block', async () => {
    const own = library('编号: 甲, 类别: 样.话, 文字: 抓紧干。')
    expect(await printed('{{短语 "样.话"}}', own)).toBe('抓紧干。')
    expect(await printed('{{#短语 "样.话"}}{{else}}模板的话。{{/短语}}', own)).toBe('抓紧干。')
  })

  it('hands slots over by name; those that are empty are not there', async () => {
    const own = library(
      '编号: 甲, 类别: 样.话, 文字: 请【谁】抓【主题】。',
      '编号: 乙, 类别: 样.话, 文字: 抓【主题】。',
    )
    for (const seed of ['一', '二', '三', '四', '五', '六']) {
      expect(await printed('{{短语 "样.话" 谁=副标题}}', own, { seed })).toBe('抓春耕。')
      expect(await printed('{{短语 "样.话" 谁="大家" 语气="批评"}}', own, { seed })).toMatch(
        /^(?:请大家抓|抓)春耕。$/,
      )
    }
  })

  it('asks by 语气, 标签, 位置 and 关于 where the template says so', async () => {
    const own = library(
      '编号: 甲, 类别: 样.话, 文字: 批评的话。, 语气: 批评',
      '编号: 乙, 类别: 样.话, 文字: 鼓劲的话。, 语气: 鼓劲, 标签: [火, 力]',
      '编号: 丙, 类别: 样.话, 文字: 结尾的话。, 语气: 肯定, 位置: 结尾',
      '编号: 丁, 类别: 样.话, 文字: 修渠的话。, 语气: 平实, 位置: 开头, 呼应: 渠',
    )
    expect(await printed('{{短语 "样.话" 语气="批评"}}', own)).toBe('批评的话。')
    expect(await printed('{{短语 "样.话" 标签="火"}}', own)).toBe('鼓劲的话。')
    expect(await printed('{{短语 "样.话" 位置="结尾" 语气="肯定"}}', own)).toBe('结尾的话。')
    expect(await printed('{{短语 "样.话" 关于="要早修渠" 语气="平实"}}', own)).toBe('修渠的话。')
    expect(await printed('{{短语 "样.话" 关于="要备肥" 语气="平实"}}', own)).toBe('')
  })

  it('gives each entry once; the second need prints what the template says otherwise', async () => {
    const own = library('编号: 甲, 类别: 样.话, 文字: 抓紧干。')
    const text =
      '{{#段}}{{#短语 "样.话"}}{{else}}第一处。{{/短语}}{{#短语 "样.话"}}{{else}}第二处。{{/短语}}{{/段}}'
    const texts = await Promise.all(
      ['一', '二', '三', '四', '五', '六', '七', '八'].map((seed) => printed(text, own, { seed })),
    )
    expect([...new Set(texts)].toSorted()).toEqual(['抓紧干。第二处。', '第一处。抓紧干。'])
  })

  it('takes a sentence with it where nothing fits and the words around it need it', async () => {
    const own = library('编号: 甲, 类别: 别.话, 文字: 抓紧干。')
    expect(await printed('{{#段}}前。{{短语 "样.话"}}后。{{/段}}', own)).toBe('前。后。')
    expect(await printed('{{#段}}{{短语 "样.话"}}{{/段}}', own)).toBe('')
  })

  it('asks by the name of the point it stands in, so that a figure there changes nothing', async () => {
    const rows = Array.from(
      { length: 12 },
      (_, i) => `编号: 句${i}, 类别: 样.话, 文字: 第${'甲乙丙丁戊己庚辛壬癸子丑'[i]}句话。`,
    )
    const own = library(...rows)
    const text = '{{#each 措施.要点}}{{#段}}{{小标题}}。{{内容}}{{短语 "样.话"}}{{/段}}{{/each}}'
    const more = await printed(text, own, { sheet: canals('13') })
    const less = await printed(text, own, { sheet: canals('11') })
    expect(more).toContain('增长')
    expect(less).toContain('下降')
    expect(more.match(/第.句话/g)).toHaveLength(2)
    expect(less.match(/第.句话/g)).toEqual(more.match(/第.句话/g))
  })
})

describe('what an entry answers', () => {
  it('is the point as typed, never what a figure there prints', async () => {
    const own = library(
      '编号: 甲, 类别: 样.话, 文字: 涨了的话。, 呼应: [增长, 渠道长]',
      '编号: 乙, 类别: 样.话, 文字: 修渠的话。, 呼应: 修渠',
    )
    const sheet =
      '数据: {渠: {名称: 渠道长, 数值: 13, 单位: 公里, 上年同期: 12}}\n措施: [{小标题: 要早修渠, 内容: 【渠.句】。}]\n'
    const text = '{{#each 措施.要点}}{{#段}}{{内容}}{{短语 "样.话"}}{{/段}}{{/each}}'
    for (const seed of ['一', '二', '三']) {
      const body = await printed(text, own, { sheet, seed })
      expect(body).toContain('增长')
      expect(body).toContain('修渠的话。')
    }
  })
})

describe('几点', () => {
  const own = library('编号: 甲, 类别: 样.话, 文字: 抓好【几】项工作。')
  const text = '{{#with 措施}}{{#短语 "样.话" 几=(几点)}}{{else}}不报数。{{/短语}}{{> 要点}}{{/with}}'

  it.each([
    [1, '不报数。'],
    [2, '抓好两项工作。'],
    [3, '抓好三项工作。'],
  ])('of %i points', async (size, words) => {
    const points = Array.from(
      { length: size },
      (_, i) => `{小标题: 第${'甲乙丙'[i]}件事, 内容: 这样办。那样办。}`,
    )
    expect(await printed(text, own, { sheet: `措施: [${points.join(', ')}]\n` })).toContain(words)
  })

  it('counts the groups where there are groups', async () => {
    const sheet = '措施: {分组: {修渠: [东渠。, 西渠。], 备肥: [化肥。, 农家肥。], 育苗: [早稻。]}}\n'
    expect(await printed(text.replace('{{> 要点}}', '{{> 要点}}{{> 分组}}'), own, { sheet })).toContain(
      '抓好三项工作。',
    )
  })
})

describe('阐发', () => {
  const own = library(
    '编号: 任务一, 类别: 任务.阐发, 文字: 水不等人。',
    '编号: 任务二, 类别: 任务.阐发, 文字: 肥要到田。, 呼应: 肥',
    '编号: 保障一, 类别: 保障.阐发, 文字: 领导带头上。, 呼应: 领导',
  )
  const drawn = async (sheet: string): Promise<string> =>
    bodyOf(await draftOf(head + sheet, { library: own }))

  it('says more of a head that stands alone, as a sheet writes it', async () => {
    for (const points of [
      '[要早备肥, {小标题: 要早修渠, 内容: 三月修完。}]',
      '[{小标题: 要早备肥}, {小标题: 要早修渠, 内容: 三月修完。}]',
    ]) {
      const body = await drawn(`措施: ${points}\n`)
      expect(body).toContain('**（一）要早备肥**。肥要到田。')
      expect(body).toContain('**（二）要早修渠**。三月修完。\n')
    }
  })

  it('says who and by when after it', async () => {
    const body = await drawn(
      '措施: [{小标题: 要早备肥, 责任: {牵头单位: 区供销社}, 完成时限: 2026-03-31}, 要早修渠]\n',
    )
    expect(body).toMatch(/\*\*（一）要早备肥\*\*。肥要到田。.*区供销社牵头，3月底前完成。/)
  })

  it('says nothing of a point that has words, tasks or points of its own, nor below the first level', async () => {
    const body = await drawn(
      '措施:\n  - {小标题: 要早备肥, 任务: [{牵头单位: 区供销社, 事项: 化肥到村}]}\n  - {小标题: 要早修渠, 要点: [{小标题: 东渠备肥}, {小标题: 西渠, 内容: 三月修完。}]}\n',
    )
    expect(body).not.toMatch(/水不等人|肥要到田/)
  })

  it('leaves a series of short heads in one sentence where the library has nothing to say', async () => {
    const bare = new Library([])
    const made = await draftOf(`${head}措施: [要早修渠, 要早备肥, 要早育苗]\n`, { library: bare })
    expect(bodyOf(made)).toContain('要早修渠；')
    expect(bodyOf(made)).not.toContain('**')
  })
})

describe('提建议', () => {
  const own = library(
    '编号: 甲, 类别: 样.话, 文字: 【频次】调度一次。, 建议: 是',
    '编号: 乙, 类别: 样.话, 文字: 抓紧干。',
  )

  it('prints nothing unless suggestions are asked for, and then what a person is to decide', async () => {
    expect(await printed('{{#段}}先这样。{{提建议 "样.话"}}{{/段}}', own)).toBe('先这样。')
    expect(await printed('{{#段}}先这样。{{提建议 "样.话"}}{{/段}}', own, { suggest: true })).toBe(
      '先这样。【建议：（频次）调度一次。】',
    )
    expect(await printed('{{短语 "样.话"}}', own, { suggest: true })).toBe('抓紧干。')
  })
})

it('a suggestion for a block answers what one of its points says; the shipped library has some for the terse sheet', async () => {
  const own = library(
    '编号: 甲, 类别: 建议.保障, 文字: 【频次】调度一次。, 建议: 是, 呼应: 调度',
    '编号: 乙, 类别: 建议.保障, 文字: 【频次】督查一次。, 建议: 是, 呼应: 督查',
  )
  const made = await draftOf(`${head}${measures}保障: [加强组织领导, 强化督查考核]\n`, {
    library: own,
    suggest: true,
  })
  expect(bodyOf(made)).toContain('\n【建议：（频次）督查一次。】\n')
  const { text, path } = samples.find(({ name }) => name === '营商环境调度会')!
  for (const seed of ['一', '二', '三', '四']) {
    expect(bodyOf(await draftOf(text, { path, seed, suggest: true }))).toMatch(/【建议：[^【】]+】/)
    expect(bodyOf(await draftOf(text, { path, seed }))).not.toContain('【建议')
  }
})

describe('the trace', () => {
  it('names the entry, its kind and its line, for the words that are its and the slots in them', async () => {
    const own = library('编号: 甲, 类别: 样.话, 文字: 【地区】抓【主题】不放松。')
    const { draft } = (
      await draftOf(head + measures, { templateText: '# {{标题}}\n\n{{短语 "样.话"}}', library: own })
    ).value
    const spans = draft!.trace.filter(({ from }) => from.kind === 'phrase')
    expect(spans.map(({ start, end, from }) => [draft!.markdown.slice(start, end), from])).toEqual([
      // `  - {编号: 甲, 类别: 样.话, 文字: ` is 25 characters.
      ['全区抓春耕不放松。', { kind: 'phrase', id: '甲', need: '样.话', place: '用语.yaml:2:26' }],
    ])
    const [span] = spans
    const within = draft!.trace.filter(
      ({ start, end, from }) => from.kind === 'sheet' && start >= span!.start && end <= span!.end,
    )
    expect(within.map(({ start, end }) => draft!.markdown.slice(start, end))).toEqual(['全区', '春耕'])
    expect(draft!.phrases.map(({ need, point, choice }) => [need, point, choice.phrase.id])).toEqual([
      ['样.话', '', '甲'],
    ])
  })

  it.each(samples)('of $name holds each entry of every template at its words', async ({ text, path }) => {
    for (const template of templateIds) {
      const { draft } = (await draftOf(text, { path, template })).value
      const spans = draft!.trace.flatMap(({ start, end, from }) =>
        from.kind === 'phrase' ? [{ start, end, from }] : [],
      )
      expect(spans.map(({ from }) => from.id).toSorted()).toEqual(
        draft!.phrases.map(({ choice }) => choice.phrase.id).toSorted(),
      )
      for (const { start, end, from } of spans) {
        const { pieces } = shippedLibrary.get(from.id)!
        const words = pieces.map((piece) =>
          'text' in piece ? piece.text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&') : '.+',
        )
        // A sentence mark at its end may have become that of the sentence around it.
        expect(draft!.markdown.slice(start, end)).toMatch(
          new RegExp(`^${words.join('').replace(/[。：，]$/u, '')}[。：，]?$`, 'u'),
        )
      }
    }
  })
})

it('a sheet without the library is drafted with what templates say otherwise, and no problem', async () => {
  for (const { text, path } of samples) {
    for (const template of templateIds) {
      const made = await draftOf(text, { path, template, library: new Library([]) })
      expect(made.value.draft!.phrases).toEqual([])
      const errors = made.problems.filter(
        ({ level, code }) => level === 'error' && code !== 'outline/unplaced',
      )
      expect(listProblems(errors)).toBe('')
      expect(bodyOf(made).length).toBeGreaterThan(400)
    }
  }
})

it('the plain library leaves no choice: one entry of a kind, of one tag where templates ask by tag', () => {
  const places = plainLibrary.phrases.map(({ kind, tags }) => `${kind} ${tags.join()}`)
  expect(places).toEqual([...new Set(places)])
})
