import { UsageError, type Exit, type Io } from './io.ts'

export const help = 'bigan phrases check\n'

export function run(_argv: string[], _io: Io): Promise<Exit> {
  throw new UsageError('check')
}
