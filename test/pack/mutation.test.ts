/**
 * Change any one value of a meeting's files, and every paper either says the new one or does not depend on it. Values are
 * changed several at a time, at most one of each family (people, agenda, ranking…): what a paper prints of each is told
 * apart by its trace, and outside of what the trace names only the papers of the family may change.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { PackInput, Packed, Paper } from '../../src/index.ts'
import { readFacts, sheetSchema, type Facts } from '../../src/facts/index.ts'
import { meetingSchema, readMeeting } from '../../src/meeting/index.ts'
import { changed, meetings, packOf, sampleMeeting, type MeetingName } from '../support/meetings.ts'
import { leavesOf, mutationOf, rewritten, type Leaf, type Mutation } from '../support/mutations.ts'

/** Of one sample alone where it says so. */
type Reasons = readonly (readonly [path: RegExp, why: string, of?: MeetingName])[]

interface Family {
  name: string
  paths: RegExp
  /** Papers that may change elsewhere than where their trace names the value, each with why. */
  follow: RegExp
  why: string
}

const everyPaper = /./

/** By the first that fits; what fits none is printed as it stands, and nothing follows from it. */
const families: readonly Family[] = [
  {
    name: 'people',
    paths: /^attendees\/\d+\/(?:name|unit|post|status|instead|platform|leader|order|venue)$/,
    follow: everyPaper,
    why: 'who somebody is decides whom papers introduce, list, count and seat, and who speaks',
  },
  {
    name: 'agenda',
    paths: /^(?:agenda\/\d+\/(?:minutes|who|form|matter)|chair)/,
    follow: /^(?:会议通知|会议方案|议程|日程|主持词|通报|表态发言|会议纪要|新闻通稿|会议材料目录)/,
    why: 'the times of later items follow, and who is called up, and what the meeting heard',
  },
  {
    name: 'time',
    paths: /^time\//,
    follow:
      /^(?:会议通知|会议方案|议程|日程|主持词|会议须知|签到表|会议纪要|新闻通稿|领导参阅|短信|表态发言|通报)/,
    why: 'the day of the week, the part of the day and the times of all items follow',
  },
  {
    name: 'ranking',
    paths: /^(?:units|ranking)\//,
    follow: /^(?:通报|表态发言|考核排名表|领导参阅)/,
    why: 'rates, scores, ranks, who is ahead and who is behind, and what is likely to be asked',
  },
  { name: 'seats', paths: /^seats\//, follow: /^座次表/, why: 'who sits where' },
  {
    name: 'tasks',
    paths: /^tasks\//,
    follow: /^(?:任务分解表|表态发言|领导参阅)/,
    why: 'whose task it is decides in whose list it stands, and what is asked of it',
  },
  {
    name: 'whole',
    paths: /^(?:region|letterhead|copies|collect|type)$/,
    follow: everyPaper,
    why: 'heads of papers, the ways in which they name the place, and what is handed out with them',
  },
]
const plain: Family = { name: 'plain', paths: everyPaper, follow: /^$/, why: '' }

/** Values that no paper prints, each with why; a test holds that none of them does. */
const unseen: Reasons = [
  [/^type$/, 'it says which papers are made by default, and here all are'],
  [/^speech$/, 'the file of the fact sheet is nobody’s business'],
  [/^papers\//, 'which papers are made: see meeting-sheet.test.ts'],
  [/^volume\//, 'of the combined volume alone'],
  [/^agenda\/\d+\/paper$/, 'what lies on the table is for the gates to compare'],
  [/\/order$/, 'one more changes no order; that a place far off does is tested below'],
  [/^ranking\/public$/, 'the release names no unit and no rank either way'],
  [/^ranking\/grouped$/, 'units that have no group are one', '安全生产电视电话会'],
  [/^attendees\/[03]\/leader$/, 'who sits on the platform is introduced either way', '产业招商推进会'],
  [/^attendees\/1\/leader$/, 'who is in the chair is named either way', '安全生产电视电话会'],
  [/^region$/, 'what a city has is of 全市', '安全生产电视电话会'],
  [
    /^seats\/ring\/ends\/3$/,
    'whom the sheet does not seat has the last place at the ends, which is this one’s',
    '安全生产电视电话会',
  ],
  [/^seats\/(?:perRow|even)$/, 'seven are one row either way and an odd number; a ring has neither'],
]

/** Values whose papers may go on saying the same words where their trace names it. */
const lasting: Reasons = [
  [/^time\/from$/, 'a minute later it is still morning'],
  [
    /^(?:units|ranking)\//,
    'a question or a note is told of the whole list and may not turn on one number of it',
  ],
  [/^tasks\/\d+\/due$/, 'two deadlines may be one half-year or one quarter in a question'],
]

/** Values whose words papers also make up from others, each with why. */
const composed: Reasons = [
  [
    /^ranking\/indicators\/\d+\/(?:done|goal|completion|previous)$/,
    'the head of a column of the units’ data',
  ],
  [/^agenda\/\d+\/matter$/, 'a notice tells speeches that follow each other as one, by the units'],
]

function familyOf({ path }: Leaf): Family {
  return families.find(({ paths }) => paths.test(path)) ?? plain
}

function reasonFor(path: string, reasons: Reasons, sample?: MeetingName): string | undefined {
  return reasons.find(([pattern, , of]) => pattern.test(path) && (of === undefined || of === sample))?.[1]
}

interface Stretch {
  start: number
  end: number
  /** A path of the joined sheets, or data/ID of a figure. */
  path: string
}

function stretchesOf({ draft }: Paper): Stretch[] {
  return draft.trace.flatMap(({ start, end, from }) =>
    from.kind === 'sheet'
      ? [{ start, end, path: from.path.replace(/^@\//, '@') }]
      : from.kind === 'fact'
        ? [{ start, end, path: `figures/${from.id.replaceAll('.', '/')}` }]
        : [],
  )
}

/** True of the value itself, of what stands in it, and of a list told in one stretch: hosts of hosts/0. */
function names(stretch: string, path: string): boolean {
  return stretch === path || stretch.startsWith(`${path}/`) || path.replace(/\/\d+$/, '') === stretch
}

/** What a paper prints of a value, all stretches in a row. */
function saidOf(paper: Paper, path: string): string {
  const mine = stretchesOf(paper).filter((one) => names(one.path, path))
  return mine.map(({ start, end }) => paper.draft.markdown.slice(start, end)).join('¦')
}

/** The text with a mark in place of all that its trace names of some values. */
function maskedOf(paper: Paper, paths: readonly string[]): string {
  const text = paper.draft.markdown
  const cut = stretchesOf(paper).filter((one) => paths.some((path) => names(one.path, path)))
  let masked = ''
  let at = 0
  for (const { start, end } of cut.sort((a, b) => a.start - b.start)) {
    if (end <= at) continue
    masked += `${text.slice(at, Math.max(at, start))}▢`
    at = end
  }
  return (masked + text.slice(at)).replace(/^---\n[\s\S]*?\n---\n/, '').replaceAll(/▢+/g, '▢')
}

/** How many packs are made of a sample, beside those in which one value alone is changed. */
const count = 45

/** Groups of values that stand far from each other, a few of each family. */
function groupsOf(mutations: readonly Mutation[]): Mutation[][] {
  const byFamily = new Map<string, Mutation[]>()
  for (const one of mutations) {
    const { name } = familyOf(one.leaf)
    byFamily.set(name, [...(byFamily.get(name) ?? []), one])
  }
  const plainOnes = byFamily.get('plain') ?? []
  byFamily.delete('plain')
  // what changes every paper is looked at alone
  const alone = [...(byFamily.get('whole') ?? []), ...(byFamily.get('people') ?? []).filter(isWide)]
  byFamily.delete('whole')
  byFamily.set(
    'people',
    (byFamily.get('people') ?? []).filter((one) => !isWide(one)),
  )
  const together = Array.from({ length: count }, (_, g) => [
    ...[...byFamily.values()].flatMap((list) => list.filter((_one, i) => i % count === g)),
    ...plainOnes.filter((_one, i) => i % count === g),
  ])
  return [...alone.map((one) => [one]), ...together]
}

function isWide({ leaf }: Mutation): boolean {
  return /\/(?:status|platform|leader)$/.test(leaf.path)
}

/** Rows of the list of the first sample that are looked at: a leader who speaks, the chair, who reports, somebody's
 * substitute, two who are on leave, a speaker of a unit, who audits, and one of whom nothing else is said. */
const rows = /^attendees\/(?:0|3|7|14|25|26|32|37|48)\//

const templates = ['meeting', 'parts', 'speech']
  .flatMap((folder) => readdirSync(`templates/${folder}`).map((file) => `templates/${folder}/${file}`))
  .map((file) => readFileSync(file, 'utf8'))

describe.each(meetings)('%s', (name) => {
  let input: PackInput
  let before: Packed
  let facts: Facts
  let mutations: Mutation[]
  let table = ''
  let everything: string[]

  beforeAll(async () => {
    input = await sampleMeeting(name)
    facts = readFacts(input.facts!.source).value
    const { sheet, places } = readMeeting(input.sheet, { tables: input.tables!, facts }).value
    const leaves = leavesOf(sheet, meetingSchema, places)
    const ofTable = leaves.find(({ place }) => place.source !== input.sheet)
    table = ofTable?.place.source.text ?? ''
    const all = [...leaves, ...leavesOf(facts.sheet, sheetSchema, facts.places)]
    everything = [...all.map(({ raw }) => raw), ...templates]
    mutations = leaves
      .filter(({ path, place }) => place.source === input.sheet || rows.test(path))
      .map((leaf, n) => mutationOf(leaf, n))
    before = (await packOf(input)).value
  })

  async function packWith(group: readonly Mutation[], speech: readonly Mutation[] = []): Promise<Packed> {
    const [own, others] = [true, false].map((isOwn) =>
      group.filter(({ leaf }) => (leaf.place.source === input.sheet) === isOwn),
    )
    const { value } = await packOf(
      changed(input, {
        sheet: rewritten(input.sheet.text, own!),
        ...(table === '' ? {} : { table: rewritten(table, others!) }),
        ...(speech.length > 0 ? { facts: rewritten(input.facts!.source.text, speech) } : {}),
      }),
    )
    return value
  }

  /** The old words where no other value and no template has them: then no paper may say them any more. */
  function isOnlyOf({ old, leaf }: Mutation): boolean {
    const day = /\d{4}-\d{2}-\d{2}/.exec(leaf.raw)?.[0]
    const words = day !== undefined && leaf.kind !== 'word' ? [old, day] : [old]
    const isTelling = words.length > 1 || /\p{Script=Han}{4}|\d{7}/u.test(old)
    const having = everything.filter((text) => words.some((one) => text.includes(one)))
    return isTelling && having.length === 1 && reasonFor(leaf.path, composed) === undefined
  }

  function staleIn(after: Packed, group: readonly Mutation[]): string[] {
    return group.filter(isOnlyOf).flatMap(({ old, fresh, leaf }) =>
      before.papers.flatMap((paper) => {
        if (!maskedOf(paper, []).includes(old)) return []
        const now = after.papers.find(({ stem }) => stem === paper.stem)
        const text = now ? maskedOf(now, []) : ''
        const isStale = fresh?.startsWith(old) ? text.replaceAll(fresh, '').includes(old) : text.includes(old)
        const isNew = fresh === undefined || now === undefined || text.includes(fresh)
        return isStale || !isNew ? [`${leaf.path}: ${paper.name} still says ${old}`] : []
      }),
    )
  }

  test('the marks that are put into the values stand nowhere else', () => {
    const marks = mutations.flatMap(({ fresh, old }) => (fresh?.startsWith(old) ? [fresh.slice(-2)] : []))
    expect(
      marks.filter((mark) => /\p{Script=Han}/u.test(mark) && everything.some((text) => text.includes(mark))),
    ).toEqual([])
  })

  test('every value of the meeting', async () => {
    const wrong: string[] = []
    const changedSomewhere = new Set<string>()
    const groups = groupsOf(mutations.filter(({ leaf }) => !/^(?:papers\/|speech$)/.test(leaf.path)))
    for (const group of groups) {
      const after = await packWith(group)
      const paths = group.map(({ leaf }) => `@${leaf.path}`)
      wrong.push(...staleIn(after, group))
      for (const paper of before.papers) {
        const now = after.papers.find(({ stem }) => stem === paper.stem)
        const isElsewhere = !now || maskedOf(paper, paths) !== maskedOf(now, paths)
        const mayFollow = group.filter(({ leaf }) => familyOf(leaf).follow.test(paper.name))
        if (isElsewhere && mayFollow.length === 0)
          wrong.push(`${paths.join(' ')}: ${paper.name} changes elsewhere`)
        for (const { leaf } of group) {
          const [old, said] = [saidOf(paper, `@${leaf.path}`), now ? saidOf(now, `@${leaf.path}`) : '']
          if (old !== said) changedSomewhere.add(leaf.path)
          else if (old !== '' && !isElsewhere && reasonFor(leaf.path, lasting) === undefined)
            wrong.push(`${leaf.path}: ${paper.name} says the same: ${old}`)
          if (isElsewhere && mayFollow.some((one) => one.leaf === leaf)) changedSomewhere.add(leaf.path)
        }
      }
    }
    const silent = mutations
      .map(({ leaf }) => leaf.path)
      .filter((path) => !changedSomewhere.has(path) && reasonFor(path, unseen, name) === undefined)
    expect(wrong).toEqual([])
    expect(silent).toEqual([])
  }, 180_000)

  test('what no paper prints changes none', async () => {
    const group = mutations.filter(
      ({ leaf }) =>
        reasonFor(leaf.path, unseen, name) !== undefined && !/^(?:type|speech|papers\/)/.test(leaf.path),
    )
    expect(group.length).toBeGreaterThan(5)
    const after = await packWith(group)
    const different = before.papers.filter(
      (paper, i) => maskedOf(paper, []) !== maskedOf(after.papers[i]!, []),
    )
    expect(different.map((paper) => paper.name)).toEqual([])
  })
})

describe('an order that does move', () => {
  test('a reporter put last is last in every list', async () => {
    const input = await sampleMeeting('产业招商推进会')
    const { value: before } = await packOf(input)
    const [table] = [...input.tables!.values()]
    const { text } = (table!.value[0]!.rows[0]![0]!.place as { source: { text: string } }).source
    expect(text.split('区招商局局长,,,,80,')).toHaveLength(2)
    const moved = text.replace('区招商局局长,,,,80,', '区招商局局长,,,,9999,')
    const { value: after } = await packOf(changed(input, { table: moved }))
    const different = before.papers.filter(
      (paper, i) => maskedOf(paper, []) !== maskedOf(after.papers[i]!, []),
    )
    expect(different.map((paper) => paper.name)).toEqual([
      '参会人员名单',
      '座次表',
      '桌签',
      '签到表',
      '会议纪要',
    ])
  })
})

/** Of each kind that a fact sheet has one at least, and the papers that change though they do not name it, with why. */
const ofSpeech: readonly (readonly [path: string, follow: RegExp, why: string])[] = [
  ['speaker/post', /^$/, ''],
  [
    'speaker/name',
    /^(?:讲话稿|主持词|通报|会议纪要|新闻通稿)/,
    'the turns of phrase go by it, and who of the list gives the speech',
  ],
  ['topic', /^(?:讲话稿|通报)/, 'what the year’s work is called'],
  ['heard/0/content', /^$/, ''],
  ['heard/1/demand', /^$/, ''],
  ['figures/到位资金/name', /^$/, ''],
  ['figures/到位资金/value', /^$/, ''],
  ['figures/到位资金/lastYear', /^$/, ''],
  ['figures/到位资金/target/0/value', /^$/, ''],
  ['figures/到位资金/rank/place', /^$/, ''],
  ['figures/到位资金/rank/previous', /^$/, ''],
  ['figures/固投/value', /^讲话稿/, 'a share of it is told'],
  ['figures/固投/parts/招商项目/value', /^$/, ''],
  ['figures/开工项目/value', /^(?:讲话稿|通报|领导参阅)/, 'the rate of 开工率 is made of it'],
  ['figures/可供用地/value', /^$/, ''],
  ['figures/可供用地/unit', /^$/, ''],
  ['figures/税收占比/series/2025年', /^$/, ''],
  ['figures/零签约/value', /^$/, ''],
  ['outline/0/heading', /^$/, ''],
  ['achievements/overview', /^$/, ''],
  ['achievements/points/0/heading', /^$/, ''],
  ['problems/groups/主观/0/heading', /^$/, ''],
  ['problems/groups/主观/0/content', /^$/, ''],
  ['targets/ending', /^$/, ''],
  ['measures/points/0/heading', /^$/, ''],
  ['measures/points/0/tasks/1/matter', /^$/, ''],
  ['measures/points/0/tasks/1/owner/0', /^表态发言（区经开区）/, 'it is a task of that unit no more'],
  ['measures/points/0/tasks/1/due', /^$/, ''],
  [
    'measures/points/0/tasks/1/commitment',
    /^(?:任务分解表|表态发言|会议纪要)/,
    'it stands before the matter',
  ],
  ['measures/points/0/duty/support/0', /^$/, ''],
  ['measures/points/0/due', /^$/, ''],
  ['safeguards/points/1/points/0/frequency', /^$/, ''],
  ['safeguards/points/0/heading', /^$/, ''],
  ['sanctions/points/0/action', /^$/, ''],
  ['closing/call', /^$/, ''],
]

describe('the fact sheet of the speech', () => {
  let input: PackInput
  let before: Packed
  let leaves: Leaf[]

  beforeAll(async () => {
    input = await sampleMeeting('产业招商推进会')
    before = (await packOf(input)).value
    const { sheet, places } = readFacts(input.facts!.source).value
    leaves = leavesOf(sheet, sheetSchema, places)
  })

  test.each(ofSpeech)('%s', async (path, follow) => {
    const n = leaves.findIndex((leaf) => leaf.path === path)
    const mutation = mutationOf(leaves[n]!, n)
    const facts = rewritten(input.facts!.source.text, [mutation])
    const { value: after } = await packOf(changed(input, { facts }))
    expect(after.papers.map((paper) => paper.name)).toEqual(before.papers.map((paper) => paper.name))
    const different = before.papers.flatMap((paper, i) =>
      maskedOf(paper, []) === maskedOf(after.papers[i]!, []) ? [] : [[paper, after.papers[i]!] as const],
    )
    expect(different.length).toBeGreaterThan(0)
    // a figure is named by its id, whichever of its numbers is printed
    const figure = /^figures\/[^/]+/.exec(path)?.[0] ?? path
    const unnamed = different.filter((pair) => pair.every((paper) => saidOf(paper, figure) === ''))
    expect(unnamed.map(([paper]) => paper.name).filter((one) => !follow.test(one))).toEqual([])
  })
})
