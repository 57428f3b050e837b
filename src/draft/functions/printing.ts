/** What every statement and every word of a template is printed by; see template.ts. */
import { TemplateError } from '../failure.ts'
import { printValue, printWords, standAt } from '../template.ts'
import { isEmpty, nothing, type FunctionGroup } from './shared.ts'

export const printing: FunctionGroup = (run) => {
  const { marks } = run
  const absent = (): string => marks.mark({ kind: 'absent' }, '')
  const origin = (unit: string, k: number, literal: boolean) =>
    ({ kind: 'template', template: unit, offset: run.units.get(unit)!.pieces[k]!.offset, literal }) as const
  return {
    [printWords](unit: string, k: number) {
      const piece = run.units.get(unit)!.pieces[k]!
      return marks.mark(origin(unit, k, true), piece.text)
    },
    [standAt](unit: string, k: number) {
      run.at = { ...run.at, unit, offset: run.units.get(unit)!.pieces[k]!.offset }
      return ''
    },
    [printValue](unit: string, k: number, value: unknown) {
      run.at = { ...run.at, unit, offset: run.units.get(unit)!.pieces[k]!.offset }
      if (typeof value === 'number') return marks.mark(origin(unit, k, false), String(value))
      if (value === nothing) return ''
      if (isEmpty(value)) return absent()
      if (typeof value === 'string') return marks.mark(origin(unit, k, false), value)
      throw new TemplateError(
        '这里要印的不是一段文字，而是一组内容；请写到具体的一项，或用 {{#each}} 逐条印出',
      )
    },
  }
}
