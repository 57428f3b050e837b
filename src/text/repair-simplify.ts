import { han } from './han.ts'
import type { RepairEdit } from './repair-edit.ts'

/** What turns traditional characters into simplified ones: the profile t → cn of opencc-js, never a phrase profile. */
export type Convert = (text: string) => string

/**
 * Characters that simplified writing keeps for some of their uses (通用规范汉字表, notes) or that stand in names: in a
 * simplified text they are no sign of damage.
 */
const keptInSimplified = new Set('乾昇濛於徵麽藉瞭鍾甯夥薹拚捱摺吒咤菸袷麴醣榘髙祇苧淩峯頫旂')

/** Names and words in which the character is right, in any text: 乾县 is no 干县. */
const keptWords =
  /乾(?:[县縣]|隆|坤|陵|清[宫宮]|安|州|元|道|嘉|德|卦)|康乾|昇[腾騰思]|[毕畢]昇|濛(?:溪|江|阳|陽)|[魏]徵|角徵|瞭望|[慰狼枕]藉|於(?:潜|潛|陵)|[么]麽/gu

/** In these words such a character is the traditional one, in a simplified text too. */
const certainWords =
  /[關关對对由屬属至位處处鑒鉴在利便善敢勇終终等過过高低大小多少建用限集基始源居忙安归歸富优優劣次迟遲乐樂习習勤忠服贯貫弱强強同异異重轻輕早晚止]於(?![潜潛陵])|(?<=\p{Script=Han})於(?=\d)|於是|乾[淨净燥旱部脆杯枯洗]|[餅饼]乾|[提上]昇|昇[級级溫温值華华學学]/gu

/** What t → cn leaves: 著 as the particle and in 着力, 着重. 显著, 著名 and 专著 are right and stay. */
const particle = new RegExp(
  [
    '(?<![显顯卓昭名巨专專原编編论論译譯土合拙遗遺所撰])著(?=[力重眼手实實急想装裝陆陸色])',
    '(?<=[随隨沿围圍绕繞朝向凭憑带帶跟接存藏系繫看有拿走活笑跑面对對味伴牵牽缠纏指顺順照就循抱握抓趁怀懷当當])著(?![名作称稱述者书書录錄有])',
    '(?<=本)著(?=[^。，；\\n]{1,20}(?:原则|原則|精神|态度|態度))',
  ].join('|'),
  'gu',
)

/** Stretches of 汉字 are converted one by one: what stands between is never touched. */
const runs = new RegExp(`${han}+`, 'gu')
/** From this share of traditional characters on a text is one written in them, and every such character counts. */
const traditionalShare = 0.08

/** The cheap test for what GB 2312 has and is wrong all the same: 著 for 着, 於是, 乾净. */
export function mayBeTraditional(text: string): boolean {
  return text.search(particle) >= 0 || text.search(certainWords) >= 0
}

interface Change {
  start: number
  end: number
  text: string
  kept: boolean
}

/** Every character that t → cn would change, names excepted; `kept` where simplified writing may have it. */
function changesOf(text: string, convert: Convert): { changes: Change[]; characters: number } {
  const changes: Change[] = []
  let characters = 0
  for (const run of text.matchAll(runs)) {
    characters += run[0].length
    const converted = convert(run[0])
    if (converted === run[0]) continue
    const [from, to] = [Array.from(run[0]), Array.from(converted)]
    if (from.length !== to.length) continue
    let at = run.index
    for (const [i, character] of from.entries()) {
      const start = at
      at += character.length
      if (character === to[i]) continue
      changes.push({ start, end: at, text: to[i]!, kept: isKept(character, to[i]!) })
    }
  }
  return { changes, characters }
}

/** A simplified form outside the basic block is hardly ever written: 于頔, not 于𬱖. */
function isKept(character: string, simplified: string): boolean {
  const isBasic = simplified >= '\u4e00' && simplified <= '\u9fff'
  return !isBasic || keptInSimplified.has(character)
}

/** True where a text is written in traditional characters throughout, so that it is one finding and not a thousand. */
export function isTraditional(text: string, convert: Convert): boolean {
  const { changes, characters } = changesOf(text, convert)
  const certain = changes.filter(({ kept }) => !kept).length
  return certain >= 20 && certain >= characters * traditionalShare
}

/**
 * Edits that make traditional characters simplified, neighbours joined to one edit. Names such as 乾县 and 昇腾 stay; in
 * a simplified text also characters that it may have; 著 becomes 着 in the few words that t → cn leaves.
 */
export function simplify(text: string, convert: Convert): RepairEdit[] {
  const { changes, characters } = changesOf(text, convert)
  const certain = changes.filter(({ kept }) => !kept).length
  const whole = certain >= 20 && certain >= characters * traditionalShare
  const isName = within(text, keptWords)
  const isCertain = within(text, certainWords)
  const found = changes.filter(({ start, kept }) => !isName(start) && (whole || !kept || isCertain(start)))
  for (const match of text.matchAll(particle)) {
    found.push({ start: match.index, end: match.index + 1, text: '着', kept: false })
  }
  return joined(found.sort((a, b) => a.start - b.start)).map(({ start, end, text: simplified }) => ({
    step: 'simplify',
    start,
    end,
    text: simplified,
    why: `“${text.slice(start, end)}”是繁体字`,
  }))
}

/** A test whether an offset lies in a match of a pattern. */
function within(text: string, pattern: RegExp): (at: number) => boolean {
  const inside = new Set<number>()
  for (const match of text.matchAll(pattern)) {
    for (let at = match.index; at < match.index + match[0].length; at++) inside.add(at)
  }
  return (at) => inside.has(at)
}

function joined(changes: readonly Change[]): Change[] {
  const result: Change[] = []
  for (const change of changes) {
    const last = result.at(-1)
    if (last && last.end === change.start) {
      result[result.length - 1] = { ...last, end: change.end, text: last.text + change.text }
    } else result.push(change)
  }
  return result
}
