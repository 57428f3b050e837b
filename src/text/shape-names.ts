/** Names that people give: ids of figures, names of parts, groups and targets. */
const ownName = /^(?!\p{N}+$)[\p{L}\p{N}_\-·]+$/u
/** What nearly all of them are, known without the tables of Unicode. */
const usualName = /^(?!\d+$)[\w\-·\u4e00-\u9fff]+$/

/** Why a word is kept from being a name, by what it means. */
export function nameFault(name: string, reserved: readonly string[]): string | undefined {
  if (reserved.includes(name)) return '它是引用里的专用词'
  return name === '' || name === '__proto__' ? '请换一个名称' : undefined
}

/** Why a word is kept from being a name, by how it is written. */
export function formFault(name: string): string | undefined {
  if (usualName.test(name) || ownName.test(name)) return undefined
  return '名称只能由汉字、字母、数字和 _ - · 组成，且不能全是数字'
}

/** Why a word can be no id and no name of a part, group or target; undefined where it can. */
export function nameProblem(name: string, reserved: readonly string[]): string | undefined {
  return nameFault(name, reserved) ?? formFault(name)
}
