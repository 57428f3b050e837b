/** A person's post with whose it is: 区招商局局长 of 区招商局 and 局长. */

const levels = '省市区县州盟旗镇乡'
/** 县长, 常务副县长, 镇长: heads of a government, named by its level. */
const head = new RegExp(`^(?:常务)?(?:副)?([${levels}])长(?!\\p{Script=Han}{0,2}(?:热线|信箱))`, 'u')
/** 县委副书记, 县政府党组成员, 镇人大主席: a post of a body that is named by its level. */
const body = new RegExp(
  `^([${levels}]|街道)(?:委|党委|党工委|政府|人民政府|人大|政协|纪委|监委|团委|人武部|武装部|办事处)`,
  'u',
)
/** 副主任, 秘书长: nobody is called by it without his unit, however high he sits. 区长, 市委书记 and 常务副县长 are no such posts. */
const bare = new RegExp(
  `^(?!.*[${levels}委])(?:常务)?(?:副)?(?:主任|局长|书记|主席|秘书长|部长|院长|检察长|董事长|总经理|会长|校长|馆长|处长|科长)$`,
  'u',
)
/** 县政府, 县人民政府, 望潮县政府: the government itself is the unit. */
const government = /(?:人民)?政府$/u

/** The post of somebody as papers tell it. What a post says itself of its unit is not said again; leaders' posts stand as they are. */
export function titleOf(unit: string, post: string, leader: boolean): string {
  if (post === '') return unit
  if (unit === '' || (leader && !bare.test(post))) return post
  // 区纪委监委, 区纪委副书记: a post that begins as its unit does says it already.
  if (post.startsWith(unit.slice(0, 2))) return post
  const level = head.exec(post)?.[1] ?? body.exec(post)?.[1]
  // 县长 and 县委常委 of 县政府, 县公安局 …: an office of ours, which needs no name
  if (level !== undefined && unit.startsWith(level)) return post
  if (head.test(post)) {
    const region = unit.replace(government, '')
    return `${region.endsWith(level!) ? region : unit}${post}`
  }
  return merged(level === undefined ? unit : unit.replace(government, ''), post)
}

/** 西坪乡 and 乡党委书记 → 西坪乡党委书记: what the unit ends and the post begins with is said once. */
function merged(unit: string, post: string): string {
  for (let length = Math.min(unit.length, post.length - 1); length > 0; length--) {
    const overlap = post.slice(0, length)
    // 消防大队大队长, 救援支队支队长: the head of a body is called by the whole of its kind
    if (post.slice(length) === '长') continue
    // one character alone is a level (乡党委), never a piece of a word: 县一中学, 学生处
    if (unit.endsWith(overlap) && (length > 1 || body.test(post))) return `${unit}${post.slice(length)}`
  }
  return `${unit}${post}`
}
