/** Timing: rounds that take turns, so that a busy moment of the machine meets every contestant. */

export interface Contestant {
  name: string
  /** Before each run, off the clock. */
  prepare?: () => unknown
  run: () => unknown
}

export interface Timing {
  name: string
  /** Milliseconds for one run: the median of the rounds, the fastest and the slowest round. */
  median: number
  fastest: number
  slowest: number
}

export interface Rounds {
  warmUp: number
  rounds: number
  /** Runs of each contestant in each round. */
  runs: number
  /** Runs before these that do not count: the one before leaves the caches and the heap as it likes. */
  settle?: number
}

/** Times the contestants in interleaved rounds. */
export async function race(
  contestants: readonly Contestant[],
  { warmUp, rounds, runs, settle = 0 }: Rounds,
): Promise<Timing[]> {
  const times = contestants.map((): number[] => [])
  for (const contestant of contestants) await timeOf(contestant, warmUp)
  for (let round = 0; round < rounds; round++) {
    for (const [index, contestant] of contestants.entries()) {
      await timeOf(contestant, settle)
      times[index]?.push((await timeOf(contestant, runs)) / runs)
    }
  }
  return contestants.map(({ name }, index) => {
    const sorted = (times[index] ?? []).sort((a, b) => a - b)
    return { name, median: median(sorted), fastest: sorted[0] ?? NaN, slowest: sorted.at(-1) ?? NaN }
  })
}

async function timeOf({ prepare, run }: Contestant, runs: number): Promise<number> {
  let time = 0
  for (let i = 0; i < runs; i++) {
    await prepare?.()
    const start = performance.now()
    await run()
    time += performance.now() - start
  }
  return time
}

function median(sorted: readonly number[]): number {
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return ((low ?? NaN) + (high ?? NaN)) / 2
}
