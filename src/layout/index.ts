import { nearest } from '../text/nearest.ts'
import { sortProblems, type Problem, type Result } from '../text/problem.ts'
import type { Source } from '../text/source.ts'
import { readYaml } from '../text/yaml.ts'
import { decodeStyle, type Decoded, type Values } from './decode.ts'
import { layoutSchema, paragraphStyles, volumeStyles, type Issue, type Layout } from './schema.ts'
import { isGroup, terms } from './terms.ts'

export {
  roles,
  type Layout,
  type ParagraphStyle,
  type Setting,
  type TextStyle,
  type VolumeStyle,
} from './schema.ts'

/**
 * Reads the style `id` out of the style files given, all lengths in twips. A file's name without its ending is its id;
 * of two files with one id the later is taken (so the workspace's files come after the shipped ones), and may inherit
 * (继承) from the earlier. The value is undefined where the style cannot be used; why is in the problems.
 */
export function readLayout(id: string, files: readonly Source[]): Result<Layout | undefined> {
  const problems: Problem[] = []
  const at = files.findLastIndex((file) => idOf(file) === id)
  if (at < 0) {
    problems.push(unknownStyle(id, files))
    return { value: undefined, problems }
  }
  const decoded = inherit(at, files, problems, [])
  if (!decoded) return { value: undefined, problems: sortProblems(problems) }
  const values = completed(decoded.values)
  const parsed = layoutSchema.safeParse(values, { jitless: true })
  if (!parsed.success) problems.push(...faults(parsed.error.issues, decoded, files[at]!))
  const value = parsed.success ? { ...parsed.data, settings: [...decoded.settings.values()] } : undefined
  if (value) problems.push(...emptyTextArea(value, decoded))
  return { value, problems: sortProblems(problems) }
}

/** The ids of the style files given, each once. */
export function layoutIds(files: readonly Source[]): string[] {
  return [...new Set(files.map(idOf))]
}

/**
 * The numbers of a style with their basis as rows of a Markdown table: documentation that cannot disagree with the
 * program, because both read the same file.
 */
export function layoutTable(layout: Layout): string {
  const rows = layout.settings.map(
    ({ key, value, basis }) => `| ${cell(key)} | ${cell(value)} | ${cell(basis)} |`,
  )
  return ['| 项目 | 值 | 依据 |', '|---|---|---|', ...rows, ''].join('\n')
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}

function idOf(file: Source): string {
  return file.path.replace(/^.*[\\/]/, '').replace(/\.ya?ml$/, '')
}

function unknownStyle(id: string, files: readonly Source[]): Problem {
  const ids = layoutIds(files)
  const meant = nearest(id, ids)
  const hint = meant ? `是否应为“${meant}”？` : `现有：${ids.join('、')}`
  return { code: 'layout/unknown-style', level: 'error', message: `没有“${id}”这个样式，${hint}` }
}

/**
 * The file's own values over those of its parent, the parent's over its parent's. Undefined where a parent is not there:
 * then everything would be missing, and one problem says why.
 */
function inherit(
  at: number,
  files: readonly Source[],
  problems: Problem[],
  below: readonly number[],
): Decoded | undefined {
  const source = files[at]!
  const datum = readYaml(source)
  const child = decodeStyle(datum.value)
  problems.push(...datum.problems, ...child.problems)
  const { parent, id, ...values } = child.values
  if (typeof id === 'string' && id !== idOf(source)) {
    problems.push({
      code: 'layout/id',
      level: 'error',
      message: `此处的样式代号为“${id}”，应与文件名“${idOf(source)}”一致`,
      ...placeOf(child, 'id'),
    })
  }
  const own = { ...child, values: { ...values, id: idOf(source) } }
  if (typeof parent !== 'string') return own
  const chain = [...below, at]
  const parentAt = files.findLastIndex(
    (file, i) => idOf(file) === parent && (i < at || idOf(file) !== idOf(source)),
  )
  if (parentAt < 0 || chain.includes(parentAt)) {
    const problem = parentAt < 0 ? unknownStyle(parent, files) : circle(parent)
    problems.push({ ...problem, ...placeOf(child, 'parent') })
    return undefined
  }
  const base = inherit(parentAt, files, problems, chain)
  if (!base) return undefined
  const settings = new Map([...base.settings, ...child.settings])
  settings.delete('parent')
  return {
    ...own,
    values: merge(base.values, own.values),
    settings,
    places: new Map([...base.places, ...child.places]),
  }
}

function circle(parent: string): Problem {
  return {
    code: 'layout/circle',
    level: 'error',
    message: `样式“${parent}”继承来继承去又回到自己，请去掉一处“继承”`,
  }
}

function placeOf(decoded: Decoded, path: string): Pick<Problem, 'place'> {
  const place = decoded.places.get(path)
  return place ? { place } : {}
}

function merge(base: Values, over: Values): Values {
  const merged: Values = { ...base }
  for (const [name, value] of Object.entries(over)) {
    const below = merged[name]
    merged[name] = isValues(value) && isValues(below) ? merge(below, value) : value
  }
  return merged
}

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const textStyles = [...paragraphStyles, ...volumeStyles]

/** What a kind of paragraph does not say is as in the body. */
function completed(values: Values): Values {
  const body = values['body']
  if (!isValues(body)) return values
  return {
    ...values,
    ...Object.fromEntries(
      textStyles.map((name) => {
        const own = values[name]
        return [name, isValues(own) ? { ...body, ...own } : body]
      }),
    ),
  }
}

/** What zod found, in words: once for the body, not again for each kind of paragraph that takes it from there. */
function faults(issues: readonly Issue[], decoded: Decoded, source: Source): Problem[] {
  const start = { source, start: 0, end: 0 }
  return issues.flatMap(({ path, message }) => {
    const [group = '', name] = path.map(String)
    const own = decoded.values[group]
    const given = name === undefined || !isValues(own) ? own : own[name]
    const fromBody = group !== 'body' && textStyles.some((style) => style === group)
    if (given === undefined && fromBody) return []
    const what = chinesePath(path)
    const place = decoded.places.get(path.join('.')) ?? decoded.places.get(group) ?? start
    return {
      code: given === undefined ? 'layout/missing' : 'layout/value',
      level: 'error',
      message:
        given === undefined ? `缺少“${what}”；可写“继承: gbt9704”，只列要改的几行` : `“${what}”${message}`,
      place,
    }
  })
}

function emptyTextArea({ paper, margin }: Layout, decoded: Decoded): Problem[] {
  const width = paper.width - margin.left - margin.right
  const height = paper.height - margin.top - margin.bottom
  if (width >= 2268 && height >= 2268) return []
  return [
    {
      code: 'layout/margins',
      level: 'error',
      message: `页边距太大，版心只剩宽${mm(width)}毫米、高${mm(height)}毫米`,
      ...placeOf(decoded, 'margin'),
    },
  ]
}

function mm(twips: number): number {
  return Math.round((twips * 25.4) / 1440)
}

/** `body.line` as it is written: 正文.行距. */
function chinesePath(path: readonly PropertyKey[]): string {
  const [first, second] = path.map(String)
  const found = Object.entries(terms).find(([, term]) => term.name === first)
  if (!found) return String(first)
  const [key, term] = found
  const inner = isGroup(term) && Object.entries(term.fields).find(([, field]) => field.name === second)
  return inner ? `${key}.${inner[0]}` : key
}
