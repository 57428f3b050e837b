import path from 'node:path'
import { changesOf } from '../files.ts'
import { exit, type Exit, type Io } from './io.ts'

/**
 * Runs again whenever one of the files changes, until the person stops it. Gives the exit code of the last run.
 */
export async function watch(files: string[], io: Io, again: () => Promise<Exit>): Promise<Exit> {
  io.err('正在等待修改，按 Ctrl+C 停止\n')
  let last: Exit = exit.fine
  const stop = changesOf(
    files.map((file) => path.resolve(io.cwd, file)),
    async () => {
      io.err('事实表有修改，重新起草\n')
      last = await again()
    },
  )
  await io.stopped
  stop()
  return last
}
