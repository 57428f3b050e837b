/**
 * Other programs on the same text. Template engines fill a Word file that holds the whole speech with a tag for every
 * figure; converters turn the draft's Markdown into Word.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Contestant } from './clock.ts'

export interface Peer extends Contestant {
  run: () => Promise<Uint8Array>
}

export interface Peers {
  /** Peers that run in this process. */
  engines: Peer[]
  /** Peers that start a process for each document. */
  commands: Peer[]
  /** Why a peer is not among them, one line each. */
  absent: string[]
}

/** The peers that are installed, set up for the text of one speech. */
export async function findPeers(markdown: string, docx: Uint8Array): Promise<Peers> {
  const absent: string[] = []
  const engines: Peer[] = []
  const body = markdown.replace(/^---\n.*?\n---\n/s, '')
  if (existsSync('bench/node_modules')) engines.push(...(await loadEngines(body, docx)))
  else absent.push('docxtemplater, easy-template-x, md-to-docx: not installed (npm ci --prefix bench)')
  const commands: Peer[] = []
  if (spawnSync('pandoc', ['--version']).status === 0) commands.push(pandoc(body))
  else absent.push('pandoc: not installed')
  return { engines, commands, absent }
}

/** All text of a Word file's body, without spaces: what two files of the same speech have in common. */
export function wordsOf(docx: Uint8Array): string {
  const texts = documentXml(docx).matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)
  return [...texts]
    .map((match) => match[1])
    .join('')
    .replace(/\s/g, '')
}

function documentXml(docx: Uint8Array): string {
  return strFromU8(unzipSync(docx)['word/document.xml'] ?? new Uint8Array())
}

/** Puts a tag {f1}, {f2} … in the place of every number of the text, and keeps the numbers as the data to fill in. */
export function tagFigures(docx: Uint8Array): { template: Uint8Array; data: Record<string, string> } {
  const parts = unzipSync(docx)
  const data: Record<string, string> = {}
  let count = 0
  const tagged = documentXml(docx).replace(
    /(<w:t(?: [^>]*)?>)([^<]*)(<\/w:t>)/g,
    (_, open: string, text: string, close: string) => {
      const filled = text.replace(/\d+(?:\.\d+)?/g, (figure) => {
        const name = `f${++count}`
        data[name] = figure
        return `{${name}}`
      })
      return open + filled + close
    },
  )
  parts['word/document.xml'] = strToU8(tagged)
  return { template: zipSync(parts), data }
}

interface Docxtemplater {
  render(data: Record<string, string>): void
  getZip(): { generate(options: { type: 'uint8array'; compression: 'DEFLATE' }): Uint8Array }
}
type DocxtemplaterModule = { default: new (zip: object) => Docxtemplater }
type PizZipModule = { default: new (bytes: Uint8Array) => object }
interface EasyTemplateModule {
  TemplateHandler: new () => { process(file: Buffer, data: Record<string, string>): Promise<Uint8Array> }
}
interface MdToDocxModule {
  convertMarkdownToBuffer(markdown: string): Promise<Buffer>
}

async function loadEngines(markdown: string, docx: Uint8Array): Promise<Peer[]> {
  const require = createRequire(join(process.cwd(), 'bench', 'package.json'))
  const load = async (name: string): Promise<unknown> => import(require.resolve(name))
  const { default: Template } = (await load('docxtemplater')) as DocxtemplaterModule
  const { default: Zip } = (await load('pizzip')) as PizZipModule
  const { TemplateHandler } = require('easy-template-x') as EasyTemplateModule
  const { convertMarkdownToBuffer } = (await import(
    join(process.cwd(), 'bench/node_modules/@mohtasham/md-to-docx/dist/index.js')
  )) as MdToDocxModule
  const { template, data } = tagFigures(docx)
  const file = Buffer.from(template)
  return [
    {
      name: 'docxtemplater fill',
      run: async () => {
        const filled = new Template(new Zip(template))
        filled.render(data)
        return filled.getZip().generate({ type: 'uint8array', compression: 'DEFLATE' })
      },
    },
    { name: 'easy-template-x fill', run: () => new TemplateHandler().process(file, data) },
    { name: 'md-to-docx', run: () => convertMarkdownToBuffer(markdown) },
  ]
}

function pandoc(markdown: string): Peer {
  const run = async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bigan-bench-'))
    try {
      writeFileSync(join(folder, 'speech.md'), markdown)
      execFileSync('pandoc', ['-f', 'markdown', 'speech.md', '-o', 'speech.docx'], { cwd: folder })
      return new Uint8Array(readFileSync(join(folder, 'speech.docx')))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  return { name: 'pandoc (a process each)', run }
}
