/** The three lengths of one sheet: what a short draft drops, and what an outline prints. */
import { describe, expect, it } from 'vitest'
import type { Made } from '../../src/make.ts'
import type { Section } from '../../src/speech/index.ts'
import { plainText } from '../../src/speech/index.ts'
import type { Result } from '../../src/text/problem.ts'
import { bodyOf, draftOf, listProblems, plainLibrary, samples, templateIds } from '../support/workspace.ts'

const head =
  '标题: 在全区春耕现场会上的讲话\n日期: 2026-03-05\n地区: 清河区\n主题: 春耕\n默认: {截至: 2026-02-28}\n'

const short = (sheet: string): Promise<Result<Made>> =>
  draftOf(head + sheet, { length: 'short', library: plainLibrary })
const outline = (sheet: string): Promise<Result<Made>> =>
  draftOf(head + sheet, { length: 'outline', library: plainLibrary })

/** What a short draft says of a point with this 内容. */
async function saidOf(content: string): Promise<string> {
  const body = bodyOf(
    await short(
      `数据: {甲: {名称: 春灌面积, 数值: 12.5, 单位: 万亩}}\n措施: [{小标题: 要修渠, 内容: '${content}'}, {小标题: 要备肥, 内容: 到村。}]\n`,
    ),
  )
  return /\*\*（一）要修渠\*\*。(.*)/.exec(body)?.[1] ?? ''
}

describe('a short draft keeps of 内容 the first sentence', () => {
  it.each([
    ['先清淤。再衬砌。', '先清淤。'],
    ['先清淤；再衬砌。三月修完。', '先清淤；再衬砌。'],
    ['先清淤，再衬砌', '先清淤，再衬砌。'],
    ['渠修好了吗？还差一段。三月补上。', '渠修好了吗？还差一段。'],
    ['抓紧干！不等。', '抓紧干！'],
    ['老乡讲：“水来了。苗活了。”大家高兴。', '老乡讲：“水来了。苗活了。”'],
    ['（渠有三段。上游在清淤。）都要修。', '（渠有三段。上游在清淤。）'],
    ['一个没有合上的引号“水来了。苗活了。', '一个没有合上的引号“水来了。'],
    ['已经灌了【甲】。还要再灌。', '已经灌了12.5万亩。'],
    ['【甲.数值】万亩已经灌完。还要再灌。', '12.5万亩已经灌完。'],
    ['渠长3.5公里。还要再修。', '渠长3.5公里。'],
  ])('%s', async (content, said) => {
    expect(await saidOf(content)).toBe(said)
  })
})

/** A point of some two hundred and seventy characters. */
function longPoint(i: number): string {
  return `  - {小标题: 要做第${'甲乙丙丁戊己庚辛'[i]!}件, 内容: ${'这一件要办得又快又好，'.repeat(26)}不拖。}\n`
}

