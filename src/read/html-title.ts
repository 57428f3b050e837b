/** The title of a page: a heading or box above the article, a paragraph at its head, or only the page's <title>. */
import type { Heading, Paragraph, RootContent, Text } from 'mdast'
import { looksLikeTitle, plainText } from '../speech/index.ts'
import type { Source } from '../text/source.ts'
import type { Measure } from './html-measure.ts'
import { attribute, isElement, isText, wordsIn, type HtmlElement, type HtmlText } from './html-parse.ts'
import { wordsOf, type WordMask } from './html-words.ts'

/** Behind the title <title> names the site. */
const siteDivider = /[_|｜<>＞»]|--?|[－–]|\s—\s/u
const longestTitle = 80
const shortestTitle = 6
/** How far down the article its title may stand. */
const headBlocks = 4

/** The page's title as it stands before the article: a heading or title box whose words <title> begins with or has. */
export function titleOutside(
  html: HtmlElement,
  root: HtmlElement,
  measures: ReadonlyMap<HtmlElement, Measure>,
  dropped: ReadonlySet<HtmlElement>,
): HtmlElement | undefined {
  let name = ''
  const waiting: HtmlElement[] = [html]
  const candidates: HtmlElement[] = []
  let named: HtmlElement | undefined
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    if (element === root) break
    if (element.tagName === 'title' && name === '') name = squeezed(wordsIn(element))
    if (dropped.has(element)) continue
    const { length, linked } = measures.get(element) ?? { length: 0, linked: 0 }
    const isShort = length >= 4 && length <= longestTitle
    if (isShort && isTitleLike(element)) candidates.push(element)
    else {
      // the box may hold more: the innermost that says the title and no more is found last
      const isName = isShort && linked === 0 && length <= name.length && element.tagName !== 'title'
      if (isName && isNameOf(name, squeezed(wordsIn(element)))) named = element
      for (let i = element.childNodes.length - 1; i >= 0; i--) {
        const child = element.childNodes[i]!
        if (isElement(child)) waiting.push(child)
      }
    }
  }
  if (holdsTitle(root, name)) return undefined
  const fitting = candidates.filter((element) => name.includes(squeezed(wordsIn(element))))
  return (
    fitting.find((element) => name.startsWith(squeezed(wordsIn(element)))) ??
    named ??
    fitting[0] ??
    candidates.find(({ tagName }) => tagName === 'h1')
  )
}

function isTitleLike(element: HtmlElement): boolean {
  if (/^h[1-3]$/u.test(element.tagName)) return true
  const label = `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`.slice(0, 300)
  return /(?:^|[^a-z])(?:title|tit|bt|headline)(?:[^a-z]|$)/iu.test(label) || /Title\b/u.test(label)
}

/** An h1, or any heading with the words of the page's <title>. */
function holdsTitle(root: HtmlElement, name: string): boolean {
  const waiting: HtmlElement[] = [root]
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    if (element.tagName === 'h1') return true
    if (/^h[2-6]$/u.test(element.tagName)) {
      const words = squeezed(wordsIn(element))
      if (words.length >= 4 && name.includes(words)) return true
    }
    for (const child of element.childNodes) if (isElement(child)) waiting.push(child)
  }
  return false
}

/** Whether <title> says these words and then at most the site's name. */
function isNameOf(name: string, words: string): boolean {
  if (words.length < shortestTitle || !name.startsWith(words)) return false
  const rest = name.slice(words.length)
  return rest === '' || /^(?:[_|｜<>＞»·－–]|--?|—)/u.test(rest)
}

/**
 * The blocks of an article with its title. One that stands twice stays once (`repeated`); a paragraph at the head that says
 * what <title> says is it; where there is none, <title> is it, if it names a paper. Below the headline of an account
 * (`isAccount`) or one that calls readers the line 在…上的讲话 is the title, and `headline` is left out.
 */
