import type { Doc } from '../doc.ts'

/** The day of the text as 2026-06-12; undefined where it is not known. */
export function dayText({ meta }: Doc): string | undefined {
  if (!meta.day) return undefined
  const { year, month, day } = meta.day
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
