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
    oneAtATime(async () => {
      io.err('事实表有修改，重新起草\n')
      last = await again()
    }),
  )
  await io.stopped
  stop()
  return last
}

/** Runs the work when called, and once more afterwards where it was called meanwhile. */
function oneAtATime(work: () => Promise<void>): () => void {
  let running = false
  let again = false
  const run = async (): Promise<void> => {
    if (running) {
      again = true
      return
    }
    running = true
    await work()
    running = false
    if (again) {
      again = false
      await run()
    }
  }
  return () => void run()
}
