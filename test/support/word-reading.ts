/** Reads a Word file made of parts, for tests of the reader. */
import { readDocx } from '../../src/read/docx.ts'
import { describeTree, type Speech } from '../../src/speech/index.ts'
import type { Problem } from '../../src/text/problem.ts'
import { WordSource } from '../../src/text/word-source.ts'
import { wordFile, type WordFileParts } from './word-file.ts'

export interface WordReading {
  bytes: Uint8Array
  speech: Speech
  source: WordSource
  problems: Problem[]
  /** The tree, one node a line, without places. */
  tree: string
}

/** Throws where the file cannot be read. */
export function readWord(parts: WordFileParts | string): WordReading {
  const bytes = wordFile(typeof parts === 'string' ? { document: parts } : parts)
  const { value: speech, problems } = readDocx('稿.docx', bytes)
  if (!speech || !(speech.source instanceof WordSource)) throw new Error(problems[0]?.message ?? 'no speech')
  return { bytes, speech, source: speech.source, problems, tree: treeWithoutPlaces(speech) }
}

export function treeWithoutPlaces(speech: Pick<Speech, 'tree' | 'source'>): string {
  return describeTree(speech).replaceAll(/ \d+:\d+-\d+:\d+/g, '')
}

/** The messages of problems, in order. */
export function messagesOf(problems: readonly Problem[]): string[] {
  return problems.map(({ message }) => message)
}
