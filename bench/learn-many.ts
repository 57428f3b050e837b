/** Run by `npm run bench` in a process of its own: 1,000 old speeches one after another, a sample after every hundred. */
import { dirname } from 'node:path'
import { learnJob, openJob, openSheet } from './bigan.ts'

export interface LearnSample {
  speeches: number
  /** Milliseconds for each of the last hundred. */
  each: number
  /** Megabytes: what is still in use after a collection, and what the process holds. */
  heap: number
  resident: number
}

const MEGABYTE = 1024 * 1024
const sheet = openSheet(process.argv[2] ?? '')
const { markdown } = await (await openJob(dirname(sheet.path)))(sheet)
const text = markdown.replace(/^---\n.*?\n---\n/s, '')
const samples: LearnSample[] = []
let start = performance.now()
for (let speeches = 1; speeches <= 1000; speeches++) {
  // Each has a title of its own, so that nothing kept for one serves the next.
  await learnJob(
    '旧稿.md',
    new TextEncoder().encode(text.replace(/^# .*$/m, (line) => `${line}（${speeches}）`)),
  )
  if (speeches % 100 !== 0) continue
  const each = (performance.now() - start) / 100
  const resident = process.memoryUsage.rss() / MEGABYTE
  globalThis.gc?.()
  samples.push({ speeches, each, heap: process.memoryUsage().heapUsed / MEGABYTE, resident })
  start = performance.now()
}
process.stdout.write(JSON.stringify(samples))
