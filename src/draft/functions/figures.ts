/** Functions that say figures. */
import { convertUnit, formatComputed, parseNumber } from '../../text/decimal.ts'
import { join } from '../../text/places.ts'
import type { Figure } from '../../facts/index.ts'
import { print } from '../expand.ts'
import { TemplateError } from '../failure.ts'
import { visible } from '../marks.ts'
import { standingOf } from '../view.ts'
import { say, sayShare } from '../say.ts'
import { sentence, type Tone } from '../sentence.ts'
import { amount, targetAmount, type Said } from '../wording.ts'
import type { FunctionGroup, Options } from './shared.ts'

export const figures: FunctionGroup = (run) => {
  const context = run.expanding
  const said = (pieces: Said[], word: string): string => print(pieces, word, '', undefined, context)
  return {
    /** The whole standard sentence of a figure, 语气="达到" or "仅". */
    写句(value: unknown, options: Options) {
      const figure = figureOf(value, '写句')
      return said(
        sentence(
          figure,
          context.turns.get(figure.id) ?? 0,
          (options.hash['语气'] as Tone | undefined) ?? '平',
        ),
        '句',
      )
    },
    写数(value: unknown) {
      return said([amount(figureOf(value, '写数'))], '值')
    },
    写增幅(value: unknown) {
      return said(say(figureOf(value, '写增幅'), '同比', undefined, context.facts.calendar), '同比')
    },
    写完成率(value: unknown) {
      return said(say(figureOf(value, '写完成率'), '完成率', undefined, context.facts.calendar), '完成率')
    },
    写名次(value: unknown) {
      return said(say(figureOf(value, '写名次'), '排名', undefined, context.facts.calendar), '排名')
    },
    算占比(part: unknown, whole: unknown) {
      return said([sayShare(figureOf(part, '算占比'), figureOf(whole, '算占比'))], '占比')
    },
    /** A figure's money in another unit: {{换算 数据.到位资金 "万元"}}. */
    换算(value: unknown, unit: string) {
      const figure = figureOf(value, '换算')
      const exact =
        figure.value && !figure.entry.approx ? convertUnit(figure.value.exact, figure.unit, unit) : undefined
      if (!exact) throw new TemplateError(`“${figure.id}”的单位是“${figure.unit}”，不能换算成“${unit}”`)
      return said([{ amount: `${formatComputed(exact, 4)}${unit}`, figure }], '换算')
    },
    /** An indicator of 指标 or 分档: 签约1000万元以上项目3个，或协议引资额6000万元 */
    写指标(value: unknown) {
      return said(indicator(figureOf(value, '写指标')), '值')
    },
    百分数(value: unknown) {
      const number = parseNumber(visible(String(value)))
      if (!number) throw new TemplateError('“百分数”后面要写一个数')
      return `${formatComputed(number)}%`
    },
  }
}

function figureOf(value: unknown, name: string): Figure {
  const standing = standingOf(value)
  if (!standing?.figure) throw new TemplateError(`“${name}”后面要写一项数据`)
  return standing.figure
}

/** 签约1000万元以上项目3个，或协议引资额6000万元 */
function indicator(figure: Figure): Said[] {
  const { entry } = figure
  const goals = (entry.target ?? []).filter((target) => target.value !== undefined)
  // In 目标 a figure of 数据 that has targets is named for them and not for what it stands at.
  if (goals.length > 0) {
    const names = new Set(goals.map((target) => target.name))
    const timed = names.size > 1 && goals.every(({ name }) => /[年季月周]/.test(name ?? ''))
    return goals.flatMap((target, i): Said[] => {
      // Targets of different names (半年目标, 年度目标) are told apart by them; of one name by 确保 and 力争.
      const scope = timed && target.name ? target.name.replace(/目标$/, '') : ''
      const lead = (i === 0 ? figure.name : '、') + scope
      const verb = target.commitment ?? (i === 0 && !target.bound ? '达到' : '')
      return [`${lead}${verb}`, targetAmount(figure, target)]
    })
  }
  if (!figure.value && entry.value === undefined && entry.note) return [entry.note]
  const said: Said[] = [figure.name, amount(figure)]
  if (!entry.or) return said
  const or = entry.or
  const value = or.value === undefined ? undefined : parseNumber(or.value)
  const other: Figure = {
    ...figure,
    path: join(figure.path, 'or'),
    id: or.name ?? figure.id,
    name: or.name ?? '',
    unit: or.unit ?? '',
    entry: or,
    parts: [],
  }
  if (value) other.value = { exact: value, text: or.value! }
  else delete other.value
  return [...said, '，或', ...indicator(other)]
}
