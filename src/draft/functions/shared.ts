/** What the functions of templates have in common. */
import { isBlank } from '../marks.ts'
import type { Run } from '../run.ts'

/** Data that blocks pass down: the marks of the levels below, and where in a list the body stands. */
export interface Frame {
  [key: string]: unknown
  序列?: string[]
  /** How many lists the body is inside of: 1 within a level-1 part. */
  深?: number
  /** True below a run-in head. */
  领?: boolean
  /** The names of the points that the body stands in: a wording is chosen by them and not by where they stand. */
  名?: string
  /** The block that the body stands in: what part of the speech it is. */
  板?: string
  first?: boolean
  last?: boolean
  index?: number
  key?: string | number
  _parent?: Frame
}

/** What Handlebars hands to a function last. */
export interface Options {
  fn?: (context: unknown, options?: { data?: Frame; blockParams?: unknown[] }) => string
  inverse?: (context: unknown) => string
  hash: Record<string, unknown>
  data: Frame
}

export type TemplateFunction = (this: unknown, ...args: never[]) => unknown

/** A group of functions for one filling. */
export type FunctionGroup = (run: Run) => Record<string, TemplateFunction>

/** Printed for an optional sentence that is not there: nothing, and nothing around it goes either. */
export const nothing = Symbol('nothing')

/** null, "" and [] are empty; 0 and false-like texts are not. Objects with nothing in them are empty. */
export function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === false) return true
  if (typeof value === 'string') return isBlank(value)
  if (Array.isArray(value)) return value.every(isEmpty)
  return typeof value === 'object' && Object.keys(value).length === 0
}

/** A text without its final 。；，, for a place where the template sets its own mark. */
export function unclosed(text: string): string {
  return text.replace(/[。；，]((?:\uFDD1)*)$/u, '$1')
}

/** The texts of a value: of a list its texts, of a text itself; empty ones left out. */
export function textsOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter(
    (one): one is string => typeof one === 'string' && !isEmpty(one),
  )
}
