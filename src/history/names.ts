/** Names of the files of a version: 003.送审稿.md, 003.送审稿.docx, 003.trace.json, 003.事实.yaml. */

export type VersionFile =
  | { kind: 'text' | 'original'; number: number; status: string }
  | { kind: 'trace' | 'facts' | 'claim'; number: number }

const digits = 3

function stem(number: number): string {
  return String(number).padStart(digits, '0')
}

/** The file of a version as people worked on it, or of its text (`md`). */
export function versionFile(number: number, status: string, ending: string): string {
  return `${stem(number)}.${status}.${ending}`
}

export function traceName(number: number): string {
  return `${stem(number)}.trace.json`
}

export function factsName(number: number): string {
  return `${stem(number)}.事实.yaml`
}

/** Stands while a version is being written: nobody else takes its number. */
export function claimName(number: number): string {
  return `${stem(number)}.占号`
}

/** What a file of a history is; undefined of others. */
export function versionFileOf(name: string): VersionFile | undefined {
  const match = /^(\d{3,9})\.(.+)$/u.exec(name)
  if (!match) return undefined
  const number = Number(match[1])
  const rest = match[2]!
  if (number === 0) return undefined
  if (rest === 'trace.json') return { kind: 'trace', number }
  if (rest === '事实.yaml') return { kind: 'facts', number }
  if (rest === '占号') return { kind: 'claim', number }
  const status = /^([^.]{1,20})\.([A-Za-z]{2,8})$/u.exec(rest)
  if (!status) return undefined
  return { kind: status[2] === 'md' ? 'text' : 'original', number, status: status[1]! }
}

/** What a draft's file adds to the name of its history: 甲.大字版.docx, 甲.新2.md. */
const added = /\.(?:印制版|大字版|核稿版|新\d{0,3}|改\d{0,3}|改稿|批注|花脸稿|trace)$/u

/** The name under which the versions of a file are kept: 招商推进会 of 招商推进会.核稿版.docx. */
export function historyName(file: string): string {
  let name = file.replace(/^.*[/\\]/u, '').replace(/\.[A-Za-z]{1,8}$/u, '')
  while (added.test(name)) name = name.replace(added, '')
  return name
}