export function withTitle(
  blocks: readonly RootContent[],
  head: HtmlElement | undefined,
  source: Source,
  mask: WordMask,
  isAccount = false,
): { blocks: RootContent[]; repeated: boolean; headline?: Heading } {
  const name = head ? squeezed(wordsIn(head)) : ''
  const first = blocks.slice(0, headBlocks)
  const heading = first.find((block) => block.type === 'heading')
  const title = heading && !/^[一二三四五六七八九十]{1,3}、/u.test(plainText(heading)) ? heading : undefined
  const own = title && ownTitle(title, blocks, isAccount)
  if (title && own) {
    const rest = blocks.filter((block) => block !== title)
    return {
      blocks: rest.map((block) => (block === own ? titleOf(own) : block)),
      repeated: false,
      headline: title,
    }
  }
  if (title) {
    const words = squeezed(plainText(title))
    const again = first.find(
      (block) => block !== title && words.length >= shortestTitle && squeezed(plainText(block)) === words,
    )
    return { blocks: blocks.filter((block) => block !== again), repeated: again !== undefined }
  }
  const said = first.find(
    (block): block is Paragraph => block.type === 'paragraph' && isNameOf(name, squeezed(plainText(block))),
  )
  if (said)
    return { blocks: blocks.map((block) => (block === said ? titleOf(said) : block)), repeated: false }
  const hasTitle = first.some((block) => looksLikeTitle(plainText(block)))
  const named = head && first.length > 0 && !hasTitle ? namedTitle(head, source, mask) : undefined
  return { blocks: named ? [named, ...blocks] : [...blocks], repeated: false }
}

/** What calls readers and names no speech: 重磅！县里开了个会，这五句话一定要听. */
const calling = /[！？!?|｜…]|重磅|速看|必看|一定要|划重点|刚刚|权威发布|来了$|转发|出席|强调|指出$/u
/** So far down the speech's own title stands below a headline. */
const belowHeadline = 6
const ownForm = /^[^，。]{0,16}在.{3,50}的/u

/** The line 在…上的讲话 below a headline: an account on WeChat puts its own above every text. */
function ownTitle(title: Heading, blocks: readonly RootContent[], isAccount: boolean): Paragraph | undefined {
  const words = plainText(title).trim()
  if (looksLikeTitle(words) || !(isAccount || calling.test(words))) return undefined
  return blocks
    .slice(0, belowHeadline)
    .find((block): block is Paragraph => block.type === 'paragraph' && saysTitle(plainText(block)))
}

function saysTitle(text: string): boolean {
  return ownForm.test(text.trim()) && looksLikeTitle(text)
}

function titleOf(paragraph: Paragraph): Heading {
  const children = paragraph.children.flatMap((child) => (child.type === 'strong' ? child.children : [child]))
  const heading: Heading = { type: 'heading', depth: 1, children }
  if (paragraph.position) heading.position = paragraph.position
  return heading
}

function namedTitle(head: HtmlElement, source: Source, mask: WordMask): Heading | undefined {
  const node = head.childNodes.find((child): child is HtmlText => isText(child))
  if (!node) return undefined
  const { value, offsets, end } = wordsOf(node, source.text)
  const from = value.length - value.trimStart().length
  const divider = siteDivider.exec(value.slice(from))
  const words = value.slice(from, divider ? from + divider.index : undefined).trimEnd()
  const fits = words.length >= shortestTitle && words.length <= longestTitle
  if (!fits || !looksLikeTitle(words)) return undefined
  const until = from + words.length
  mask.put(words, offsets.slice(from, until))
  const start = offsets[from]!
  const position = {
    start: { ...source.position(start), offset: start },
    end: { ...source.position(offsets[until] ?? end), offset: offsets[until] ?? end },
  }
  const text: Text = { type: 'text', value: words, position }
  return { type: 'heading', depth: 1, children: [text], position }
}

/** The <title> of a page. */
export function headTitle(html: HtmlElement): HtmlElement | undefined {
  const head = html.childNodes.find((node) => isElement(node) && node.tagName === 'head')
  if (!head || !isElement(head)) return undefined
  return head.childNodes.find((node): node is HtmlElement => isElement(node) && node.tagName === 'title')
}

function squeezed(text: string): string {
  return text.replace(/\s+/gu, '')
}
