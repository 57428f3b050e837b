/** What templates ask the library for: the kinds, and the slots that they fill for each. */
import { sheetSlots, termSlot } from './slots.ts'

export interface AskedKind {
  /** Slots that the calls fill, beside those of every sheet. */
  slots: ReadonlySet<string>
  /** True where a call hands over what 【正文】 stands for, and where all do. */
  body: 'never' | 'sometimes' | 'always'
  /** Only as a suggestion: what is open there a person fills. */
  open: boolean
}

/** By kind; a kind that is a head (主持) asks for all below it. */
export type Asked = ReadonlyMap<string, AskedKind>

/** Words of a call that are no slots. */
const settings: ReadonlySet<string> = new Set(['语气', '标签', '关于', '位置'])

const call =
  /(\{\{[~&]*#?|\()\s*(短语|提建议)\s+["']([^"'\n]{1,60})["']([^{}]{0,500})(?:\}\}(\s*\{\{[~]?\s*else\b)?)?/gu
/** Of a front matter: the kind that stands for a heading. */
const heading = /(?:^|[\s,{])短语:\s*["']?([^\s,}"'{(]{1,60})/gu
/** The function that asks for the 阐发 of whatever block it stands in. */
export const elaboration = '阐发'

interface Call {
  kind: string
  slots: readonly string[]
  hasBody: boolean
  open: boolean
}

/** The needs in the texts of templates and parts. */
export function askedOf(texts: readonly string[]): Asked {
  const calls = texts.flatMap((text): Call[] => [
    ...[...text.matchAll(call)].map(([, open, name, kind, words, isElse]) => ({
      kind: kind!,
      slots: [...words!.matchAll(/([\p{L}\p{N}_]+)=/gu)]
        .map(([, slot]) => slot!)
        .filter((slot) => !settings.has(slot)),
      hasBody: open!.endsWith('#') && isElse === undefined,
      open: name === '提建议',
    })),
    ...[...text.matchAll(heading)].map(([, kind]) => ({
      kind: kind!,
      slots: [],
      hasBody: false,
      open: false,
    })),
  ])
  const asked = new Map<string, AskedKind>()
  for (const kind of new Set(calls.map((one) => one.kind))) {
    const own = calls.filter((one) => one.kind === kind)
    const bodies = own.filter((one) => one.hasBody).length
    asked.set(kind, {
      slots: new Set(own.flatMap(({ slots }) => slots)),
      body: bodies === 0 ? 'never' : bodies === own.length ? 'always' : 'sometimes',
      open: own.every((one) => one.open),
    })
  }
  if (texts.some((text) => /\{\{[~#&]*\s*阐发\s*\}\}/u.test(text)))
    asked.set(elaboration, { slots: new Set(), body: 'never', open: false })
  return asked
}

/** What asks for a kind: itself, its head, or 阐发, which asks for that of every block. */
export function askedFor(asked: Asked, kind: string): AskedKind | undefined {
  const [head = '', ...rest] = kind.split('.')
  return asked.get(kind) ?? asked.get(head) ?? (rest[0] === elaboration ? asked.get(elaboration) : undefined)
}

/** True of a slot that something is printed for. */
export function isFilled({ slots, body, open }: AskedKind, slot: string): boolean {
  return (
    open ||
    slots.has(slot) ||
    (sheetSlots as readonly string[]).includes(slot) ||
    slot.startsWith(termSlot) ||
    (slot === '正文' && body !== 'never')
  )
}
