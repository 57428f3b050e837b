import { packageLimits } from '../text/word-package.ts'
import { unzipWithin } from '../text/zip.ts'
import { openPackage, type PackageRefusal } from './docx-package.ts'
import { attribute, scanXml, type XmlHandler } from './docx-xml.ts'

export interface Relation {
  /** The last step of its type, in small letters. */
  kind: string
  /** The path of its part, in small letters; undefined for what is outside the file. */
  target?: string
}

/** The parts that tell how a file is set. */
export interface FormatPackage {
  main: string
  text: string
  styles?: string
  settings?: string
  core?: string
  comments?: string
  /** Parts of custom data. */
  customXml: string[]
  /** The relationships of the text by id. */
  relations: ReadonlyMap<string, Relation>
  /** The XML of a header or footer by its path. */
  margins: ReadonlyMap<string, string>
  /** Parts that the text names and that are not there. */
  missing: string[]
}

export function openFormatPackage(bytes: Uint8Array): FormatPackage | PackageRefusal {
  const opened = openPackage(bytes)
  if (typeof opened === 'string') return opened
  const { main, text, styles, comments } = opened
  const wanted = /(?:\.rels|(?:settings|core|header\d*|footer\d*|customxml[\\/]item\d+)\.xml)$/i
  const names = new Set<string>()
  const unzipped = unzipWithin(bytes, packageLimits, (name) => {
    names.add(canonical(name))
    return wanted.test(name)
  })
  if (typeof unzipped === 'string') return 'no-zip'
  const parts = new Map([...unzipped].map(([name, part]) => [canonical(name), textOf(part)]))
  const relations = relationsOf(parts, main)
  const one = (kind: string) =>
    [...relations.values()].find((relation) => relation.kind === kind)?.target ?? ''
  const margins = [...relations.values()].flatMap(({ kind, target }) => {
    const xml = target === undefined ? undefined : parts.get(target)
    return (kind === 'header' || kind === 'footer') && xml !== undefined ? [[target!, xml] as const] : []
  })
  const settings = parts.get(one('settings'))
  const core = parts.get('docprops/core.xml')
  const missing = [...relations.values()].flatMap(({ target }) =>
    target === undefined || names.has(target) ? [] : [target],
  )
  return {
    main,
    text,
    ...(styles === undefined ? {} : { styles }),
    ...(settings === undefined ? {} : { settings }),
    ...(core === undefined ? {} : { core }),
    ...(comments === undefined ? {} : { comments }),
    customXml: [...parts].flatMap(([path, xml]) => (/^customxml\/item\d+\.xml$/.test(path) ? [xml] : [])),
    relations,
    margins: new Map(margins),
    missing: [...new Set(missing)],
  }
}

function relationsOf(parts: ReadonlyMap<string, string>, main: string): Map<string, Relation> {
  const from = canonical(main)
  const slash = from.lastIndexOf('/') + 1
  const xml = parts.get(`${from.slice(0, slash)}_rels/${from.slice(slash)}.rels`)
  const found = new Map<string, Relation>()
  scanXml(xml ?? '<none/>', {
    ...quiet,
    open: (name, attributes) => {
      if (!/^(?:\w+:)?Relationship$/.test(name)) return
      const kind = (attributes['Type'] ?? '').replace(/^.*\//, '').toLowerCase()
      const isInside = attribute(attributes, 'TargetMode') !== 'External'
      const target = isInside ? resolved(attributes['Target'] ?? '', from) : undefined
      found.set(attributes['Id'] ?? '', target === undefined ? { kind } : { kind, target })
    },
  })
  return found
}

/** A handler that takes nothing. */
export const quiet: XmlHandler = { open: () => undefined, close: () => undefined, text: () => undefined }

function canonical(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()
}

function textOf(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}

/** The path of a target as seen from the part that names it; what stands behind # is no path. */
function resolved(target: string, from: string): string | undefined {
  const path = target.replace(/#.*$/s, '')
  if (path === '') return undefined
  const named = path.includes('%') ? decoded(path) : path
  if (named.startsWith('/')) return canonical(named)
  const steps = from.split('/').slice(0, -1)
  for (const step of canonical(named).split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  return steps.join('/')
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
