/** Papers of a meeting in tests: Markdown by the paper's name, beside a meeting sheet. */
import {
  checkPack,
  Doc,
  type Checked,
  type Inputs,
  type PackDoc,
  type PackExample,
  type PackRule,
} from '../../src/check/index.ts'
import { readFacts } from '../../src/facts/index.ts'
import { readMeeting } from '../../src/meeting/index.ts'
import { readMarkdown } from '../../src/read/index.ts'
import { readTerms } from '../../src/terms/index.ts'
import { Source } from '../../src/text/source.ts'
import type { Shared } from './check.ts'

/** 表态发言 of 表态发言（城关镇）. */
function paperOf(name: string): string {
  return name.replace(/（.*$/u, '')
}

/** The papers and sheets of an example as rules see them. */
export function examplePack(example: PackExample, shared?: Shared): { papers: PackDoc[]; inputs: Inputs } {
  const facts =
    example.sheet === undefined ? undefined : readFacts(new Source('事实.yaml', example.sheet)).value
  const meeting = readMeeting(new Source('会议.yaml', example.meeting), facts ? { facts } : {}).value
  const papers = Object.entries(example.papers).map(([name, text]): PackDoc => {
    const path = `${name}.md`
    const speech = readMarkdown(new Source(path, text)).value
    const known = {
      ...(meeting.day ? { day: meeting.day } : {}),
      ...(meeting.sheet.region ? { region: meeting.sheet.region } : {}),
      paper: paperOf(name),
    }
    return { paper: paperOf(name), name, path, doc: new Doc(speech, 'md', known) }
  })
  const inputs: Inputs = {
    office: {},
    ...(shared ?? { terms: readTerms([]).value }),
    meeting,
    ...(facts ? { facts } : {}),
  }
  return { papers, inputs }
}

/** Checks an example with some gates. */
export function checkExample(example: PackExample, rules: readonly PackRule[], shared?: Shared): Checked {
  const { papers, inputs } = examplePack(example, shared)
  return checkPack(papers, rules, inputs)
}
