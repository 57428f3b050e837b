import { han } from './han.ts'
import type { RepairEdit } from './repair-edit.ts'

/** All readings of a character, with marks of tone. */
export type Readings = (character: string) => readonly string[]

const letter = '[a-zɡɑüāáǎàēéěèōóǒòīíǐìūúǔùǖǘǚǜńňǹḿêḿ\\u0300\\u0301\\u0304\\u030c]'
/** A character with something in half-width brackets behind it that can be a reading. */
const glosses = new RegExp(`(${han})\\((${letter}{1,8})\\)`, 'gu')
/** 书记(shū jì): the readings of a word behind it. */
const wordGlosses = new RegExp(`(${han}{2,4})\\((${letter}{1,8}(?:[ \\u00a0]${letter}{1,8}){1,3})\\)`, 'gu')

/** The cheap test whether there can be anything for `pinyinGloss` to do. */
export function hasGlosses(text: string): boolean {
  return text.search(glosses) >= 0 || text.search(wordGlosses) >= 0
}

/** A reading in half-width brackets that agrees with what stands before it. */
export interface Gloss {
  /** The characters that it reads. */
  words: string
  /** Where they begin, and where the brackets do and end. */
  from: number
  start: number
  end: number
}

/** All of them, in order. */
export function glossesIn(text: string, readings: Readings): Gloss[] {
  const found = [...text.matchAll(glosses)]
    .filter(([, character, reading]) => agrees(readings(character!), reading!))
    .map(({ 0: all, 1: words = '', index }) => glossOf(words, all, index))
  for (const { 0: all, 1: before = '', 2: written = '', index } of text.matchAll(wordGlosses)) {
    const spoken = written.split(/[ \u00a0]/u)
    const words = [...before].slice(-spoken.length)
    if (words.length !== spoken.length || !words.every((word, i) => agrees(readings(word), spoken[i]!)))
      continue
    const skipped = before.length - words.join('').length
    found.push(glossOf(words.join(''), all.slice(skipped), index + skipped))
  }
  return found.sort((a, b) => a.start - b.start)
}

function glossOf(words: string, all: string, from: number): Gloss {
  return { words, from, start: from + words.length, end: from + all.length }
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
 * that somebody simplified since where two or more follow on each other, and all of them where a text has many; a reading
 * aid, 歙（shè）县, 蚌(bèng)埠, stays.
 */
export function pinyinGloss(text: string, characters: Characters): RepairEdit[] {
  const found = glossesIn(text, characters.readings)
  const areDamage = found.length >= manyGlosses
  const simplified = found.map(({ words }) => characters.isSimplified(words))
  const follows = (i: number): boolean =>
    i > 0 && simplified[i] === true && simplified[i - 1] === true && found[i]!.from - found[i - 1]!.end <= 1
  return found
    .filter(({ words }, i) => areDamage || characters.isTraditional(words) || follows(i) || follows(i + 1))
    .map(({ words, start, end }) => ({
      step: 'pinyin-gloss',
      start,
      end,
      text: '',
      why: `“${words}”后面的注音是网页转换留下的`,
    }))
}

/** So many in one text no writer put there. */
const manyGlosses = 5

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
