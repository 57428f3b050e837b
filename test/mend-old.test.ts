import { describe, expect, it } from 'vitest'
import { unmetKeeps } from '../src/mend-old.ts'
import { studyReport } from '../src/study-report.ts'
import { study, type Studied } from '../src/study.ts'
import { formatPlace } from '../src/text/place.ts'
import { plainWords } from '../src/speech/index.ts'
import { utf8 } from './support/encodings.ts'

const title = '在全县护林防火推进会上的讲话'

async function studied(path: string, text: string, keep: string[] = []): Promise<Studied> {
  const { value } = await study(path, utf8(text), { name: '护林', keep: new Set(keep) })
  return value!
}

const words = (one: Studied): string => plainWords(one.mended.speech)

const half = `${title}

同志们:

巡山要勤,看火要紧,报情要快.

通道要清,水车要备,队伍要练.

${'哨位要稳,值守要严.'.repeat(12)}
`

describe('every mend', () => {
  it('of a text with half-width marks is undone alone, by its id', async () => {
    const whole = await studied('旧稿.txt', half)
    expect(words(whole)).toContain('巡山要勤，看火要紧，报情要快。')
    const mend = whole.mended.done.find(
      ({ before, after }) => before.includes('勤,') && after.includes('勤，'),
    )!
    expect([mend.name, mend.where, mend.before, mend.after]).toEqual([
      '半角标点',
      '第5行',
      '巡山要勤,看火要紧,报情要快.',
      '巡山要勤，看火要紧,报情要快.',
    ])
    const one = await studied('旧稿.txt', half, [mend.id])
    expect(words(one)).toContain('巡山要勤,看火要紧，报情要快。')
    expect(one.mended.kept.map(({ id }) => id)).toEqual([mend.id])
    expect(one.mended.done).toHaveLength(whole.mended.done.length - 1)
  })

  it('of a kind is undone by the name of the kind', async () => {
    const { mended } = await studied('旧稿.txt', half, ['半角标点'])
    expect(plainWords(mended.speech)).toContain('巡山要勤,看火要紧,报情要快.')
    expect(mended.done).toEqual([])
    // one colon, six commas and two stops above, and two marks in each of twelve
    expect(mended.kept).toHaveLength(1 + 4 + 2 + 24)
  })

  it('that cut a line of a page is undone as well, in a page and in a text', async () => {
    const line = '长按识别二维码，关注青禾发布'
    const text = `${title}\n同志们：\n山林要守好。\n${line}\n`
    const html = `<html><body><div><p>${title}</p><p>同志们：</p><p>山林要守好。</p><p>${line}</p></div></body></html>`
    const inText = await studied('旧稿.txt', text)
    const inPage = await studied('旧稿.html', html)
    for (const { mended } of [inText, inPage])
      expect(mended.done.map(({ name, before, after }) => [name, before, after])).toEqual([
        ['网页附带文字', line, ''],
      ])
    const { id } = inText.mended.done[0]!
    expect(inPage.mended.done[0]!.id).toBe(id)
    for (const [path, content] of [
      ['旧稿.txt', text],
      ['旧稿.html', html],
    ] as const) {
      const kept = await studied(path, content, [id])
      expect(words(kept)).toBe(`${title}\n同志们：\n山林要守好。\n${line}`)
      expect(kept.mended.kept.map((mend) => mend.id)).toEqual([id])
      expect(unmetKeeps(new Set([id]), [kept.mended])).toEqual([])
    }
  })

  it('is told with the id of what is not there', async () => {
    const { mended } = await studied('旧稿.txt', `${title}\n同志们:\n山林要守好。\n`)
    const { id } = mended.done[0]!
    expect(
      unmetKeeps(new Set(['zzzzz', id]), [mended]).map(({ level, message }) => [level, message]),
    ).toEqual([
      [
        'warn',
        `--keep 里的“zzzzz”不是修补的编号；有的编号是${id}，也可以写一类的名称（半角标点），请对照报告改正`,
      ],
    ])
    const clean = await studied('旧稿.txt', `${title}\n同志们：\n山林要守好。\n`)
    expect(unmetKeeps(new Set(['zzzzz']), [clean.mended])[0]!.message).toContain('这次没有修补')
  })

  it('is shown as it is read, and three of a kind in the short report', async () => {
    const page = await studied(
      '旧稿.html',
      `<html><body><div><p>${title}</p><p>同志们：</p><p>巡山 ${'<b>要 勤</b> '.repeat(2)}[注],看火要紧。</p></div></body></html>`,
    )
    for (const { before, after } of page.mended.done) expect(before + after).not.toMatch(/&#x|\\\[/u)
    const whole = await studied('旧稿.txt', half)
    const short = studyReport('旧稿.txt', whole, undefined, true)
    const full = studyReport('旧稿.txt', whole)
    expect(short).toContain('　　半角标点　31处')
    expect(short).toContain('　　　　等31处，都列在报告文件里')
    expect(short.match(/　　　　　　原　/gu)).toHaveLength(3)
    expect(full.match(/　　　　　　原　/gu)).toHaveLength(31)
    expect(full).not.toContain('都列在报告文件里')
  })
})

describe('places', () => {
  const line = '山林要守好,不能“松懈。'

  it('are those of the text that was given, whatever was mended above', async () => {
    const text = `打印本页\n${title}\n\n责任编辑：小林\n同志们：\n\n${line}\n\n再说一遍。\n`
    const { mended } = await studied('旧稿.txt', text)
    expect(mended.guesses.map(({ place }) => formatPlace(place!))).toEqual(['旧稿.txt:7:9'])
    expect(mended.done.map(({ where, before }) => [where, before])).toEqual([
      ['第1行', '打印本页'],
      ['第4行', '责任编辑：小林'],
      ['第7行', line],
    ])
  })

  it('are those of the clean text, by its name, of a page', async () => {
    const html = `<html><body><div><p>${title}</p><p>同志们：</p><p>${line}</p><p>再说一遍。</p></div></body></html>`
    const { mended, markdown } = await studied('旧稿.html', html)
    const at = markdown.split('\n').findIndex((text) => text.startsWith('山林')) + 1
    expect(mended.guesses.map(({ place }) => formatPlace(place!))).toEqual([`护林.md:${at}:9`])
    expect(mended.done.map(({ where }) => where)).toEqual([`清样第${at}行`])
  })
})

it('what no sheet takes is told at its place', async () => {
  const text = [
    `# ${title}`,
    '同志们：',
    '任务如下表：',
    '| 乡镇 | 通道（公里） |\n| - | - |\n| 东河镇 | 12 |',
    '```\n旧代码\n```',
    '![山图](a.png)',
    '请照此办理。',
  ].join('\n\n')
  const { problems, learned } = await studied('旧稿.md', text)
  expect(problems.map(({ code, place }) => `${code} ${formatPlace(place!)}`)).toEqual([
    'learn/left 旧稿.md:7:1',
    'learn/left 旧稿.md:11:1',
    'learn/left 旧稿.md:15:1',
  ])
  expect(learned.sheetText).toContain('【待补：表格（乡镇、通道（公里））】')
  expect(learned.sheetText).not.toContain('山图')
})
