/** The recorded versions that a file is checked against. */
import path from 'node:path'
import { FileError, hashOf } from '../files.ts'
import {
  historiesFor,
  historyName,
  readVersions,
  type History,
  type KnownHistory,
  type TraceFile,
} from '../index.ts'
import type { Io } from './io.ts'

/** A shelf that somebody filled for years is not read whole for one file: its own history is, and of the others so many versions. */
const mostVersions = 300

/** Histories read in this run: those of a folder are the same for all its files. */
export type ReadHistories = Map<string, KnownHistory['versions']>

/** Histories that a file may be a version of, or quote; its own first. `given` is the folder that --history names. */
export function knownHistories(
  file: string,
  bytes: Uint8Array,
  given: string | undefined,
  trace: TraceFile | undefined,
  read: ReadHistories,
  io: Io,
): KnownHistory[] {
  try {
    let left = mostVersions
    return historiesFor(file, given).flatMap((history): KnownHistory[] => {
      const isOwn = history.name === historyName(file) || history.folder === path.dirname(file)
      const versions = isOwn || left > 0 ? versionsOf(history, read) : []
      left -= versions.length
      if (versions.length === 0) return []
      const fresh = trace !== undefined && Object.values(trace.文件).includes(hashOf(bytes))
      return [
        {
          name: history.name,
          isOwn,
          versions,
          ...(isOwn && trace?.稿次 !== undefined ? { stated: trace.稿次 } : {}),
          ...(isOwn && fresh ? { isFresh: true } : {}),
        },
      ]
    })
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    io.err(`${error.message}；没有核对稿次\n`)
    return []
  }
}

function versionsOf({ folder }: History, read: ReadHistories): KnownHistory['versions'] {
  const known = read.get(folder)
  if (known) return known
  const versions = readVersions(folder).value.map(({ number, status, time, markdown }) => ({
    number,
    status,
    ...(time === '' ? {} : { day: time.slice(0, 10) }),
    text: markdown,
  }))
  read.set(folder, versions)
  return versions
}
