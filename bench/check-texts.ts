/** What is checked in the bench: texts as they come from people, and what bigan checks them with. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { checkDoc, Doc, rules, type Checked, type Inputs } from '../src/check/index.ts'
import { readFacts } from '../src/facts/index.ts'
import { readLayout } from '../src/layout/index.ts'
import { readOffice } from '../src/office/index.ts'
import { readDocument, readMarkdown } from '../src/read/index.ts'
import { loadDivisions, readTerms } from '../src/terms/index.ts'
import { parseDay } from '../src/text/dates.ts'
import { mayNeedRepair } from '../src/text/repair.ts'
import { Source } from '../src/text/source.ts'
import { writeDocx } from '../src/write/index.ts'
import { openWorkspace, type Sheet } from './bigan.ts'

/** Texts that are checked one after another. */
export interface Texts {
  name: string
  texts: readonly string[]
  /** Characters of all. */
  size: number
}

const folder = 'test/seeded'

/** The reports of the tests, each a file of its own. */
export function reports(): Texts {
  const texts = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => readFileSync(join(folder, entry.name, 'clean.md'), 'utf8'))
  return textsOf('reports', texts)
}

export function textsOf(name: string, texts: readonly string[]): Texts {
  return { name, texts, size: texts.reduce((sum, text) => sum + text.length, 0) }
}

/** People and units of an office, so that the rules of names run. */
const office = `
地区: 清河县
人员:
  - 姓名: 陈立群
    职务: 县长
单位:
  - 全称: 清河县发展和改革局
    简称: 县发改局
`

export interface Checker {
  /** Reads a text and builds its document; nothing is found in it yet. */
  document: (text: string) => Doc
  /** The whole rule set on a document. */
  check: (doc: Doc) => Checked
}

/** Checking as `bigan check` does it, all inputs loaded; a sheet is that of the text. */
export async function openChecker(folder: string, sheet?: Sheet): Promise<Checker> {
  const facts = sheet && readFacts(new Source(sheet.path, sheet.text)).value
  const { styles } = await openWorkspace(folder)
  const layout = readLayout('gbt9704', styles).value
  const lists = readdirSync('content/terms').filter((name) => name.endsWith('.tsv'))
  const inputs: Inputs = {
    office: readOffice(new Source('bigan.yaml', office)).value,
    terms: readTerms(lists.map((name) => new Source(name, readFileSync(join('content/terms', name), 'utf8'))))
      .value,
    divisions: await loadDivisions(),
    ...(facts ? { facts } : {}),
    ...(layout ? { layout } : {}),
  }
  const day = parseDay(facts?.sheet.date ?? '2026-06-12')
  const known = { region: '清河县', ...(day ? { day } : {}) }
  return {
    document: (text) => {
      if (mayNeedRepair(text)) throw new Error('the bench wants clean texts')
      return new Doc(readMarkdown(new Source('speech.md', text)).value, 'md', known)
    },
    check: (doc) => {
      const checked = checkDoc(doc, rules, inputs)
      const [failed] = checked.executionErrors
      if (failed) throw new Error(`${failed.id}: ${failed.message}`)
      return checked
    },
  }
}

/** A Word file of about thirty pages, written by bigan out of reports. */
export async function longWordFile(sheet: Sheet): Promise<{ docx: Uint8Array; size: number }> {
  const { styles } = await openWorkspace(dirname(sheet.path))
  const layout = readLayout('gbt9704', styles).value
  if (!layout) throw new Error('the style gbt9704 cannot be used')
  const text = reports().texts.slice(0, 3).join('\n\n')
  const { value: docx } = await writeDocx(readMarkdown(new Source('speech.md', text)).value, layout, {
    edition: 'print',
  })
  return { docx, size: text.length }
}

export async function readWordFile(docx: Uint8Array): Promise<void> {
  const { value } = await readDocument('speech.docx', docx)
  if (!value) throw new Error('the Word file cannot be read')
}