describe('a short draft', () => {
  it('says who and by when where the words that are left do not', async () => {
    const sheet = `措施:
  - {小标题: 要修渠, 内容: 渠是命脉。区水利局3月底前修完。, 责任: {牵头单位: 区水利局}, 完成时限: 2026-03-31}
  - {小标题: 要备肥, 内容: 区供销社三天运到。运价照旧。, 责任: {牵头单位: 区供销社}}
`
    const full = bodyOf(await draftOf(head + sheet, { library: plainLibrary }))
    expect(full).toContain('**（一）要修渠**。渠是命脉。区水利局3月底前修完。\n')
    const body = bodyOf(await short(sheet))
    expect(body).toMatch(
      /\*\*（一）要修渠\*\*。渠是命脉。(?:这项工作由|由|具体由)区水利局牵头，3月底前完成。\n/,
    )
    expect(body).toContain('**（二）要备肥**。区供销社三天运到。\n')
  })

  it('drops what leads to points that it drops, with its count', async () => {
    const body = bodyOf(
      await short(`措施:
  总起: 重点做【几】件事
  要点:
    - 小标题: 要修渠
      概述: 渠是命脉。今年分【几】段修：
      要点: [{小标题: 上游, 内容: 清淤。}, {小标题: 下游, 内容: 衬砌。}]
      结语: 两段都要赶在放水之前。
    - {小标题: 要备肥, 内容: 到村。}
`),
    )
    expect(body).toContain('重点做两件事。\n\n**（一）要修渠**。渠是命脉。\n\n**（二）要备肥**。到村。\n')
  })

  it('keeps the blocks that a dropped point held', async () => {
    const made = await short(`措施:
  - 小标题: 要修渠
    内容: 渠是命脉。
    要点: [{小标题: 上游, 内容: 清淤。, 包含: [奖惩]}, {小标题: 下游, 内容: 衬砌。}]
  - {小标题: 要备肥, 内容: 到村。}
奖惩: [{条件: 误了放水, 对象: 责任单位, 处理: 通报}]
`)
    expect(listProblems(made.problems)).toBe('')
    expect(bodyOf(made)).toContain('误了放水')
    expect(bodyOf(made)).not.toContain('清淤')
  })

  it('says no 频次 and no other deadline of words that are gone', async () => {
    const body = bodyOf(
      await short(`措施:
  - {小标题: 要修渠, 内容: 三月底前要通水。区水利局每周到现场看一遍。, 责任: {牵头单位: 区水利局}, 频次: 每周, 完成时限: 2026-04-15}
  - {小标题: 要备肥, 内容: 到村。, 责任: {牵头单位: 区供销社}, 频次: 每月}
`),
    )
    expect(body).toMatch(/\*\*（一）要修渠\*\*。三月底前要通水。(?:这项工作由|由|具体由)区水利局牵头。\n/)
    expect(body).toMatch(/\*\*（二）要备肥\*\*。到村。(?:这项工作由|由|具体由)区供销社牵头，每月一次。\n/)
  })

  it('drops a 结语 that is a digression, and of another one all but the first sentence', async () => {
    const points = '要点: [{小标题: 要修渠, 内容: 三月修完。}, {小标题: 要备肥, 内容: 到村。}]'
    const long = `渠的事要往远里看。${'这里面的道理大家都懂。'.repeat(20)}`
    expect(bodyOf(await short(`措施: {${points}, 结语: ${long}}\n`))).not.toContain('往远里看')
    const body = bodyOf(await short(`措施: {${points}, 结语: 渠的事要往远里看。道理大家都懂。}\n`))
    expect(body).toContain('\n\n渠的事要往远里看。\n')
  })

  it('is told when it is still too long for eight minutes', async () => {
    const long = await short(`措施:\n${[0, 1, 2, 3, 4, 5, 6, 7].map(longPoint).join('')}`)
    expect(long.problems.map(({ code, level }) => `${level} ${code}`)).toEqual([
      'info draft/short',
      'info draft/uncut',
    ])
    expect(long.problems[0]!.message).toMatch(/^短稿按每分钟180字，讲完约需1[0-9]\.\d分钟，还超过8分钟；/)
    const brief = await short(`措施:\n${[0, 1].map(longPoint).join('')}`)
    expect(brief.problems.map(({ code }) => code)).toEqual(['draft/uncut'])
  })

  it('is told when it has nothing to leave out', async () => {
    const { problems, value } = await short('措施: [{小标题: 要修渠, 内容: 三月修完。}]\n')
    const minutes = value.time!.minutes.toFixed(1)
    expect(listProblems(problems)).toContain(`全文约${minutes}分钟，短稿没有可删的，同全文一样`)
    expect(problems.map(({ level }) => level)).toEqual(['info'])
    const cut = await short('措施: [{小标题: 要修渠, 内容: 三月修完。不等不拖。}]\n')
    expect(cut.problems).toEqual([])
  })
})

