/**
 * The wording of a meeting's papers from the shipped library: what differs between seeds and between units, what does not
 * move, and that nothing of it is told by a check.
 */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { readProfile, rules } from '../../src/check/index.ts'
import { openWorkspace, type Packed, type PackOptions, type Paper } from '../../src/index.ts'
import { reviewPack, type PackPaper } from '../../src/review-pack.ts'
import type { Checks, Reviewed } from '../../src/review.ts'
import { formatPlace } from '../../src/text/place.ts'
import { sharedInputs } from '../support/check.ts'
import {
  bodyOf,
  changed,
  meetingOf,
  meetings,
  packOf,
  paperOf,
  sampleMeeting,
  told,
  type MeetingName,
} from '../support/meetings.ts'
import { shippedFiles, shippedLibrary, workspaceWith } from '../support/workspace.ts'

/** The papers that draw from the library. */
const worded = ['主持词', '表态发言', '通报', '会议纪要', '新闻通稿', '会议须知', '任务分解表']
const seeds = Array.from({ length: 20 }, (_, i) => `种子${i + 1}`)
const workspace = workspaceWith()

/** A sample meeting, its statements in full where that is asked for. */
async function sample(name: MeetingName, inFull = false) {
  const input = await sampleMeeting(name)
  if (!inFull) return input
  const sheet = input.sheet.text.replace(/^表态:\n/mu, '表态:\n  全文: 是\n')
  expect(sheet).not.toBe(input.sheet.text)
  return changed(input, { sheet })
}

async function packed(name: MeetingName, options: PackOptions = {}, inFull = false): Promise<Packed> {
  return (await packOf(await sample(name, inFull), options, workspace)).value
}

/** Which entry stands where, by paper. */
function choices({ papers }: Packed): string[] {
  return papers.flatMap(({ name, draft }) =>
    draft.phrases.map(({ need, point, choice }) => `${name} ${need} ${point} ${choice.phrase.id}`),
  )
}

describe('the entries', () => {
  const text = shippedFiles.map((file) => file.text).join('\n')
  const asked = [...text.matchAll(/短语 "((?:主持|表态|通报|纪要|通稿|须知|通知)\.[^"]+)"/gu)].map(
    ([, kind]) => kind!,
  )
  const kinds = [...new Set(asked)].sort()

  it('are of the kinds that the papers ask for, and of no other', () => {
    const own = shippedLibrary.phrases.filter(({ sections }) => sections.includes('会议材料'))
    expect([...new Set(own.map(({ kind }) => kind))].sort()).toEqual(kinds)
  })

  it.each(kinds)('are alternatives enough for %s', (kind) => {
    const entries = shippedLibrary.ofKind(kind)
    const spoken = kind.startsWith('表态.') || (kind.startsWith('主持.') && kind !== '主持.收回')
    expect(entries.length).toBeGreaterThanOrEqual(spoken ? 8 : 5)
    // one at least suits a meeting that hands no tasks out
    expect(entries.some((entry) => entry.meetings.length === 0)).toBe(true)
  })

  it.each(kinds.filter((kind) => kind.startsWith('表态.')))('has three of each style for %s', (kind) => {
    const tags = shippedLibrary.ofKind(kind).map((entry) => entry.tags.join(' '))
    const styles = ['甲', '乙', '丙']
    expect(tags).toEqual(styles.flatMap((style) => [1, 2, 3].map((n) => `${style} ${style}${n}`)))
  })

  it('say no number, day or body of their own', () => {
    const own = shippedLibrary.phrases.filter(({ sections }) => sections.includes('会议材料'))
    const words = own.map(({ id, text: said }) => `${id} ${said}`.replaceAll(/【[^】]*】/gu, ''))
    const decided = /\d[^\s-]|年底|月底|[周月]内|之前|领导小组|专班|考核|问责|约谈|资金|每[周月年]|定期/u
    expect(words.map((one) => one.slice(one.indexOf(' '))).filter((one) => decided.test(one))).toEqual([])
  })
})

