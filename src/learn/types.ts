/** What an old speech is taken apart into, before it becomes a sheet. */

/** 成绩 / 问题 / 任务 / 保障 / 形势 / 号召: what a part of a speech does. */
export type PartClass = '成绩' | '问题' | '任务' | '保障' | '形势' | '号召'

/** What a stretch of a speech is taken for. */
export interface Classified {
  class: PartClass
  /** 0…1: how far it is ahead of the next best. */
  confidence: number
  /** The words that told, as they stand in the text. */
  why: string[]
}

/** A numbered point with what stands under it. */
export interface LearnedPoint {
  /** 一、 · （一） · 一是 · '' where it has none. */
  mark: string
  /** Without its number and end mark; '' where the point is text alone. */
  heading: string
  /** The paragraphs below the head, before its own points. */
  paragraphs: string[]
  points: LearnedPoint[]
  /** Paragraphs after its own points. */
  ending: string[]
}

/** A level-1 part: a point that is classified. */
export interface LearnedPart extends LearnedPoint {
  what?: Classified
}

export interface LearnedHead {
  title: string
  subtitle: string
  /** 讨论稿 … */
  status: string
  /** YYYY-MM-DD, '' where there is none. */
  date: string
  post: string
  name: string
  /** '' where there is none. */
  salutation: string
  /** What an outline says of itself line by line: 主题, 地区, 会议. */
  topic?: string
  region?: string
  meeting?: string
}

/** A speech taken apart: all its words, in their order. */
export interface LearnedSpeech {
  head: LearnedHead
  /** 推进会, 座谈会 …, told by the title; absent where it names none. */
  type?: string
  opening: string[]
  parts: LearnedPart[]
  closing: string[]
  /** What a sheet has no place for: tables, pictures. One line each. */
  left: string[]
  /** What is no part of the speech and is set aside: the paper's number above the title, （鼓掌）. One line each. */
  aside: string[]
}
