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

// Built as a script, which waits for nothing at its top.
void main(process.argv.slice(2), {
  cwd: process.cwd(),
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  terminal: process.stderr.isTTY === true,
  stopped,
}).then((code) => {
  process.exitCode = code
  // With all said, an exit does not wait for what V8 still optimizes.
  if (process.stdout.writableLength + process.stderr.writableLength === 0) process.exit()
})
