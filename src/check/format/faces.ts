/** Faces by their names: one face has many, Chinese and Latin, of several foundries. */
import type { Layout } from '../../layout/index.ts'

export type Role = Layout['lead']['sectionFace']

const families: Readonly<Record<Role, RegExp>> = {
  小标宋: /小标宋|中宋|XiaoBiaoSong|ZhongSong|FZXBS/iu,
  黑体: /黑体|^SimHei|Hei\s?ti|FZHei|FZHT/iu,
  楷体: /楷|kai|FZKT/iu,
  仿宋: /仿宋|fang\s?song|FZFS/iu,
  宋体: /^(?!.*(?:仿宋|标宋|中宋)).*宋|^N?SimSun|^ST\s?Song|FZSS|FZShuSong/iu,
}

/** Whether a name means the face, or is one of those that the style lists for it. */
export function isFace(name: string, role: Role, layout: Layout): boolean {
  return layout.faces[role].includes(name) || families[role].test(name)
}

/** Whether a face has 汉字 marks: a name in 汉字, or one that is known. */
export function isChinese(name: string, layout: Layout): boolean {
  if (/\p{Script=Han}/u.test(name)) return true
  return (
    Object.entries(families).some(
      ([role, family]) => family.test(name) || layout.faces[role as Role].includes(name),
    ) || /CJK|MS Gothic|MS Mincho|MingLiU|DengXian|YaHei|Fandol/iu.test(name)
  )
}
