/** Where a wording of a 素材本 belongs: its kind, part of a speech and topic by the words that it is filed under. */
import { formFaults, heardLength, sectionOf } from './lint-forms.ts'
import { sections, type Section } from './names.ts'
import { piecesOf } from './slots.ts'
import { topics, topicsOf } from './topics.ts'
import type { Phrase } from './types.ts'

/** What is only for people to search: no template asks for it. */
const forSearch = '素材'

/** Headings that say what a wording is, wherever in the speech it stands. */
const forms: readonly (readonly [RegExp, string])[] = [
  [/成绩.{0,3}(?:到|转).{0,3}问题/u, '过渡.成绩到问题'],
  [/(?:转|过渡|引).{0,3}到?问题|^到问题/u, '过渡.到问题'],
  [/(?:转|过渡|引).{0,3}到?认识|^到认识/u, '过渡.到认识'],
  [/过渡|衔接|承上启下|承转/u, `过渡.${forSearch}`],
  [/标题|题目|提纲/u, '标题'],
  [/排比/u, '排比'],
  [/比喻|打比方/u, '比喻'],
  [/俗语|谚语|歇后语|老话|民谚/u, '典故.俗语'],
  [/诗/u, '典故.诗文'],
  [/典故|用典|名言|名句|古语|古文|经典|引用/u, '典故.经典'],
  [/动宾|动词|词组|搭配/u, '动宾.通用'],
  [/号召|呼吁/u, '结尾.号召'],
  [/金句|口号|警句/u, '号召.句'],
  [/致谢|感谢/u, '结尾.致谢'],
  [/点题/u, '开场.点题'],
]

/** Headings that say where in a speech it stands. */
const parts: readonly (readonly [RegExp, Section, string])[] = [
  [/开头|开场|开篇|引言|起头|开头语|导语/u, '开头', '开场'],
  [/结尾|结语|收尾|结束语|尾声/u, '结尾', '结尾'],
  [/成绩|成效|肯定|亮点|回顾/u, '肯定成绩', '成绩'],
  [/问题|不足|差距|短板|批评/u, '正视问题', '问题'],
  [/意义|认识|形势|重要性|站位/u, '讲清认识', '认识'],
  [/目标/u, '明确目标', '目标'],
  [/奖惩|奖罚/u, '严明奖惩', '奖惩'],
  [/保障|责任|督查|督办|考核|组织领导|作风|队伍|落实/u, '强化保障', '保障'],
  [/任务|措施|部署|举措|对策|做法/u, '部署任务', '任务'],
  [/其他工作/u, '其他工作', '其他'],
]

export interface Filed {
  kind: string
  sections: Section[]
  topics: string[]
}

/** True of words that say what stands below them: 过渡句, 招商引资, 开头. */
export function isFilingWord(words: string): boolean {
  const bare = words.replace(/(?:部分|句子?|用语|素材|类|篇|表述|表达|语段)$/u, '')
  return (
    (sections as readonly string[]).includes(words) ||
    Object.hasOwn(topics, words) ||
    (bare !== words && filesUnder(bare)) ||
    /^(?:开头|结尾|过渡|排比|比喻|俗语|谚语|典故|名言|金句|标题|成绩|问题|意义|认识|目标|任务|措施|保障|号召)$/u.test(
      words,
    )
  )
}

function filesUnder(words: string): boolean {
  return (
    forms.some(([form]) => form.test(words)) ||
    parts.some(([form]) => form.test(words)) ||
    topicsOf(words).size > 0
  )
}

/** A wording by the headings above it, the nearest first. A heading that is a kind (过渡.到问题) is that kind. */
export function fileUnder(headings: readonly string[], text: string): Filed {
  const exact = headings.map((words) => words.trim()).find((words) => /^[^.\s]+\.[^.\s]+$/u.test(words))
  const part = firstOf(headings, (words) => partOf(words))
  const form = exact ?? firstOf(headings, (words) => forms.find(([one]) => one.test(words))?.[1])
  const section = part?.[1]
  const kind =
    form === undefined
      ? part
        ? `${part[2]}.${forSearch}`
        : `通用.${forSearch}`
      : form.includes('.')
        ? form
        : kindByForm(form, part?.[1], text)
  const own = sectionOf(kind) ?? (kind.startsWith('标题.') ? undefined : section)
  return {
    kind,
    sections: own ? [own] : [],
    topics:
      firstOf(headings, (words) => {
        const found = [...topicsOf(words)]
        return found.length > 0 ? found : undefined
      }) ?? [],
  }
}

function partOf(words: string): (typeof parts)[number] | undefined {
  return parts.find(([form, section]) => words === section || form.test(words))
}

function firstOf<T>(headings: readonly string[], find: (words: string) => T | undefined): T | undefined {
  for (const words of headings) {
    const found = find(words)
    if (found !== undefined) return found
  }
  return undefined
}

/** 标题, 排比 and 比喻 of which kind, by the form that the text has. */
function kindByForm(form: string, section: Section | undefined, text: string): string {
  const fits = (kind: string): boolean => formFaults(bare(kind, text)).length === 0
  if (form === '排比') return ['排比.三项', '排比.四项'].find(fits) ?? `排比.${forSearch}`
  if (form === '比喻')
    return section === '正视问题' ? '比喻.问题' : section === '强化保障' ? '比喻.服务' : '比喻.做事'
  const kind = section && headings[section]
  if (kind && fits(kind)) return kind
  if (fits('标题.对')) return '标题.对'
  return text.startsWith('要') ? '标题.二级' : `标题.${forSearch}`
}

const headings: Partial<Record<Section, string>> = {
  肯定成绩: '标题.成绩',
  正视问题: '标题.问题',
  讲清认识: '标题.认识',
  部署任务: '标题.任务',
  强化保障: '标题.保障',
  其他工作: '标题.其他',
}

function bare(kind: string, text: string): Phrase {
  return { kind, text, pieces: piecesOf(text) ?? [{ text }], sections: [] } as unknown as Phrase
}

/** The same kind for search alone. */
export function forSearchOnly(kind: string): string {
  return `${kind.slice(0, kind.indexOf('.'))}.${forSearch}`
}

/** True of a text too short or too long to be one wording. */
export function sizeFault(text: string): string | undefined {
  const length = heardLength(text)
  if (length < 4) return `太短（${length}字）`
  if (text.length > 2 * 200) return '太长，请拆成几条'
  return length > 200 ? `太长（${length}字），请拆成几条` : undefined
}
