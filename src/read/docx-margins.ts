import { scanXml } from './docx-xml.ts'

/** A page number with what usually stands around it. */
const pageNumber = /^[\s\d—–\-－~·.第共页/／\\PAGEpageOFof]*$/u

/** How many headers and footers say more than the number of the page. */
export function marginWords(parts: readonly string[]): number {
  return parts.filter((xml) => !pageNumber.test(wordsOf(xml))).length
}

function wordsOf(xml: string): string {
  const words: string[] = []
  let inText = false
  scanXml(xml, {
    open: (name) => (inText = name === 'w:t'),
    close: () => (inText = false),
    text: (text) => {
      if (inText) words.push(text)
    },
  })
  return words.join('')
}
