/** What a person is told of the figures of a sheet. */
import { asOfFigure, type Facts, type Figure } from '../facts/index.ts'
import { figureValues } from '../figure-origins.ts'
import type { FigureCard } from './printed.ts'

export function cardsOf(facts: Facts): Map<string, FigureCard> {
  return new Map([...facts.figures].map(([id, figure]) => [id, cardOf(figure, facts)]))
}

function cardOf(figure: Figure, facts: Facts): FigureCard {
  const { id, unit, path, entry, value } = figure
  const { sheet, calendar } = facts
  const asOf = asOfFigure(entry, calendar)
  const source = entry.source ?? sheet.defaults?.source
  return {
    id,
    name: nameOf(figure),
    unit,
    path,
    ...(value && !value.formula ? { value: value.text } : {}),
    ...(value ? { exact: value.exact } : {}),
    ...(value?.formula ? { formula: value.formula } : {}),
    ...(source === undefined ? {} : { source }),
    ...(asOf ? { asOf: `${asOf.year}年${asOf.month}月${asOf.day}日` } : {}),
    typed: typedIn(entry, path),
    values: figureValues(figure, facts),
    ...(figure.unconfirmed ? { unconfirmed: true as const } : {}),
  }
}

/** A part by its own name alone would not say what it is. */
function nameOf({ id, name, parent, entry }: Figure): string {
  const isBare = entry.name === undefined || /^\d/u.test(name)
  return parent && isBare && !name.startsWith(parent.name) ? `${parent.name}中的${name || id}` : name
}

/** The numbers of an entry that a person typed, each with its path. */
function typedIn(entry: Figure['entry'], path: string): FigureCard['typed'] {
  const { value, lastYear, growth, completion, rank, average, target = [] } = entry
  const numbers: [string, string | undefined][] = [
    ['value', value],
    ['lastYear', lastYear],
    ['growth', growth],
    ['completion', completion],
    ['rank/place', rank?.place],
    ['rank/previous', rank?.previous],
    ['average/value', average?.value],
    ...target.map((one, i): [string, string | undefined] => [`target/${i}/value`, one.value]),
  ]
  return numbers.flatMap(([key, text]) => (text === undefined ? [] : [{ path: `${path}/${key}`, text }]))
}
