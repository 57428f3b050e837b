/** Whether work grows with its input, measured so that a busy machine does not tell. */

const runs = 3
/** A shorter run is done again and again, so that one collection of garbage is no growth. */
const shortest = 40

/** How many times as long a run over four times as much takes: about 4 where it is linear, 16 where it is not. */
export function growthOf(run: (n: number) => void, n: number): number {
  run(n)
  const [small, large] = [bestOf(run, n), bestOf(run, n * 4)]
  return large / small
}

/** Of several runs the shortest: what others did meanwhile only ever makes one longer. */
function bestOf(run: (n: number) => void, n: number): number {
  const each = Array.from({ length: runs }, () => {
    const start = performance.now()
    let times = 0
    do {
      run(n)
      times++
    } while (performance.now() - start < shortest)
    return (performance.now() - start) / times
  })
  return Math.min(...each)
}
