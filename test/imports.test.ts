import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

/**
 * What may import what, for values and types alike: what is not listed is forbidden. Stages never import each other;
 * outsiders enter a folder by its index.ts, but for `text`, a leaf that is taken file by file, and for the types of the
 * speech tree.
 */
const nouns = ['facts', 'layout', 'meeting', 'office', 'phrases', 'speech', 'terms', 'text']
const stages = ['check', 'draft', 'learn', 'read', 'write']
const allowed: Record<string, readonly string[]> = {
  text: [],
  speech: ['text'],
  office: ['text'],
  layout: ['text'],
  terms: ['text'],
  facts: ['office', 'text'],
  phrases: ['office', 'terms', 'text'],
  meeting: ['facts', 'office', 'text'],
  draft: ['facts', 'meeting', 'office', 'phrases', 'text'],
  read: ['speech', 'text'],
  check: ['facts', 'layout', 'meeting', 'office', 'phrases', 'speech', 'terms', 'text'],
  write: ['layout', 'speech', 'text'],
  learn: ['facts', 'phrases', 'speech', 'terms', 'text'],
  'make.ts': [...nouns, ...stages, 'origins.ts', 'phrasing.ts', 'workspace.ts'],
  'origins.ts': [...nouns, ...stages, 'figure-origins.ts'],
  'figure-origins.ts': [...nouns, ...stages],
  'why.ts': [...nouns, ...stages],
  'usage.ts': [...nouns, ...stages, 'files.ts', 'make.ts', 'phrasing.ts'],
  'phrasing.ts': [...nouns, ...stages, 'workspace.ts'],
  'phrase-hints.ts': [...nouns, ...stages],
  'phrase-search.ts': [...nouns, ...stages, 'files.ts', 'library.ts', 'phrase-hints.ts'],
  'phrase-keeping.ts': [...nouns, ...stages, 'files.ts', 'library.ts', 'words.ts', 'workspace.ts'],
  'phrase-import.ts': [...nouns, ...stages, 'convert.ts', 'files.ts', 'phrase-keeping.ts'],
  'phrase-stats.ts': [...nouns, ...stages, 'workspace.ts'],
  'library.ts': [...nouns, ...stages, 'files.ts'],
  pack: [...nouns, ...stages, 'files.ts', 'make.ts', 'phrasing.ts', 'record.ts', 'workspace.ts'],
  history: [...nouns, ...stages, 'convert.ts', 'record.ts'],
  'history-files.ts': [...nouns, ...stages, 'files.ts', 'history', 'record.ts'],
  'history-next.ts': [...nouns, ...stages, 'history', 'history-files.ts'],
  revise: [
    ...nouns,
    ...stages,
    'figure-origins.ts',
    'files.ts',
    'history',
    'history-files.ts',
    'make.ts',
    'record.ts',
    'review.ts',
    'typeset.ts',
    'workspace.ts',
  ],
  compare: [...nouns, ...stages, 'convert.ts', 'typeset.ts', 'workspace.ts'],
  'meeting-files.ts': [...nouns, ...stages, 'files.ts', 'pack', 'tables.ts'],
  'record.ts': [...nouns, ...stages, 'make.ts'],
  'show.ts': [...nouns, ...stages, 'make.ts'],
  'mend-old.ts': [...nouns, ...stages],
  'study.ts': [...nouns, ...stages, 'convert.ts', 'make.ts', 'mend-old.ts', 'workspace.ts'],
  'start-from.ts': [...nouns, ...stages, 'study.ts'],
  'candidates.ts': [
    ...nouns,
    ...stages,
    'files.ts',
    'library.ts',
    'phrase-keeping.ts',
    'study.ts',
    'words.ts',
  ],
  'corpus.ts': [
    ...nouns,
    ...stages,
    'candidates.ts',
    'corpus-kept.ts',
    'corpus-report.ts',
    'files.ts',
    'study.ts',
  ],
  'corpus-kept.ts': [...nouns, ...stages, 'files.ts'],
  'corpus-report.ts': [...nouns, ...stages, 'candidates.ts', 'corpus-kept.ts'],
  'study-report.ts': [...nouns, ...stages, 'mend-old.ts', 'study.ts'],
  'start.ts': [...nouns, ...stages],
  'typeset.ts': [...nouns, ...stages, 'convert.ts', 'make.ts', 'origins.ts', 'record.ts', 'workspace.ts'],
  'templates.ts': [...nouns, ...stages, 'workspace.ts'],
  'review.ts': [...nouns, ...stages, 'convert.ts', 'record.ts', 'workspace.ts'],
  'review-pack.ts': [...nouns, ...stages, 'pack', 'record.ts', 'review.ts'],
  'amend.ts': [...nouns, ...stages, 'review.ts'],
  'annotate.ts': [...nouns, ...stages, 'amend.ts', 'review.ts', 'workspace.ts'],
  'words.ts': [...nouns, ...stages, 'files.ts'],
  'convert.ts': [...nouns, ...stages, 'files.ts'],
  'workspace.ts': [...nouns, ...stages, 'files.ts', 'library.ts', 'words.ts'],
  'tables.ts': [...nouns, ...stages, 'files.ts'],
  'compile-templates.ts': [...nouns, ...stages, 'library.ts', 'workspace.ts'],
  'files.ts': ['text'],
  'index.ts': [
    ...nouns,
    ...stages,
    'amend.ts',
    'annotate.ts',
    'candidates.ts',
    'compare',
    'corpus.ts',
    'history',
    'history-files.ts',
    'history-next.ts',
    'mend-old.ts',
    'make.ts',
    'meeting-files.ts',
    'pack',
    'phrase-import.ts',
    'phrase-keeping.ts',
    'phrase-search.ts',
    'phrase-stats.ts',
    'phrasing.ts',
    'record.ts',
    'review.ts',
    'review-pack.ts',
    'revise',
    'show.ts',
    'start.ts',
    'start-from.ts',
    'study.ts',
    'study-report.ts',
    'tables.ts',
    'templates.ts',
    'typeset.ts',
    'usage.ts',
    'why.ts',
    'words.ts',
    'workspace.ts',
  ],
  cli: ['files.ts', 'index.ts', 'text'],
}

