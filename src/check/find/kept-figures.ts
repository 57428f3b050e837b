/** Which figures of a copied text are still those of the earlier one, where some were changed. */

/** So many figures are named. */
const mostNamed = 6
const figure =
  /(?<![\d.])\d{1,9}(?:\.\d{1,4})?(?:万亿|[万亿])?(?:个百分点|平方公里|公里|公顷|立方米|千瓦时|\p{Script=Han}|[%％‰])/gu

/** The figures of a text that stand in the earlier paragraphs as well, as a clause of a message; '' where all or none do. */
export function keptFigures(text: string, earlier: readonly string[]): string {
  const old = new Set(earlier.flatMap((paragraph) => figuresIn(paragraph)))
  const own = [...new Set(figuresIn(text))]
  const kept = own.filter((words) => old.has(words))
  if (kept.length === 0 || kept.length === own.length) return ''
  const more = kept.length > mostNamed ? `等${kept.length}个数` : ''
  return `（${kept.slice(0, mostNamed).join('、')}${more}与旧稿相同）`
}

/** Figures with their units; years, days and numbers of points are none. */
function figuresIn(text: string): string[] {
  return [...text.matchAll(figure)]
    .map(([words]) => words)
    .filter((words) => !/[年月日号时点届]$/u.test(words))
}
