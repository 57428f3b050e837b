import { furnitureKind, type Furniture } from './html-furniture.ts'
import { measureElements, type Measure } from './html-measure.ts'
import {
  attribute,
  isElement,
  isText,
  wordsIn,
  type HtmlElement,
  type HtmlNode,
  type Page,
} from './html-parse.ts'
import { headTitle, titleOutside } from './html-title.ts'

export interface Article {
  /** The element that holds the article. */
  root: HtmlElement
  /** The heading that stands outside of it. */
  title?: HtmlElement
  /** The page's <title>. */
  name?: HtmlElement
  /** Elements inside that are no part of it. */
  dropped: ReadonlySet<HtmlElement>
  /** How many of each kind were left out, outside and inside. */
  kinds: ReadonlyMap<Furniture, number>
}

/** So much of the prose must be in a part of a page for it to be the article. */
const share = 0.7
/** A short speech may have not much more of it than the site's own sentences, which are known by their words. */
const halfShare = 0.5
/** Below it there are paragraphs, not one paragraph. */
const containers: ReadonlySet<string> = new Set(
  'article body center div main section table tbody tr td font span form html fieldset'.split(' '),
)
const blocks: ReadonlySet<string> = new Set(
  'p div h1 h2 h3 h4 h5 h6 table ul ol br section article tr td blockquote center pre'.split(' '),
)
/** Sentences below an article that are the site's own. */
const siteWords =
  /版权(?:所有|归|属于)|ICP备|网安备|备案号|转载(?:请|须|必须)|未经[^。]{0,10}(?:授权|许可)|免责声明|网站标识码|技术支持|扫一扫|邮编[：:]|传真[：:]/u
const longestSiteWords = 400

/**
 * Finds the article of a page: what is furniture by its tag, role, name or look is set aside, then <article> or <main> is
 * taken, or else the block that holds nearly all of the prose. In doubt the larger block is taken.
 */
export function findArticle(page: Page): Article | undefined {
  const html = page.childNodes.find((node) => isElement(node) && node.tagName === 'html')
  if (!html || !isElement(html)) return undefined
  const measures = measureElements(html)
  const total = measures.get(html)!
  const kinds = new Map<Furniture, number>()
  const dropped = furnitureOf(html, measures, total, kinds)
  const body = html.childNodes.find((node) => isElement(node) && node.tagName === 'body')
  if (!body || !isElement(body)) return undefined
  const root = descend(named(body, measures, total, dropped) ?? body, measures, dropped)
  if (hasWordsOutside(root, body, dropped)) count(kinds, '正文以外的文字')
  const title = titleOutside(html, root, measures, dropped)
  const name = headTitle(html)
  return { root, dropped, kinds, ...(title ? { title } : {}), ...(name ? { name } : {}) }
}

function count(kinds: Map<Furniture, number>, kind: Furniture): void {
  kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
}

function furnitureOf(
  html: HtmlElement,
  measures: ReadonlyMap<HtmlElement, Measure>,
  total: Measure,
  kinds: Map<Furniture, number>,
): Set<HtmlElement> {
  const dropped = new Set<HtmlElement>()
  const waiting: HtmlElement[] = [html]
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    const kind = furnitureKind(element, measures.get(element)!, total)
    if (kind) {
      dropped.add(element)
      if (kind !== '注音' || element.tagName === 'rt') count(kinds, kind)
    } else
      for (const child of element.childNodes)
        if (isElement(child) && child.tagName !== 'head') waiting.push(child)
  }
  return dropped
}

/** <article> or <main>, where one of them holds most of the prose. */
function named(
  body: HtmlElement,
  measures: ReadonlyMap<HtmlElement, Measure>,
  total: Measure,
  dropped: ReadonlySet<HtmlElement>,
): HtmlElement | undefined {
  const waiting: HtmlElement[] = [body]
  const found: HtmlElement[] = []
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    if (dropped.has(element)) continue
    const isNamed =
      element.tagName === 'article' || element.tagName === 'main' || attribute(element, 'role') === 'main'
    if (isNamed && measures.get(element)!.prose >= total.prose * share && total.prose > 0) found.push(element)
    for (const child of element.childNodes) if (isElement(child)) waiting.push(child)
  }
  return found.find(({ tagName }) => tagName === 'article') ?? found[0]
}

/** Goes down as long as one child holds the prose, and what stands beside it is the site's and not the speech's. */
function descend(
  from: HtmlElement,
  measures: ReadonlyMap<HtmlElement, Measure>,
  dropped: ReadonlySet<HtmlElement>,
): HtmlElement {
  let at = from
  for (;;) {
    const beside = at.childNodes.filter((node) => !(isElement(node) && dropped.has(node)))
    const all = measures.get(at)!.prose
    const most = mostProse(beside, measures)
    if (!most || !containers.has(most.tagName) || !holdsParagraphs(most)) return at
    if (measures.get(most)!.prose < all * halfShare) return at
    if (beside.some((node) => node !== most && belongsToSpeech(node, measures))) return at
    at = most
  }
}

function mostProse(
  nodes: readonly HtmlNode[],
  measures: ReadonlyMap<HtmlElement, Measure>,
): HtmlElement | undefined {
  let most: HtmlElement | undefined
  for (const node of nodes)
    if (isElement(node) && measures.get(node)!.prose > (most ? measures.get(most)!.prose : 0)) most = node
  return most
}

/** Beside the block with the prose: other prose that is not the site's, a heading, or a line of the head block. */
function belongsToSpeech(node: HtmlNode, measures: ReadonlyMap<HtmlElement, Measure>): boolean {
  if (isText(node)) return /[，。；！？]/u.test(node.value) || headLine.test(node.value.trim())
  if (!isElement(node)) return false
  const { prose, length } = measures.get(node)!
  if (prose > 0) return length > longestSiteWords || !siteWords.test(wordsIn(node))
  if (length === 0 || length > 200) return false
  return /^h[1-3]$/u.test(node.tagName) || headLine.test(wordsIn(node).trim())
}

/** （2026年3月5日） · 区长 王立明 · 同志们： · 附件：… */
const headLine =
  /^附件\d{0,2}[：:]|^[（(]?\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日[）)]?$|^[^：]{2,30}：$|[长记任席员]\s{1,4}[\u4e00-\u9fff]{1,4}\s{0,3}[\u4e00-\u9fff]{0,2}$/u

function holdsParagraphs(element: HtmlElement): boolean {
  let found = 0
  for (const child of element.childNodes) if (isElement(child) && blocks.has(child.tagName)) found++
  return found >= 2 || element.childNodes.some((child) => isElement(child) && containers.has(child.tagName))
}

/** Whether words stand outside of the article that nothing else accounts for. */
function hasWordsOutside(root: HtmlElement, body: HtmlElement, dropped: ReadonlySet<HtmlElement>): boolean {
  const waiting: HtmlElement[] = [body]
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    if (element === root || dropped.has(element)) continue
    for (const child of element.childNodes)
      if (isElement(child)) waiting.push(child)
      else if (isText(child) && child.value.trim() !== '') return true
  }
  return false
}
