/** The texts of a Word part's runs by paragraph and run, found without the reader: what a WordPoint is held against. */
import type { WordSource } from '../../src/text/word-source.ts'
import { parseXml, partsOf, type XmlElement } from './docx-parts.ts'

type Runs = string[][]

/** Part path → paragraph → run → text, counted as word-source.ts says. */
function runsOf(xml: string): Runs {
  const runs: Runs = []
  const step = (element: XmlElement, paragraph: string[] | undefined) => {
    let current = paragraph
    if (element.name === 'w:p') {
      current = []
      runs.push(current)
    } else if (element.name === 'w:r') current?.push(textOf(element))
    for (const child of element.children) step(child, current)
  }
  step(parseXml(xml), undefined)
  return runs
}

const single: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
  'w:sym': '□',
}

function textOf(run: XmlElement): string {
  return run.children
    .map((child) => {
      if (child.name === 'w:t') return child.text
      if (child.name in single) return single[child.name]!
      return ['w:r', 'w:p', 'w:rPr', 'w:ruby', 'w:pict', 'w:drawing', 'w:object'].includes(child.name)
        ? ''
        : textOf(child)
    })
    .join('')
}

/** One line for each stretch whose words are not those of its run; [] where all lead back. */
export function wrongStretches(source: WordSource, bytes: Uint8Array): string[] {
  const parts = new Map<string, Runs>()
  const files = partsOf(bytes)
  let end = 0
  return source.stretches.flatMap((stretch) => {
    const { part, paragraph, run, offset } = stretch
    if (!parts.has(part)) parts.set(part, runsOf(files.get(part)!))
    const words = source.text.slice(stretch.start, stretch.end)
    const there = parts.get(part)![paragraph]?.[run]?.slice(offset, offset + words.length)
    const isInOrder = stretch.start >= end && stretch.end > stretch.start
    end = stretch.end
    // a symbol's character depends on its font
    const same =
      there?.length === words.length && [...there].every((c, i) => c === '□' || c === [...words][i])
    return same && isInOrder ? [] : [`${part} ${paragraph}/${run}+${offset}: ${words} is not ${there}`]
  })
}