/** Packages, with the folders that alone may use them; Node's own modules without their prefix. */
const packages: Record<string, readonly string[]> = {
  handlebars: [
    'draft',
    'make.ts',
    'pack',
    'study.ts',
    'templates.ts',
    'workspace.ts',
    'compile-templates.ts',
  ],
  zod: ['facts', 'layout', 'meeting', 'office', 'phrases', 'draft', 'text'],
  yaml: ['text'],
  'decimal.js': ['text'],
  'opencc-js': ['text'],
  'pinyin-pro': ['text'],
  '@vant/area-data': ['terms'],
  parse5: ['read'],
  'read-excel-file': ['text'],
  'csv-parse': ['text'],
  fflate: ['text', 'write'],
  saxes: ['read', 'text', 'write'],
  mdast: ['check', 'origins.ts', 'phrase-import.ts', 'read', 'speech', 'write'],
  unified: ['read'],
  'remark-parse': ['read'],
  'remark-cjk-friendly': ['read', 'write'],
  'micromark-extension-gfm-table': ['read'],
  'mdast-util-gfm-table': ['read', 'write'],
  'mdast-util-to-markdown': ['write'],
  docx: ['write'],
  'markdown-it': ['write'],
  'markdown-it-cjk-friendly': ['write'],
  'write-excel-file': ['write'],
  'node:child_process': ['convert.ts'],
  'node:buffer': ['files.ts'],
  'node:fs': ['files.ts'],
  'node:os': ['files.ts'],
  'node:module': ['files.ts'],
  'node:crypto': ['files.ts'],
  'node:url': ['files.ts'],
  'node:path': [
    'convert.ts',
    'corpus.ts',
    'corpus-kept.ts',
    'files.ts',
    'history-files.ts',
    'history-next.ts',
    'library.ts',
    'meeting-files.ts',
    'pack',
    'workspace.ts',
    'tables.ts',
    'phrase-import.ts',
    'phrase-keeping.ts',
    'revise',
    'usage.ts',
    'words.ts',
    'cli',
  ],
  'node:readline': ['cli'],
  'node:util': ['cli'],
  'node:process': ['cli'],
}

interface Import {
  file: string
  from: string
  /** Folder or root file of `src`, or the name of a package. */
  to: string
  /** The file that is meant, for imports within `src`. */
  target?: string
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name)
      return statSync(path).isDirectory() ? filesBelow(path) : name.endsWith('.ts') ? [path] : []
    })
}

const sources = filesBelow('src').map((file) => ({ file, text: readFileSync(file, 'utf8') }))

/** src/draft/fill.ts → draft, src/make.ts → make.ts */
function unitOf(file: string): string {
  return file.split('/')[1]!
}

