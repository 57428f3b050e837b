/** The 汉字 that fonts named _GB2312 hold. */

const ideographs = /[\u3400-\u9fff]|[\u{20000}-\u{3ffff}]/gu

/**
 * The 6,763 汉字 of GB/T 2312: rows 16 to 87 without the five empty cells at the end of row 55. Made anew at each call:
 * who asks often keeps it.
 */
export function gb2312(): ReadonlySet<string> {
  const bytes: number[] = []
  for (let row = 0xb0; row <= 0xf7; row++)
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell++) bytes.push(row, cell)
  return new Set(new TextDecoder('gbk').decode(new Uint8Array(bytes)))
}

/** Every 汉字 of a text that is not in GB/T 2312 (镕, 喆, 祎), with its offset, in order. */
export function outsideGb2312(
  text: string,
  known: ReadonlySet<string> = gb2312(),
): { character: string; index: number }[] {
  return [...text.matchAll(ideographs)]
    .filter(({ 0: character }) => !known.has(character))
    .map(({ 0: character, index }) => ({ character, index }))
}
