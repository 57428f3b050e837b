/** The shipped styles, read from their files. */
import { readFileSync, readdirSync } from 'node:fs'
import { readLayout, type Layout } from '../../src/layout/index.ts'
import { Source } from '../../src/text/source.ts'

const folder = new URL('../../templates/styles/', import.meta.url)

export function styleFiles(): Source[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => new Source(`templates/styles/${name}`, readFileSync(new URL(name, folder), 'utf8')))
}

/** A shipped style, or one made of it by the lines of another file. */
export function layoutOf(id: string, ...more: Source[]): Layout {
  const { value, problems } = readLayout(id, [...styleFiles(), ...more])
  if (!value || problems.length) throw new Error(problems.map(({ message }) => message).join('\n'))
  return value
}

/** gbt9704 with some lines changed. */
export function layoutWith(yaml: string, parent = 'gbt9704'): Layout {
  const text = `样式: 本单位\n名称: 本单位\n继承: ${parent}\n${yaml}`
  return layoutOf('本单位', new Source('templates/styles/本单位.yaml', text))
}
