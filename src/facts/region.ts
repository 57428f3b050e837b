import { missing } from '../text/shape.ts'
import type { Sheet } from './schema.ts'

/** How a speech names its own region. All fields are absent where the sheet gives no 地区. */
export interface Region {
  /** 清河区 */
  name: string
  /** 全区 */
  whole: string
  /** 我区 */
  ours: string
  /** 区委、区政府 */
  leadership: string
  /** 各镇（街道） */
  units: string
}

type Kind = NonNullable<NonNullable<Sheet['region']>['level']>

const endings: [ending: RegExp, kind: Kind][] = [
  [/省$|自治区$/, '省'],
  [/市$/, '市'],
  [/(开发区|经开区|高新区|新区|园区)$/, '开发区'],
  [/区$/, '区'],
  [/县$/, '县'],
  [/旗$/, '旗'],
  [/镇$/, '镇'],
  [/乡$/, '乡'],
  [/街道$/, '街道'],
]

const forms: Record<Kind, { short: string; leadership: string; units: string }> = {
  省: { short: '省', leadership: '省委、省政府', units: '各市' },
  市: { short: '市', leadership: '市委、市政府', units: '各县（市、区）' },
  县级市: { short: '市', leadership: '市委、市政府', units: '各镇（街道）' },
  区: { short: '区', leadership: '区委、区政府', units: '各镇（街道）' },
  县: { short: '县', leadership: '县委、县政府', units: '各乡镇' },
  旗: { short: '旗', leadership: '旗委、旗政府', units: '各苏木镇' },
  镇: { short: '镇', leadership: '镇党委、镇政府', units: '各村（社区）' },
  乡: { short: '乡', leadership: '乡党委、乡政府', units: '各村' },
  街道: { short: '街道', leadership: '街道党工委、办事处', units: '各社区' },
  开发区: { short: '区', leadership: '党工委、管委会', units: '各部门、各园区' },
  单位: { short: '系统', leadership: '局党组', units: '各科室、各下属单位' },
}

/** 全区 / 我区 / 区委、区政府 / 各镇（街道） of a sheet, by 级别 or by how the name ends. */
export function regionOf(sheet: Sheet): Region | undefined {
  const given = sheet.region?.name
  const name = given === missing ? '' : (given ?? '')
  // A name that is still to come leaves 全区 and 我区 sayable where the 级别 is given.
  if (name === '' && !sheet.region?.level) return undefined
  const kind = sheet.region?.level ?? endings.find(([ending]) => ending.test(name))?.[1]
  if (!kind) return { name, whole: name, ours: name, leadership: '', units: sheet.region?.units ?? '' }
  const { short, leadership, units } = forms[kind]
  const whole = kind === '单位' ? '全系统' : kind === '街道' ? '全街道' : `全${short}`
  const ours = kind === '单位' ? '我们' : kind === '街道' ? '我街道' : `我${short}`
  return { name, whole, ours, leadership, units: sheet.region?.units ?? units }
}
