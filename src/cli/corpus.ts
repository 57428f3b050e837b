import path from 'node:path'
import { exists, FileError, filesBelow, isFolder, readDocumentBytes } from '../files.ts'
import { earlierOf, type Earlier } from '../index.ts'
import type { Io } from './io.ts'

/** More earlier speeches than this are no help to one check. */
const mostEarlier = 500

/**
 * The earlier speeches of a folder and those below it. The files that are checked are not their own earlier speeches, nor is
 * what we wrote of them: 稿.docx and 稿.批注.docx of 稿.md.
 */
export async function corpus(folder: string, own: readonly string[], io: Io): Promise<Earlier[]> {
  const at = path.resolve(io.cwd, folder)
  if (!exists(at)) throw new FileError(`找不到文件夹“${folder}”，请核对名称`)
  if (!isFolder(at)) throw new FileError(`“${folder}”不是文件夹；--corpus 后面写存放旧稿的文件夹`)
  const mine = new Set(own.map((file) => stemOf(path.resolve(io.cwd, file))))
  const all = filesBelow(at, '').filter((file) => !/^[~.]|\.报告\.txt$/u.test(path.basename(file)))
  const found = all.filter((file) => /\.(md|docx|txt|html?)$/i.test(file))
  const old = all.filter((file) => /\.(?:doc|wps)$/iu.test(file)).map((file) => path.basename(file))
  const others = found.filter((file) => !mine.has(stemOf(file)))
  if (found.length === 0) throw new FileError(`“${folder}”里没有可读的旧稿（.md、.docx、.txt、.html）`)
  const earlier: Earlier[] = []
  const texts = new Set<string>()
  const unread: string[] = []
  for (const file of others.slice(0, mostEarlier)) {
    const shown = path.relative(io.cwd, file)
    const speech = await earlierOf(shown, await readDocumentBytes(file, shown))
    if (!speech) unread.push(shown)
    // The same words in two files are one speech.
    else if (texts.size < texts.add(speech.paragraphs.join('\n')).size) earlier.push(speech)
  }
  if (unread.length > 0) io.err(`读不了这些旧稿，没有拿来比对：${unread.join('、')}\n`)
  if (old.length > 0)
    io.err(
      `没有拿来比对的旧格式文件有${old.length}个：${old.slice(0, 5).join('、')}${old.length > 5 ? '……' : ''}；先运行 bigan learn ${folder} -o 语料，再用 --corpus 语料\n`,
    )
  if (others.length > mostEarlier) io.err(`“${folder}”里有${others.length}篇旧稿，只比对前${mostEarlier}篇\n`)
  return earlier
}

function stemOf(file: string): string {
  return file.replace(/(?:\.(?:批注|改|新\d*|排版|大字版|核稿版))*\.[^./\\]+$/u, '')
}
