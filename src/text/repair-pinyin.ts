import { han } from './han.ts'
import type { RepairEdit } from './repair-edit.ts'

/** All readings of a character, with marks of tone. */
export type Readings = (character: string) => readonly string[]

/** A character with something in half-width brackets behind it that can be a reading. */
const glosses = new RegExp(
  `(${han})\\(([a-zɡɑüāáǎàēéěèōóǒòīíǐìūúǔùǖǘǚǜńňǹḿêḿ\\u0300\\u0301\\u0304\\u030c]{1,8})\\)`,
  'gu',
)

/** The cheap test whether there can be anything for `pinyinGloss` to do. */
export function hasGlosses(text: string): boolean {
  return text.search(glosses) >= 0
}

/** What is known of characters: all their readings, and whether one is simplified or has a common simplified form. */
export interface Characters {
  readings: Readings
  /** A traditional character whose simplified form is common: 發, but not a rare one such as 龑. */
  isTraditional(character: string): boolean
  /** A common character that stands for a traditional one: 发. */
  isSimplified(character: string): boolean
}

/**
 * Edits that take out readings which a converter of traditional pages put behind its characters: 農(nóng)業(yè) → 農業.
 * Taken are only half-width brackets behind a traditional character with a reading of its own, and behind characters
 * that somebody simplified since where two or more follow on each other; a reading aid, 歙（shè）县, 蚌(bèng)埠, stays.
 */
export function pinyinGloss(text: string, characters: Characters): RepairEdit[] {
  const found = [...text.matchAll(glosses)]
    .filter(([, character, reading]) => agrees(characters.readings(character!), reading!))
    .map((match) => ({
      character: match[1]!,
      from: match.index,
      start: match.index + match[1]!.length,
      end: match.index + match[0].length,
    }))
  const simplified = found.map(({ character }) => characters.isSimplified(character))
  const follows = (i: number): boolean =>
    i > 0 && simplified[i] === true && simplified[i - 1] === true && found[i]!.from - found[i - 1]!.end <= 1
  return found
    .filter(({ character }, i) => characters.isTraditional(character) || follows(i) || follows(i + 1))
    .map(({ character, start, end }) => ({
      step: 'pinyin-gloss',
      start,
      end,
      text: '',
      why: `“${character}”后面的注音是网页转换留下的`,
    }))
}

function agrees(readings: readonly string[], written: string): boolean {
  const spoken = plain(written)
  return readings.some((reading) => plain(reading) === spoken || toneless(plain(reading)) === spoken)
}

function plain(reading: string): string {
  return reading.normalize('NFC').toLowerCase().replaceAll('ɡ', 'g').replaceAll('ɑ', 'a')
}

/** ü keeps its dots: lǜ without its tone is lü. */
function toneless(reading: string): string {
  return reading
    .normalize('NFD')
    .replaceAll(/[\u0300\u0301\u0304\u030c]/g, '')
    .normalize('NFC')
}
