/** Masks that are one thing though several signs stand for it: X.X亿元, X月X日, 0XXX-XXXXXXX, 张XX. */
import { surname } from './mentions.ts'

const sign = '[XxＸｘ×*＊○□■◯_＿]'
const some = `(?:\\d|${sign})`
/** What follows an amount. */
export const afterAmount =
  '\\s?(?:余|多|来)?\\s?(?:[%％‰]|个百分点|(?:万|亿|万亿|千|百|十)*(?:元|美元|个(?!人|体)|家|户|人(?!大|民)|名(?!单)|项(?!目)|亩|吨|公里|平方|次|批|件|条|套|处|座|辆|台|天|倍|点|只|头|万|亿|公顷|立方|千瓦|兆|分(?!别)|类|大|级))'
/** What follows a name of a person. */
export const afterPerson =
  '\\s?(?:副?(?:省长|市长|县长|区长|州长|镇长|乡长|书记|主任|局长|主席|部长|秘书长|处长|科长|校长|院长|总经理|董事长)|同志|先生|女士|老师|总(?!额|量|值|数|计|投))'
const number = `(?:\\d{0,3}${sign}{1,4}(?:[.．]${some}{1,3})?|\\d{1,3}[.．]${sign}{1,3})`

const forms: readonly (readonly [what: string, form: RegExp])[] = [
  [
    '电话',
    new RegExp(`(?<![\\dA-Za-z])(?:0${some}{2,3}[-－—]${some}{7,8}|1${some}{10})(?![\\dA-Za-z])`, 'gu'),
  ],
  ['文号', new RegExp(`〔${some}{4}〕第?${some}{1,3}号`, 'gu')],
  [
    '日期',
    new RegExp(
      `(?<![\\dA-Za-z])(?:(?:\\d{0,3}${sign}{1,4}|\\d{4})年)?(?:${sign}{1,2}|\\d{1,2})月(?:${sign}{1,2}|\\d{1,2})[日号](?!工作|报)`,
      'gu',
    ),
  ],
  [
    '月份',
    new RegExp(`(?<![\\dA-Za-z])(?:${sign}{1,2}|\\d{1,2})[-—－至到](?:${sign}{1,2}|\\d{1,2})月(?!\\d)`, 'gu'),
  ],
  [
    '时间',
    new RegExp(
      `(?<=[上下]午|日|晚上?)(?:${sign}{1,2}|\\d{1,2})[时点](?:(?:${sign}{1,2}|\\d{1,2})分|半)?`,
      'gu',
    ),
  ],
  [
    '数值',
    new RegExp(
      `(?<![\\dA-Za-z])${number}(?:${afterAmount}[元个家户人亩吨项]?)?[-—－~～至到]${number}(?=${afterAmount})`,
      'gu',
    ),
  ],
  [
    '数值',
    new RegExp(
      `(?<![\\dA-Za-z])(?:\\d{0,3}${sign}{1,4}[.．]${some}{1,3}|\\d{1,3}[.．]${sign}{1,3}|\\d{1,3}[XxＸｘ○□_]{1,4})(?=${afterAmount})`,
      'gu',
    ),
  ],
  // X00万元: the first figures are masked, the rest left
  [
    '数值',
    new RegExp(`(?<![\\dA-Za-z×])[XxＸｘ*＊○□]{1,3}\\d{1,4}(?:[.．]\\d{1,2})?(?=${afterAmount})`, 'gu'),
  ],
  ['姓名', new RegExp(`${surname}[XxＸｘ×*＊○]{1,2}(?=${afterPerson})`, 'gu')],
  [
    '姓名',
    new RegExp(
      `(?<=^|[，。、；：:（\\s]|书记|[县区市省镇乡局部院校处科]长|主任|主席)${surname}[XxＸｘ×*＊○]{1,2}(?=[，。、；：）\\s]|$)`,
      'gmu',
    ),
  ],
]

/** 某某同志, 某某县 stand for a name; 李某 may be how a case is told. */
const unnamed: readonly (readonly [what: string, form: RegExp])[] = [
  ['姓名', new RegExp(`(?<!某)某某(?=${afterPerson})`, 'gu')],
  ['名称', /(?<!某)某某(?=省|市|县|区|镇|乡|村|街道|社区|局|公司|集团|企业|单位|部门|学校)/gu],
]
const perhapsPerson = new RegExp(
  `${surname}某{1,2}(?=[，。、；：（(）)“”]|同志|先生|女士|等|因|在|与|和|[男女]|$)`,
  'gmu',
)

const masked = new RegExp(`${sign}|某`, 'u')

export interface Whole {
  start: number
  end: number
  what: string
  /** Told and left as it is. */
  isDoubtful?: boolean
}

/** The masks of a text that are of several signs, in order; none stands in another. */
export function wholesIn(text: string): Whole[] {
  if (!masked.test(text)) return []
  const taken = new Uint8Array(text.length)
  const found: Whole[] = []
  for (const [what, form] of [...forms, ...unnamed]) {
    for (const { index: start, 0: words } of text.matchAll(form)) {
      const end = start + words.length
      if (!masked.test(words) || taken[start] === 1 || taken[end - 1] === 1) continue
      taken.fill(1, start, end)
      found.push({ start, end, what })
    }
  }
  for (const { index: start, 0: words } of text.matchAll(perhapsPerson))
    if (taken[start] === 0) found.push({ start, end: start + words.length, what: '', isDoubtful: true })
  return found.sort((a, b) => a.start - b.start)
}
