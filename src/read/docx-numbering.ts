import { listNumber } from './docx-list-number.ts'
import { attribute, isOn, scanXml, type Attributes, type XmlRefusal } from './docx-xml.ts'

interface Level {
  start: number
  format: string
  /** %1、 where %1 is the number of level 0. */
  text: string
  /** 1、 in a list of 一、: all numbers of the level in digits. */
  isLegal: boolean
  /** The level (from 1) whose numbers start this one anew; any above where it is not said, none for 0. */
  restart?: number
  tightly: boolean
}

interface Numbering {
  abstract: string
  /** Levels that this list starts at a number of its own. */
  starts: Map<number, number>
  levels: Map<number, Level>
}

interface Abstract {
  levels: Map<number, Level>
  /** The list stands in the style of this name. */
  styleLink?: string
  /** Paragraphs of these styles stand at these levels. */
  styles: Map<string, number>
}

const levels = 9
const longestLabel = 60

/**
 * Automatic numbers. They are in no run: Word counts them when it shows the text, and so does this, in the order that the
 * paragraphs are asked for.
 */
export class WordNumbering {
  /** Why the part was given up; undefined where it was read. */
  readonly refusal: XmlRefusal | undefined
  readonly #abstracts = new Map<string, Abstract>()
  readonly #lists = new Map<string, Numbering>()
  readonly #counts = new Map<string, (number | undefined)[]>()
  readonly #started = new Set<string>()

  constructor(xml: string | undefined) {
    this.refusal = xml === undefined ? undefined : scanXml(xml, this.#reader())
  }

  /**
   * The number of the next paragraph of a list, as printed before its words: 一、 · （一） · 1. ; '' for bullets and lists that
   * are not there. `numIdOf` finds the list of a style, `style` is that of the paragraph.
   */
  next(
    numId: string,
    listLevel: number | undefined,
    style: string | undefined,
    numIdOf: (style: string) => string | undefined,
  ): { label: string; tightly: boolean } {
    const list = this.#lists.get(numId)
    const none = { label: '', tightly: true }
    if (!list) return none
    const [id, abstract] = this.#abstractOf(list, numIdOf)
    if (!abstract) return none
    const at = listLevel ?? (style === undefined ? undefined : abstract.styles.get(style)) ?? 0
    const level = list.levels.get(at) ?? abstract.levels.get(at)
    if (!level) return none
    const counts = this.#counts.get(id) ?? []
    this.#counts.set(id, counts)
    const override = list.starts.get(at)
    const first = `${numId} ${at}`
    if (override !== undefined && !this.#started.has(first)) counts[at] = override
    else counts[at] = (counts[at] ?? level.start - 1) + 1
    this.#started.add(first)
    for (let below = at + 1; below < levels; below++) {
      const restart = abstract.levels.get(below)?.restart
      if (restart === undefined || (restart > 0 && at + 1 <= restart)) counts[below] = undefined
    }
    if (level.format === 'bullet') return none
    const label = level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const index = Number(digit) - 1
      const shown = list.levels.get(index) ?? abstract.levels.get(index)
      const count = counts[index] ?? shown?.start ?? 1
      return listNumber(count, level.isLegal ? 'decimal' : (shown?.format ?? 'decimal'))
    })
    return { label, tightly: level.tightly }
  }

  #abstractOf(
    list: Numbering,
    numIdOf: (style: string) => string | undefined,
  ): [string, Abstract | undefined] {
    const abstract = this.#abstracts.get(list.abstract)
    if (abstract?.styleLink === undefined) return [list.abstract, abstract]
    const linked = this.#lists.get(numIdOf(abstract.styleLink) ?? '')
    return linked ? [linked.abstract, this.#abstracts.get(linked.abstract)] : [list.abstract, abstract]
  }

  #reader() {
    let abstract: Abstract | undefined
    let list: Numbering | undefined
    let level: Level | undefined
    let at = 0
    return {
      open: (name: string, attributes: Attributes) => {
        const value = attribute(attributes, 'val') ?? ''
        switch (name) {
          case 'w:abstractNum':
            abstract = { levels: new Map(), styles: new Map() }
            this.#abstracts.set(attribute(attributes, 'abstractNumId') ?? '', abstract)
            break
          case 'w:numStyleLink':
            if (abstract) abstract.styleLink = value
            break
          case 'w:num':
            list = { abstract: '', starts: new Map(), levels: new Map() }
            this.#lists.set(attribute(attributes, 'numId') ?? '', list)
            break
          case 'w:abstractNumId':
            if (list) list.abstract = value
            break
          case 'w:lvlOverride':
            at = whole(attribute(attributes, 'ilvl'), 0)
            break
          case 'w:startOverride':
            list?.starts.set(at, whole(value, 1))
            break
          case 'w:lvl':
            at = whole(attribute(attributes, 'ilvl'), 0)
            level = { start: 1, format: 'decimal', text: '', isLegal: false, tightly: false }
            ;(list ?? abstract)?.levels.set(at, level)
            break
          case 'w:pStyle':
            if (level) abstract?.styles.set(value, at)
            break
          default:
            if (level) readLevel(level, name, attributes)
        }
      },
      close: (name: string) => {
        if (name === 'w:lvl') level = undefined
        else if (name === 'w:abstractNum') abstract = undefined
        else if (name === 'w:num') list = undefined
      },
      text: () => undefined,
    }
  }
}

function readLevel(level: Level, name: string, attributes: Attributes): void {
  const value = attribute(attributes, 'val') ?? ''
  if (name === 'w:start') level.start = whole(value, 1)
  else if (name === 'w:numFmt') level.format = value
  else if (name === 'w:lvlText') level.text = value.slice(0, longestLabel)
  else if (name === 'w:isLgl') level.isLegal = isOn(attributes)
  else if (name === 'w:lvlRestart') level.restart = whole(value, 0)
  else if (name === 'w:suff') level.tightly = value === 'nothing'
}

function whole(text: string | undefined, otherwise: number): number {
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : otherwise
}
