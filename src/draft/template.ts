/**
 * Templates: parsed, checked on their syntax tree, and wrapped so that everything they print carries its place. One
 * unit is one file (a template or a part). Compiling needs the whole of Handlebars and is done at build time for the
 * shipped ones; filling needs its runtime only.
 */
import type Handlebars from 'handlebars'
import type { Problem } from '../text/problem.ts'
import { Source } from '../text/source.ts'
import { readMeta, splitTemplate, type TemplateMeta } from './meta.ts'
import { syntaxProblem } from './syntax.ts'

/** A template or part, ready to be compiled: its own words are in `pieces`, its tree prints them by number. */
export interface Unit {
  id: string
  /** 'speech' for what is filled from a fact sheet, 'meeting' for papers of a meeting, 'part' for what they share. */
  kind: 'speech' | 'meeting' | 'part'
  path: string
  text: string
  meta: TemplateMeta
  pieces: Piece[]
}

/** Words of the template, or a statement (text ''), with its offset in the file. */
export interface Piece {
  text: string
  offset: number
}

/** What Handlebars.precompile makes: evaluated to an object for Handlebars.template. */
export type Spec = object

export interface CompiledUnit extends Unit {
  spec: Spec
}

/** The internal functions that a wrapped template calls. They are no words, so that no template can mean them. */
export const printWords = '@字'
export const printValue = '@值'
export const standAt = '@在'

/** How deeply blocks may be nested in one file. */
const depthLimit = 30

type Statement = hbs.AST.Statement
type Program = hbs.AST.Program
type Expression = hbs.AST.Expression
type Call = hbs.AST.MustacheStatement | hbs.AST.BlockStatement | hbs.AST.SubExpression

export interface Parsed {
  unit: Unit
  /** The tree as written, for the checks. */
  tree?: Program
  problems: Problem[]
}

/** Parses a template file. Syntax errors are problems in Chinese at their place; then there is no tree. */
export function parseTemplate(
  source: Source,
  kind: Unit['kind'],
  fallbackId: string,
  handlebars: typeof Handlebars,
): Parsed {
  const meta = readMeta(source, fallbackId)
  const { body } = splitTemplate(source)
  const unit: Unit = {
    id: meta.value.id,
    kind,
    path: source.path,
    text: source.text,
    meta: meta.value,
    pieces: [],
  }
  const problems = [...meta.problems]
  try {
    const tree = handlebars.parse(body)
    if (depthOf(tree) > depthLimit) {
      problems.push({
        code: 'template/depth',
        level: 'error',
        message: `模板套得太深（超过${depthLimit}层），请把里面的部分拆成部件`,
        place: { source, start: 0, end: 0 },
      })
      return { unit, problems }
    }
    return { unit, tree, problems }
  } catch (error) {
    problems.push(syntaxProblem(error, source, body))
    return { unit, problems }
  }
}

function depthOf(program: Program, depth = 1): number {
  if (depth > depthLimit) return depth
  let deepest = depth
  for (const statement of program.body) {
    for (const inside of programsIn(statement)) deepest = Math.max(deepest, depthOf(inside, depth + 1))
  }
  return deepest
}

/** The programs inside a statement: a block's body and its else. */
export function programsIn(statement: Statement): Program[] {
  const { program, inverse } = statement as Partial<hbs.AST.BlockStatement>
  return [program, inverse].filter((one) => one !== undefined && one !== null)
}

function call(name: string, loc: hbs.AST.SourceLocation, params: hbs.AST.Expression[]): Statement {
  return {
    type: 'MustacheStatement',
    path: { type: 'PathExpression', data: false, depth: 0, parts: [name], original: name, loc },
    params,
    hash: undefined,
    escaped: false,
    strip: { open: false, close: false },
    loc,
  } as unknown as Statement
}

function literal(value: string | number, loc: hbs.AST.SourceLocation): hbs.AST.Expression {
  const type = typeof value === 'number' ? 'NumberLiteral' : 'StringLiteral'
  return { type, value, original: value, loc } as unknown as hbs.AST.Expression
}

/** Names of functions: all of them, and those for which the place of their statement is kept. */
export interface FunctionNames {
  all: ReadonlySet<string>
  placed: ReadonlySet<string>
}

/**
 * The tree with everything it prints wrapped; fills `unit.pieces`. Where a statement may fail (parts that are missing or
 * endless, placed functions), its place is kept before it is printed.
 */
export function wrap(tree: Program, unit: Unit, source: Source, functions: FunctionNames): Program {
  const number = (statement: { loc: hbs.AST.SourceLocation }, text: string, shift = 0): number => {
    const { line, column } = statement.loc.start
    unit.pieces.push({ text, offset: source.offset({ line, column: column + 1 }) + shift })
    return unit.pieces.length - 1
  }
  const at = (name: string, statement: Statement, k: number, more: hbs.AST.Expression[] = []): Statement =>
    call(name, statement.loc, [literal(unit.id, statement.loc), literal(k, statement.loc), ...more])

  const wrapStatement = (statement: Statement): Statement[] => {
    switch (statement.type) {
      case 'CommentStatement':
        return []
      case 'ContentStatement':
        return wrapWords(statement as hbs.AST.ContentStatement)
      case 'MustacheStatement': {
        const mustache = statement as hbs.AST.MustacheStatement
        const name = (mustache.path as hbs.AST.PathExpression).original
        const calls = mustache.params.length > 0 || functions.all.has(name)
        const value = calls
          ? ({ ...mustache, type: 'SubExpression' } as unknown as hbs.AST.Expression)
          : (mustache.path as hbs.AST.Expression)
        const k = number(statement, '')
        const placed = calls && needsPlace(mustache, functions.placed)
        return [...(placed ? [at(standAt, statement, k)] : []), at(printValue, statement, k, [value])]
      }
      default: {
        const block = statement as hbs.AST.BlockStatement
        if (block.program) block.program = wrapProgram(block.program)
        if (block.inverse) block.inverse = wrapProgram(block.inverse)
        const isPart = statement.type === 'PartialStatement' || statement.type === 'PartialBlockStatement'
        const isBlock = statement.type === 'BlockStatement'
        return isPart || (isBlock && needsPlace(block, functions.placed))
          ? [at(standAt, statement, number(statement, '')), statement]
          : [statement]
      }
    }
  }
  const wrapWords = (statement: hbs.AST.ContentStatement): Statement[] => {
    const words = statement.value
    if (words === '') return []
    // What Handlebars took from the front of the content (white space around stand-alone tags) shifts its start.
    let shift = Math.max(0, String(statement.original).indexOf(words))
    return words.split(/(?<=\n)/).map((line) => {
      const k = number(statement, line, shift)
      shift += line.length
      return at(printWords, statement, k)
    })
  }
  const wrapProgram = (program: Program): Program => ({
    ...program,
    body: program.body.flatMap(wrapStatement),
  })
  return wrapProgram(tree)
}

/** True of a call with a placed function anywhere in it. */
function needsPlace(call: Expression | Call, placed: ReadonlySet<string>): boolean {
  if (call.type === 'PathExpression') return placed.has((call as hbs.AST.PathExpression).original)
  const { path, params, hash } = call as Partial<Call>
  const inside = [path, ...(params ?? []), ...(hash?.pairs ?? []).map(({ value }) => value)]
  return inside.some((one) => one !== undefined && needsPlace(one, placed))
}
