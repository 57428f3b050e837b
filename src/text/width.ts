/** Characters that fill two columns of a terminal: 汉字, kana, hangul, full-width forms and Chinese punctuation. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u

/** Quotes, dashes and ellipses that a Chinese font sets full width and a terminal one column wide. */
const chineseMarks = /[\u2018\u2019\u201c\u201d\u2014\u2026\u00b7]/

/** Whether a character takes two columns in a terminal. */
export function isWide(character: string): boolean {
  return wide.test(character)
}

/** Whether a character belongs to Chinese text, so that no space stands between it and its neighbours. */
export function isChinese(character: string): boolean {
  return wide.test(character) || chineseMarks.test(character)
}
