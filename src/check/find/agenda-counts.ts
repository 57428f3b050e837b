/** In how many ways the items of an agenda are counted. */

/**
 * Other numbers than that of all items: without what the chair says himself, and with items of one kind that follow each
 * other (两家表态发言) told as one.
 */
export function otherCounts(agenda: readonly { form: string }[]): number[] {
  const chairs = agenda.filter(({ form }) => form === '主持').length
  const merged = agenda.filter(({ form }, i) => form === '其他' || form !== agenda[i - 1]?.form).length
  return [agenda.length - chairs, merged, merged - chairs]
}