/** Sentences without the number before them; those of one chain (一是…；二是…) each for itself. */
function sentencesOf(body: string): string[] {
  return body
    .split(/(?<=[。！？；：])|\n/)
    .map((one) =>
      one
        .replaceAll(/[*#]|[。！？；：”]+$/g, '')
        .replace(/^[ “]*(?:（?[一二三四五六七八九十]+[）、是要]+|\d+\.|第.，)/, '')
        .trim(),
    )
    .filter((one) => one !== '')
}

/** Headings and run-in heads, as written. */
function headsOf(body: string): string[] {
  return body.match(/^#+ .*$|\*\*[^*]+\*\*/gm) ?? []
}

/** The figures that a draft prints. */
function figuresOf({ value }: Result<Made>): Set<string> {
  return new Set(value.draft!.trace.flatMap(({ from }) => (from.kind === 'fact' ? [from.id] : [])))
}

describe.each(samples)('$name', ({ text, path }) => {
  it.each(templateIds)(
    'short with %s: says nothing that the whole does not, but for who and when',
    async (template) => {
      const seed = '乙'
      const full = await draftOf(text, { path, template, seed })
      const made = await draftOf(text, { path, template, seed, length: 'short' })
      const whole = sentencesOf(bodyOf(full)).join('\n')
      const duty = /牵头|配合|务必到位|不能断档|责任人|要(?:确保|力争|争取)/
      const fresh = sentencesOf(bodyOf(made)).filter((one) => !whole.includes(one) && !duty.test(one))
      expect(fresh).toEqual([])
      const given = full.value.draft!.phrases.map(
        ({ need, point, choice }) => `${need} ${point} ${choice.phrase.id}`,
      )
      for (const { need, point, choice } of made.value.draft!.phrases)
        expect(given).toContain(`${need} ${point} ${choice.phrase.id}`)
      // Made again after the others, the whole is what it was.
      const again = await draftOf(text, { path, template, seed })
      expect(again.value.draft!.markdown).toBe(full.value.draft!.markdown)
    },
  )

  it('short: at most two thirds of the whole, unless the sheet is terse already', async () => {
    const full = bodyOf(await draftOf(text, { path })).length
    const made = bodyOf(await draftOf(text, { path, length: 'short' })).length
    expect(made).toBeLessThan(full < 1500 ? full + 1 : full * 0.67)
  })

  it.each(templateIds)(
    'outline with %s: the heads of the whole, its figures, no other words',
    async (template) => {
      const full = await draftOf(text, { path, template })
      const made = await draftOf(text, { path, template, length: 'outline' })
      const [whole, body] = [bodyOf(full), bodyOf(made)]
      const once = headsOf(whole)
      expect(headsOf(body).filter((one) => once.includes(one))).toEqual(once)
      expect(made.value.speech!.outline.closing).toEqual([])
      const kinds = new Set(made.value.draft!.phrases.map(({ need }) => need.split('.')[0]))
      expect([...kinds].filter((kind) => kind !== '标题' && kind !== '总起')).toEqual([])
      expect([...figuresOf(full)].filter((id) => !figuresOf(made).has(id))).toEqual([])
      expect(body.length).toBeLessThan(whole.length)
      expect(sectionsOf(made.value.speech!.outline.sections).filter(isBare)).toEqual([])
    },
  )
})

function sectionsOf(sections: readonly Section[]): Section[] {
  return sections.flatMap((section) => [section, ...sectionsOf(section.sections)])
}

function isBare(section: Section): boolean {
  return section.body.map((block) => plainText(block)).join('') + section.sections.length === '0'
}

describe('an outline', () => {
  it('says of a point without a head its first clause, and its figures once', async () => {
    const body = bodyOf(
      await outline(`数据:
  面积: {名称: 春灌面积, 数值: 12.5, 单位: 万亩, 上年同期: 10, 其中: {渠灌: 8, 井灌: 4.5}, 目标: {数值: 20, 承诺: 确保}}
问题:
  - 渠道渗漏，春灌【面积】，其中渠灌【面积.渠灌】，还差【面积.差额】
  - 机手不够
措施:
  - {小标题: 要修渠, 内容: 【面积】都靠它，【面积】一亩也不能少。}
  - {小标题: 要备肥, 内容: 到村。}
`),
    )
    expect(body).toContain(
      '一是渠道渗漏。春灌面积12.5万亩，距目标还差7.5万亩，其中渠灌8万亩。\n\n二是机手不够。\n',
    )
    expect(body).toContain('**（一）要修渠**。春灌面积12.5万亩。\n\n**（二）要备肥**。\n')
  })

  it('tells of no time, and says in its front matter what it is', async () => {
    const made = await outline(
      '分钟: 1\n措施: [{小标题: 要修渠, 内容: 三月修完。}, {小标题: 要备肥, 内容: 到村。}]\n',
    )
    expect(made.value.time).toBeUndefined()
    expect(made.value.speech!.meta.entries['篇幅']).toBe('提纲')
    expect(made.problems).toEqual([])
  })

  it('of a title and a date alone is those', async () => {
    const made = await draftOf('标题: 在全区春耕现场会上的讲话\n日期: 2026-03-05\n', { length: 'outline' })
    expect(bodyOf(made)).toBe('# 在全区春耕现场会上的讲话\n\n（2026年3月5日）\n\n同志们：\n')
  })
})
