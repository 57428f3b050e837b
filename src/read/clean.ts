/**
 * Text that was copied or scraped from a page, line by line, before it becomes a speech. Steps, in order:
 * 0. page numbers and running heads of a copied PDF are cut (clean-pages.ts);
 * 1. furniture: lines at the head and the tail that are surely the page's and not the speech's are cut;
 * 2. spaces: indents and what trails a line are left out (the layout sets indents);
 * 3. unwrap: lines that a program wrapped belong to one paragraph.
 * Characters are never repaired here: rules report them and a person decides.
 */
import type { Problem } from '../text/problem.ts'
import { isFurniture } from '../text/repair-furniture.ts'
import type { Source } from '../text/source.ts'
import { afterTheEnd, copiesAtHead, teasersAtTail } from './clean-copies.ts'
import { isShopLine } from './clean-shops.ts'
import { isCredit, isRegisterLine, isSiteLine } from './clean-sites.ts'
import { tailOf, type TailKind } from './clean-tail.ts'

/** A line of words with its place in the source. */
export interface CleanLine {
  text: string
  start: number
  end: number
  /** A list of a page, as one line. */
  isList?: boolean
}

export interface ReadOptions {
  /** Whether a line that looks like a page's is to be read all the same. */
  isWanted?: ((line: string) => boolean) | undefined
}

const label = '[ 　]{0,4}[：:]'
const buttons =
  '(?:打印|关闭|收藏)(?:本页|此页|窗口)?|加入收藏|设为首页|返回(?:顶部|列表|首页)?|回到顶部|推荐给朋友|我要纠错|我要评论|网站地图'
