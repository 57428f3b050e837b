/** Last year's speech as the start of this year's: its sheet with the figures to fill in, and its structure. */
import { lastYear, mentionsIn, printSheet, textsIn, type OldFigure } from './learn/index.ts'
import type { Studied } from './study.ts'
import type { Terms } from './terms/index.ts'

export interface StartFromOptions {
  /** The new speech's day (YYYY-MM-DD), where it is known. */
  date?: string
  /** The day on which it is begun. */
  today?: string
  /** What the sheet is called, for the report. */
  sheetFile: string
}

export interface Begun {
  /** The new fact sheet. */
  sheetText: string
  templateText: string
  /** What a person should look at. */
  report: string
}

/** The beginning of a speech from an old one that was studied. */
export function startFrom({ learned }: Studied, terms: Terms, options: StartFromOptions): Begun {
  const { head } = learned.speech
  const day = options.date ?? options.today ?? aYearAfter(head.date)
  const begun = lastYear(learned.sheet.data, terms, day)
  const data = options.date === undefined ? begun.data : { ...begun.data, 日期: options.date }
  const sheetText = printSheet(data)
  const texts = textsIn({ ...data, 数据: undefined })
  const report = [
    `新的事实表　${options.sheetFile}`,
    `由旧稿《${head.title || '没有认出标题'}》${head.date === '' ? '' : `（${head.date}）`}起头；结构和文字照旧，下面这些要逐处看过`,
    ...figureLines(begun.figures),
    ...section(
      '标了【待核】的旧年份、旧提法和没有移走的数，改好后把方括号去掉',
      hits(sheetText, /【待核：([^【】]*)】/gu),
    ),
    ...section('其中过时的提法', begun.terms),
    ...section('旧稿里空着的地方', hits(sheetText, /【待补：([^【】]*)】/gu)),
    ...section('月份和时限，写的是去年的', hits(sheetText, dates)),
    ...section('方向词，数换了要看', hits(sheetText, directions)),
    ...section('事故、火灾、案件，看今年还讲不讲', incidentsIn(texts)),
    ...nameLines(texts, learned.sheet.data),
    ...section('没有收进事实表，请另写', learned.speech.left),
  ]
  return { sheetText, templateText: learned.templateText, report: `${report.join('\n')}\n` }
}

function aYearAfter(date: string): string {
  return date === '' ? '' : `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`
}

const dates =
  /(\d{1,2}(?:[—－-]\d{1,2})?月(?:\d{1,2}日|底|初|[上中下]旬)?(?:之?前|以前)?|[一二三四]季度末?|上半年|下半年|年底(?:之?前)?|年内|[一二三四五六七八九十]{1,2}(?:天|周|个月|个工作日)(?:之内|以内|内))/gu

/** Words that say which way a number goes, before what is to be filled in: 比时序进度慢【…】. */
const directions =
  /([\p{Script=Han}]{0,5}(?:慢|快|(?<!不)[低高少多慢快好优]于\p{Script=Han}{0,8}?|下降|下滑|下跌|减少|降低|降至|回落|压减|上升|增长|增加|提高|(?<!改造)提升|落后|[前后]移|跌破|[高低多少]出?|降到|降)了?)(?=【|\d)/gu

const mishap =
  /(?:发生|引发|造成)[^。；！？\n]{0,24}(?:事故|火灾|爆炸|坍塌|溺水|中毒|泄漏|山洪|滑坡)|(?:“\d{1,2}·\d{1,2}”)[^。；！？\n]{0,20}(?:事故|火灾|案)/u
/** A figure of all accidents is no accident of its own. */
const general =
  /(?:各类|全[县市区省]共?|累计|共)[^，。]{0,8}发生|共?发生各类|因[^，。]{0,12}发生|杜绝|防止|避免|严防|遏制|如果|凡是?|一旦|不发生|未发生|没有发生/u
const longestShown = 60

/** The sentences that tell of something that happened, with its place and firm. */
function incidentsIn(texts: readonly string[]): string[] {
  const found = texts
    .flatMap((text) => text.split(/[。；！？\n]/u))
    .filter((sentence) => mishap.test(sentence) && !general.test(sentence))
    .map((sentence) => {
      const words = sentence.trim().replaceAll(/【待核：([^【】]*)】/gu, '$1')
      return words.length > longestShown ? `${words.slice(0, longestShown)}…` : words
    })
  return [...new Set(found)]
}

/** What a form finds in the lines of the sheet's texts, with the number of the line. */
function hits(sheetText: string, form: RegExp): string[] {
  let isFigure = false
  return sheetText.split('\n').flatMap((line, i) => {
    // A figure says its own period.
    if (/^\S/u.test(line)) isFigure = line.startsWith('数据:')
    const words = isFigure ? [] : [...line.matchAll(form)].map(({ 1: found }) => found!)
    return words.length === 0 ? [] : [`第${i + 1}行　${[...new Set(words)].join('、')}`]
  })
}

const kinds: Readonly<Record<OldFigure['what'], string>> = {
  同期: '去年的数已经移到“上年同期”，今年的填在“数值”里；同比、完成率、位次填好数就会算',
  目标: '去年的目标已经拿掉，今年的填在“目标”里',
  增幅: '去年只说了增减，今年的填“数值”和“上年同期”，或者只填“同比”',
  概数: '去年是概数，不作上年同期',
  更早: '旧稿里说的是更早的数，没有移，原数记在“备注”里',
  打算: '去年是要做到的数，不作上年同期，今年的另算',
  历年: '一年一年的数，往后加一年；稿中标着【待核】',
}

function figureLines(figures: readonly OldFigure[]): string[] {
  return (Object.keys(kinds) as OldFigure['what'][]).flatMap((what) =>
    section(
      kinds[what],
      figures
        .filter((figure) => figure.what === what)
        .map(({ id, old }) => `【${id}】${old === '' ? '' : `　去年${old}`}`),
    ),
  )
}

function nameLines(texts: readonly string[], data: Studied['learned']['sheet']['data']): string[] {
  const { people, units, places, firms } = mentionsIn(texts, data)
  const rows: [string, readonly string[]][] = [
    ['人', people],
    ['单位', units],
    ['地方', places],
    ['企业', firms],
  ]
  return section(
    '人名、单位、地名、企业，看还是不是今年的',
    rows.filter(([, names]) => names.length > 0).map(([what, names]) => `${what}　${names.join('、')}`),
  )
}

const indent = '\u3000\u3000'

/** A heading with how many things stand below it; nothing where there are none. */
function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0
    ? []
    : ['', `${title}（${lines.length}处）`, ...lines.map((line) => `${indent}${line}`)]
}
