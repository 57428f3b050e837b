/** `bigan learn` of folders: a corpus, with progress on a terminal. */
import path from 'node:path'
import { filesBelow, isFolder } from '../files.ts'
import { learnCorpus, type CandidateBook, type Corpus } from '../index.ts'
import { exit, UsageError, type Exit, type Io } from './io.ts'

export interface FolderOrder {
  out: string
  keep: ReadonlySet<string>
  book: CandidateBook
}

/** Learns from all old papers below the folders, and the files that stand beside them in the order. */
export async function learnFolders(
  inputs: readonly string[],
  { out, keep, book }: FolderOrder,
  io: Io,
): Promise<{ code: Exit; clusters: Corpus['clusters'] }> {
  const folder = path.resolve(io.cwd, out)
  const files = inputs.flatMap((shown) => papersAt(shown, folder, io))
  if (files.length === 0)
    throw new UsageError(`“${inputs.join('”“')}”里没有旧稿（.docx .doc .wps .txt .md .html）`)
  let isStopped = false
  void io.stopped?.then(() => (isStopped = true))
  const corpus = await learnCorpus({
    files,
    out: folder,
    book,
    keep,
    isStopped: () => isStopped,
    ...(io.terminal
      ? {
          progress: (done: number, total: number, shown: string): void =>
            io.err(`\r\u001B[K${done + 1}/${total}　${path.basename(shown)}`),
        }
      : {}),
  })
  if (io.terminal) io.err('\r\u001B[K')
  for (const file of corpus.beside) io.err(`清样改过，没有覆盖；新的写在 ${path.relative(io.cwd, file)}\n`)
  io.out(corpus.report)
  for (const name of ['稿', '索引.tsv', '用语候选.yaml', '汇总.报告.txt']) io.out(`${path.join(out, name)}\n`)
  return { code: corpus.failed.length > 0 ? exit.file : exit.fine, clusters: corpus.clusters }
}

/** A file is itself; of a folder all papers below it, but for what Word keeps open and what we wrote ourselves. */
function papersAt(shown: string, out: string, io: Io): { file: string; shown: string }[] {
  const at = path.resolve(io.cwd, shown)
  if (!isFolder(at)) return [{ file: at, shown }]
  return filesBelow(at, '')
    .filter((file) => {
      const name = path.basename(file)
      return (
        /\.(?:docx?|wps|txt|md|html?)$/iu.test(name) &&
        !/^(?:~\$|\.)/u.test(name) &&
        !name.endsWith('.报告.txt') &&
        !file.startsWith(out + path.sep) &&
        !path.relative(at, file).split(path.sep).includes('.bigan')
      )
    })
    .map((file) => ({ file, shown: path.relative(io.cwd, file) }))
}
