import type { CharacterLook } from './paging-styles.ts'

/**
 * Widths of Times New Roman in 1/2048 of its size, by groups of characters of one width. Other faces for digits are
 * Chinese ones, where a letter or digit is half a square.
 */
const groups: readonly (readonly [width: number, characters: string])[] = [
  [369, "'"],
  [410, '|'],
  [512, ' ,.\u00a0'],
  [569, '/:;\\ijlt'],
  [682, '!()-I[]`fr·'],
  [797, 'Js'],
  [836, '"'],
  [909, '?acez'],
  [961, '^'],
  [983, '{}'],
  [1108, '~'],
  [1139, 'FPS'],
  [1155, '+<=>×'],
  [1251, 'ELTZ'],
  [1366, 'BCR'],
  [1479, 'ADGHKNOQUVXYw'],
  [1593, '&m'],
  [1706, '%'],
  [1821, 'M'],
  [1886, '@'],
  [1933, 'W'],
  [2048, '—…'],
  [682, '‘’'],
  [909, '“”'],
]

/** The same for bold letters; digits are as wide as the others. */
const boldGroups: typeof groups = [
  [451, '|'],
  [512, ' ,.\u00a0'],
  [569, "'/\\il"],
  [682, '!()-:;[]`fjt‘’·'],
  [797, 'Is'],
  [807, '{}'],
  [909, 'cerz'],
  [1065, '~'],
  [1137, '"'],
  [1139, 'Sbdhknpqu'],
  [1167, '+<=>×'],
  [1190, '^'],
  [1251, 'FP'],
  [1366, 'BELTZ'],
  [1479, 'ACDNRUVXYw'],
  [1593, 'GHKOQ'],
  [1706, '&m'],
  [1905, '@'],
  [1933, 'M'],
  [2048, '%W—…'],
]

const widths = widthsOf(groups)
const boldWidths = widthsOf(boldGroups)

function widthsOf(table: typeof groups): ReadonlyMap<string, number> {
  return new Map(table.flatMap(([width, characters]) => [...characters].map((one) => [one, width / 2048])))
}

/** What a face needs above (its leading included) and below the base line, in twips. */
export function faceHeight(chinese: boolean, { latin, size }: CharacterLook): { up: number; down: number } {
  // The free look-alikes of 仿宋, 楷体, 黑体 and 小标宋 in LibreOffice; Times New Roman as its file says.
  return chinese || isChinese(latin)
    ? { up: 1.08 * size, down: 0.12 * size }
    : { up: 0.9336 * size, down: 0.2163 * size }
}

/** The width of a Latin letter, digit or mark in the face of these, in parts of its size. */
export function latinWidth(character: string, { latin, bold }: CharacterLook): number {
  if (isChinese(latin)) return character > '\u1fff' ? 1 : 0.5
  // Digits and most small letters: half the size.
  return (bold ? boldWidths : widths).get(character) ?? 0.5
}

/** Whether a face is named in Chinese: 仿宋 for the digits, too. */
function isChinese(face: string): boolean {
  return /[\u4e00-\u9fff]/.test(face)
}
