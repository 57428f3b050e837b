/** What every statement and every word of a template is printed by; see template.ts. */
import { TemplateError } from '../failure.ts'
import { printValue, printWords, standAt, type Piece } from '../template.ts'
import { isEmpty, nothing, type FunctionGroup } from './shared.ts'

export const printing: FunctionGroup = (run) => {
  const { marks } = run
  const pieceOf = (unit: string, k: number): Piece => run.units.get(unit)!.pieces[k]!
  return {
    [printWords](template: string, k: number) {
      const { offset, text } = pieceOf(template, k)
      return marks.mark({ kind: 'template', template, offset, literal: true }, text)
    },
    [standAt](unit: string, k: number) {
      run.at = { unit, offset: pieceOf(unit, k).offset }
      return ''
    },
    [printValue](template: string, k: number, value: unknown) {
      if (value === nothing) return ''
      if (isEmpty(value)) return marks.mark({ kind: 'absent' }, '')
      const { offset } = pieceOf(template, k)
      if (typeof value === 'string' || typeof value === 'number')
        return marks.mark({ kind: 'template', template, offset, literal: false }, String(value))
      run.at = { unit: template, offset }
      throw new TemplateError(
        '这里要印的不是一段文字，而是一组内容；请写到具体的一项，或用 {{#each}} 逐条印出',
      )
    },
  }
}
