import handlebars from 'handlebars'
import { describe, expect, it } from 'vitest'
import {
  checkTemplates,
  compile,
  derivedKeys,
  describeFunctions,
  functionNames,
  type TemplateFile,
} from '../../src/draft/index.ts'
import { terms } from '../../src/text/keys.ts'
import { bodyOf, draftOf, listProblems, shippedFiles, workspaceWith } from '../support/workspace.ts'

const facts = `标题: 在全区春耕现场会上的讲话
日期: 2026-03-05
主题: 春耕
数据: {面积: {名称: 春灌面积, 数值: 12.5, 单位: 万亩}}
措施: [{小标题: 要早修渠, 内容: 渠道三月修完。}, {小标题: 要早备肥, 内容: 化肥到村。}]
`

/** Problems of compiling a template text, with one part beside it where a part is given. */
function compiled(text: string, part?: string): string {
  const files: TemplateFile[] = [{ path: '甲.md.hbs', kind: 'speech', text }]
  if (part !== undefined) files.push({ path: '乙.md.hbs', kind: 'part', text: part })
  return listProblems(compile(files, handlebars).problems)
}

/** Problems of filling a template that cannot be filled. */
async function filled(templateText: string): Promise<string> {
  const made = await draftOf(facts, { templateText })
  expect(made.value.files).toEqual([])
  return listProblems(made.problems)
}

/** What the check of templates finds. */
function check(text: string, part?: string): string {
  const files: TemplateFile[] = [{ path: '甲.md.hbs', kind: 'speech', text }]
  if (part !== undefined) files.push({ path: '乙.md.hbs', kind: 'part', text: part })
  return listProblems(checkTemplates(files, handlebars))
}

describe('errors of a template name its place and say what is wrong', () => {
  const cases: [string, string, string][] = [
    [
      'a block that is not ended',
      '# {{标题}}\n\n甲{{#if 主题}}\n乙',
      '甲.md.hbs:3:2 error template/unclosed: “{{#if}}”没有结束，请补上“{{/if}}”\n',
    ],
    [
      'the inner one of two',
      '{{#if 主题}}\n{{#each 措施}}\n{{/if}}',
      '甲.md.hbs:2:4 error template/unbalanced: “{{#each}}”用“{{/if}}”结束了，应为“{{/each}}”\n',
    ],
    [
      'an end without a beginning',
      '甲\n{{/if}}',
      '甲.md.hbs:2:1 error template/unbalanced: 这里多了一个结束标记“{{/…}}”，前面没有与它对应的“{{#…}}”\n',
    ],
    ['{{ without }}', '甲\n乙{{标题', '甲.md.hbs:2:2 error template/unclosed: “{{”没有写完，缺少“}}”\n'],
    [
      '{{ }} with nothing in it',
      '甲{{}}',
      '甲.md.hbs:1:1 error template/syntax: “{{ }}”里是空的，或者没有写完\n',
    ],
    [
      'an unknown path',
      '# {{标提}}',
      '甲.md.hbs:1:5 error template/path: 事实表里没有“标提”这一项，是否应为“标题”？\n',
    ],
    [
      'an unknown path after a known one',
      '{{讲话人.职位}}',
      '甲.md.hbs:1:3 error template/path: “讲话人”里没有“职位”这一项，是否应为“职务”？\n',
    ],
    [
      'an unknown function',
      '{{写橘 数据.面积}}',
      '甲.md.hbs:1:3 error template/function: 没有叫“写橘”的函数，是否应为“写句”？\n',
    ],
    [
      'an unknown block',
      '{{#名点}}甲{{/名点}}',
      '甲.md.hbs:1:4 error template/path: 事实表里没有“名点”这一项，也没有叫这个名字的函数，是否应为“各点”？\n',
    ],
    [
      'an unknown function inside another',
      '{{#if (等与 主题 "甲")}}甲{{/if}}',
      '甲.md.hbs:1:8 error template/function: 没有叫“等与”的函数，是否应为“等于”？\n',
    ],
    ['an unknown part', '{{> 题投}}', '甲.md.hbs:1:5 error template/part: 没有叫“题投”的部件\n'],
    [
      'an unknown key of the front matter',
      '---\n编号: 甲\n序列: 一是\n---\n# {{标题}}',
      '甲.md.hbs:3:1 error template/meta: 模板的开头没有“序列”这一项，是否应为“序号”？\n',
    ],
    [
      'an unknown block in its 提纲',
      '---\n提纲:\n  - {标题: 甲, 包含: [成续]}\n---\n',
      '甲.md.hbs:3:18 error template/meta: 没有叫“成续”的板块，是否应为“成绩”？\n',
    ],
  ]
  for (const [name, text, message] of cases) {
    it(`${name}`, () => expect(compiled(text)).toBe(message))
  }

  it('full-width punctuation inside', () => {
    const text = '{{#if （等于 主题 "甲"）}}甲{{/if}}'
    expect(compiled(text)).toMatch(/^甲\.md\.hbs:1:\d+ error template\/\w+: /)
  })

  it('in a part, at the place in the part', () => {
    expect(compiled('{{> 乙}}', '好\n  {{#if 主题}}')).toContain(
      '乙.md.hbs:2:3 error template/unclosed: “{{#if}}”没有结束',
    )
    expect(compiled('{{> 乙}}', '好\n{{主提}}')).toBe(
      '乙.md.hbs:2:3 error template/path: 事实表里没有“主提”这一项，是否应为“主题”？\n',
    )
  })

  it('all of them at once', () => {
    expect(compiled('{{标提}}\n{{写橘 主题}}\n{{> 丙}}').trim().split('\n')).toHaveLength(3)
  })

  it('blocks nested without measure', () => {
    const deep = '{{#if 主题}}'.repeat(40) + '甲' + '{{/if}}'.repeat(40)
    expect(compiled(deep)).toBe(
      '甲.md.hbs:1:1 error template/depth: 模板套得太深（超过30层），请把里面的部分拆成部件\n',
    )
  })

  it('knows the words of blocks, of inline parts and of what each hands down', () => {
    expect(
      compiled(
        '{{#*inline "丙"}}{{标题}}{{/inline}}{{> 丙}}{{#each 措施.要点 as |点 号|}}{{点.小标题}}{{号}}{{@index}}{{this.内容}}{{../标题}}{{/each}}',
      ),
    ).toBe('')
  })
})

