/** Old speeches of the project's own writing, damaged as scraped ones are, and what a reader lists in each by hand. */
import { readdirSync, readFileSync } from 'node:fs'
import { readDocument } from '../../src/read/index.ts'
import { plainText, type Section, type Series, type Speech } from '../../src/speech/index.ts'
import { loadRepair, repairText } from '../../src/text/repair.ts'
import { utf8 } from './encodings.ts'

export interface Expected {
  title: string
  salutation: string
  date: string
  /** How the paragraphs of the opening and of the closing begin. */
  opening: string[]
  closing: string[]
  headings: [level: number, mark: string, title: string][]
  /** Lengths of the series, each before those that begin in its items. */
  series: number[]
  /** All counts that are announced; as many are found. */
  announced: string[]
  figures: string[]
  /** What is masked, in order. */
  masks: string[]
  /** What each level-1 part does, paragraph by paragraph in turn; one that does two things does what it says last. */
  parts: string[][]
}

const folder = 'test/old'

export const oldSpeeches = readdirSync(folder)
  .sort()
  .map((name) => ({
    name,
    text: readFileSync(`${folder}/${name}/input.txt`, 'utf8'),
    expected: JSON.parse(readFileSync(`${folder}/${name}/expected.json`, 'utf8')) as Expected,
  }))

/** The text after all repairs of characters, as it is read. */
export async function mended(text: string): Promise<string> {
  return repairText(text, await loadRepair()).text.text
}

export async function readAs(path: string, content: string | Uint8Array): Promise<Speech> {
  const { value } = await readDocument(path, typeof content === 'string' ? utf8(content) : content)
  return value!
}

/** What a speech is found to be made of, in the form of the list made by hand. */
export function foundIn({ outline }: Speech): Omit<Expected, 'figures' | 'masks' | 'parts' | 'opening'> & {
  opening: string[]
} {
  const { head } = outline
  return {
    title: head.title ? plainText(head.title).replaceAll('\n', '') : '',
    salutation: head.salutation ? plainText(head.salutation).replace(/[：:]$/u, '') : '',
    date: head.date ? plainText(head.date) : '',
    opening: outline.opening.map((block) => plainText(block)),
    closing: outline.closing.map((block) => plainText(block)),
    headings: outline.sections.flatMap((section) => headingsOf(section)),
    series: [...(outline.series ?? []), ...outline.sections.flatMap((section) => seriesOf(section))].flatMap(
      (series) => lengths(series),
    ),
    announced: outline.announced.map(({ count, noun, found }) =>
      found === count ? `${count}${noun}` : `${count}${noun}：${found ?? '无'}`,
    ),
  }
}

function headingsOf({ level, mark, title, sections }: Section): Expected['headings'] {
  return [[level, mark, title], ...sections.flatMap((section) => headingsOf(section))]
}

function seriesOf({ series, sections }: Section): Series[] {
  return [...series, ...sections.flatMap((section) => seriesOf(section))]
}

function lengths({ items }: Series): number[] {
  return [items.length, ...items.flatMap(({ series }) => series.flatMap((one) => lengths(one)))]
}
