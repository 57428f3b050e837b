/** The words of installed packages, for tests that hold checked rows against their sources. */
import { existsSync, readFileSync } from 'node:fs'
import { readTerms, type Terms } from '../../src/terms/index.ts'
import { Source } from '../../src/text/source.ts'

const han = /[\u3400-\u9fff]+/gu

function wordsIn(file: string): ReadonlySet<string> {
  return new Set(readFileSync(file, 'utf8').match(han))
}

/** By the name that rows cite: 词典 of jieba, 词表 of opencc-js. */
export function packageWords(): Readonly<Record<string, ReadonlySet<string>>> {
  return {
    '@node-rs/jieba 2.0.3 词典': wordsIn('node_modules/@node-rs/jieba/dict.txt'),
    'opencc-js 1.4.2 简繁词表': wordsIn('node_modules/opencc-js/dist/esm-lib/dict/STPhrases.js'),
  }
}

/** A text of ../shared that a row cites, such as shared/CHECKS.md; undefined where that folder is not beside the project. */
export function sharedText(name: string): string | undefined {
  return existsSync(`../${name}`) ? readFileSync(`../${name}`, 'utf8') : undefined
}

/** One shipped list with the problems of reading it. */
export function shippedTerms(...names: readonly string[]): { terms: Terms; problems: string[] } {
  const sources = names.map(
    (name) => new Source(`content/terms/${name}`, readFileSync(`content/terms/${name}`, 'utf8')),
  )
  const { value, problems } = readTerms(sources)
  return { terms: value, problems: problems.map(({ message }) => message) }
}