describe('errors while filling name the place of the statement', () => {
  it('what is not a text', async () => {
    expect(await filled('# {{标题}}\n\n甲{{措施}}')).toBe(
      'template.md.hbs:3:2 error template/value: 这里要印的不是一段文字，而是一组内容；请写到具体的一项，或用 {{#each}} 逐条印出\n',
    )
  })

  it('a function that wants a figure', async () => {
    expect(await filled('# {{标题}}\n\n{{写句 主题}}')).toBe(
      'template.md.hbs:3:1 error template/value: “写句”后面要写一项数据\n',
    )
    expect(await filled('# {{标题}}\n\n{{写数 数据.没有}}')).toContain(
      'template.md.hbs:3:1 error template/value: ',
    )
  })

  it('a function within a condition, within another function, and as an option', async () => {
    const message = 'error template/value: “写数”后面要写一项数据\n'
    const head = '# {{标题}}\n{{主题}}\n{{> 题头}}\n'
    expect(await filled(`${head}甲{{#if (等于 (写数 主题) "乙")}}丙{{/if}}`)).toBe(
      `template.md.hbs:4:2 ${message}`,
    )
    expect(await filled(`${head}{{#if 主题}}甲{{去尾 (写数 主题)}}{{/if}}`)).toBe(
      `template.md.hbs:4:12 ${message}`,
    )
    expect(await filled(`${head}{{#each (顿列 主题 末=(写数 主题))}}甲{{/each}}`)).toBe(
      `template.md.hbs:4:1 ${message}`,
    )
  })

  it('a unit that cannot be converted', async () => {
    expect(await filled('# {{标题}}\n{{换算 数据.面积 "吨"}}')).toBe(
      'template.md.hbs:2:1 error template/value: “面积”的单位是“万亩”，不能换算成“吨”\n',
    )
  })

  it('parts that use each other without end, at the statement in the part', async () => {
    const own: TemplateFile[] = [
      { path: '甲.md.hbs', kind: 'speech', text: '# {{标题}}\n\n{{> 乙}}' },
      { path: '乙.md.hbs', kind: 'part', text: '好\n{{> 丙}}' },
      { path: '丙.md.hbs', kind: 'part', text: '好\n\n{{> 乙}}' },
    ]
    const { units, problems } = workspaceWith(own)
    expect(problems).toEqual([])
    const { makeDraft } = await import('../../src/make.ts')
    const { Source } = await import('../../src/text/source.ts')
    const made = await makeDraft(
      { sheet: new Source('facts.yaml', facts) },
      { ...workspaceWith(own), units },
      { template: '甲' },
    )
    expect(listProblems(made.problems)).toMatch(
      /^[乙丙]\.md\.hbs:\d:\d error template\/endless: 部件互相套用，没有止境；请检查部件里的 \{\{> …\}\}\n$/,
    )
  })
})

