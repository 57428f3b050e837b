/** Old Word and WPS files into .docx, by LibreOffice where it is installed. The only file that starts another program. */
import { execFile } from 'node:child_process'
import path from 'node:path'
import { readDocumentBytes, urlOf, withTemporaryFolder, writeFile } from './files.ts'
import { documentFormat, readDocument } from './read/index.ts'
import type { Problem, Result } from './text/problem.ts'

/** Where LibreOffice is: on the path, or where its installers put it. */
const programs = [
  'soffice',
  'libreoffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
  'C:\\Program Files\\LibreOffice\\program\\soffice.exe',
  'C:\\Program Files (x86)\\LibreOffice\\program\\soffice.exe',
]
const longestMilliseconds = 60_000

/**
 * The bytes of an old file (.doc, .wps) as .docx; undefined where LibreOffice is not installed or cannot read it. It works
 * in a folder of its own, with a profile of its own, so that an open LibreOffice does not get in its way.
 */
export async function convertOld(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  return withTemporaryFolder(async (folder) => {
    // A plain name: what a file is called must not matter to another program.
    const old = path.join(folder, 'old.doc')
    writeFile(old, bytes)
    const profile = `-env:UserInstallation=${urlOf(path.join(folder, 'profile'))}`
    const quiet = ['--headless', '--norestore', '--nolockcheck', '--nodefault']
    const order = ['--convert-to', 'docx:MS Word 2007 XML', '--outdir', folder, old]
    const options = [profile, ...quiet, ...order]
    for (const program of programs) {
      if (!(await start(program, options, folder))) continue
      try {
        return readDocumentBytes(path.join(folder, 'old.docx'))
      } catch {
        return undefined
      }
    }
    return undefined
  })
}

/** Whether the program is there; whether it did its work shows in the file that it wrote, or did not. */
function start(program: string, options: string[], folder: string): Promise<boolean> {
  return new Promise((resolve) => {
    execFile(program, options, { cwd: folder, timeout: longestMilliseconds, windowsHide: true }, (error) =>
      resolve(!(error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EACCES'))),
    )
  })
}

/**
 * The bytes that a document is read from: its own, or those of its conversion where it is an old Word or WPS file and
 * LibreOffice is there. `path` is how people know the file.
 */
export async function modernized(path: string, bytes: Uint8Array): Promise<Result<Uint8Array>> {
  if (documentFormat(path, bytes) !== 'ole') return { value: bytes, problems: [] }
  // What the reader cannot convert either (a password, a workbook) keeps its own message.
  const { problems } = await readDocument(path, bytes)
  if (problems.some(({ code }) => code !== 'word/unreadable')) return { value: bytes, problems: [] }
  const converted = await convertOld(bytes)
  if (!converted) return { value: bytes, problems: [] }
  const notice: Problem = {
    code: 'read/converted',
    level: 'info',
    message: `“${path}”是旧格式，已用 LibreOffice 转成 .docx 读取，版式以原件为准`,
  }
  return { value: converted, problems: [notice] }
}
