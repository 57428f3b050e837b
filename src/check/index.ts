/** Checking: rules over one document model. */
import { charRules } from './char/index.ts'
import { punctRules } from './punct/index.ts'
import { numberRules } from './number/index.ts'
import { dateRules } from './date/index.ts'
import { headingRules } from './heading/index.ts'
import { seriesRules } from './series/index.ts'
import { countRules } from './count/index.ts'
import { figureRules } from './figure/index.ts'
import { factsRules } from './facts/index.ts'
import { secrecyRules } from './secrecy/index.ts'
import { privacyRules } from './privacy/index.ts'
import { nameRules } from './name/index.ts'
import { termRules } from './term/index.ts'
import { repeatRules } from './repeat/index.ts'
import { versionRules } from './version/index.ts'
import { craftRules } from './craft/index.ts'
import { taskRules } from './task/index.ts'
import { formatRules } from './format/index.ts'
import type { AnyRule, PackRule } from './rule.ts'

/** Groups of rules in the order of their pages; the key is the folder. */
export const groups: readonly { id: string; name: string; rules: readonly AnyRule[] }[] = [
  { id: 'char', name: '字符', rules: charRules },
  { id: 'punct', name: '标点', rules: punctRules },
  { id: 'number', name: '数字和日期', rules: numberRules },
  { id: 'date', name: '时间', rules: dateRules },
  { id: 'heading', name: '标题', rules: headingRules },
  { id: 'series', name: '序列', rules: seriesRules },
  { id: 'count', name: '点数', rules: countRules },
  { id: 'figure', name: '数据', rules: figureRules },
  { id: 'facts', name: '对照事实表', rules: factsRules },
  { id: 'secrecy', name: '保密', rules: secrecyRules },
  { id: 'privacy', name: '个人信息', rules: privacyRules },
  { id: 'name', name: '名称', rules: nameRules },
  { id: 'term', name: '用语', rules: termRules },
  { id: 'repeat', name: '重复', rules: repeatRules },
  { id: 'version', name: '稿次', rules: versionRules },
  { id: 'craft', name: '文稿', rules: craftRules },
  { id: 'task', name: '任务', rules: taskRules },
  { id: 'format', name: '版式', rules: formatRules },
]

/** Every rule, in the order of the groups. */
export const rules: readonly AnyRule[] = groups.flatMap((group) => group.rules)

/** The gates over all papers of a meeting: loaded where a pack is checked. */
export async function loadPackRules(): Promise<readonly PackRule[]> {
  return (await import('./pack/index.ts')).packRules
}

export { describeRules } from './describe.ts'
export { Doc, type DocFormat, type Scanner } from './doc.ts'
export { textOf, type Block, type BlockKind, type DocText } from './blocks.ts'
export { carrier, type Carried } from './carry.ts'
export type { Earlier } from './earlier.ts'
export type { KnownHistory, KnownVersion } from './histories.ts'
export { chooseFixes, fixText, withEdits, type Fixed } from './fix.ts'
export { gates, type GateId } from './gates.ts'
export { metaOf, dayIn, type Meta } from './meta.ts'
export type { Option, Options } from './options.ts'
export { readProfile, type Profile, type Setting } from './profile.ts'
export type { Provenance, ProvenanceSpan } from './provenance.ts'
export { sheetText } from './sheet-text.ts'
export { checkDoc, checkPack, type Checked } from './run.ts'
export type {
  AnyRule,
  Bad,
  BadPack,
  Basis,
  Context,
  ExampleInputs,
  Finding,
  Good,
  Inputs,
  Need,
  PackDoc,
  PackExample,
  PackRule,
  Range,
  Report,
  Rule,
  RuleId,
  TextEdit,
} from './rule.ts'
