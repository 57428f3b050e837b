/** The repository installs anywhere: no registry is named, and nothing in it needs a newer Node than it says. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

interface Locked {
  packages: Record<string, { resolved?: string; engines?: { node?: string }; dev?: boolean }>
}

const locks = ['package-lock.json', 'test/heavy/package-lock.json', 'bench/package-lock.json']
const read = (file: string): Locked => JSON.parse(readFileSync(file, 'utf8')) as Locked

describe.each(locks)('%s', (file) => {
  it('names no registry', () => {
    const named = Object.entries(read(file).packages).filter(([, { resolved }]) => resolved !== undefined)
    expect(named).toEqual([])
    expect(readFileSync(file, 'utf8')).not.toMatch(/https?:\/\/[^"\s]*(?:registry|npmmirror|artifact)/)
  })
})

/** True where a range such as `>=18 || ^22` takes 20.19. Every package here says its Node by one of these forms. */
const takesNode20 = (range: string): boolean =>
  range.split('||').some((part) => {
    const [, sign = '', major = '0', minor = '0'] = /^\s*(\^|>=?|~|=)?\s*v?(\d+)(?:\.(\d+))?/.exec(part) ?? []
    if (part.trim() === '' || part.trim() === '*') return true
    const wanted = Number(major) * 100 + Number(minor)
    return sign === '^' ? Number(major) === 20 && wanted <= 2019 : wanted <= 2019
  })

describe('what is installed', () => {
  it('runs on Node 20.19', () => {
    const engines = Object.entries(read('package-lock.json').packages).map(
      ([name, { engines }]) => [name, engines?.node ?? '*'] as const,
    )
    expect(engines.length).toBeGreaterThan(50)
    expect(engines.filter(([, range]) => !takesNode20(range))).toEqual([])
  })

  it('knows a range that leaves Node 20 out', () => {
    expect(['^22.12.0 || ^24.0.0 || >=26.0.0', '>=22', '^18.17.0'].map(takesNode20)).toEqual([
      false,
      false,
      false,
    ])
    expect(['>=18', '^20.19.0 || >=22.12.0', '*', '>= 14.6'].map(takesNode20)).toEqual([
      true,
      true,
      true,
      true,
    ])
  })
})
