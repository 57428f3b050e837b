/** What stands in an old speech and was not said by the speaker: （鼓掌）, （笑声）, （根据录音整理）. */

const aside =
  /[（(【[](?:[^（）()【】[\]]{0,8}(?:鼓掌|掌声|笑声|大笑|欢呼|喝彩|起立|停顿)|讲话结束|讲话完毕|全文完|完|笑)[）)】\]]/gu
const remark = /^[（(【][^）)】]{0,12}(?:录音|记录|整理|节选|摘要|有删减)[^）)】]{0,8}[）)】]$/u

/** A text without such remarks; each goes to `found`. */
export function withoutAsides(text: string, found: string[]): string {
  if (remark.test(text)) {
    found.push(`题注“${text}”`)
    return ''
  }
  return text.replaceAll(aside, (words) => {
    found.push(`现场情况“${words}”`)
    return ''
  })
}

const otherVoice = /^(?:[^，。；：“”]{1,12}[（(](?:插话|插言|问|答)[）)]|(?:记者|主持人|问|答|插话))[：:]/u

/** 县长（插话）：…: words of another person. */
export function isOtherVoice(text: string): boolean {
  return otherVoice.test(text)
}

/** The same line once, with how often it came. */
export function counted(lines: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1)
  return [...counts].map(([line, times]) => (times > 1 ? `${line}，共${times}处` : line))
}
