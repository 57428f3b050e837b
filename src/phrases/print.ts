/** Entries as a person would write them in a file of the library. */
import { terms } from '../text/keys.ts'
import { Source } from '../text/source.ts'
import { readYaml } from '../text/yaml.ts'
import type { Audience, Section, Tone } from './names.ts'

/** An entry that is to be put into a file; what is left out is not written. */
export interface NewPhrase {
  id: string
  kind: string
  text: string
  sections?: readonly Section[]
  meetings?: readonly string[]
  topics?: readonly string[]
  tone?: Tone
  audiences?: readonly Audience[]
  answers?: readonly string[]
  tags?: readonly string[]
  source?: string
  suggestion?: boolean
}

/** The keys in the order in which they are written. */
const order = [
  'id',
  'kind',
  'text',
  'sections',
  'meetings',
  'topics',
  'tone',
  'audiences',
  'answers',
  'tags',
  'source',
  'suggestion',
] as const

/** The lines of an entry as an item of a list: its dash in column `dash`, its keys in column `keys` (from 0). */
export function printPhrase(phrase: NewPhrase, dash: number, keys: number): string[] {
  const lines = order.flatMap((key) => {
    const value = phrase[key]
    if (value === undefined || value === false || (Array.isArray(value) && value.length === 0)) return []
    return [`${terms.phrase[key]}: ${valueOf(value as string | true | readonly string[])}`]
  })
  return lines.map((line, i) =>
    i === 0 ? `${' '.repeat(dash)}-${' '.repeat(keys - dash - 1)}${line}` : `${' '.repeat(keys)}${line}`,
  )
}

function valueOf(value: string | true | readonly string[]): string {
  if (value === true) return '是'
  if (typeof value === 'string') return scalarOf(value)
  return value.length === 1 ? scalarOf(value[0]!) : `[${value.map(itemOf).join(', ')}]`
}

/** Nothing in it means anything to YAML: most texts need no trying. */
const harmless = /^[\u3400-\u9fff“‘《（][\u3400-\u9fff“”‘’《》（）【】，。；！？、：…—·A-Za-z0-9]*$/u

/** As plain as YAML allows: what would be read as something else is quoted. */
function scalarOf(text: string): string {
  if (harmless.test(text)) return text
  const single = `'${text.replaceAll("'", "''")}'`
  return [text, single].find((form) => readsAs(form, text)) ?? JSON.stringify(text)
}

function itemOf(text: string): string {
  return /^[\u3400-\u9fff][\p{L}\p{N}_·-]*$/u.test(text) ? text : `'${text.replaceAll("'", "''")}'`
}

function readsAs(written: string, text: string): boolean {
  const { value, problems } = readYaml(new Source('', `文字: ${written}\n`))
  if (problems.length > 0 || value.kind !== 'entries' || value.entries.length !== 1) return false
  const [entry] = value.entries
  return entry!.value.kind === 'scalar' && entry!.value.text === text
}

/** 过渡-成绩到问题-03: the next number of a kind that is free. */
export function nextId(kind: string, taken: ReadonlySet<string>): string {
  const stem = kind.replaceAll('.', '-')
  for (let n = 1; ; n++) {
    const id = `${stem}-${String(n).padStart(2, '0')}`
    if (!taken.has(id)) return id
  }
}
