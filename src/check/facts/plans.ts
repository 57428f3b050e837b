/** What a sheet promises and plans, in words that a draft may repeat. */
import type { Facts } from '../../facts/index.ts'
import { join, type Path } from '../../text/places.ts'
import { isMissing } from '../../text/shape.ts'

export interface Promised {
  /** 把松岭隧道的照明改造做完 */
  matter: string
  /** 确保 · 力争 · 争取 */
  commitment: string
  path: Path
}

/** Fewer characters of a matter may stand in any sentence. */
const shortest = 6

/** Tasks of the sheet that say how firmly they are meant. */
export function tasksOf({ sheet }: Facts): Promised[] {
  const found: Promised[] = []
  const visit = (value: unknown, path: Path): void => {
    if (typeof value !== 'object' || value === null) return
    const { matter, commitment } = value as Record<string, unknown>
    if (typeof matter === 'string' && typeof commitment === 'string' && matter.length >= shortest)
      if (!isMissing(commitment)) found.push({ matter, commitment, path })
    for (const [key, child] of Object.entries(value)) visit(child, join(path, key))
  }
  visit(sheet, '')
  return found
}

export interface Planned {
  /** 拟 · 计划 · 预计 */
  verb: string
  matter: string
  path: Path
}

const planned = /(?<![虚模草])(拟|计划|预计|准备)((?!将|在|于|与|同|按)[一-龥]{6,16})/gu
const plannedName = /^(拟|计划|预计|即将)([一-龥]{4,})/u

/** What figures and texts of the sheet tell as planned and nowhere as done. */
export function plans({ figures, texts, source }: Facts): Planned[] {
  const found: Planned[] = []
  for (const { name, path } of figures.values()) {
    const [, verb, matter] = plannedName.exec(name) ?? []
    if (verb && matter) found.push({ verb, matter, path })
  }
  for (const [path, pieces] of texts)
    for (const { text, reference } of pieces)
      if (!reference)
        for (const [, verb = '', matter = ''] of text.matchAll(planned)) found.push({ verb, matter, path })
  const said = source.text
  return found.filter(({ matter }) => !said.includes(`已${matter}`) && !said.includes(`已经${matter}`))
}
