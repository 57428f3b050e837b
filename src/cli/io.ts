/** What a command may touch of the process: handed in, so that every command is a function of its arguments. */
export interface Io {
  cwd: string
  /** Results. */
  out(text: string): void
  /** Messages. */
  err(text: string): void
  /** True on a terminal: progress is shown. */
  terminal: boolean
  /** True where results may be coloured: they go to a terminal, and nobody asked for plain text. */
  colors?: boolean
  /** Asks the person for a line; absent where nobody is there to answer. '' where nothing was typed. */
  ask?: (question: string) => Promise<string>
  /** All of the standard input. */
  input?: () => Promise<string>
  /** Today by the clock of the machine, YYYY-MM-DD: for what is asked of the library as it is now, never for what a draft says. */
  today?: string
  /** The same with the time, YYYY-MM-DD HH:MM: for when a version of a draft was recorded. */
  now?: string
  /** Resolves when the person stops a --watch. */
  stopped?: Promise<void>
}

export const exit = { fine: 0, problems: 1, usage: 2, file: 3, bug: 4 } as const
export type Exit = (typeof exit)[keyof typeof exit]

/** Wrong use of the command line: message in Chinese, exit code 2. */
export class UsageError extends Error {}
