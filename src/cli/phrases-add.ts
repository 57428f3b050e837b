import { UsageError, type Exit, type Io } from './io.ts'

export const help = 'bigan phrases add\n'

export function run(_argv: string[], _io: Io): Promise<Exit> {
  throw new UsageError('add')
}
