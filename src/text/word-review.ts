/** By what a Word file shows that it is a 核稿版 of ours, or came from one. */

/** Of tags of content controls. */
export const reviewTag = /^(?:fact|sheet):/u

/** Of parts of custom data: the first element of ours has such a namespace, and of nobody else's. */
export const reviewNamespace = /^\s*(?:<\?[^>]*>\s*)?<[^>]*["']urn:bigan:/u

/** True of the comment at a figure, which says where it is from; what else is remarked on there is for a person to settle. */
export function isFigureRemark(author: string, firstLine: string): boolean {
  return author.startsWith('笔杆') && /；核对表第\d+处/u.test(firstLine)
}

/** True of the style of a line that stands above the 数据核对表. */
export function isFactsTableStyle(name: string): boolean {
  return name === '数据核对表' || name === '数据核对表说明'
}
