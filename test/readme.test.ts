/** What the READMEs say is true: their commands run, their example drafts, the flags and files they name are there. */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { meetingTerms } from '../src/text/keys-meeting.ts'
import { put, run } from './support/cli.ts'
import { temporaryFolder } from './support/temporary.ts'

const english = readFileSync('README.md', 'utf8')
const chinese = readFileSync('README.zh-CN.md', 'utf8')
const scripts = (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> })
  .scripts

/** The fenced blocks of a language, in order. */
const blocks = (text: string, language: string): string[] =>
  [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)]
    .filter((match) => match[1] === language)
    .map((match) => match[2]!.trim())

const commands = ['npm ci && npx bigan draft content/facts/招商推进会.yaml', 'npm ci && npm test']

describe.each([
  ['README.md', english],
  ['README.zh-CN.md', chinese],
])('%s', (_name, text) => {
  it('gives the two commands that do all the set-up', () => {
    expect(blocks(text, 'sh')).toEqual(commands)
  })

  it('names only scripts and files that there are', () => {
    const named = [...text.matchAll(/`npm run (\w+)`/g)].map((match) => match[1]!)
    expect(named.filter((name) => !(name in scripts))).toEqual([])
    const files = [...text.matchAll(/`((?:src|templates|content|test|bench|docs)\/[\w./-]*)`/g)].map(
      (match) => match[1]!,
    )
    expect(files.length).toBeGreaterThan(0)
    // NAME stands for what the reader adds.
    expect(files.filter((file) => !file.includes('NAME') && !existsSync(file))).toEqual([])
  })
})

function minutes(line: string): number {
  return Number(/讲完约([\d.]+)分钟/.exec(line)?.[1])
}

function plain(line: string): string {
  return line.replaceAll(/\d+\.\d/g, '#').slice(0, line.indexOf('：开头'))
}

describe('the main job', () => {
  it('prints what the README shows', async () => {
    const folder = temporaryFolder()
    const sheet = 'content/facts/招商推进会.yaml'
    put(folder, { [sheet]: readFileSync(sheet) })
    const { code, out, err } = await run(folder, ['draft', sheet])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const shown = blocks(english, '')[0]!.split('\n')
    expect(out.split('\n').slice(0, 2)).toEqual(shown.slice(0, 2))
    // A few words of it come from the phrase library, which grows: the rest of the line is as shown.
    const told = out.split('\n')[2]!
    expect(Math.abs(minutes(told) - minutes(shown[2]!))).toBeLessThan(0.5)
    expect(plain(told)).toBe(plain(shown[2]!))
  })

  it('drafts the sheet that the README shows without an error', async () => {
    const folder = temporaryFolder()
    put(folder, { '甲.yaml': blocks(english, 'yaml')[0]! })
    const { code, err } = await run(folder, ['draft', '甲.yaml', '--strict'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
  })
})

describe('the keys of a meeting sheet', () => {
  it('all stand in the README', () => {
    const listing = blocks(english, 'yaml')[1]!
    const listed = new Set(listing.match(/[\u3400-\u9fff]+/g))
    const keys = Object.values(meetingTerms).flatMap((names) => Object.values(names))
    expect(keys.filter((key) => !listed.has(key))).toEqual([])
  })
})

describe('the commands of the README', () => {
  const listing = blocks(english, '').find((block) => block.startsWith('bigan draft'))!
  const rows = listing.split(/\n(?=bigan )/)

  it.each(rows.map((row) => [/^bigan (\w+)/.exec(row)![1]!, row]))(
    '%s has the flags that are listed',
    async (command, row) => {
      const { code, out } = await run(resolve('.'), [command, '--help'])
      expect(code).toBe(0)
      const flags = [...row.matchAll(/(?<=[\s[])(--[a-z]+|-o)(?=[\s\]])/g)].map((match) => match[1]!)
      expect(flags.filter((flag) => !out.includes(flag))).toEqual([])
    },
  )

  it('are known by the Chinese names that are listed', async () => {
    for (const row of rows) {
      const [, chineseName] = /（?\(([\u3400-\u9fff]+)\)/.exec(row) ?? []
      const { code } = await run(resolve('.'), [chineseName!, '--help'])
      expect(code).toBe(0)
    }
  })
})
