/** The papers of both sample meetings, whole: as kept in golden/, the same in Word, sound, and the same bytes every time. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { Table } from 'mdast'
import readExcelFile from 'read-excel-file/node'
import { beforeAll, describe, expect, test } from 'vitest'
import { packFormats, type Packed, type Problem } from '../../src/index.ts'
import { plainText } from '../../src/speech/index.ts'
import { readXlsx } from '../../src/text/table-xlsx.ts'
import { checkDocx } from '../support/docx-check.ts'
import { wordsOfDocx, wordsOfSpeech } from '../support/docx-words.ts'
import { meetings, packOf, sampleMeeting, told, type MeetingName } from '../support/meetings.ts'

/** UPDATE=1 rewrites what is kept; a person reads the diff. */
const update = process.env['UPDATE'] === '1'
const root = 'test/pack/golden'

function isSame(one: string | Uint8Array, other: string | Uint8Array): boolean {
  return Buffer.from(one as string).equals(Buffer.from(other as string))
}

/** Every file of a pack by its name. */
function contentsOf({ papers }: Packed) {
  return papers.flatMap(({ stem, files }) =>
    files.map(({ format, content }) => [`${stem}.${format}`, content] as const),
  )
}

/** The words of a table's cells, those without any left out. */
function tableCells({ children }: Table): string[] {
  const cells = children.flatMap((row) => row.children.map((cell) => plainText(cell).trim()))
  return cells.filter((text) => text !== '')
}

/** The cells of a workbook as two readers show them: ours leaves out what stands beyond the head of a table. */
async function cellsOf(path: string, bytes: Uint8Array): Promise<string[]> {
  const { value } = await readXlsx(path, bytes)
  const ours = value.flatMap(({ header, rows }) => [header, ...rows].flat().map(({ text }) => text))
  const sheets = await readExcelFile(Buffer.from(bytes))
  return [...ours, ...sheets.flatMap(({ data }) => data.flat().map(String))]
}

const fileOf = (packed: Packed, stem: string, format: string) =>
  packed.papers.find((paper) => paper.stem === stem)!.files.find((file) => file.format === format)?.content

async function whole(name: MeetingName) {
  return packOf(await sampleMeeting(name), { formats: packFormats, volume: true })
}

describe.each(meetings)('%s', (name) => {
  let packed: Packed
  let problems: Problem[]
  const folder = `${root}/${name}`

  beforeAll(async () => {
    const made = await whole(name)
    packed = made.value
    problems = made.problems
    if (update) mkdirSync(folder, { recursive: true })
  })

  test('every paper is as it was', () => {
    const texts = packed.papers.flatMap(({ stem, files }) =>
      files
        .filter(({ format }) => format === 'md' || format === 'txt')
        .map(({ format, content }) => [`${stem}.${format}`, content as string] as const),
    )
    for (const [file, content] of texts) {
      const path = `${folder}/${file}`
      if (update) writeFileSync(path, content)
      expect({ path, content }).toEqual({
        path,
        content: existsSync(path) ? readFileSync(path, 'utf8') : '(no such file)',
      })
    }
    expect(readdirSync(folder).sort()).toEqual(texts.map(([file]) => file).sort())
  })

  test('nothing is told but that a meeting of one day has no schedule', () => {
    expect(told(problems)).toEqual([
      'warn template/needs: 会议只有一天（“时间”里没有写“结束日期”），“日程”里相应的话没有印',
    ])
  })

  test('Word says what Markdown says', () => {
    const word = packed.papers.flatMap(({ stem }) => {
      const bytes = fileOf(packed, stem, 'docx')
      return bytes === undefined ? [] : [[stem, wordsOfDocx(bytes as Uint8Array)] as const]
    })
    const markdown = packed.papers.flatMap(({ stem, speech, template }) =>
      template.meta.form === '文本' ? [] : [[stem, wordsOfSpeech(speech)] as const],
    )
    expect(word.length).toBeGreaterThan(20)
    expect(word).toEqual(markdown)
  })

  test('every Word file is sound, and so is the volume', () => {
    const files = packed.papers.map(({ stem }) => [stem, fileOf(packed, stem, 'docx')] as const)
    const faults = [...files, ['汇编', packed.volume] as const].flatMap(([stem, bytes]) =>
      bytes === undefined ? [] : checkDocx(bytes as Uint8Array).map((fault) => `${stem}: ${fault}`),
    )
    expect(faults).toEqual([])
  })

  test('the volume holds the words of every paper bound into it', () => {
    const words = wordsOfDocx(packed.volume!)
    const missing = packed.papers
      .filter(({ label }) => label !== undefined)
      .flatMap(({ stem, speech }) =>
        wordsOfSpeech(speech)
          .filter((one) => !words.includes(one))
          .map((one) => `${stem}: ${one}`),
      )
    expect(missing).toEqual([])
  })

  test('tables read back from the workbook as they are printed', async () => {
    const stems: string[] = []
    for (const { stem, speech } of packed.papers) {
      const bytes = fileOf(packed, stem, 'xlsx') as Uint8Array | undefined
      if (!bytes) continue
      stems.push(stem)
      const cells = await cellsOf(`${stem}.xlsx`, bytes)
      const printed = speech.tree.children.flatMap((block) =>
        block.type === 'table' ? tableCells(block) : [],
      )
      const lost = printed.filter((text) => !cells.includes(text))
      expect({ stem, lost }).toEqual({ stem, lost: [] })
    }
    expect(stems).toEqual(
      expect.arrayContaining(['09-任务分解表', '10-考核排名表', '11-参会人员名单', '14-签到表']),
    )
  })

  test('has the same bytes when it is made again', async () => {
    const { value: again } = await whole(name)
    const different = contentsOf(packed).filter(
      ([, content], i) => !isSame(content!, contentsOf(again)[i]![1]!),
    )
    expect(different.map(([file]) => file)).toEqual([])
    expect(isSame(packed.volume!, again.volume!)).toBe(true)
  })
})
