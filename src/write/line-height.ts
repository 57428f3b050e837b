import type { TextStyle } from '../layout/index.ts'

/** What Word gives a line of 宋体 whose style sets no height, in sizes of its characters. */
export const ownHeight = 1.3

/** How high a line of a style is, in its unit; without a height of its own it has that of the body, where this sets one. */
export function lineHeight({ line, size }: Pick<TextStyle, 'line' | 'size'>, body: TextStyle): number {
  return line !== 'auto' ? line : body.line !== 'auto' ? body.line : size * ownHeight
}
