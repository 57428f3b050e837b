import type { Level, Problem } from '../text/problem.ts'
import { nearest } from '../text/nearest.ts'
import type { Option } from './options.ts'
import type { AnyRule, RuleId } from './rule.ts'

/** What of a rule an office can set, and by what names. */
export type Settable = Pick<AnyRule, 'id' | 'name' | 'options'>

/** What an office set for a rule. */
export interface Setting {
  on: boolean
  level?: Level
  options: Record<string, unknown>
}

/** The settings of all rules that the profile names; rules that it does not name keep their defaults. */
export type Profile = ReadonlyMap<RuleId, Setting>

const levels: Readonly<Record<string, Level>> = {
  差错: 'error',
  存疑: 'warn',
  提示: 'info',
  error: 'error',
  warn: 'warn',
  info: 'info',
}
const switches: Readonly<Record<string, boolean>> = {
  开: true,
  关: false,
  on: true,
  off: false,
  true: true,
  false: false,
}

/**
 * Reads the `检查:` block of bigan.yaml: rules by id or Chinese name, each 开, 关, a level, or a group of options
 * (级别, 启用 and the rule's own). What is not understood is a problem (`office/check`) and keeps the default.
 */
export function readProfile(
  checks: Readonly<Record<string, unknown>> | undefined,
  rules: readonly Settable[],
): { value: Profile; problems: Problem[] } {
  const profile = new Map<RuleId, Setting>()
  const problems: Problem[] = []
  const say = (message: string): void => {
    problems.push({ code: 'office/check', level: 'warn', message: `bigan.yaml 的“检查”里，${message}` })
  }
  for (const [key, value] of Object.entries(checks ?? {})) {
    const rule = rules.find(({ id, name }) => id === key || name === key)
    if (!rule) {
      const guess = nearest(
        key,
        rules.flatMap(({ id, name }) => [id, name]),
      )
      say(`没有“${key}”这条规则${guess ? `，是否应为“${guess}”？` : '；规则名见 docs/rules.md'}`)
      continue
    }
    profile.set(rule.id, settingOf(value, rule, say))
  }
  return { value: profile, problems }
}

function settingOf(value: unknown, rule: Settable, say: (message: string) => void): Setting {
  const setting: Setting = { on: true, options: {} }
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
    for (const [key, inner] of Object.entries(value)) {
      if (key === '级别' || key === 'level') setLevel(setting, inner, rule, say)
      else if (key === '启用' || key === 'on') setSwitch(setting, inner, rule, say)
      else setOption(setting, key, inner, rule, say)
    }
  } else if (String(value) in switches) setSwitch(setting, value, rule, say)
  else setLevel(setting, value, rule, say)
  return setting
}

function setLevel(setting: Setting, value: unknown, rule: Settable, say: (message: string) => void): void {
  const level = levels[String(value)]
  if (level) setting.level = level
  else say(`“${rule.name}”写的是“${String(value)}”，应为开、关、差错、存疑、提示之一，或一组选项`)
}

function setSwitch(setting: Setting, value: unknown, rule: Settable, say: (message: string) => void): void {
  const on = switches[String(value)]
  if (on === undefined) say(`“${rule.name}”的“启用”应写开或关，此处为“${String(value)}”`)
  else setting.on = on
}

function setOption(
  setting: Setting,
  key: string,
  value: unknown,
  rule: Settable,
  say: (message: string) => void,
): void {
  const options = Object.entries((rule.options ?? {}) as Record<string, Option<unknown>>)
  const found = options.find(([code, option]) => option.name === key || code === key)
  if (!found) {
    const known = options.map(([, option]) => option.name)
    const guess = nearest(key, known)
    const hint = guess ? `，是否应为“${guess}”？` : `；可用：${['级别', '启用', ...known].join('、')}`
    say(`“${rule.name}”没有“${key}”这个选项${hint}`)
    return
  }
  const [code, option] = found
  const read = valueLike(option.default, value)
  if (read === undefined || (option.among && !option.among.includes(read)))
    say(`“${rule.name}”的“${option.name}”应为${wanted(option)}，此处为“${String(value)}”`)
  else setting.options[code] = read
}

/** The value as the kind that the default is of; undefined where it is another kind. */
function valueLike(model: unknown, value: unknown): unknown {
  if (Array.isArray(model)) {
    const items: unknown[] = Array.isArray(value) ? value : [value]
    return items.every((item) => typeof item !== 'object') ? items.map(String) : undefined
  }
  if (typeof value === 'object') return undefined
  if (typeof model === 'boolean') return switches[String(value)]
  if (typeof model === 'string') return String(value)
  const number = Number(value)
  return String(value).trim() !== '' && Number.isFinite(number) ? number : undefined
}

function wanted(option: Option<unknown>): string {
  if (option.among) return option.among.join('、')
  if (Array.isArray(option.default)) return '一组词'
  if (typeof option.default === 'boolean') return '开或关'
  return typeof option.default === 'number' ? '数字' : '文字'
}

/** A rule's options with the office's over its defaults. */
export function optionsOf(rule: Settable, setting: Setting | undefined): object {
  const options = Object.entries((rule.options ?? {}) as Record<string, Option<unknown>>)
  const defaults = Object.fromEntries(options.map(([code, option]) => [code, option.default]))
  return { ...defaults, ...setting?.options }
}
