/**
 * Ignore comments in Markdown: `<!-- bigan-off count/points: 第四点口头讲 -->` … `<!-- bigan-on -->`, `bigan-off-next` for the
 * next block, `bigan-off-file` for all of it. A reason is required; one that hides nothing is told.
 */
import type { Problem } from '../text/problem.ts'
import { nearest } from '../text/nearest.ts'
import type { Doc } from './doc.ts'
import { gates } from './gates.ts'
import type { Finding, RuleId } from './rule.ts'

/** The names that a comment may call a rule by. */
type Named = { id: RuleId; name: string }

interface Ignore {
  /** Offsets in the source within which it holds. */
  from: number
  to: number
  rules: readonly RuleId[] | 'all'
  place: { start: number; end: number }
}

/** Any comment that speaks to us: one that is misspelt is told, or it would be thought to work. */
const addressed = /<!--\s*bigan\b[^>]{0,200}-->/gu
const comment =
  /<!--\s*bigan-(off-next|off-file|off|on)\b\s*([^:：>-]*(?:-[^:：>-]+)*)(?:[:：]([^>]*?))?\s*-->/gu

/** Findings without those that a comment hides; problems of the comments themselves. */
export function withoutIgnored(
  findings: readonly Finding[],
  doc: Doc,
  rules: readonly Named[],
): { kept: Finding[]; problems: Problem[] } {
  const problems: Problem[] = []
  if (doc.format !== 'md' || !doc.speech.source.text.includes('bigan'))
    return { kept: [...findings], problems }
  const ignores = ignoresIn(doc, [...rules, ...gates], problems)
  const used = new Set<Ignore>()
  const kept = findings.filter((finding) => {
    if (!('source' in finding.place)) return true
    const { start } = finding.place
    const hiding = ignores.filter(
      (one) =>
        one.from <= start && start < one.to && (one.rules === 'all' || one.rules.includes(finding.code)),
    )
    for (const one of hiding) used.add(one)
    return hiding.length === 0
  })
  for (const one of ignores) {
    // what it keeps from a gate is only seen with the other papers of the meeting
    if (used.has(one) || gates.some(({ id }) => one.rules.includes(id))) continue
    const message = '这条忽略说明没有挡住任何问题，请删去'
    problems.push(tell('ignore/idle', 'info', message, doc, one.place))
  }
  return { kept, problems }
}

function ignoresIn(doc: Doc, rules: readonly Named[], problems: Problem[]): Ignore[] {
  const { text } = doc.speech.source
  const ignores: Ignore[] = []
  let open: Ignore[] = []
  const understood = new Set<number>()
  for (const match of text.matchAll(comment)) {
    understood.add(match.index)
    const place = { start: match.index, end: match.index + match[0].length }
    const [, kind, names = '', reason = ''] = match
    if (kind === 'on') {
      for (const one of open) one.to = place.start
      open = []
      continue
    }
    if (reason.trim() === '') {
      const message =
        '忽略某条规则要写明理由，例如 <!-- bigan-off count/points: 第四点口头讲 -->；没有理由的不起作用'
      problems.push(tell('ignore/reason', 'warn', message, doc, place))
      continue
    }
    const ids = rulesNamed(names, rules, doc, place, problems)
    if (ids.length === 0 && names.trim() !== '') continue
    const ignore: Ignore = {
      from: kind === 'off-file' ? 0 : place.end,
      to: kind === 'off-next' ? nextBlockEnd(doc, place.end) : text.length + 1,
      rules: ids.length > 0 ? ids : 'all',
      place,
    }
    ignores.push(ignore)
    if (kind === 'off') open.push(ignore)
  }
  for (const match of text.matchAll(addressed)) {
    if (understood.has(match.index)) continue
    const place = { start: match.index, end: match.index + match[0].length }
    const message =
      '这条说明没有看懂，不起作用；写法：<!-- bigan-off-next 规则: 理由 -->，或 bigan-off、bigan-on、bigan-off-file'
    problems.push(tell('ignore/form', 'warn', message, doc, place))
  }
  return ignores
}

function nextBlockEnd(doc: Doc, offset: number): number {
  const next = doc.blocks.find((block) => doc.place(block).start >= offset)
  return next ? doc.place(next).end + 1 : offset
}

function rulesNamed(
  names: string,
  rules: readonly Named[],
  doc: Doc,
  place: { start: number; end: number },
  problems: Problem[],
): RuleId[] {
  // the Chinese name of a rule may hold a 、
  const long = rules.filter(({ name }) => name.includes('、') && names.includes(name))
  const rest = long.reduce((text, { name }) => text.replace(name, ' '), names)
  const words = rest.split(/[\s,，、]+/u).filter((word) => word !== '')
  const ids = words.flatMap((word) => {
    const rule = rules.find(({ id, name }) => id === word || name === word)
    if (rule) return [rule.id]
    const guess = nearest(
      word,
      rules.flatMap(({ id, name }) => [id, name]),
    )
    const message = `没有“${word}”这条规则${guess ? `，是否应为“${guess}”？` : '；规则名见 docs/rules.md'}`
    problems.push(tell('ignore/unknown', 'warn', message, doc, place))
    return []
  })
  return [...long.map(({ id }) => id), ...ids]
}

function tell(
  code: string,
  level: Problem['level'],
  message: string,
  doc: Doc,
  place: { start: number; end: number },
): Problem {
  return { code, level, message, place: { source: doc.speech.source, ...place } }
}
