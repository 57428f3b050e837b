/** Timing: rounds that take turns, so that a busy moment of the machine meets every contestant. */

export interface Contestant {
  name: string
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
}

/** Times the contestants in interleaved rounds. */
export async function race(
  contestants: readonly Contestant[],
  { warmUp, rounds, runs }: Rounds,
): Promise<Timing[]> {
  const times = contestants.map((): number[] => [])
  for (const { run } of contestants) for (let i = 0; i < warmUp; i++) await run()
  for (let round = 0; round < rounds; round++) {
    for (const [index, { run }] of contestants.entries()) {
      const start = performance.now()
      for (let i = 0; i < runs; i++) await run()
      times[index]?.push((performance.now() - start) / runs)
    }
  }
  return contestants.map(({ name }, index) => {
    const sorted = (times[index] ?? []).sort((a, b) => a - b)
    return { name, median: median(sorted), fastest: sorted[0] ?? NaN, slowest: sorted.at(-1) ?? NaN }
  })
}

function median(sorted: readonly number[]): number {
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return ((low ?? NaN) + (high ?? NaN)) / 2
}
