import { describe, expect, it } from 'vitest'
import { checkDoc, Doc, rules, type Earlier } from '../../src/check/index.ts'
import { Recogniser } from '../../src/phrases/index.ts'
import { readMarkdown } from '../../src/read/index.ts'
import { earlierOf } from '../../src/review.ts'
import { readTerms } from '../../src/terms/index.ts'
import { Source } from '../../src/text/source.ts'
import { draftOf, samples, shippedLibrary } from '../support/workspace.ts'

const rule = rules.filter(({ id }) => id === 'repeat/earlier')
const phrases = new Recogniser(shippedLibrary.phrases)

function told(markdown: string, earlier: readonly Earlier[]): string[] {
  const doc = new Doc(readMarkdown(new Source('稿.md', markdown)).value, 'md')
  const inputs = { office: {}, terms: readTerms([]).value, phrases, earlier }
  return checkDoc(doc, rule, inputs).findings.map(({ level, message }) => `${level} ${message}`)
}

function old(path: string, day: string, paragraphs: readonly string[]): Earlier {
  return { path: `旧稿/${path}`, speaker: '石一舟', day, paragraphs }
}

function speech(day: string, ...paragraphs: readonly string[]): string {
  return `# 在全县修渠推进会上的讲话\n\n（${day}）\n\n县长　石一舟\n\n同志们：\n\n## 一、看清渠上的事\n\n${paragraphs.join('\n\n')}\n`
}

const canal = (length: number, more: number): string =>
  `全县疏通支渠${length}公里，比上年多${more}公里，新装的闸门个个能开能关；渠坡上补栽了柳条，渠底铺上了卵石，头一遍水从闸口走到渠尾只用半天，往年要走整整两天两夜。`
const wells = (count: number): string =>
  `打成的机井有${count}眼，眼眼都有人管，井房的门锁换成了新的，水泵的电线穿进了管子，浇地的农户排好了次序，谁家先浇、谁家后浇写在井房的墙上，再没有人为抢水红过脸。`
const keepers = (count: number): string =>
  `请来的护渠员一共${count}名，都是住在渠边的老把式，早晚各走一趟，看闸门关没关严、看渠坡有没有鼠洞、看渠里有没有杂物，看见了就动手，动不了手的当天报到管水站去。`
const fresh = '今年雨水来得迟，库里的水比常年少了三成，先保人喝的，再保地浇的，这个次序谁也不能乱。'

describe('repeat/earlier over paragraphs', () => {
  const last = old('去年.md', '2025-03-06', [canal(37, 4), wells(96), keepers(18), '散会。'])

  it('tells each of three that are copied with other figures once, and no heading', () => {
    const draft = speech('2026年3月5日', canal(46, 9), fresh, wells(120), keepers(24))
    expect(told(draft, [last])).toEqual(
      Array.from(
        { length: 3 },
        () => 'warn 此段约100%的文字与《去年.md》（2025年3月6日，讲话人石一舟）相同，请核实是否照搬',
      ),
    )
  })

  it('says how much of a paragraph is the same', () => {
    // 9 + 40 + 11 words of the old one, the figure being one; 6 + 15 of its own: 60 of 81
    const mixed = `全县疏通支渠46公里，渠坡上补栽了柳条，渠底铺上了卵石，头一遍水从闸口走到渠尾只用半天，往年要走整整两天两夜，新装的闸门个个能开能关，闸房也刷白了，明年还要再修七条毛渠和三座小桥。`
    expect(told(speech('2026年3月5日', mixed), [last])).toEqual([
      'warn 此段约74%的文字与《去年.md》（2025年3月6日，讲话人石一舟）相同，请核实是否照搬',
    ])
  })

  it('is a notice where the old speech is of the same year', () => {
    const now = old('初稿.md', '2026-02-20', last.paragraphs)
    expect(told(speech('2026年3月5日', canal(46, 9)), [now])).toEqual([
      'info 此段约100%的文字与《初稿.md》（2026年2月20日，讲话人石一舟）相同，请核实是否照搬',
    ])
  })

  it('names the speech that has most of it', () => {
    const half = old('前年.md', '2024-03-06', [canal(30, 2).slice(0, 42)])
    expect(told(speech('2026年3月5日', canal(46, 9)), [half, last])).toEqual([
      expect.stringContaining('《去年.md》'),
    ])
  })

  it('is silent on what many speeches have', () => {
    const years = [2020, 2021, 2022, 2023, 2024].map((year) => old(`${year}.md`, `${year}-03-06`, [wells(9)]))
    expect(told(speech('2026年3月5日', wells(10)), years.slice(1))).toHaveLength(1)
    expect(told(speech('2026年3月5日', wells(10)), years)).toEqual([])
  })

  it('is silent on short ones and on what is quoted', () => {
    const short = canal(46, 9).split('；')[0]!
    expect(told(speech('2026年3月5日', `${short}。`), [last])).toEqual([])
    expect(told(speech('2026年3月5日', `老站长说：“${wells(96)}”这话在理。`), [last])).toEqual([])
  })

  it('is silent on entries of the library', () => {
    const entries = shippedLibrary.phrases
      .map(({ text }) => text)
      .filter((text) => !text.includes('【') && text.length > 40 && text.endsWith('。'))
      .slice(0, 2)
    expect(entries.join('').length).toBeGreaterThan(80)
    const words = entries.join('')
    expect(told(speech('2026年3月5日', words), [old('去年.md', '2025-03-06', [words])])).toEqual([])
  })

  it('is in linear time over one word', () => {
    const started = performance.now()
    const long = '渠'.repeat(60_000)
    told(speech('2026年3月5日', long), [old('去年.md', '2025-03-06', [long])])
    expect(performance.now() - started).toBeLessThan(3000)
  })
})

it('marks no sample of the project against drafts of the others', async () => {
  const drafts = await Promise.all(
    samples.map(async ({ name, text, path }) => ({
      name,
      markdown: (await draftOf(text, { path })).value.draft!.markdown,
    })),
  )
  for (const { name, markdown } of drafts) {
    const others = drafts.filter((one) => one.name !== name)
    const earlier = await Promise.all(
      others.map(async (one) => (await earlierOf(`${one.name}.md`, new TextEncoder().encode(one.markdown)))!),
    )
    expect([name, told(markdown, earlier)]).toEqual([name, []])
  }
})
