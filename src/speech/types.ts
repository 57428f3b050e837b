/**
 * The tree at the waist of the program: mdast, extended with what a speech has. Readers make it, writers print it.
 *
 * `# 标题` is the only heading of depth 1, beside those right under the label of an attachment. `##` is 一、, `###` a （一）
 * that stands alone, `####` a 1. that stands alone. A head that runs into its paragraph is a `lead`, the first child of
 * the paragraph: it is not a heading.
 */
import type { Data, Literal, Parent, Paragraph, Heading, PhrasingContent, Root, RootContent } from 'mdast'
import type { Place } from '../text/place.ts'
import type { Source } from '../text/source.ts'

/** 承接能力还不足 in `**一是承接能力还不足**。有的…`. The end mark (。：？！) outside the stars is taken into the children. */
export interface Lead extends Parent {
  type: 'lead'
  /** The number as written: 一是 · （一） · 第一， · 1. · '' where the lead carries none. */
  mark: string
  children: PhrasingContent[]
}

/** 【待补：项目开工率排名】 · 【待核：18.6亿元】 · 【建议：…】: what a person still has to fill in, confirm or take. */
export interface Slot extends Literal {
  type: 'slot'
  kind: '待补' | '待核' | '建议'
  /** The words after the colon; '' in a bare 【待补】. */
  value: string
  /** For the 核稿版's comment: what is missing and where it should be written. Set by the pipeline, never read from text. */
  note?: string
  data?: SlotData
}

export interface SlotData extends Data {
  /** Of a 【待核：18.6亿元】, in the 核稿版. */
  figure?: FigureOrigin
}

/** The entry of the phrase library that supplied some words: its 编号, and its 来源 where it names one. */
export interface PhraseOrigin {
  id: string
  source?: string
}

/** A figure of the fact sheet as one place of the text prints it. Pieces of one place share one object. */
export interface FigureOrigin {
  /** 到位资金 · 引进项目.亿元以上 */
  id: string
  /** 实际利用市域外资金 */
  name: string
  /** What of the figure is printed: 数值 · 同比 · 目标 · 排名 … */
  aspect: string
  /** As the text has it: 近400名. */
  text: string
  /** Without unit and 概数; the words where there is no number. */
  value: string
  unit: string
  /** 口径 */
  caliber?: string
  /** 来源 */
  source?: string
  /** 截至, as an ISO day; of a target when it is due. */
  asOf?: string
  formula?: string
  /** Where it stands in the sheet: 招商推进会.yaml:31:5. */
  place?: string
}

/** A name, date or place that stands in the sheet as the text prints it. */
export interface WordOrigin {
  /** Its path in the sheet: speaker/name. */
  path: string
  /** What it is, for people: 姓名. */
  label: string
  place?: string
}

declare module 'mdast' {
  interface TextData {
    /** These are set by the pipeline for the 核稿版, never read from text. */
    phrase?: PhraseOrigin
    figure?: FigureOrigin
    word?: WordOrigin
  }
  interface PhrasingContentMap {
    lead: Lead
    slot: Slot
  }
  interface RootContentMap {
    lead: Lead
    slot: Slot
  }
  interface ParagraphData {
    role?: ParagraphRole
  }
}

/** What a paragraph is in the speech; body paragraphs have no role. */
export type ParagraphRole = HeadRole | PaperRole

/** Told by the words of a paragraph that stands at the top. */
export type HeadRole = 'subtitle' | 'status' | 'date' | 'speaker' | 'salutation'

/**
 * What an office paper has beside a speech's parts, told by a remark before the paragraph: `<!-- 署名 -->`. Each line of
 * such a paragraph is a line of the paper. Not in the outline: none of it is spoken.
 */
export type PaperRole =
  /** 发文机关标志 */
  | 'issuer'
  /** The same on paper that has it already. */
  | 'preprinted'
  /** 发文字号 */
  | 'documentNumber'
  /** 份号, 密级, 紧急程度 */
  | 'secrecy'
  /** 会议材料之一, at the upper left */
  | 'label'
  /** 主送机关 */
  | 'recipients'
  /** 附件说明 */
  | 'attachments'
  /** 署名 */
  | 'signature'
  /** 成文日期 */
  | 'signingDate'
  /** 版记 */
  | 'imprint'
  /** A note in small type under a table. */
  | 'note'
  | 'centred'

/** What the front matter says; keys are Chinese (模板, 事实, 样式, 版本, 会议…), values as written. */
export interface FrontMatter {
  entries: Record<string, string>
  places: Record<string, Place>
}

export interface Speech {
  source: Source
  meta: FrontMatter
  tree: Root
  outline: Outline
}

export interface HeadBlock {
  title?: Heading
  subtitle?: Paragraph
  status?: Paragraph
  date?: Paragraph
  speaker?: Paragraph
  salutation?: Paragraph
}

/** The four things that a section of a speech does. */
export type SectionTag = '肯定成绩' | '正视问题' | '部署任务' | '强化保障'

export interface Outline {
  head: HeadBlock
  /** From the salutation to the first section. */
  opening: RootContent[]
  /** Series of the opening, or of a speech without sections; absent where there is none. */
  series?: Series[]
  sections: Section[]
  /** What follows the last section as the speech's end (总之… / 同志们，…), told by its first words. */
  closing: RootContent[]
  /** 讲三点意见, 五个方面的问题, 四个特点 … with what was found for each. */
  announced: Announced[]
}

export interface Section {
  /** 1 for 一、; inferred from nesting, never from the mark alone. */
  level: number
  /** The number as written, '' where it has none. */
  mark: string
  /** The head without its number. */
  title: string
  node: Heading | Lead
  place: Place
  /** Blocks from the head (a lead's own paragraph included) to the next section, lower sections left out. */
  body: RootContent[]
  series: Series[]
  sections: Section[]
  tags: SectionTag[]
  /** 汉字, digits and letters of the section with everything below it. */
  length: number
}

/** 一是…二是…三是…, in one paragraph or over several; items may hold a series of their own. */
export interface Series {
  /** The first item's mark: 一是 · 一要 · 第一， · （一） · 1. */
  marker: string
  items: SeriesItem[]
}

export interface SeriesItem {
  mark: string
  /** The item's head without its mark, up to 。：？！ or ； . */
  title: string
  place: Place
  series: Series[]
}

export interface Announced {
  /** The number announced: 3 for 三点意见. */
  count: number
  /** 点意见 · 个方面 · 个特点 … */
  noun: string
  place: Place
  /** How many were found in its scope; undefined where nothing countable follows. */
  found?: number
}
