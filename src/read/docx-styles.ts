import type { PaperRole } from '../speech/index.ts'
import { isFactsTableStyle } from '../text/word-review.ts'
import { attribute, isOn, scanXml, type Attributes, type XmlRefusal } from './docx-xml.ts'

/** What a paragraph's style says about its part in the speech. */
export type StyleKind = 'title' | 'heading' | 'contents' | 'quote'

/** What is read of a paragraph's looks, from its style and what that is based on. */
export interface ParagraphLook {
  kind?: StyleKind
  /** What it is in an office paper, by the writer's own styles. */
  role?: PaperRole
  /** A tent card's name. */
  isCard?: boolean
  /** Heads the 数据核对表 of a 核稿版, which is no part of the draft. */
  isFactsTable?: boolean
  /** 1 to 9; 0 where a style takes the level of the one it is based on away. */
  level?: number
  align?: 'left' | 'center' | 'right'
  numId?: string
  /** The level of a list, from 0. */
  listLevel?: number
  bold?: boolean
  hidden?: boolean
  /** Struck through by its writer: words that are no longer meant. */
  struck?: boolean
  /** In half points. */
  size?: number
}

/** What is read of a run's looks. */
export interface RunLook {
  bold?: boolean
  hidden?: boolean
  struck?: boolean
  size?: number
  /** The run's style says that it heads its paragraph, or stresses. */
  stress?: 'lead' | 'emphasis'
}

interface Style {
  id: string
  name: string
  basedOn?: string
  look: ParagraphLook & RunLook
}

const longestChain = 32

/** The styles of a document; those that it names and does not define are told by their ids. */
export class WordStyles {
  /** Why the part was given up; undefined where it was read. */
  readonly refusal: XmlRefusal | undefined
  readonly #styles = new Map<string, Style>()
  readonly #looks = new Map<string, ParagraphLook & RunLook>()
  #defaults: ParagraphLook = {}
  #usual: string | undefined

  constructor(xml: string | undefined) {
    this.refusal = xml === undefined ? undefined : scanXml(xml, this.#reader())
  }

  /** The look that a paragraph has from its style, or from that of all paragraphs. */
  paragraph(id: string | undefined): ParagraphLook {
    return this.#lookOf(id ?? this.#usual ?? '')
  }

  /** The look that a run's own style gives it. */
  run(id: string): RunLook {
    return this.#lookOf(id)
  }

  /** The list that a style's paragraphs are numbered by. */
  numIdOf(id: string): string | undefined {
    return this.#lookOf(id).numId
  }

  #lookOf(id: string): ParagraphLook & RunLook {
    const known = this.#looks.get(id)
    if (known) return known
    const chain: Style[] = []
    let current: string | undefined = id
    while (current !== undefined && chain.length < longestChain) {
      const style: Style = this.#styles.get(current) ?? { id: current, name: '', look: {} }
      chain.push(style)
      current = style.basedOn
    }
    const look: ParagraphLook & RunLook = { ...this.#defaults }
    for (const style of chain.toReversed()) Object.assign(look, namedLook(style), style.look)
    this.#looks.set(id, look)
    return look
  }

  #reader() {
    let style: Style | undefined
    let inDefaults = false
    let ignored = 0
    return {
      open: (name: string, attributes: Attributes) => {
        if (ignored > 0 || name === 'w:tblStylePr' || name.endsWith('Change')) ignored++
        else if (name === 'w:docDefaults') inDefaults = true
        else if (name === 'w:style') {
          const id = attribute(attributes, 'styleId') ?? ''
          style = { id, name: '', look: {} }
          this.#styles.set(id, style)
          const isDefault = attribute(attributes, 'default')
          if (attribute(attributes, 'type') === 'paragraph' && isDefault !== undefined && isDefault !== '0')
            this.#usual = id
        } else if (inDefaults) readLook(this.#defaults, name, attributes)
        else if (style && name === 'w:name') style.name = attribute(attributes, 'val') ?? ''
        else if (style && name === 'w:basedOn') style.basedOn = attribute(attributes, 'val') ?? ''
        else if (style) readLook(style.look, name, attributes)
      },
      close: (name: string) => {
        if (ignored > 0) ignored--
        else if (name === 'w:docDefaults') inDefaults = false
        else if (name === 'w:style') style = undefined
      },
      text: () => undefined,
    }
  }
}

const looks = new Set([
  'w:jc',
  'w:outlineLvl',
  'w:numId',
  'w:ilvl',
  'w:b',
  'w:vanish',
  'w:strike',
  'w:dstrike',
  'w:sz',
])

/** Takes one property of w:pPr or w:rPr into a look. */
export function readLook(look: ParagraphLook & RunLook, name: string, attributes: Attributes): void {
  if (!looks.has(name)) return
  const value = attribute(attributes, 'val') ?? ''
  switch (name) {
    case 'w:jc':
      look.align = value === 'center' ? value : value === 'right' || value === 'end' ? 'right' : 'left'
      break
    case 'w:outlineLvl':
      look.level = /^[0-8]$/.test(value) ? Number(value) + 1 : 0
      break
    case 'w:numId':
      look.numId = value
      break
    case 'w:ilvl':
      look.listLevel = /^[0-8]$/.test(value) ? Number(value) : 0
      break
    case 'w:b':
      look.bold = isOn(attributes)
      break
    case 'w:vanish':
      look.hidden = isOn(attributes)
      break
    case 'w:strike':
    case 'w:dstrike':
      // 单删除线 off beside 双删除线 on is struck all the same
      look.struck = isOn(attributes) || (name === 'w:dstrike' && look.struck === true)
      break
    case 'w:sz':
      if (/^\d{1,4}(?:\.\d{1,3})?$/.test(value)) look.size = Number(value)
  }
}

/** The writer's styles of the parts of a paper; 预印 leaves no words in the file. */
const roleNames: ReadonlyMap<string, PaperRole> = new Map([
  ['发文机关标志', 'issuer'],
  ['发文字号', 'documentNumber'],
  ['密级', 'secrecy'],
  ['页首', 'label'],
  ['主送机关', 'recipients'],
  ['附件说明', 'attachments'],
  ['署名', 'signature'],
  ['成文日期', 'signingDate'],
  ['版记', 'imprint'],
  ['表注', 'note'],
  ['居中行', 'centred'],
])

/** Built-in names as Word keeps them (heading 1) and as a Chinese Word or WPS shows them (标题 1). */
function namedLook({ id, name }: Style): ParagraphLook & RunLook {
  const known = (name === '' ? id : name).trim().toLowerCase()
  const heading = /^(?:heading|标题) ?([1-9])$/u.exec(known)?.[1]
  if (heading !== undefined) return { kind: 'heading', level: Number(heading) }
  if (/^(?:title|标题|文章标题|公文标题|大标题)$/u.test(known)) return { kind: 'title' }
  if (/^(?:toc ?(?:\d|heading)|目录 ?\d?|目录标题)$/u.test(known)) return { kind: 'contents' }
  if (/^(?:(?:intense )?quote|引用|明显引用)$/u.test(known)) return { kind: 'quote' }
  // the writer's own: a head that runs into its paragraph has a face of its own, bold or not
  if (known === '层级领句' || known === '分述领句') return { stress: 'lead' }
  if (known === '桌签') return { isCard: true }
  if (isFactsTableStyle(known)) return { isFactsTable: true }
  const role = roleNames.get(known)
  if (role) return { role }
  if (known === 'emphasis' || known === '强调') return { stress: 'emphasis' }
  return {}
}
