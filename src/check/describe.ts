/** The page of all rules (docs/rules.md), made of the rules themselves: what is found, why, examples, options. */
import type { Level } from '../text/problem.ts'
import type { Option } from './options.ts'
import type { AnyRule, Bad, BadPack, Basis, Good, PackRule } from './rule.ts'

const levelNames: Readonly<Record<Level, string>> = { error: '差错', warn: '存疑', info: '提示' }
const fixNames = { safe: '可自动改正', suggest: '给出建议', none: '' } as const
const needNames: Readonly<Record<string, string>> = {
  facts: '事实表',
  meeting: '会议表',
  names: '人员和单位名单',
  layout: '样式',
  earlier: '以往的稿子（--corpus）',
  versions: '留过档的各稿（bigan log）',
  docx: 'Word 文件',
  date: '会议日期',
  region: '地区',
}

/** The rules as a Markdown page, group by group and the gates last, with a table of all of them first. */
export function describeRules(
  groups: readonly { id: string; name: string; rules: readonly AnyRule[] }[],
  gates: readonly PackRule[],
): string {
  const count = groups.reduce((sum, group) => sum + group.rules.length, gates.length)
  const intro = [
    '# 核稿规则',
    '',
    '<!-- Made by `npm run rules` from the rules in src/check; edit those, not this page. -->',
    '',
    `\`bigan check\` 的全部${count}条规则。级别：差错（谁看了都会同意）、存疑（要人来定）、提示（可看可不看）。`,
    '开关、级别和选项写在 `bigan.yaml` 的“检查”里，用规则的中文名或编号都可以：',
    '',
    '```yaml',
    '检查:',
    '  引号、书名号之间的顿号: 关',
    '  段末缺标点: 提示',
    '  讲话时长: {余地: 20, 字数上限: 6000}',
    '```',
    '',
    '稿子里个别地方不想被查：`<!-- bigan-off-next 规则: 理由 -->` 管下一段，`<!-- bigan-off 规则: 理由 -->` 到 `<!-- bigan-on -->` 管一片，`<!-- bigan-off-file 规则: 理由 -->` 管全文。理由不能省，没有理由的不起作用。',
    '',
    '例子里 ⟦⟧ 是指出来的地方。规则要用的东西（事实表、名单、日期等）没有的，这条规则就不核，`--level info` 会列出是哪些。',
    '',
    `最后${gates.length}条管成套的会议材料，一份对一份地核：\`bigan pack\` 出完材料就核一遍，\`bigan check 文件夹\` 再核一遍（手工改过的 Word 也核）。`,
    '',
    '| 规则 | 编号 | 级别 | 改正 |',
    '| --- | --- | --- | --- |',
    ...groups.flatMap((group) =>
      group.rules.map(
        (rule) =>
          `| ${rule.name} | ${rule.id} | ${levelNames[rule.level]}${rule.off ? '（默认关）' : ''} | ${fixNames[rule.fix]} |`,
      ),
    ),
    ...gates.map((rule) => `| ${rule.name} | ${rule.id} | ${levelNames[rule.level]} |  |`),
    '',
  ]
  const sections = groups.flatMap((group) => [
    `## ${group.name}`,
    '',
    ...group.rules.flatMap((rule) => describeRule(rule)),
  ])
  sections.push('## 成套的会议材料', '', ...gates.flatMap((rule) => describeGate(rule)))
  return `${[...intro, ...sections].join('\n').trimEnd()}\n`
}

function describeRule(rule: AnyRule): string[] {
  const needs = (rule.needs ?? []).map((need) => needNames[need] ?? need)
  const facts = [
    `\`${rule.id}\``,
    `${levelNames[rule.level]}${rule.off ? '，默认关' : ''}`,
    ...(fixNames[rule.fix] ? [fixNames[rule.fix]] : []),
    ...(needs.length > 0 ? [`需要：${needs.join('、')}`] : []),
    `依据：${rule.basis.map((basis) => basisText(basis)).join('；')}`,
  ]
  const { bad, good } = rule.examples
  return [
    `### ${rule.name}`,
    '',
    facts.join(' · '),
    '',
    rule.why,
    '',
    ...optionLines(rule),
    ...(bad.length > 0 ? ['会指出：', '', ...bad.map((one) => badLine(one)), ''] : []),
    ...(good.length > 0 ? ['不会指出：', '', ...good.map((one) => goodLine(one)), ''] : []),
  ]
}

function describeGate(rule: PackRule): string[] {
  const needs = (rule.needs ?? []).map((need) => needNames[need] ?? need)
  const facts = [
    `\`${rule.id}\``,
    levelNames[rule.level],
    ...(needs.length > 0 ? [`需要：${needs.join('、')}`] : []),
    `依据：${rule.basis.map((basis) => basisText(basis)).join('；')}`,
  ]
  const bad = rule.examples.bad.map((one) => badPackLine(one))
  return [`### ${rule.name}`, '', facts.join(' · '), '', rule.why, '', '会指出：', '', ...bad, '']
}

/** 主持词 `…⟦侯建民⟧…`：…: the paper that the finding is in. */
function badPackLine({ papers, message }: BadPack): string {
  const [name = '', text = ''] = Object.entries(papers).find(([, one]) => one.includes('⟦')) ?? []
  return `- ${name} ${badLine({ text, message }).slice(2)}`
}

function basisText({ source, clause, verified }: Basis): string {
  return clause && verified ? `${source} ${clause}` : source
}

function optionLines(rule: AnyRule): string[] {
  const options = Object.values((rule.options ?? {}) as Record<string, Option<unknown>>)
  if (options.length === 0) return []
  const rows = options.map(
    ({ name, about, default: usual }) => `- ${name}：${about}（默认：${valueText(usual)}）`,
  )
  return ['选项：', '', ...rows, '']
}

function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.length > 0 ? value.join('、') : '无'
  if (typeof value === 'boolean') return value ? '开' : '关'
  return String(value)
}

/** A long or many-lined example is told by its marked part alone. */
const longest = 120

function badLine({ text, message }: Bad): string {
  const open = text.indexOf('⟦')
  const line = text.includes('\n')
    ? (text.split('\n').find((one) => one.includes('⟦')) ?? text.replaceAll('\n', ' '))
    : text
  const at = line.indexOf('⟦')
  const from = line.length > longest ? Math.max(0, at - 30) : 0
  const shown = line.length > longest ? `${from > 0 ? '…' : ''}${line.slice(from, at + 60)}…` : line
  return `- ${code(open < 0 ? text.slice(0, longest) : shown)}：${message}`
}

function goodLine(good: Good): string {
  const text = (typeof good === 'string' ? good : good.text).replaceAll('\n', ' ')
  return `- ${code(text.length > longest ? `${text.slice(0, longest)}…` : text)}`
}

/** Code, so that marks and invisible characters of an example stand as they are; those that cannot be seen are named. */
function code(text: string): string {
  const visible = text
    .replace(/[\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/gu, (character) => named(character))
    .replace(/[\ue000-\uf8ff\ufffd]/gu, (character) => named(character))
    .replace(/[\t\u0000-\u001f]/gu, ' ')
    .trim()
  const fence = visible.includes('`') ? '``' : '`'
  return `${fence}${fence === '``' ? ` ${visible} ` : visible}${fence}`
}

function named(character: string): string {
  return `‹U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}›`
}
