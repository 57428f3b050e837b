import { attribute, isElement, type HtmlElement } from './html-parse.ts'
import type { Measure } from './html-measure.ts'

/** What of a page is no part of its article, in the words and the order of the notice that names it. */
export const furnitureKinds = [
  '导航',
  '页头',
  '页脚',
  '侧栏',
  '链接列表',
  '上下篇和相关链接',
  '分享和工具栏',
  '评论',
  '表单',
  '图片',
  '注音',
  '注释标记',
  '隐藏的内容',
  '脚本和样式',
  '重复的标题',
  '发布信息',
  '正文以外的文字',
] as const

export type Furniture = (typeof furnitureKinds)[number]

const byTag: Readonly<Record<string, Furniture>> = {
  nav: '导航',
  menu: '导航',
  footer: '页脚',
  aside: '侧栏',
  form: '表单',
  button: '表单',
  select: '表单',
  input: '表单',
  textarea: '表单',
  script: '脚本和样式',
  style: '脚本和样式',
  noscript: '脚本和样式',
  template: '脚本和样式',
  iframe: '正文以外的文字',
  object: '图片',
  embed: '图片',
  svg: '图片',
  canvas: '图片',
  video: '图片',
  audio: '图片',
  img: '图片',
  rt: '注音',
  rp: '注音',
}

const byRole: Readonly<Record<string, Furniture>> = {
  navigation: '导航',
  banner: '页头',
  contentinfo: '页脚',
  complementary: '侧栏',
  search: '表单',
}

/** Words of class and id, whole words only: `nav`, `main-nav`, `topNav`, but not `navy`. */
const byName: Readonly<Record<string, Furniture>> = {
  nav: '导航',
  navbar: '导航',
  navigation: '导航',
  menu: '导航',
  breadcrumb: '导航',
  breadcrumbs: '导航',
  crumb: '导航',
  crumbs: '导航',
  footer: '页脚',
  copyright: '页脚',
  sidebar: '侧栏',
  share: '分享和工具栏',
  bdsharebuttonbox: '分享和工具栏',
  toolbar: '分享和工具栏',
  qrcode: '分享和工具栏',
  pagination: '上下篇和相关链接',
  prevnext: '上下篇和相关链接',
  related: '上下篇和相关链接',
  meta: '发布信息',
  comment: '评论',
  comments: '评论',
}

/** So much of a page's prose is its article whatever its container is called, hidden (scripts show it later) or not. */
const articleShare = 0.5
/** A box of so many links, with hardly other words, is a list of other pages. */
const fewestLinks = 3
const linkedShare = 0.6
const boxes: ReadonlySet<string> = new Set(['ul', 'ol', 'div', 'table', 'dl', 'section'])

/** What kind of furniture an element is; undefined for what may be the article's. Only whole elements are judged. */
export function furnitureKind(element: HtmlElement, measure: Measure, total: Measure): Furniture | undefined {
  const certain = byTag[element.tagName]
  if (certain && !(certain === '表单' && isArticle(measure, total))) return certain
  if (isArticle(measure, total)) return undefined
  if (isHidden(element)) return measure.length > 0 ? '隐藏的内容' : undefined
  const role = attribute(element, 'role')
  if (role !== undefined && Object.hasOwn(byRole, role)) return byRole[role]
  if (element.tagName === 'header') return holdsHeading(element) || inArticle(element) ? undefined : '页头'
  const name = `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`.slice(0, 300)
  if (name !== ' ')
    for (const word of name
      .replace(/([a-z])([A-Z])/gu, '$1 $2')
      .toLowerCase()
      .split(/[^a-z]+/u))
      if (Object.hasOwn(byName, word) && !holdsHeading(element)) return byName[word]
  return isLinkList(element, measure) ? '链接列表' : undefined
}

function isArticle(measure: Measure, total: Measure): boolean {
  return measure.prose > 0 && measure.prose >= total.prose * articleShare
}

function isHidden(element: HtmlElement): boolean {
  if (attribute(element, 'hidden') !== undefined) return true
  const style = attribute(element, 'style')
  return style !== undefined && /(?:display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden)/iu.test(style)
}

/** A heading of the first level just below: a page's header that holds its title. */
function holdsHeading(element: HtmlElement): boolean {
  const near = element.childNodes.filter(isElement)
  return [
    ...near,
    ...near.slice(0, 20).flatMap((child) => child.childNodes.slice(0, 20).filter(isElement)),
  ].some(({ tagName }) => tagName === 'h1')
}

function inArticle(element: HtmlElement): boolean {
  for (let at = element.parentNode; at && 'tagName' in at; at = at.parentNode)
    if (at.tagName === 'article' || at.tagName === 'main') return true
  return false
}

function isLinkList(element: HtmlElement, { length, linked, links, prose }: Measure): boolean {
  if (!boxes.has(element.tagName) || links < fewestLinks || prose > 40) return false
  return linked >= length * linkedShare && !startsWithAttachments(element)
}

/** 附件：1.… 2.… are links too, and the speech's. */
function startsWithAttachments(element: HtmlElement): boolean {
  const waiting = [...element.childNodes].toReversed()
  for (let looked = 0; looked < 40; looked++) {
    const node = waiting.pop()
    if (!node) return false
    if ('value' in node && node.value.trim() !== '') return node.value.includes('附件')
    if (isElement(node)) waiting.push(...node.childNodes.slice(0, 40).toReversed())
  }
  return false
}
