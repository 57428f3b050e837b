/** What a person should look at in an old paper before it is learned from: a second speech, another person's words. */
import { headRole, looksLikeTitle, plainText, placeOf, type Speech } from '../speech/index.ts'
import type { Problem } from '../text/problem.ts'
import { isOtherVoice } from './asides.ts'

/** How far below a title the date, the speaker or the salutation stands. */
const nearTitle = 4

export function structureProblems({ tree, outline, source }: Speech): Problem[] {
  const blocks = tree.children.filter((block) => block.type === 'paragraph' || block.type === 'heading')
  const first = outline.head.title ? blocks.indexOf(outline.head.title) : -1
  const texts = blocks.map((block) => plainText(block).trim())
  const body = texts.findIndex((text, i) => i > first && /。/u.test(text))
  return blocks.flatMap((block, i): Problem[] => {
    const text = texts[i]!
    if (body >= 0 && i > body && isSecondTitle(texts, i))
      return [
        {
          code: 'learn/two-speeches',
          level: 'warn',
          message: `这个文件里像是有两篇讲话，另一篇从“${text.slice(0, 30)}”开始；请拆成两个文件，分开学`,
          place: placeOf(block, source),
        },
      ]
    if (!isOtherVoice(text)) return []
    const message = `“${text.slice(0, 20)}”像是别人的话；不是讲话人说的，请从旧稿里删去再学`
    return [{ code: 'learn/other-voice', level: 'info', message, place: placeOf(block, source) }]
  })
}

/** A line that names a speech, with a head block below it. */
function isSecondTitle(texts: readonly string[], i: number): boolean {
  if (!looksLikeTitle(texts[i]!)) return false
  const below = texts.slice(i + 1, i + 1 + nearTitle).map((text) => headRole(text))
  return below.includes('salutation') || below.includes('date')
}
