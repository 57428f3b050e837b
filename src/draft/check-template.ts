/** What is wrong in a template before anything is filled: unknown paths, functions and parts, each at its place. */
import { terms, type LevelName } from '../text/keys.ts'
import { nearest } from '../text/nearest.ts'
import type { Problem } from '../text/problem.ts'
import { Source } from '../text/source.ts'
import { schemaLevels } from '../facts/index.ts'
import { meetingSchema } from '../meeting/index.ts'
import { blockFunctions } from './function-names.ts'
import { meetingKeys } from './meeting-keys.ts'
import { programsIn, type Parsed, type Unit } from './template.ts'
import { derivedKeys } from './view.ts'

export interface TemplateNames {
  functions: ReadonlySet<string>
  parts: ReadonlySet<string>
}

/** Checks a parsed template against the schema, the functions and the parts that there are. */
export function checkTemplate(parsed: Parsed, names: TemplateNames): Problem[] {
  if (!parsed.tree) return []
  const source = new Source(parsed.unit.path, parsed.unit.text)
  const check = new Check(source, names, parsed.unit.kind)
  check.program(parsed.tree, [])
  return check.problems
}

class Check {
  readonly problems: Problem[] = []
  readonly #source: Source
  readonly #names: TemplateNames
  readonly #levels: ReturnType<typeof schemaLevels>
  readonly #known: ReadonlySet<string>
  readonly #derived: ReadonlySet<string>
  readonly #sheets: string
  readonly #inline = new Set<string>()

  /** Papers of a meeting, and parts that they may use, see the keys of meeting sheets too. */
  constructor(source: Source, names: TemplateNames, kind: Unit['kind']) {
    this.#source = source
    this.#names = names
    this.#sheets = kind === 'meeting' ? '会议表和事实表' : '事实表'
    const ofMeeting = kind !== 'speech'
    const facts = schemaLevels()
    this.#levels = ofMeeting ? new Map([...facts, ...schemaLevels(meetingSchema, 'meeting')]) : facts
    this.#derived = new Set<string>([...derivedKeys, ...(ofMeeting ? meetingKeys : [])])
    const keys = [...this.#levels.values()].flatMap((level) => [...level.keys()])
    this.#known = new Set([...keys, ...this.#derived])
  }

  program(program: hbs.AST.Program, scope: readonly string[]): void {
    const inner = [...scope, ...(program.blockParams ?? [])]
    for (const statement of program.body) this.#statement(statement, inner)
  }

  #statement(statement: hbs.AST.Statement, scope: readonly string[]): void {
    switch (statement.type) {
      case 'MustacheStatement':
      case 'BlockStatement':
        this.#call(statement as hbs.AST.MustacheStatement, scope, statement.type === 'BlockStatement')
        break
      case 'PartialStatement':
      case 'PartialBlockStatement':
        this.#part(statement as hbs.AST.PartialStatement, scope)
        break
      case 'DecoratorBlock': {
        const name = (
          (statement as unknown as hbs.AST.BlockStatement).params[0] as hbs.AST.StringLiteral | undefined
        )?.value
        if (name) this.#inline.add(name)
        break
      }
    }
    for (const program of programsIn(statement)) this.program(program, scope)
  }

  #call(
    call: hbs.AST.MustacheStatement | hbs.AST.SubExpression,
    scope: readonly string[],
    block = false,
  ): void {
    const path = call.path as hbs.AST.PathExpression
    const name = path.original
    const bare = call.params.length === 0 && (call.hash?.pairs.length ?? 0) === 0
    if (!this.#names.functions.has(name)) {
      if (!bare || call.type === 'SubExpression') {
        const guess = nearest(name, [...this.#names.functions])
        this.#say(
          'template/function',
          `没有叫“${name}”的函数${guess ? `，是否应为“${guess}”？` : ''}`,
          path.loc,
        )
      } else this.#path(path, scope, block)
    } else if (!block && blockFunctions.has(name)) {
      const message = `“${name}”要套住一段话：前面写 {{#${name} …}}，后面写 {{/${name}}}`
      this.#say('template/block', message, path.loc)
    }
    this.#params(call, scope)
  }

  #params(call: { params: hbs.AST.Expression[]; hash?: hbs.AST.Hash }, scope: readonly string[]): void {
    for (const value of [...call.params, ...(call.hash?.pairs ?? []).map((pair) => pair.value)]) {
      if (value.type === 'SubExpression') this.#call(value as hbs.AST.SubExpression, scope)
      if (value.type === 'PathExpression') this.#path(value as hbs.AST.PathExpression, scope)
    }
  }

  #part(part: hbs.AST.PartialStatement, scope: readonly string[]): void {
    this.#params(part, scope)
    if (part.name.type === 'SubExpression') return this.#call(part.name as hbs.AST.SubExpression, scope)
    const name = part.name.original as string
    if (this.#names.parts.has(name) || this.#inline.has(name) || name === '@partial-block') return
    const guess = nearest(name, [...this.#names.parts])
    this.#say('template/part', `没有叫“${name}”的部件${guess ? `，是否应为“${guess}”？` : ''}`, part.name.loc)
  }

  /** Each key of a path must follow from the one before it at some level of the schema. */
  #path(path: hbs.AST.PathExpression, scope: readonly string[], block = false): void {
    const [first, ...rest] = path.parts as string[]
    if (path.data || first === undefined || scope.includes(first)) return
    if (!this.#known.has(first)) {
      const named = block ? nearest(first, [...this.#names.functions]) : undefined
      const guess = named ?? nearest(first, [...this.#known])
      const neither = block ? '，也没有叫这个名字的函数' : ''
      this.#say(
        'template/path',
        `${this.#sheets}里没有“${first}”这一项${neither}${guess ? `，是否应为“${guess}”？` : ''}`,
        path.loc,
      )
      return
    }
    // What is derived has keys of its own, each of them known.
    if (first === terms.sheet.figures || this.#derived.has(first)) return
    let levels = [...this.#levels.values()].filter((keys) => keys.has(first)).map((keys) => keys.get(first))
    for (const key of rest) {
      if (this.#derived.has(key) || key === 'length') return
      const inside = levels.filter((level) => level !== undefined).map((level) => this.#levels.get(level)!)
      const found = inside.filter((keys) => keys.has(key))
      if (found.length === 0) {
        const guess = nearest(
          key,
          inside.flatMap((keys) => [...keys.keys()]),
        )
        this.#say(
          'template/path',
          `“${first}”里没有“${key}”这一项${guess ? `，是否应为“${guess}”？` : ''}`,
          path.loc,
        )
        return
      }
      levels = found.map((keys): LevelName | undefined => keys.get(key))
    }
  }

  #say(code: string, message: string, loc: hbs.AST.SourceLocation): void {
    const start = this.#source.offset({ line: loc.start.line, column: loc.start.column + 1 })
    const end = this.#source.offset({ line: loc.end.line, column: loc.end.column + 1 })
    this.problems.push({ code, level: 'error', message, place: { source: this.#source, start, end } })
  }
}
