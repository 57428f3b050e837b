import { parseArgs, type ParseArgsConfig } from 'node:util'
import { nearest } from '../text/nearest.ts'
import { UsageError } from './io.ts'

type Options = NonNullable<ParseArgsConfig['options']>

/** Arguments of a command. An unknown flag, or one without its value, is a UsageError that names the nearest. */
export function readArguments<T extends Options>(argv: string[], options: T) {
  try {
    return parseArgs({
      args: argv,
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
      strict: true,
    })
  } catch (error) {
    throw new UsageError(explain(error as Error & { code?: string }, Object.keys(options)))
  }
}

function explain(error: Error & { code?: string }, names: string[]): string {
  const flag = /'(-{1,2}[^',\s]+)/.exec(error.message)?.[1] ?? ''
  if (error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const guess = nearest(flag.replace(/^-+/, ''), names)
    return `没有“${flag}”这个选项${guess ? `，是否应为“--${guess}”？` : '；'}用 --help 查看全部选项`
  }
  if (/argument missing|ambiguous/.test(error.message)) return `“${flag}”后面缺少内容；用 --help 查看写法`
  if (/does not take an argument/.test(error.message)) return `“${flag}”后面不带内容；用 --help 查看写法`
  return `命令的写法不对（${flag}）；用 --help 查看写法`
}

/** One of several values of a flag, in any of its spellings. */
export function oneOf<T extends string>(flag: string, value: string, spellings: Record<string, T>): T {
  const found = Object.hasOwn(spellings, value) ? spellings[value] : undefined
  if (found !== undefined) return found
  const guess = nearest(value, Object.keys(spellings))
  throw new UsageError(
    `“--${flag}”不能是“${value}”${guess ? `，是否应为“${guess}”？` : `，可用：${Object.keys(spellings).join('、')}`}`,
  )
}
