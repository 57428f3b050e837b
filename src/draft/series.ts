import { chineseNumber } from '../text/numerals.ts'

const ordinalWords = ['首先', '其次', '再次', '最后']

/**
 * The mark of an item by the mark of the first: 一、 → 三、, （一） → （三）, 一是 → 三是, 第一， → 第三，, 1. → 3., A. → C.
 * 首先， goes on with 其次，再次，最后，.
 */
export function numbered(mark: string, n: number): string {
  if (mark.startsWith('首先')) return mark.replace('首先', ordinalWords[n - 1] ?? '此外')
  if (mark.includes('①')) return mark.replace('①', n <= 20 ? String.fromCodePoint(0x2460 + n - 1) : `(${n})`)
  if (/^A[.．、]/.test(mark)) return mark.replace('A', String.fromCodePoint(0x40 + Math.min(n, 26)))
  if (/[1]/.test(mark)) return mark.replace('1', String(n))
  return mark.replace('一', chineseNumber(n))
}

/**
 * A mark before a head: one that ends in 要 gives its 要 to a head that begins with 要, and is 一是 before a question
 * (一是水从哪里来？).
 */
export function beforeHead(mark: string, head: string): string {
  if (!mark.endsWith('要')) return mark
  if (head.endsWith('？')) return mark.replace(/是?要$/, '是')
  return head.startsWith('要') ? mark.slice(0, -1) : mark
}