function importsOf(file: string, text: string): Import[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  const specifiers = [
    ...code.matchAll(/(?:^|\n)\s*(?:import|export)\b[^'";]*?\bfrom\s*'([^']+)'/g),
    ...code.matchAll(/\bimport\s*\(\s*'([^']+)'\s*\)/g),
    ...code.matchAll(/(?:^|\n)\s*import\s*'([^']+)'/g),
  ].map((match) => match[1]!)
  return specifiers.map((specifier) => {
    const from = unitOf(file)
    if (specifier.startsWith('.')) {
      const target = normalize(join(dirname(file), specifier))
      return { file, from, to: unitOf(target), target }
    }
    const parts = specifier.split('/')
    return { file, from, to: specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0]! }
  })
}

const imports = sources.flatMap(({ file, text }) => importsOf(file, text))
const inside = imports.filter((one) => one.target !== undefined && one.to !== one.from)
const outside = imports.filter((one) => one.target === undefined)
const told = ({ file, to }: Import): string => `${file} → ${to}`

describe('imports', () => {
  it('are found', () => {
    expect(sources.length).toBeGreaterThan(80)
    expect(inside.length).toBeGreaterThan(100)
  })

  it('go only where the table allows', () => {
    const known = new Set(Object.keys(allowed))
    expect([...new Set(sources.map(({ file }) => unitOf(file)))].filter((unit) => !known.has(unit))).toEqual(
      [],
    )
    expect(inside.filter(({ from, to }) => !allowed[from]!.includes(to)).map(told)).toEqual([])
  })

  it('enter a folder by its index.ts', () => {
    const strangers = inside.filter(
      ({ to, target }) =>
        !to.endsWith('.ts') &&
        to !== 'text' &&
        target !== `src/${to}/index.ts` &&
        target !== 'src/speech/types.ts',
    )
    expect(strangers.map(({ file, target }) => `${file} → ${target}`)).toEqual([])
  })

  it('of packages stand only where they belong', () => {
    expect(outside.filter(({ to }) => packages[to] === undefined).map(told)).toEqual([])
    expect(outside.filter(({ from, to }) => packages[to] && !packages[to].includes(from)).map(told)).toEqual(
      [],
    )
  })

  it('use every permission that the tables give to single files', () => {
    const unused = Object.entries(packages).flatMap(([name, users]) =>
      users
        .filter((user) => !outside.some(({ from, to }) => from === user && to === name))
        .map((user) => `${user} → ${name}`),
    )
    expect(unused).toEqual([])
    // What the nouns and stages may is the design; what the root files may beyond that is an exception each.
    const exceptions = Object.entries(allowed).flatMap(([from, to]) =>
      to.filter((unit) => unit.endsWith('.ts')).map((unit) => ({ from, unit })),
    )
    const idle = exceptions.filter(
      ({ from, unit }) => !inside.some((one) => one.from === from && one.to === unit),
    )
    expect(idle.map(({ from, unit }) => `${from} → ${unit}`)).toEqual([])
  })
})

describe('the source', () => {
  const code = sources.map(({ file, text }) => ({
    file,
    lines: text.replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ' ')).split('\n'),
  }))
  const linesWith = (form: RegExp, except: readonly string[] = []): string[] =>
    code.flatMap(({ file, lines }) =>
      lines.flatMap((line, i) =>
        form.test(line.replace(/\/\/.*$/, '')) && !except.includes(file) ? [`${file}:${i + 1}`] : [],
      ),
    )

  it('touches the process in cli/bin.ts and files.ts alone', () => {
    expect(linesWith(/\bprocess\./, ['src/cli/bin.ts', 'src/files.ts'])).toEqual([])
  })

  it('has no any', () => {
    expect(linesWith(/(?::|\bas|<|,)\s*any\b(?!\s*\()/)).toEqual([])
  })

  it('keeps no state in modules', () => {
    expect(linesWith(/^(?:export )?(?:let|var)\b/, ['src/cli/bin.ts'])).toEqual([])
  })

  it('asks neither clock nor chance', () => {
    // The shell tells the day to the one command that asks what is out of date.
    expect(linesWith(/\bDate\.now\(|new Date\(\)|Math\.random\(|randomUUID/, ['src/cli/bin.ts'])).toEqual([])
  })

  it('has no file above the alarm of 300 lines', () => {
    const long = code.filter(({ lines }) => lines.length > 301).map(({ file }) => file)
    expect(long).toEqual([])
  })
})
