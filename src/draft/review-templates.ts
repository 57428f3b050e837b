/** What `templates check` finds beyond what filling needs: words that assert, series fixed by hand, unused parts. */
import type Handlebars from 'handlebars'
import type { Problem } from '../text/problem.ts'
import { Source } from '../text/source.ts'
import { checkTemplate } from './check-template.ts'
import { idOf, type TemplateFile } from './compile.ts'
import { functionNames } from './function-names.ts'
import { parseTemplate, programsIn, type Parsed } from './template.ts'
import { partOfBlock } from './view.ts'

/** Words of a template that state a figure or a decision: those come from the sheet alone (DESIGN principle 1). */
const asserting: [form: RegExp, what: string][] = [
  [/\d+(?:\.\d+)?\s*(?:%|％|个|家|户|万|亿|元|亩|人|天|日|月|年|倍|项)/g, '数字'],
  [
    /领导小组|指挥部|工作专班|一票否决|黄牌|问责|约谈|通报批评|免职|引咎|专项资金|每周|每半月|每月|每季度|\d*月底前/g,
    '决定',
  ],
]

/** Checks templates and parts together. */
export function checkTemplates(files: TemplateFile[], handlebars: typeof Handlebars): Problem[] {
  const parsed = files.map((file) =>
    parseTemplate(new Source(file.path, file.text), file.kind, idOf(file.path), handlebars),
  )
  const parts = new Set(parsed.filter(({ unit }) => unit.kind === 'part').map(({ unit }) => unit.id))
  const functions = functionNames()
  return [
    ...parsed.flatMap((one) => [...one.problems, ...checkTemplate(one, { functions, parts }), ...words(one)]),
    ...unused(parsed),
  ]
}

function words(parsed: Parsed): Problem[] {
  if (!parsed.tree) return []
  const source = new Source(parsed.unit.path, parsed.unit.text)
  const problems: Problem[] = []
  const visit = (program: hbs.AST.Program): void => {
    for (const statement of program.body) {
      if (statement.type === 'ContentStatement')
        problems.push(...wordsOf(statement as hbs.AST.ContentStatement, program, source))
      for (const inside of programsIn(statement)) visit(inside)
    }
  }
  visit(parsed.tree)
  return problems
}

function wordsOf(content: hbs.AST.ContentStatement, program: hbs.AST.Program, source: Source): Problem[] {
  const { line, column } = content.loc.start
  const start = source.offset({ line, column: column + 1 })
  const problems: Problem[] = []
  for (const [form, what] of asserting) {
    for (const match of String(content.original).matchAll(form)) {
      const place = { source, start: start + match.index, end: start + match.index + match[0].length }
      problems.push({
        code: 'template/asserts',
        level: 'warn',
        message: `模板里写了${what}“${match[0]}”；事实和决定只能来自事实表`,
        place,
      })
    }
  }
  for (const match of String(content.original).matchAll(/([一二三四五六七八九])(?:是要?|要)/g)) {
    // 一是…{{甲}}…二是…{{乙}}: when 甲 is absent the series would begin with 二是.
    if (!program.body.some((statement) => statement.type === 'MustacheStatement')) continue
    const place = { source, start: start + match.index, end: start + match.index + match[0].length }
    problems.push({
      code: 'template/fixed-series',
      level: 'error',
      message: `“${match[0]}”写死了序号，缺了一项就会跳号；请用 {{#各点}} 和 {{序}}`,
      place,
    })
  }
  return problems
}

function unused(parsed: Parsed[]): Problem[] {
  const used = new Set<string>(Object.values(partOfBlock))
  const visit = (program: hbs.AST.Program): void => {
    for (const statement of program.body) {
      if (statement.type === 'PartialStatement' || statement.type === 'PartialBlockStatement') {
        const { name } = statement as hbs.AST.PartialStatement
        if (name.type === 'PathExpression') used.add(name.original as string)
      }
      for (const inside of programsIn(statement)) visit(inside)
    }
  }
  for (const { tree } of parsed) if (tree) visit(tree)
  return parsed
    .filter(({ unit }) => unit.kind === 'part' && !used.has(unit.id))
    .map(({ unit }) => ({
      code: 'template/unused',
      level: 'info' as const,
      message: `没有模板用到部件“${unit.id}”`,
      place: { source: new Source(unit.path, unit.text), start: 0, end: 0 },
    }))
}
