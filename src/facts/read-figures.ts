import { join, type Path, type Places } from '../text/places.ts'
import type { Problem } from '../text/problem.ts'
import { missing } from '../text/shape.ts'
import { settle } from './compute.ts'
import type { Figure, Figures } from './figures.ts'
import type { FigureEntry } from './schema-figure.ts'
import type { Sheet } from './schema.ts'

/** All figures of a sheet with their values; cycles, unknown operands and sums of approximations are problems. */
export function readFigures(sheet: Sheet, places: Places, problems: Problem[]): Figures {
  const figures = new Map<string, Figure>()
  for (const [id, entry] of Object.entries(sheet.figures ?? {})) add(figures, id, entry, join('figures', id))
  const settled = new Set<Figure>()
  for (const figure of figures.values()) settle(figure, [], { figures, places, problems, settled })
  return figures
}

function add(
  figures: Map<string, Figure>,
  id: string,
  entry: FigureEntry,
  path: Path,
  parent?: Figure,
): Figure {
  const own = id.slice(id.lastIndexOf('.') + 1)
  const unit = entry.unit === missing ? '' : entry.unit
  const figure: Figure = {
    id,
    path,
    entry,
    name: entry.name === undefined || entry.name === missing ? own : entry.name,
    unit: unit ?? parent?.unit ?? '',
    parts: [],
    unconfirmed: entry.status === '待核' || parent?.unconfirmed === true,
    ...(parent ? { parent } : {}),
  }
  figures.set(id, figure)
  for (const [name, part] of Object.entries(entry.parts ?? {})) {
    figure.parts.push(add(figures, `${id}.${name}`, part, join(join(path, 'parts'), name), figure))
  }
  return figure
}
