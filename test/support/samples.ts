/** The sample sheets, drafted by the built program as a user would. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'

const BIN = 'dist/cli/bin.js'

/** The names of the sample sheets, without their ending. */
export function sampleNames(): string[] {
  return readdirSync('content/facts')
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => basename(file, '.yaml'))
    .sort()
}

export function isBuilt(): boolean {
  return existsSync(BIN)
}

/** Runs the command line program; throws with its messages where it does not end with 0. */
export function bigan(...args: string[]): string {
  return execFileSync(process.execPath, [BIN, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** How the Word file of each edition is named behind the sheet's name. */
const ENDINGS = { print: '.docx', large: '.大字版.docx', review: '.核稿版.docx' } as const
export type Edition = keyof typeof ENDINGS

/** Drafts every sample into `folder`, each as NAME.md and as a Word file of the edition. */
export function draftSamples(folder: string, edition: Edition, ...args: string[]): void {
  mkdirSync(folder, { recursive: true })
  const sheets = sampleNames().map((name) => join('content/facts', `${name}.yaml`))
  bigan('draft', ...sheets, '-o', folder, '--edition', edition, ...args)
}

export function draftedDocx(folder: string, edition: Edition, name: string): string {
  return join(folder, `${name}${ENDINGS[edition]}`)
}
