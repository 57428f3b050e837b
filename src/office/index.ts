/** The workspace: `bigan.yaml`, what an office sets once. */
import type { Problem, Result } from '../text/problem.ts'
import type { Source } from '../text/source.ts'
import { shape } from '../text/shape.ts'
import { readYaml } from '../text/yaml.ts'
import { officeSchema, type Office } from './schema.ts'

export type { Office } from './schema.ts'

/** Reads `bigan.yaml`. What cannot be understood is a problem with its place and left at its default. */
export function readOffice(source: Source): Result<Office> {
  const yaml = readYaml(source)
  const problems: Problem[] = [...yaml.problems]
  if (yaml.value.kind === 'empty') return { value: {}, problems }
  const shaped = shape(yaml.value, officeSchema)
  problems.push(...shaped.problems)
  const parsed = officeSchema.safeParse(shaped.value.value)
  const rates = parsed.success ? (parsed.data.speakers ?? []) : []
  rates.forEach((speaker, i) => {
    const rate = Number(speaker.rate ?? 180)
    // STANDARDS 3.3: 150–220 字 a minute; half and twice that are still somebody's way of reading.
    if (rate >= 80 && rate <= 400) return
    const place = shaped.value.places.of(`speakers/${i}/rate`)
    problems.push({
      code: 'office/rate',
      level: 'error',
      message: `语速应在80到400字/分钟之间，此处为${speaker.rate}`,
      ...(place ? { place } : {}),
    })
  })
  return { value: parsed.success ? parsed.data : {}, problems }
}

/** The rate of speech of a speaker in 字 a minute; 180 where nothing is set (STANDARDS 3.3). */
export function rateOf(office: Office, speaker: string | undefined): number {
  const rate = office.speakers?.find((one) => one.name === speaker)?.rate
  return rate === undefined ? 180 : Number(rate)
}
