import type { Doc } from '../doc.ts'

/** Words with which a speech or report takes leave. */
const leave =
  /谢谢|完毕|圆满成功|特此|散会|到此结束|到这里|讲完了|[讲说]这(?:些|么多)|[讲说]到这|以上(?:意见|报告|说明|汇报|请示|通知)|(?:贡献|奋斗|努力|前进|篇章|辉煌|局面|华章|答卷|胜利|成绩|台阶|交代|保障|基础|支撑)[”’]?[。！]$|！[”’]?$/u

/**
 * True where a text stops without taking leave: the end may have been lost, so that what is wanting there proves
 * nothing.
 */
export function isCut(doc: Doc): boolean {
  if (doc.outline.closing.length > 0) return false
  const last = doc.blocks.findLast(({ kind }) => kind === 'paragraph' || kind === 'item')
  return last === undefined || !leave.test(doc.slice(last).trim())
}
