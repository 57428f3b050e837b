/** What a rule is: a name, why it is there, examples that are its tests and its page, and a check that only reports. */
import type { Facts } from '../facts/index.ts'
import type { Layout } from '../layout/index.ts'
import type { Meeting } from '../meeting/index.ts'
import type { Office } from '../office/index.ts'
import type { Recogniser } from '../phrases/index.ts'
import type { Divisions, Terms } from '../terms/index.ts'
import type { Place } from '../text/place.ts'
import type { Level, Problem } from '../text/problem.ts'
import type { Repair } from '../text/repair.ts'
import type { WordFormat } from '../text/word-format.ts'
import type { Doc } from './doc.ts'
import type { Earlier } from './earlier.ts'
import type { KnownHistory } from './histories.ts'
import type { Options } from './options.ts'
import type { Provenance } from './provenance.ts'
import type { Range, TextEdit } from './range.ts'

export type { Range, TextEdit } from './range.ts'

/** group/rule: `count/points` is the file check/count/points.ts. */
export type RuleId = `${string}/${string}`

/** An input that a rule cannot do without: where it is absent the rule is listed as not run. */
export type Need =
  'facts' | 'meeting' | 'names' | 'layout' | 'earlier' | 'phrases' | 'versions' | 'docx' | 'date' | 'region'

/**
 * Where a rule gets its right from. `verified` says that the clause was read in a text of the project's own sources;
 * what is not is shown to users without its clause.
 */
export interface Basis {
  /** GB/T 15834-2011 · 公文惯例 · 文内逻辑 · 日历 · 事实表 · 本项目约定 … */
  source: string
  clause?: string
  verified: boolean
}

/** Everything beside the text that rules may look at; the pipeline brings it, nothing is read by rules. */
export interface Inputs {
  office: Office
  terms: Terms
  divisions?: Divisions
  /** The sheet of the draft. */
  facts?: Facts
  /** The meeting that a paper belongs to. */
  meeting?: Meeting
  /** Of a draft of our own that nobody edited since: which fact each stretch prints. */
  provenance?: Provenance
  layout?: Layout
  /** Finished speeches of this office (`--corpus`). */
  earlier?: readonly Earlier[]
  /** Recorded versions of drafts: of this one, and of those it may quote. */
  histories?: readonly KnownHistory[]
  /** Finds entries of the phrase library. */
  phrases?: Pick<Recogniser, 'find'>
  /** Repair of scraped text, loaded only for texts that may need it. */
  repair?: Repair
  /** How a Word file is set; format rules are silent without it. */
  word?: WordFormat
}

/** What a rule reports; the runner adds id, level, basis, place and key. */
export interface Report {
  range: Range
  /** 差错: 此处为 X，应为 Y · 存疑: 此处为“X”，请核实是否为“Y”. One sentence without a full stop. */
  message: string
  /** Lower than the rule's own, where this case is less sure. */
  level?: Level
  /** A range of this text, or a place elsewhere, such as a line of the sheet. */
  related?: { message: string; at: Range | Place }[]
  /** Where the finding is, if it is not in the text (a line of the sheet). */
  place?: Place
  /** Goes into --fix; only for rules whose `fix` is safe. */
  fix?: TextEdit[]
  suggestions?: { message: string; edits: TextEdit[] }[]
  data?: Record<string, string | number>
}

export interface Context<O> {
  options: O
  inputs: Inputs
  report(report: Report): void
}

/** A text that the rule reports: `⟦…⟧` is the range of the first finding. */
export interface Bad {
  /** A Markdown draft, or a paragraph of one. */
  text: string
  /** The whole message of the first finding. */
  message: string
  level?: Level
  /** The text after all fixes; where absent nothing is fixed. */
  fixed?: string
  /** The text after the first suggestion of the first finding is taken. */
  suggested?: string
  /** How many findings there are; 1 where absent. */
  count?: number
  with?: ExampleInputs
}

/** A text on which the rule is silent, a trap most often. */
export type Good = string | { text: string; with: ExampleInputs }

/** What an example needs beside its text. */
export interface ExampleInputs {
  /** YAML of a fact sheet. */
  sheet?: string
  /** YAML of a meeting sheet. */
  meeting?: string
  /** YAML of bigan.yaml; a rule that is off by default is switched on here. */
  office?: string
  /** Front matter of the draft, such as 日期. */
  meta?: Record<string, string>
  /** YAML of a file of the phrase library. */
  phrases?: string
  /** Earlier speeches. */
  earlier?: { name: string; speaker?: string; day?: string; text: string }[]
  /** Recorded versions, the first one first; of the text's own draft, or of that which `history` names. */
  versions?: { status: string; day?: string; text: string }[]
  history?: string
}

export interface Rule<O = Record<string, never>> {
  id: RuleId
  /** 点数不符: what people see. */
  name: string
  level: Level
  fix: 'safe' | 'suggest' | 'none'
  /** Off unless the profile switches it on. */
  off?: boolean
  needs?: readonly Need[]
  /** It looks at the texts of fact sheets too, not only at drafts. */
  sheets?: boolean
  /** One or two Chinese sentences for the rule's page: what is found and why it matters. */
  why: string
  basis: readonly Basis[]
  examples: { bad: readonly Bad[]; good: readonly Good[] }
  options?: Options<O>
  check(doc: Doc, context: Context<O>): void
}

/** Any rule, whatever its options; the runner hands each the options that it declared. */
export type AnyRule = Omit<Rule, 'options' | 'check'> & {
  options?: Options<object>
  check(doc: Doc, context: Context<never>): void
}

/** A paper of a meeting among the others. */
export interface PackDoc {
  /** The id of its template: 会议通知 · 主持词 · 表态发言 … */
  paper: string
  /** 会议通知; of one for each unit 表态发言（城关镇）. */
  name: string
  path: string
  doc: Doc
  /** Of a paper of our own that nobody edited since. */
  provenance?: Provenance
}

/** What a gate reports: in which paper, and what single rules report too. */
export interface PackReport extends Omit<Report, 'fix'> {
  doc: PackDoc
}

export interface PackContext {
  inputs: Inputs
  report(report: PackReport): void
  /** What a rule of single papers says of one; nothing where the office switched it off or its inputs are wanting. */
  saidBy(rule: AnyRule, paper: PackDoc): Report[]
}

/** A few papers of a meeting; `⟦…⟧` in one of them is the range of the first finding. */
export interface PackExample {
  /** YAML of the meeting sheet. */
  meeting: string
  /** YAML of the fact sheet of its speech. */
  sheet?: string
  /** Markdown by the paper's name: 主持词, 表态发言（城关镇）. */
  papers: Readonly<Record<string, string>>
}

export interface BadPack extends PackExample {
  /** The whole message of the first finding. */
  message: string
  level?: Level
  /** How many findings there are; 1 where absent. */
  count?: number
}

/** A gate: a rule over all papers of a meeting. What it cannot read it says nothing of. */
export interface PackRule {
  id: RuleId
  name: string
  level: Level
  needs?: readonly Need[]
  /** Rules of single papers that say the same of the same words: told by the gate alone. */
  covers?: readonly RuleId[]
  why: string
  basis: readonly Basis[]
  examples: { bad: readonly BadPack[]; good: readonly PackExample[] }
  check(papers: readonly PackDoc[], context: PackContext): void
}

/** What the runner makes of a report. */
export interface Finding extends Problem {
  code: RuleId
  /** The rule's Chinese name. */
  name: string
  range: Range
  place: Place
  key: string
  data?: Record<string, string | number>
  /** Where the words were written, of a draft as it was generated: a line of the sheet or of a template. */
  origin?: string
}
