/** `bigan learn` of folders: a corpus, with progress on a terminal. */
import path from 'node:path'
import { filesBelow, isFolder } from '../files.ts'
import { learnCorpus, type CandidateBook, type Corpus } from '../index.ts'
import { exit, UsageError, type Exit, type Io } from './io.ts'
import { makeWorkspace } from './learned.ts'
import { skippedWords } from './learn-skipped.ts'

export interface FolderOrder {
  out: string
  keep: ReadonlySet<string>
  /** Clears away what was learned of files that are no longer there. */
  prune: boolean
  book: CandidateBook
}

/** Learns from all old papers below the folders, and the files that stand beside them in the order. */
export async function learnFolders(
  inputs: readonly string[],
  { out, keep, prune, book }: FolderOrder,
  io: Io,
): Promise<{ code: Exit; clusters: Corpus['clusters']; isStopped: boolean }> {
  const folder = path.resolve(io.cwd, out)
  const found = inputs.map((shown) => papersAt(shown, folder, io))
  const files = found.flatMap(({ papers }) => papers)
  const skipped = skippedWords(found.flatMap(({ others }) => others))
  if (files.length === 0 && (!prune || !isFolder(folder)))
    throw new UsageError(
      `“${inputs.join('”“')}”里没有旧稿（.docx .doc .wps .txt .md .html）${skipped === '' ? '' : `；${skipped.trimEnd().replaceAll('\n', '；')}`}`,
    )
  let isStopped = false
  void io.stopped?.then(() => (isStopped = true))
  const corpus = await learnCorpus({
    files,
    out: folder,
    book,
    keep,
    prune,
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
  io.err(skipped)
  makeWorkspace(folder)
  for (const name of ['稿', '索引.tsv', '用语候选.yaml', '汇总.报告.txt']) io.out(`${path.join(out, name)}\n`)
  if (corpus.clusters.length > 0)
    io.out(`用语候选看过、删过，再收进用语库：bigan phrases import ${path.join(out, '用语候选.yaml')}\n`)
  const code = corpus.failed.length > 0 ? exit.file : exit.fine
  return { code, clusters: corpus.clusters, isStopped }
}

interface Found {
  papers: { file: string; shown: string }[]
  /** Files of other kinds, as people know them. */
  others: string[]
}

const isPaper = (file: string): boolean => /\.(?:docx?|wps|txt|md|html?)$/iu.test(file)

/** A file is itself; of a folder all papers below it, but for what Word keeps open and what we wrote ourselves. */
function papersAt(shown: string, out: string, io: Io): Found {
  const at = path.resolve(io.cwd, shown)
  if (!isFolder(at)) return { papers: [{ file: at, shown }], others: [] }
  const files = filesBelow(at, '').filter(
    (file) =>
      !/^(?:~\$|\.)|\.报告\.txt$/u.test(path.basename(file)) &&
      !file.startsWith(out + path.sep) &&
      !path.relative(at, file).split(path.sep).includes('.bigan'),
  )
  return {
    papers: files.filter(isPaper).map((file) => ({ file, shown: path.relative(io.cwd, file) })),
    others: files.filter((file) => !isPaper(file)).map((file) => path.relative(io.cwd, file)),
  }
}
