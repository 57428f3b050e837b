import type { RepairEdit } from './repair-edit.ts'

/**
 * 一个 that a site's converter made 乙個. 乙 is right beside 甲 or 丙, as a party to a contract, a grade or a stem of the
 * calendar, so that only 乙个 itself, and 乙 with another measure word after 每, 另 and the like, are taken.
 */
const oneForm = /乙(?=[个個]|季度)|(?<=[每另某哪这這那同第任])乙(?=[种種次家项項条條批块塊点點位名])/gu
const otherParties = /[甲丙丁]/u
/** How far from 乙 its companions are looked for, in characters. */
const nearby = 60

/** 升 that became 公升: after or before a syllable that makes a word with it. Never behind a number
 * (3.5公升, 百公升), nor where 公 belongs to the word before (办公升级). */
const riseForm =
  /(?<=[提攀跃躍晋晉飙飆爬拔抬擢])公升|(?<![\d.〇零一二两兩三四五六七八九十百千万萬亿億几幾数數多半余餘每办辦因秉充奉主老外愚诸諸关關雷太相包家叔舅阿周文天])公升(?=[级級溫温格值学學迁遷华華任降])/gu

/** 米 that became 公尺 inside a word that is no measure. */
const riceForm = /(?<=[玉稻糯糙])公尺(?!寸)/gu

/** 摇 that became 遥; 移动遥控 and 行动遥相呼应 are right. */
const shakeForm = /(?<=[动動撼飘飄])[遥遙](?![控感测測远遠望相遥遙知领領])/gu

/** Repairs of what converters of web sites exchanged: 乙個 → 一個, 提公升 → 提升, 玉公尺 → 玉米. Never changes 甲方和乙方, 3.5公升. */
export function overConvert(text: string): RepairEdit[] {
  const edits: RepairEdit[] = []
  for (const { index } of text.matchAll(oneForm)) {
    const around = text.slice(Math.max(0, index - nearby), index + nearby)
    if (otherParties.test(around)) continue
    edits.push(edit(index, index + 1, '一', '“一”被转换成了“乙”'))
  }
  for (const { index } of text.matchAll(riseForm)) {
    edits.push(edit(index, index + 2, '升', '“升”被转换成了“公升”'))
  }
  for (const { index } of text.matchAll(riceForm)) {
    edits.push(edit(index, index + 2, '米', '“米”被转换成了“公尺”'))
  }
  for (const { index } of text.matchAll(shakeForm)) {
    edits.push(edit(index, index + 1, '摇', '“摇”被转换成了“遥”'))
  }
  return edits.sort((a, b) => a.start - b.start)
}

function edit(start: number, end: number, text: string, why: string): RepairEdit {
  return { step: 'over-convert', start, end, text, why }
}
