/** What a person should look at in an old paper before it is learned from: a second speech, another person's words. */
import { headRole, lineMarkOf, looksLikeTitle, placeOf, plainText, type Speech } from '../speech/index.ts'
import { countWord } from '../text/numerals.ts'
import { isCell } from '../text/place.ts'
import type { Problem } from '../text/problem.ts'
import { isOtherVoice } from './asides.ts'

/** How far below a title the date, the speaker or the salutation stands. */
const nearTitle = 4

export function structureProblems(speech: Speech): Problem[] {
  return [...otherPaper(speech), ...cutHeads(speech), ...otherVoices(speech)]
}

function otherVoices({ tree, outline, source }: Speech): Problem[] {
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

const paperTitle =
  /关于.{2,60}的?(通知|通报|决定|公告|通告|函|请示|批复|意见|方案|办法|规定)(?:[（(].{1,8}[）)])?$/u
/** 各乡镇人民政府，县直各单位： */
const recipients = /^(?:各|[^，。]{0,12}(?:人民政府|管委会|委员会|办公室|局))[^。；！？]{2,120}[：:]$/u
const paperWords =
  /(?:现|经研究，?)将?[^。]{0,20}(?:通知|通报|公告)如下|特此(?:通知|通报|公告|函告|报告)|妥否，请批示/u

/** A notice or another paper: by its title, or by whom it is sent to and what it says of itself. */
function otherPaper({ outline, tree, source }: Speech): Problem[] {
  const { title, salutation } = outline.head
  if (salutation) return []
  const named = title && paperTitle.exec(plainText(title).trim())?.[1]
  const texts = tree.children.flatMap((block) =>
    block.type === 'paragraph' ? [plainText(block).trim()] : [],
  )
  const kind = named ?? (isSent(texts) ? '公文' : undefined)
  const first = title ?? tree.children[0]
  if (kind === undefined || !first) return []
  const message = `这份文件像是${kind}，不是讲话；只从讲话学结构，请换讲话稿，或者看过再用`
  return [{ code: 'learn/not-speech', level: 'warn', message, place: placeOf(first, source) }]
}

function isSent(texts: readonly string[]): boolean {
  const hasRecipients = texts
    .slice(0, 6)
    .some((text) => recipients.test(text) && headRole(text) === undefined)
  return hasRecipients && texts.some((text) => paperWords.test(text))
}

const longestTail = 14

/** A few words without a stop between a head and its text may be the head's other half. */
function cutHeads({ tree, source }: Speech): Problem[] {
  return tree.children.flatMap((block, i): Problem[] => {
    const [head, below] = [tree.children[i - 1], tree.children[i + 1]]
    if (block.type !== 'paragraph' || head?.type !== 'heading' || head.depth === 1) return []
    const text = plainText(block).trim()
    const isTail = text.length >= 2 && text.length <= longestTail && !/[。！？；：:…，]/u.test(text)
    if (!isTail || lineMarkOf(text) || headRole(text) !== undefined) return []
    if (below?.type !== 'paragraph' || !/[。；]/u.test(plainText(below))) return []
    const message = `“${text}”像是上一行标题“${plainText(head).trim().slice(0, 20)}”的后半截，没有并在一起，请核对`
    return [{ code: 'learn/cut-head', level: 'info', message, place: placeOf(block, source) }]
  })
}

/** Counts that the text announces and that others were found for; `parts` are those of the speech. */
export function countProblems({ outline }: Speech, parts: number): Problem[] {
  const opening = outline.opening.at(-1)?.position?.end.offset ?? -1
  return outline.announced.flatMap(({ count, noun, place, found }): Problem[] => {
    const start = isCell(place) ? opening : place.start
    const isOfParts = start <= opening && (found === undefined || found === outline.sections.length)
    const met = isOfParts ? parts : found
    if (met === undefined || met === count) return []
    const what = isOfParts ? `${met < count ? '只' : ''}认出${met}部分` : `后面认出${met}项`
    const message = `稿中说“${countWord(count)}${noun}”，${what}，请核对标题和序号`
    return [{ code: 'learn/count', level: isOfParts ? 'warn' : 'info', message, place }]
  })
}