describe('what templates may do', () => {
  it('print figures in every way', async () => {
    const sheet = `标题: 会上的讲话
日期: 2026-06-12
时段: {起: 2026-01, 止: 2026-05}
数据:
  资金: {名称: 到位资金, 数值: 18.6, 单位: 亿元, 上年同期: 15.5, 目标: 44, 排名: {位次: 3, 范围: 全市}, 其中: {工业: 9.3}}
`
    const templateText =
      '{{写数 数据.资金}}；{{写增幅 数据.资金}}；{{写完成率 数据.资金}}；{{写名次 数据.资金}}；' +
      '{{算占比 数据.资金.其中.工业 数据.资金}}；{{换算 数据.资金 "万元"}}；{{百分数 "12.30"}}；{{序数 3 "一是"}}；{{汉数 2}}；{{两数 2}}\n'
    expect(bodyOf(await draftOf(sheet, { templateText }))).toBe(
      '18.6亿元；同比增长20%；42.3%；列全市第3位；50%；186000万元；12.3%；三是；二；两\n',
    )
  })

  it('go through lists as Handlebars does, and say what stands for none', async () => {
    const sheet = `${facts}问题: {分组: {客观: [{内容: 水少。}], 主观: [{内容: 人懒。}]}}\n`
    const templateText =
      '{{#each 措施.要点 as |点 号|}}{{号}}{{点.小标题}}{{#unless @last}}；{{/unless}}{{/each}}。\n\n' +
      '{{#each 问题.分组}}{{#each this}}{{@../key}}{{@index}}{{去尾 内容}}{{/each}}{{#if @first}}，{{/if}}{{/each}}。\n\n' +
      '{{#each 成绩.要点}}有{{else}}没有成绩{{/each}}。{{@root.主题}}。\n'
    expect(bodyOf(await draftOf(sheet, { templateText }))).toBe(
      '0要早修渠；1要早备肥。\n\n客观0水少，主观0人懒。\n\n没有成绩。春耕。\n',
    )
  })

  it('choose a wording by the seed and not by its place in the file', async () => {
    const wordings = '{{选 "甲" "乙" "丙" "丁"}}'
    const one = bodyOf(await draftOf(facts, { templateText: `${wordings}\n`, seed: 's' }))
    const moved = bodyOf(await draftOf(facts, { templateText: `前面加一句。\n\n${wordings}\n`, seed: 's' }))
    expect(moved).toBe(`前面加一句。\n\n${one}`)
  })

  it('never compile what a sheet says', async () => {
    const sheet = facts.replace('渠道三月修完。', '"{{标题}}，{{{主题}}}，{{> 题头}}。"')
    const made = await draftOf(sheet, { templateText: '{{#each 措施.要点}}{{内容}}{{/each}}\n' })
    // The reader warns of {{…}} in a sheet; whatever it decides, nothing is filled in.
    expect(bodyOf(made)).not.toContain('在全区春耕现场会')
  })
})

describe('templates check', () => {
  it('finds a series that is fixed by hand', () => {
    expect(check('# {{标题}}\n\n一是{{主题}}；二是落实。')).toBe(
      '甲.md.hbs:3:1 error template/fixed-series: “一是”写死了序号，缺了一项就会跳号；请用 {{#各点}} 和 {{序}}\n' +
        '甲.md.hbs:3:10 error template/fixed-series: “二是”写死了序号，缺了一项就会跳号；请用 {{#各点}} 和 {{序}}\n',
    )
  })

  it('finds figures and decisions that only a sheet may state', () => {
    expect(check('# {{标题}}\n\n增长12%，每月通报。')).toBe(
      '甲.md.hbs:3:3 warn template/asserts: 模板里写了数字“12%”；事实和决定只能来自事实表\n' +
        '甲.md.hbs:3:7 warn template/asserts: 模板里写了决定“每月”；事实和决定只能来自事实表\n',
    )
  })

  it('finds parts that nothing uses', () => {
    expect(check('# {{标题}}\n', '好\n')).toBe('乙.md.hbs:1:1 info template/unused: 没有模板用到部件“乙”\n')
    expect(check('{{> 乙}}', '好\n')).toBe('')
  })

  it('finds nothing in the shipped ones', () => {
    expect(listProblems(checkTemplates(shippedFiles, handlebars))).toBe('')
  })
})

describe('function names', () => {
  it('are no key of the schema', () => {
    const keys = new Set<string>(derivedKeys)
    for (const level of Object.values(terms)) {
      for (const [english, chinese] of Object.entries(level)) keys.add(english).add(chinese)
    }
    expect([...functionNames()].filter((name) => keys.has(name))).toEqual([])
  })

  it('are each described', () => {
    expect(
      describeFunctions()
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...functionNames()].sort())
    for (const { about } of describeFunctions()) expect(about).not.toBe('')
  })
})
