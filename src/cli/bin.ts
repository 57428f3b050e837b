/** The only file that touches `process`. */
import process from 'node:process'
import { main } from './main.ts'

let stop = (): void => undefined
const stopped = new Promise<void>((resolve) => (stop = resolve))
process.once('SIGINT', () => {
  stop()
  // A second one ends at once.
  process.once('SIGINT', () => process.exit(130))
})
// A reader that closes early (`bigan show … | head`) is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 3))

async function ask(question: string): Promise<string> {
  const { createInterface } = await import('node:readline')
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  // Closed by Ctrl+C or Ctrl+D: nothing was typed.
  const answer = await new Promise<string>((resolve) => {
    lines.once('close', () => resolve(''))
    lines.question(question, resolve)
  })
  lines.close()
  return answer
}

/** What a person pipes in is text of some pages; more is a mistake. */
const inputLimit = 4 * 1024 * 1024

async function input(): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > inputLimit) break
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** The day and the time where the person is, not in Greenwich. */
function moment(): string {
  const now = new Date()
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
  return `${day} ${two(now.getHours())}:${two(now.getMinutes())}`
}

const now = moment()

function two(n: number): string {
  return String(n).padStart(2, '0')
}

// Built as a script, which waits for nothing at its top.
void main(process.argv.slice(2), {
  cwd: process.cwd(),
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  terminal: process.stderr.isTTY === true,
  colors: process.stdout.isTTY === true && !process.env['NO_COLOR'],
  ...(process.stdin.isTTY === true && process.stderr.isTTY === true ? { ask } : {}),
  input,
  today: now.slice(0, 10),
  now,
  stopped,
}).then((code) => {
  process.exitCode = code
  // With all said, an exit does not wait for what V8 still optimizes.
  if (process.stdout.writableLength + process.stderr.writableLength === 0) process.exit()
})
