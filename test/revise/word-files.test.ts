/** Word files as they come back from people: other programs' XML, editions, other people's changes, tables. */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeDraft, type MakeOptions, type Made } from '../../src/make.ts'
import { reviseDraft, type BaseDraft, type Revised } from '../../src/revise/index.ts'
import type { Problem } from '../../src/text/problem.ts'
import { Source } from '../../src/text/source.ts'
import { openWorkspace, type Workspace } from '../../src/workspace.ts'
import { checkDocx } from '../support/docx-check.ts'
import { linesOnce } from '../support/tracked.ts'
import { asScript, asWps, changeRun, cutUp, runOf, withDocument } from '../support/word-habits.ts'
import { commentsOf, partText } from '../support/word-edits.ts'

const name = '招商推进会.yaml'
const sheetText = readFileSync(`content/facts/${name}`, 'utf8')
// 20.1 of 44 is 45.7%, over 16.9 it is 18.9% more
const newFacts = sheetText.replace('数值: 18.6', '数值: 20.1')
const newSentence =
  '截至5月底，全区实际利用市域外资金达到20.1亿元，完成全年目标44亿元的45.7%，同比增长18.9%，列全市第3位，较上次前移2位。'

let workspace: Workspace
beforeAll(async () => {
  workspace = await openWorkspace('content/facts')
})

async function made(yaml = sheetText, options: MakeOptions = {}): Promise<Made> {
  return (await makeDraft({ sheet: new Source(name, yaml) }, workspace, options)).value
}

function baseOf({ draft, template, length }: Made, yaml = sheetText): BaseDraft {
  return {
    markdown: draft!.markdown,
    sheet: new Source(name, yaml),
    trace: draft!.trace,
    template: template!.id,
    seed: draft!.seed,
    length,
  }
}

const docxOf = ({ files }: Made): Uint8Array =>
  files.find(({ format }) => format === 'docx')!.content as Uint8Array

interface Done {
  revised: Revised
  docx: Uint8Array
  problems: Problem[]
  accepted: string[]
}

