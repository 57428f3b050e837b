import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, onTestFinished } from 'vitest'

/** A fresh folder, removed after the test that asked for it, or after the last test of the file that did. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bigan-test-'))
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  try {
    onTestFinished(remove)
  } catch {
    // Asked for outside a test: a hook of the file is the place then.
    afterAll(remove)
  }
  return folder
}
