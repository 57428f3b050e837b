/** The papers of a pack that somebody edited, in Markdown or in Word: what the volume binds instead of the generated ones. */
import path from 'node:path'
import { exists, filesBelow, isEdited, readDocumentBytes } from '../files.ts'
import type { PackRecord } from './record.ts'
import { readDocument } from '../read/index.ts'
import { plainWords, type Speech } from '../speech/index.ts'
import type { Problem, Result } from '../text/problem.ts'

export interface EditedPaper {
  /** The file that is bound, without its folder: 03-议程.docx. */
  file: string
  speech: Speech
}

/** What a paper's file is called: its number, a dash, its name. What stands beside edited files is none. */
const paperFile = /^(?!00-)\d{2,4}-(?:(?!\.新\d*$).)+$/u

/**
 * The edited papers of a folder, by stem: those whose files are not as the record has them. Of a paper whose Word file and
 * Markdown were both edited the Word file counts, unless both say the same: it is what is printed. Two that differ
 * are a warning, and so is one that cannot be read.
 */
export async function editedPapers(
  folder: string,
  record: PackRecord | undefined,
): Promise<Result<Map<string, EditedPaper>>> {
  const value = new Map<string, EditedPaper>()
  const problems: Problem[] = []
  const read = async (stem: string, ending: 'md' | 'docx'): Promise<EditedPaper | undefined> => {
    const file = `${stem}.${ending}`
    const at = path.join(folder, file)
    const known = record?.材料[stem]?.文件
    if (!exists(at) || [known?.[ending], known?.[`新.${ending}`]].some((hash) => !isEdited(at, hash)))
      return undefined
    const document = await readDocument(file, readDocumentBytes(at, file))
    if (document.value) return { file, speech: document.value }
    const why = document.problems.map(({ message }) => message).join('；')
    problems.push({
      code: 'pack/edited',
      level: 'warn',
      message: `“${file}”改过，读不出来（${why}），汇编里收的是生成的`,
    })
    return undefined
  }
  for (const stem of stemsIn(folder)) {
    const [text, word] = [await read(stem, 'md'), await read(stem, 'docx')]
    const isOne = text && word && wordsOf(text.speech) === wordsOf(word.speech)
    const edited = isOne ? text : (word ?? text)
    if (edited) value.set(stem, edited)
    if (text && word && !isOne && record?.材料[stem]) problems.push(editedTwice(text.file, word.file))
  }
  return { value, problems }
}

/** The words, of cells that are merged in Word the first alone, and of spaces that only set words apart one. */
function wordsOf(speech: Speech): string {
  const rows = plainWords(speech)
    .split('\n')
    .map((line) => line.split('\t').map((cell) => cell.replaceAll(/[ \u3000]+/gu, ' ')))
  const merged = rows.map((row, i) =>
    row.length === 1
      ? row
      : row.map((cell, k) => (cell === row[k - 1] || cell === rows[i - 1]?.[k] ? '' : cell)),
  )
  return merged.map((row) => row.join('\t')).join('\n')
}

const twice = 'pack/edited-twice'

function editedTwice(text: string, word: string): Problem {
  const message = `“${text}”和“${word}”都改过，两份的字不一样：收进汇编和核对的是“${word}”，“${text}”里改的没有收；请把两份改成一样，或者删去不要的一份`
  return { code: twice, level: 'warn', message }
}

/** True of what tells that two files of one paper were edited and differ. */
export function isEditedTwice({ code }: Problem): boolean {
  return code === twice
}

function stemsIn(folder: string): string[] {
  const names = ['.md', '.docx'].flatMap((ending) =>
    filesBelow(folder, ending, 0).map((file) => path.basename(file, ending)),
  )
  return [...new Set(names)].filter((name) => paperFile.test(name)).sort()
}
