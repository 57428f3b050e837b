/** GBK both ways. Node decodes it but cannot encode it, so all pairs are decoded once. */
export interface Gbk {
  /** The two bytes of a character as one number, lead × 256 + trail; undefined for what GBK has not or writes in one byte. */
  code(character: string): number | undefined
  /** The character of two bytes; undefined where the pair stands for none. */
  character(lead: number, trail: number): string | undefined
}

const firstLead = 0x81
const lastLead = 0xfe
const firstTrail = 0x40
const lastTrail = 0xfe
const trails = lastTrail - firstTrail + 1

/** The table of all pairs, about 10 ms: to be made where a text shows damage, and kept by whoever asked for it. */
export function makeGbk(): Gbk {
  const bytes = new Uint8Array((lastLead - firstLead + 1) * trails * 3)
  let at = 0
  for (let lead = firstLead; lead <= lastLead; lead++) {
    for (let trail = firstTrail; trail <= lastTrail; trail++) {
      bytes[at++] = lead
      bytes[at++] = trail === 0x7f ? firstTrail : trail
      bytes[at++] = 0x0a
    }
  }
  const characters = new TextDecoder('gbk').decode(bytes).split('\n')
  const codes = new Map<string, number>()
  characters.forEach((character, i) => {
    const trail = firstTrail + (i % trails)
    if (character.length === 1 && character !== '\ufffd' && trail !== 0x7f && !codes.has(character)) {
      codes.set(character, (firstLead + Math.floor(i / trails)) * 256 + trail)
    }
  })
  return {
    code: (character) => codes.get(character),
    character: (lead, trail) => {
      if (lead < firstLead || lead > lastLead || trail < firstTrail || trail > lastTrail) return undefined
      const character = characters[(lead - firstLead) * trails + trail - firstTrail]
      return character !== undefined && codes.get(character) === lead * 256 + trail ? character : undefined
    },
  }
}

/** 0: not in GB 2312; 1: one of its 3,755 汉字 of the first level; 2: one of the 3,008 rarer ones. */
export type Gb2312 = (unit: number) => 0 | 1 | 2

/** The 汉字 of GB 2312 by UTF-16 unit; under a millisecond to make. */
export function makeGb2312(): Gb2312 {
  const bytes = new Uint8Array((0xf7 - 0xb0 + 1) * (0xfe - 0xa1 + 1) * 2)
  let at = 0
  for (let lead = 0xb0; lead <= 0xf7; lead++) {
    for (let trail = 0xa1; trail <= 0xfe; trail++) {
      bytes[at++] = lead
      bytes[at++] = trail
    }
  }
  const levels = new Uint8Array(0x10000)
  const secondLevel = (0xd8 - 0xb0) * (0xfe - 0xa1 + 1)
  const characters = new TextDecoder('gbk').decode(bytes)
  for (let i = 0; i < characters.length; i++) levels[characters.charCodeAt(i)] = i < secondLevel ? 1 : 2
  levels[0xfffd] = 0
  return (unit) => levels[unit] as 0 | 1 | 2
}
