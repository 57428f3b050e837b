/**
 * Reading a web page. Kept: headings, paragraphs (p, div, br), bold, lists, quotations, tables of data. Partly: merged cells
 * are parted, links are words, ruby keeps its base. Dropped, and said so: menus, headers and footers, side bars, forms,
 * scripts, hidden parts, pictures, marks of notes, lists of links, and page lines at both ends (clean.ts).
 */
import type { Heading, RootContent } from 'mdast'
import { buildSpeech, plainText, type Speech } from '../speech/index.ts'
import { MarkedSource } from '../text/marked-source.ts'
import type { Problem, Result } from '../text/problem.ts'
import { Source } from '../text/source.ts'
import { lineOf, withoutParted } from './clean-blocks.ts'
import { cutFurniture, cutProblems, type ReadOptions } from './clean.ts'
import { findArticle, type Article } from './html-article.ts'
import { BlockBuilder } from './html-blocks.ts'
import { furnitureKinds, type Furniture } from './html-furniture.ts'
import { attribute, longestPage, parsePage, type HtmlRefusal } from './html-parse.ts'
import { withTitle } from './html-title.ts'
import { WordMask } from './html-words.ts'

const refusals: Record<HtmlRefusal, string> = {
  'too-big': `网页太大或标签太乱，读不了；请只把正文复制出来，存成 .txt 或 .docx（上限${longestPage / 1024 / 1024}MB）`,
  'too-deep': '网页的标签嵌套太深，读不了；请只把正文复制出来，存成 .txt 或 .docx',
}

/** The article of a page as a speech; places are offsets in the HTML. Undefined where the page cannot be read. */
export function readHtml(given: Source, { isWanted }: ReadOptions = {}): Result<Speech | undefined> {
  // a second byte order mark would shift what a MarkedSource says
  const source = new Source(given.path, given.text.replace(/^\uFEFF+/u, ''))
  const page = parsePage(source.text)
  if (typeof page === 'string') {
    const place = { source, start: 0, end: 0 }
    return {
      value: undefined,
      problems: [{ code: 'html/refused', level: 'error', message: refusals[page], place }],
    }
  }
  const article = findArticle(page)
  const mask = new WordMask(source.text.length)
  const kinds = new Map(article?.kinds)
  const builder = new BlockBuilder(source, mask, article?.dropped ?? new Set(), kinds)
  const found = article ? blocksOf(article, builder) : []
  const { kept, cut } = cutFurniture(
    found.map((block) => lineOf(block)),
    isWanted,
  )
  const lines = withoutParted(kept)
  const titled = withTitle(lines, article?.name, source, mask, isAccountTitle(article))
  if (titled.repeated) kinds.set('重复的标题', 1)
  const children = settleDepths(titled.blocks)
  // the source with the words told apart is made last: all of them are known by now
  const marked = new MarkedSource(source.path, source.text, mask.text())
  const value = buildSpeech({ type: 'root', children }, marked, { entries: {}, places: {} })
  const problems = [
    ...cutProblems(cut, marked),
    ...headlineProblems(titled.headline, marked),
    ...notices(kinds, builder.merged, marked),
  ]
  if (children.length === 0)
    problems.push({
      code: 'html/empty',
      level: 'warn',
      message: '网页里没有读到正文；正文可能是图片或由脚本显示的，请复制正文存成 .txt 或 .docx',
      place: { source: marked, start: 0, end: 0 },
    })
  return { value, problems }
}

/** The title box of a page of WeChat: what stands in it an account wrote. */
function isAccountTitle(article: Article | undefined): boolean {
  const box = article?.title
  if (!box) return false
  return attribute(box, 'id') === 'activity-name' || /rich_media_title/u.test(attribute(box, 'class') ?? '')
}

function headlineProblems(headline: Heading | undefined, source: Source): Problem[] {
  if (!headline) return []
  const start = headline.position?.start.offset ?? 0
  const end = headline.position?.end.offset ?? start
  const message = `“${plainText(headline).trim().slice(0, 30)}”是网页自己起的标题，没有读入；讲话的标题取自正文，如不对请改正`
  return [{ code: 'html/headline', level: 'info', message, place: { source, start, end } }]
}

function blocksOf({ root, title }: Article, builder: BlockBuilder): RootContent[] {
  const blocks = builder.blocksOf(root)
  if (!title) return blocks
  const children = builder
    .blocksOf(title)
    .flatMap((block) => (block.type === 'paragraph' || block.type === 'heading' ? block.children : []))
    .flatMap((child) => (child.type === 'strong' ? child.children : [child]))
  const start = children[0]?.position?.start
  const end = children.at(-1)?.position?.end
  if (!start || !end) return blocks
  return [{ type: 'heading', depth: 1, children, position: { start, end } }, ...blocks]
}

/**
 * Headings of pages go by looks and begin anywhere: the first without a number before any sentence is the title, the
 * others follow each other without gaps from the second level on.
 */
function settleDepths(blocks: readonly RootContent[]): RootContent[] {
  const headings = blocks.filter((block): block is Heading => block.type === 'heading')
  const title = titleOf(blocks)
  const others = headings.filter((heading) => heading !== title)
  const depths = [...new Set(others.map(({ depth }) => depth))].sort((a, b) => a - b)
  if (title) title.depth = 1
  for (const heading of others)
    heading.depth = Math.min(depths.indexOf(heading.depth) + 2, 6) as Heading['depth']
  return [...blocks]
}

function titleOf(blocks: readonly RootContent[]): Heading | undefined {
  for (const block of blocks) {
    const words = plainText(block)
    if (block.type === 'heading')
      return /^\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、])/u.test(
        words,
      )
        ? undefined
        : block
    if (/[。；！？]/u.test(words)) return undefined
  }
  return undefined
}

function notices(kinds: ReadonlyMap<Furniture, number>, merged: boolean, source: Source): Problem[] {
  const place = { source, start: 0, end: 0 }
  const problems: Problem[] = []
  if (kinds.size > 0) {
    const told = furnitureKinds.filter((kind) => kinds.has(kind))
    const list = told.map((kind) => `${kind}${kinds.get(kind)}处`).join('、')
    problems.push({
      code: 'html/dropped',
      level: 'info',
      message: `网页中的${list}没有读入，请核对正文是否完整`,
      place,
    })
  }
  if (merged)
    problems.push({
      code: 'html/merged-cells',
      level: 'info',
      message: '表格中合并的单元格已拆开，文字留在第一格，请核对',
      place,
    })
  return problems
}