async function revise(bytes: Uint8Array, base: BaseDraft, yaml = newFacts): Promise<Done> {
  const { value, problems } = await reviseDraft(
    { edited: { path: '稿.docx', bytes }, base, sheet: { source: new Source(name, yaml) } },
    workspace,
    { date: '2026-06-11' },
  )
  expect(checkDocx(value.docx!)).toEqual([])
  const told = problems.filter(({ code }) => /^(?:revise|word)\//u.test(code))
  return { revised: value, docx: value.docx!, problems: told, accepted: linesOnce(value.docx!, 'accepted') }
}

const shortRows = ({ rows }: Revised): string[] => rows.map(({ kind, old, now }) => `${kind} ${old} → ${now}`)

const follows = [
  '改 18.6 → 20.1',
  '改 42.3 → 45.7',
  '改 10.1 → 18.9',
  // 44 − 20.1, over seven months; 48 − 20.1 over the same
  '改 25.4 → 23.9',
  '改 3.6 → 3.4',
  '改 4.2 → 4',
]

describe('a Word file that another program saved', () => {
  const programs: [string, (xml: string) => string][] = [
    ['each character its own run', cutUp],
    ['as WPS', asWps],
    ['as a script', asScript],
    ['all of it', (xml) => asScript(asWps(cutUp(xml)))],
  ]
  for (const [program, change] of programs)
    it(`${program}: the same changes, and the same words back`, async () => {
      const draft = await made()
      const bytes = withDocument(docxOf(draft), change)
      expect(partText(bytes)).not.toBe(partText(docxOf(draft)))
      const { revised, docx, accepted, problems } = await revise(bytes, baseOf(draft))
      expect(shortRows(revised)).toEqual(follows)
      expect([revised.backs, revised.stale, problems]).toEqual([[], [], []])
      expect(accepted.join('\n')).toContain(newSentence)
      expect(accepted).toEqual(linesOnce(docxOf(await made(newFacts)), 'accepted'))
      expect(linesOnce(docx, 'rejected')).toEqual(linesOnce(bytes, 'rejected'))
    })
})

describe('other editions', () => {
  it('a 核稿版: controls hold the new figures, and its table of figures is not text', async () => {
    const draft = await made(sheetText, { edition: 'review' })
    const { revised, docx, problems, accepted } = await revise(docxOf(draft), baseOf(draft))
    expect(shortRows(revised)).toEqual(follows)
    expect([revised.backs, revised.stale, problems]).toEqual([[], [], []])
    expect(accepted.join('\n')).toContain(newSentence)
    expect(linesOnce(docx, 'rejected')).toEqual(linesOnce(docxOf(draft), 'rejected'))
    expect(revised.markdown).not.toContain('数据核对表')
  })

  it('a 核稿版 that a person edited: the edit stays, the figure typed into a control is told', async () => {
    const draft = await made(sheetText, { edition: 'review' })
    const bytes = withDocument(docxOf(draft), (xml) => {
      const typed = changeRun(xml, '11', (look, before, behind) => runOf(look, `${before}12${behind}`))
      return changeRun(typed, '达到', (look, before, behind) => runOf(look, `${before}已经达到${behind}`))
    })
    const { revised, accepted } = await revise(bytes, baseOf(draft))
    expect(accepted.join('\n')).toContain('全区实际利用市域外资金已经达到20.1亿元，完成全年目标44亿元的45.7%')
    expect(revised.backs).toHaveLength(1)
    expect(revised.backs[0]!.now).toMatch(/^12/u)
  })

  it('a bound 核稿版: no mark of a change within a bound control, one message for all', async () => {
    const draft = await made(sheetText, { edition: 'review', bind: true })
    expect(partText(docxOf(draft))).toContain('<w:dataBinding')
    const { docx, problems, accepted } = await revise(docxOf(draft), baseOf(draft))
    const controls = partText(docx).match(/<w:sdt>(?:(?!<\/?w:sdt>).)*<\/w:sdt>/gsu) ?? []
    const bound = controls.filter((one) => one.includes('<w:dataBinding'))
    expect(bound.length).toBeGreaterThan(10)
    expect(bound.filter((one) => /<w:(?:ins|del) /u.test(one))).toEqual([])
    expect(problems.map(({ code, level }) => [code, level])).toEqual([['revise/unbound', 'info']])
    expect(accepted.join('\n')).toContain(newSentence)
  })

  it('a 大字版, a short draft and an outline', async () => {
    for (const options of [{ edition: 'large' }, { length: 'short' }, { length: 'outline' }] as const) {
      const draft = await made(sheetText, options)
      const { docx, accepted, revised } = await revise(docxOf(draft), baseOf(draft))
      expect(accepted).toEqual(linesOnce(docxOf(await made(newFacts, options)), 'accepted'))
      expect(revised.rows.some(({ now }) => now === '20.1')).toBe(true)
      expect(linesOnce(docx, 'rejected')).toEqual(linesOnce(docxOf(draft), 'rejected'))
    }
  })
})

const leader = 'w:author="王区长" w:date="2026-06-10T09:00:00Z"'

describe('changes that somebody tracked', () => {
  it('a figure inside words that the leader put in is changed there, and his mark stays', async () => {
    const draft = await made()
    const bytes = withDocument(docxOf(draft), (xml) =>
      changeRun(
        xml,
        '达到18.6亿元',
        (look, before, behind) =>
          `${runOf(look, before)}<w:del w:id="901" ${leader}>${runOf(look, '达到18.6亿元', 'w:delText')}</w:del><w:ins w:id="902" ${leader}>${runOf(look, '已经达到18.6亿元')}</w:ins>${runOf(look, behind)}`,
      ),
    )
    const { docx, accepted, revised } = await revise(bytes, baseOf(draft))
    expect(accepted.join('\n')).toContain('资金已经达到20.1亿元，完成全年目标44亿元的45.7%，同比增长18.9%')
    expect(revised.rows.filter(({ kind }) => kind === '冲突')).toEqual([])
    expect(partText(docx)).toContain(`<w:ins w:id="902" ${leader}>`)
    expect(partText(docx)).toContain(`<w:del w:id="901" ${leader}>`)
    expect(linesOnce(docx, 'rejected')).toEqual(linesOnce(bytes, 'rejected'))
  })

  it('a figure that the leader struck out is not brought back, and that is told', async () => {
    const draft = await made()
    const bytes = withDocument(docxOf(draft), (xml) =>
      changeRun(
        xml,
        '，同比增长10.1%',
        (look, before, behind) =>
          `${runOf(look, before)}<w:del w:id="901" ${leader}>${runOf(look, '，同比增长10.1%', 'w:delText')}</w:del>${runOf(look, behind)}`,
      ),
    )
    const { docx, accepted, revised } = await revise(bytes, baseOf(draft))
    expect(accepted.join('\n')).toContain('20.1亿元，完成全年目标44亿元的45.7%，列全市第3位')
    expect(shortRows(revised)).toContain('稿上已删 10.1 → 18.9')
    expect(linesOnce(docx, 'rejected')).toEqual(linesOnce(bytes, 'rejected'))
  })
})

describe('what people do to looks and marks', () => {
  it('bold, colour and a space put in are no conflict', async () => {
    const draft = await made()
    const bytes = withDocument(docxOf(draft), (xml) =>
      changeRun(
        xml,
        '18.6',
        (look, before, behind) =>
          `${runOf(look, before)}<w:r><w:rPr><w:b/><w:color w:val="FF0000"/></w:rPr><w:t>18</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>.6</w:t></w:r>${runOf(look, behind.replace('，完成', '； 完成'))}`,
      ),
    )
    const { accepted, revised } = await revise(bytes, baseOf(draft))
    expect(shortRows(revised)).toEqual(follows)
    expect(accepted.join('\n')).toContain('达到20.1亿元； 完成全年目标44亿元的45.7%，同比增长18.9%')
  })

  it('comments of other people stay, with ours beside them', async () => {
    const draft = await made()
    const first = await revise(docxOf(draft), baseOf(draft))
    const before = commentsOf(first.docx).length
    // the remarks of the first time are other people's to the second
    const second = await revise(
      first.docx,
      baseOf(await made(newFacts), newFacts),
      sheetText.replace('数值: 18.6', '数值: 21'),
    )
    expect(commentsOf(second.docx).length).toBe(before + second.revised.rows.length)
    // 21 of 44; (21 − 16.9) ÷ 16.9
    expect(second.accepted.join('\n')).toContain('达到21亿元，完成全年目标44亿元的47.7%，同比增长24.3%')
    expect(linesOnce(second.docx, 'rejected')).toEqual(linesOnce(docxOf(draft), 'rejected'))
  })
})