const pageLines: readonly RegExp[] = [
  new RegExp(`^[<【\\[]?[上下]一(?:篇|条|页|则)(?:文章|新闻|信息)?(?:[】\\]]|${label}|[ 　]|$)`, 'u'),
  new RegExp(`^[（(【\\[]?(?:责任编辑|责编|网络编辑|本文编辑|信息编辑|编辑)${label}.{0,24}$`, 'u'),
  new RegExp(`^[【[]?(?:${buttons})[】\\]]?(?:[ 　|｜【】[\\]]{0,6}(?:${buttons})[】\\]]?){0,6}$`, 'u'),
  new RegExp(`^(?:分享到|分享至|分享|扫一扫)(?:${label}.{0,40})?$|^(?:微信)?扫一扫.{0,30}$`, 'u'),
  new RegExp(`^[【\\[]?(?:字体|字号)${label}.{0,20}$`, 'u'),
  new RegExp(`^(?:浏览|阅读|点击|访问)(?:次数|量|数)?${label}[ 　]{0,3}\\d{0,9}[ 　]{0,2}次?$`, 'u'),
  /^(?:版权所有|Copyright|©).{0,80}$/iu,
  /^.{0,40}(?:ICP备\d{6,12}号|公网安备[ 　]?\d{8,16}号).{0,40}$/u,
  new RegExp(`^(?:本文|原文)(?:链接|地址|网址)${label}.{0,200}$`, 'u'),
  new RegExp(
    `^(?:您(?:现在|当前)?(?:的|所在)?(?:所在)?位置|(?:当前|所在)位置)(?:是|为)?(?:${label}|[ 　]).{0,100}$`,
    'u',
  ),
  /^首页[ 　]{0,3}(?:>|＞|»|›|→|\/|-).{0,100}$/u,
  // the line under a title: 发布时间：2026-03-05 来源：… 浏览次数：…
  new RegExp(
    `^(?:(?:发布|更新|发表|上传|添加)(?:时间|日期)|(?:信息|文章|稿件|新闻)来源)${label}[^。]{0,120}$`,
    'u',
  ),
  new RegExp(
    `^(?:来源|作者)${label}[^。]{0,60}(?:(?:发布|更新|发表)?(?:时间|日期)|浏览|点击|阅读)[^。]{0,60}$`,
    'u',
  ),
  /^(?:日期|时间|時間)[：:][ 　]?\d{4}[-/]\d{1,2}[-/]\d{1,2}[ 　]\d{1,2}:\d{2}:\d{2}(?:[ 　].{0,60})?$/u,
  // the name of a page, with its site's behind it
  /^.{2,80}[_|｜][ 　]?.{0,12}(?:文库|范文网|文秘网|公文网|政府网|门户网站|新闻网)$/u,
  // 1 2 3 下一页
  /^[\d\s<>＜＞«»‹›|[\]【】…]{0,60}[上下]一?页[\d\s<>＜＞«»‹›|[\]【】…]{0,30}(?:尾页|末页|共\d{1,4}页)?$/u,
  // what document shops and sites say of themselves
  /^[（(【*]{0,3}(?:本(?:文档|文|资料|作品|文章|信息)(?:由|来源于|来自|转载自|摘自|内容).{0,16}(?:网友|用户|网络|互联网|本站|侵权|仅供)|(?:版权|免责)声明[：:]|如有侵权|仅供(?:参考|学习)).{0,80}$/u,
  /^(?:https?:\/\/|www\.)[\w./?=&%#~:+-]{4,200}$/iu,
  /^\d{4}-\d{1,2}-\d{1,2}[ 　]\d{1,2}:\d{2}(?::\d{2})?[ 　].{0,30}(?:阅读|閱讀|浏览|瀏覽|点击|點擊|字数|字數).{0,20}$/u,
]
const related =
  /^[【[]?(?:(?:相关|热门|推荐|延伸|往期|最新|更多|精彩|热点|图文|本站|编辑|为您|为你|站内|同类|近期|栏目|点击|阅读|下载)(?:文档|主题|文章|链接|阅读|新闻|信息|推荐|内容|范文|专题|资料|附件下载|回顾|精选|排行榜?|资讯|热点|更新)|猜你喜欢的?|您?可能(?:还)?(?:关注|感兴趣|喜欢)的.{0,6}|大家都在看|看过本文的人?还看(?:过|了)?|排行榜?)[】\]]?[ 　]?[：:>》]{0,3}$/u
const comments =
  /^(?:我要评论|发表评论|网友评论|文档评论|用户评[价论]|全部评论|最新评论|热门评论|网友跟帖|评论列表)(?:[ 　(（:：].{0,20})?$/u

/** How many lines with words may be furniture at the head. */
const endLines = 24
const longestTitle = 60

/** Whether a line, alone, is surely page furniture. */
function isPageLine(text: string): boolean {
  const line = trimmed(text)
  return (
    line.length <= 240 &&
    (pageLines.some((form) => form.test(line)) ||
      isByline(line) ||
      isShopLine(line) ||
      isSiteLine(line) ||
      isFurniture(line))
  )
}

/** What a site says of a page under its title, whatever stands between: 时间：2021-03-29 16:05来源：县府办点击：26次 */
const bylineParts: readonly RegExp[] = [
  /(?:^|[^\d])\d{4}(?:[-/.]|年)\d{1,2}(?:[-/.]|月)\d{1,2}日?[ 　]{0,3}(?:\d{1,2}:\d{2}|[来稿]源|作者|记者|浏览|点击|阅读|$)/u,
  /(?:来源|稿源|信息来源|发布机构|发布单位)[ 　]{0,4}[：:]/u,
  /(?:浏览|阅读|点击|访问|人气)(?:次数|量|数)?[ 　]{0,4}[：:]/u,
  /(?:字体|字号)(?:大小)?[ 　]{0,4}[：:]|[【[]?大[ 　|]{0,3}中[ 　|]{0,3}小/u,
  /(?:作者|编辑|责编|记者|通讯员|审核|录入|撰稿|摄影)[ 　]{0,4}[：:]/u,
]

/** Two such parts in one line that is no sentence. 时间：…地点：… of minutes has one. */
function isByline(line: string): boolean {
  if (line.length > 160 || /[。；！？，]/u.test(line)) return false
  return bylineParts.filter((part) => part.test(line)).length >= 2
}

function trimmed(text: string): string {
  return text.replace(/^[\s\u00a0]+/u, '').trimEnd()
}

/**
 * Which lines to keep. At the head furniture stands before the first sentence, at the tail after the last; a heading such as
 * 相关文档 at the tail goes with the titles below it. What is not surely furniture stays (char/page-left reports it), and so
 * does what a person wants to have (`isWanted`).
 */
export function cutFurniture<T extends CleanLine>(
  lines: readonly T[],
  isWanted: (line: string) => boolean = () => false,
): { kept: T[]; cut: T[] } {
  const cut = new Set<T>()
  const all = lines.filter((line) => trimmed(line.text) !== '')
  for (const line of [...afterTheEnd(all), ...teasersAtTail(all)]) cut.add(line)
  const words = cut.size === 0 ? all : all.filter((line) => !cut.has(line))
  const head: T[] = []
  const top = words.slice(0, endLines)
  for (const line of top) {
    if (isPageLine(line.text)) cut.add(line)
    else if (isSentence(line) && !isRegisterLine(line.text) && !copiesAtHead(words, [line]).includes(line))
      break
    else head.push(line)
  }
  for (const line of copiesAtHead(words, head)) cut.add(line)
  const register = head.filter((line) => isRegisterLine(trimmed(line.text)))
  if (register.length >= fewestOfRegister) for (const line of register) cut.add(line)
  for (const line of tailOf(words, kindAtTail)) cut.add(line)
  for (const line of cut) if (isWanted(trimmed(line.text))) cut.delete(line)
  return { kept: lines.filter((line) => !cut.has(line)), cut: lines.filter((line) => cut.has(line)) }
}

/** So many of 索引号：…, 发布机构：…, 名称：… are the register of a government site. */
const fewestOfRegister = 3

function kindAtTail({ text }: CleanLine): TailKind {
  const line = trimmed(text)
  if (comments.test(line)) return 'comments'
  if (related.test(line)) return 'heading'
  if (isPageLine(text)) return 'page'
  return isCredit(line) ? 'credit' : 'other'
}

function isSentence({ text, isList }: CleanLine): boolean {
  if (related.test(trimmed(text))) return false
  return (!isList && text.length > longestTitle) || /[。！？；]|：$/u.test(text)
}

/** One notice for each line that was cut. */
export function cutProblems(cut: readonly CleanLine[], source: Source): Problem[] {
  return cut.map(({ text, start, end }) => ({
    code: 'read/page-line',
    level: 'info',
    message: `“${short(trimmed(text))}”是网页上的附带文字，没有读入，如属正文请核对`,
    place: { source, start, end },
  }))
}

function short(text: string): string {
  const chars = [...text]
  return chars.length > 24 ? `${chars.slice(0, 24).join('')}…` : text
}