describe.each(meetings)('%s', (name) => {
  it('is led in other words by another seed, and in the same by the same', async () => {
    const bodies = await Promise.all(
      ['甲', '乙', '甲'].map(async (seed) =>
        bodyOf(paperOf(await packed(name, { seed, only: ['主持词'] }), '主持词')),
      ),
    )
    expect(bodies[0]).not.toBe(bodies[1])
    expect(bodies[2]).toBe(bodies[0])
  })

  it('says the same in a paper whichever others are made', async () => {
    const all = await packed(name)
    for (const only of ['主持词', '表态发言', '通报']) {
      const some = await packed(name, { only: [only] })
      expect(some.papers.length).toBeGreaterThan(0)
      for (const paper of some.papers) expect(bodyOf(paper)).toBe(bodyOf(paperOf(all, paper.name)))
    }
  })

  it('chooses the same where one more has to attend', async () => {
    const input = await sample(name)
    const table = readFileSync('content/meetings/产业招商推进会参会人员.csv', 'utf8')
    const person = '  - {姓名: 宁致远, 单位: 档案馆, 职务: 馆长}\n'
    const wider = changed(input, {
      sheet: input.sheet.text.replace(/^参会:\n/mu, `参会:\n${person}`),
      table: `${table.trimEnd()}\r\n宁致远,档案馆,档案馆馆长,列席,,,610,,,女,汉族,0000-7212499,,\r\n`,
    })
    const { value: after, problems } = await packOf(wider, {}, workspace)
    expect(told(problems.filter(({ level }) => level === 'error'))).toEqual([])
    expect(bodyOf(paperOf(after, '参会人员名单'))).toContain('宁致远')
    expect(choices(after)).toEqual(choices(await packed(name)))
  })

  it.each(['a page of demands', 'the whole text'])(
    'has no unit say what another says, in %s',
    async (form) => {
      const inFull = form === 'the whole text'
      const input = await sample(name, inFull)
      const { statements } = (await packed(name)).meeting.sheet
      for (const seed of seeds) {
        const { papers } = (await packOf(input, { seed, only: ['表态发言'] }, workspace)).value
        expect(papers.length).toBeGreaterThan(1)
        expect([seed, ...sharedIn(papers, statements?.points ?? [])]).toEqual([seed])
      }
    },
  )

  it('is told nothing of by the checks, whatever the seed', async () => {
    for (const [i, seed] of seeds.entries()) {
      const input = await sample(name, i % 2 === 1)
      // most papers hold no word of the library: all of them are read with two of the seeds
      const only = i < 2 ? ['全部'] : worded
      const { papers } = (await packOf(input, { seed, only }, workspace)).value
      expect([
        seed,
        ...loud(await reviewPack({ papers: papers.map(asFile), meeting: input }, checks)),
      ]).toEqual([seed])
    }
  }, 120_000)
})

let checks: Checks

beforeAll(async () => {
  const shipped = await openWorkspace('content/meetings')
  const profile = readProfile({}, rules).value
  checks = { workspace: shipped, ...(await sharedInputs()), profile, problems: [] }
}, 60_000)

function asFile({ template, name, stem, files, draft }: Paper): PackPaper {
  const file = files[0]!
  return {
    paper: template.id,
    name,
    path: `${stem}.${file.format}`,
    bytes: new TextEncoder().encode(file.content as string),
    trace: { 稿子: draft.markdown, 出处: draft.trace },
  }
}

/** All but hints, as a person reads it. */
function loud(reviews: readonly Reviewed[]): string[] {
  return reviews
    .flatMap(({ findings, reading, problems, executionErrors }) => {
      expect(executionErrors).toEqual([])
      return [...findings, ...reading, ...problems]
    })
    .filter(({ level }) => level !== 'info')
    .map(({ code, message, place }) => `${place ? formatPlace(place) : ''} ${code} ${message}`)
}

/** What is the same for every unit by its nature: the paper's name, where and when, what the sheet asks of all. */
const common = /^(?:#|（|<!--|\| (?:会议|次序|交稿|任务) \|)/u

/** Sentences of twelve characters and more that two of the papers have. */
function sharedIn(papers: readonly Paper[], asked: readonly string[]): string[] {
  const said = papers.map((paper) => {
    const lines = bodyOf(paper)
      .split('\n')
      .filter((line) => !common.test(line) && !asked.some((one) => line.includes(one)))
    return new Set(lines.flatMap((line) => line.split(/[。！？|]/u)).map((one) => one.trim()))
  })
  return said.flatMap((own, i) =>
    [...own].filter((one) => [...one].length >= 12 && said.some((other, k) => k > i && other.has(one))),
  )
}

/** A meeting at which many units speak, each with a task of its own. */
function manySpeakers(count: number): string {
  const units = Array.from({ length: count }, (_, i) => `${'东西南北中上下前后'[i]!}河镇`)
  return `名称: 全县春耕推进会
类型: 推进会
时间: {日期: 2026-03-06, 起: "9:00"}
表态: {全文: 是}
议程:
${units.map((unit) => `  - {事项: ${unit}作表态发言, 谁: ${unit}}\n`).join('')}任务:
${units.map((unit) => `  - {事项: 修好${unit}干渠, 牵头单位: ${unit}}\n`).join('')}`
}

describe('nine units that speak one after the other', () => {
  it('take nine different entries of every kind, and others by another seed', async () => {
    const given = await Promise.all(
      ['甲', '乙'].map(async (seed) => {
        const { papers } = (await packOf(meetingOf(manySpeakers(9)), { seed, only: ['表态发言'] }, workspace))
          .value
        expect(papers).toHaveLength(9)
        return papers.map(({ draft }) =>
          draft.phrases.map(({ need, choice }) => `${need} ${choice.phrase.id}`),
        )
      }),
    )
    for (const papers of given) {
      const all = papers.flat()
      // 致谢、引出、领任务、下步、牵头、落实、作风、承诺任务、收尾
      expect(all).toHaveLength(9 * 9)
      expect(new Set(all).size).toBe(all.length)
    }
    expect(given[0]).not.toEqual(given[1])
  })
})
