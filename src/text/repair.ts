/**
 * Repair of text that was scraped from the web or converted carelessly. Every function is pure, finds nothing in clean
 * text, and only proposes: a person accepts. The order of the steps is that of `repairSteps`.
 */
import type { Converter as MakeConverter } from 'opencc-js/t2cn'
import { furniture } from './repair-furniture.ts'
import { makeGb2312, makeGbk } from './repair-gbk.ts'
import { glossesIn, hasGlosses, pinyinGloss, type Characters, type Gloss } from './repair-pinyin.ts'
import { byteShift, findShifts, type Shift, type ShiftKnowledge } from './repair-shift.ts'
import { isTraditional, mayBeTraditional, simplify, type Convert } from './repair-simplify.ts'
import { overConvert } from './repair-variants.ts'
import { frequentWords } from './repair-words.ts'
import { Patched } from './patched.ts'
import { repairSteps, type RepairEdit, type RepairStep } from './repair-edit.ts'

export { furniture, overConvert, repairSteps }
export type { RepairEdit, RepairStep, Shift }

/** The repairs; offsets of edits are UTF-16 offsets in the text given. */
export interface Repair {
  /** Stretches of GBK read one byte off, those without a choice too. */
  findShifts(text: string): Shift[]
  byteShift(text: string): RepairEdit[]
  pinyinGloss(text: string): RepairEdit[]
  /** Readings in half-width brackets that agree with what they stand behind, whether damage or not. */
  glosses(text: string): Gloss[]
  overConvert(text: string): RepairEdit[]
  simplify(text: string): RepairEdit[]
  furniture(text: string): RepairEdit[]
  /** A word in simplified characters, whatever it is; 乾 becomes 干. */
  simplified(text: string): string
  /** True for a text that is written in traditional characters throughout. */
  isTraditional(text: string): boolean
}

/** Loads the converter (12 ms) and the readings (50 ms); what else is needed is made when first asked for. */
export async function loadRepair(): Promise<Repair> {
  const [{ Converter }, { pinyin }] = await Promise.all([import('opencc-js/t2cn'), import('pinyin-pro')])
  const convert = converter(Converter)
  const readings = (character: string): readonly string[] =>
    pinyin(character, { multiple: true, type: 'array' })
  const knowledge = once((): ShiftKnowledge => ({
    gbk: makeGbk(),
    simplify: convert,
    words: frequentWords(),
  }))
  const characters = once(() => charactersOf(convert, readings))
  return {
    findShifts: (text) => (mayBeShifted(text) ? findShifts(text, knowledge()) : []),
    byteShift: (text) => (mayBeShifted(text) ? byteShift(text, knowledge()) : []),
    pinyinGloss: (text) => (hasGlosses(text) ? pinyinGloss(text, characters()) : []),
    glosses: (text) => (hasGlosses(text) ? glossesIn(text, readings) : []),
    overConvert,
    simplify: (text) => simplify(text, convert),
    furniture,
    simplified: convert,
    isTraditional: (text) => isTraditional(text, convert),
  }
}

/** A cheap test, made before anything is loaded: false for clean simplified text. */
export function mayNeedRepair(text: string): boolean {
  if (hasGlosses(text) || mayBeTraditional(text) || /[\u3105-\u3129\u0400-\u045f\u2550-\u2573]/u.test(text))
    return true
  const level = makeGb2312()
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit >= 0x4e00 && unit <= 0x9fff && level(unit) === 0) return true
  }
  return false
}

/** A text after all steps, and what each of them did: offsets are those of the text before its step. */
export function repairText(text: string, repair: Repair): { text: Patched; done: RepairEdit[] } {
  const steps: Record<RepairStep, (text: string) => RepairEdit[]> = {
    'byte-shift': repair.byteShift,
    'pinyin-gloss': repair.pinyinGloss,
    'over-convert': repair.overConvert,
    simplify: repair.simplify,
    furniture: repair.furniture,
  }
  let patched = Patched.of(text)
  const done: RepairEdit[] = []
  for (const step of repairSteps) {
    const edits = steps[step](patched.text)
    done.push(...edits)
    patched = patched.apply(edits)
  }
  return { text: patched, done }
}

function converter(make: typeof MakeConverter): Convert {
  return make({ from: 't', to: 'cn' })
}

/** A letter beside a 汉字 outside ASCII words, or a character of the zones that only a shift makes. */
function mayBeShifted(text: string): boolean {
  return /(?<![A-Za-z\d])[A-Za-z](?![A-Za-z\d])|[\u3105-\u3129\u0400-\u045f\u2550-\u2573]/u.test(text)
}

function charactersOf(convert: Convert, readings: Characters['readings']): Characters {
  const level = makeGb2312()
  const isCommon = (character: string): boolean => level(character.charCodeAt(0)) === 1
  const results = new Set<string>()
  for (let unit = 0x4e00; unit <= 0x9fff; unit++) {
    const character = String.fromCharCode(unit)
    const simplified = convert(character)
    if (simplified !== character) results.add(simplified)
  }
  return {
    readings,
    isTraditional: (character) => convert(character) !== character && isCommon(convert(character)),
    isSimplified: (character) => results.has(character) && isCommon(character),
  }
}

function once<T>(make: () => T): () => T {
  const made: { value?: T } = {}
  return () => (made.value ??= make())
}
