/** Run by `npm run bench` in a process of its own: 1,000 sheets one after another, a sample after every hundred. */
import { dirname } from 'node:path'
import { openJob, openSheet, retitle } from './bigan.ts'

export interface MemorySample {
  sheets: number
  /** Megabytes: what is still in use after a collection, what the process holds, and the most it has held. */
  heap: number
  resident: number
  peak: number
}

const MEGABYTE = 1024 * 1024
const sheet = openSheet(process.argv[2] ?? '')
const make = await openJob(dirname(sheet.path))
const samples: MemorySample[] = []
for (let sheets = 1; sheets <= 1000; sheets++) {
  // Each sheet has a title of its own, so that nothing kept for one serves the next.
  await make(retitle(sheet, sheets))
  if (sheets % 100 === 0) samples.push(sample(sheets))
}
process.stdout.write(JSON.stringify(samples))

function sample(sheets: number): MemorySample {
  const resident = process.memoryUsage.rss() / MEGABYTE
  globalThis.gc?.()
  return {
    sheets,
    heap: process.memoryUsage().heapUsed / MEGABYTE,
    resident,
    // maxRSS is in kilobytes.
    peak: process.resourceUsage().maxRSS / 1024,
  }
}
