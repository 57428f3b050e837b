import type { Outline, Section, SectionTag } from './types.ts'
import { plainText } from './walk.ts'
import { sentencesOf } from './words.ts'

const words: Record<SectionTag, RegExp> = {
  肯定成绩: /成绩|成效|成果|回顾|肯定|亮点|进展|看到变化|开局/gu,
  正视问题: /问题(?!导向)|差距|不足|短板|薄弱|正视|认清|清醒|差在哪|症结/gu,
  部署任务: /任务|目标|重点|措施|举措|抓好|抓实|突出|盯住|聚焦|做实|做强|推动|招大引强|部署|细化|攻坚/gu,
  强化保障: /保障|组织领导|领导|责任|督查|督办|考核|作风|纪律|合力|协调|调度|从严|如期/gu,
}
const order: readonly SectionTag[] = ['肯定成绩', '正视问题', '部署任务', '强化保障']

/**
 * What a section does, told by the words of its head, or else, at level 1, of its first two sentences. A head may do two
 * things (肯定成绩、认清问题); where no word tells, there is no tag.
 */
export function inferTags(section: Section): SectionTag[] {
  const fromHead = tagsIn(section.title)
  if (fromHead.length > 0 || section.level > 1) return fromHead
  const text = section.body.map((block) => plainText(block)).join('')
  const start = sentencesOf(text)
    .slice(0, 2)
    .map((span) => text.slice(span.start, span.end))
    .join('')
  return tagsIn(start).slice(0, 1)
}

/** Tags by the number of their words; what is named less often than the most frequent is left out, but 成绩 and 问题 pair. */
function tagsIn(text: string): SectionTag[] {
  const counts = order.map((tag) => ({ tag, count: text.match(words[tag])?.length ?? 0 }))
  const most = Math.max(...counts.map((each) => each.count))
  if (most === 0) return []
  const found = counts.filter((each) => each.count > 0)
  const look = found.filter((each) => each.tag === '肯定成绩' || each.tag === '正视问题')
  if (look.length === 2) return look.map((each) => each.tag)
  return found
    .filter((each) => each.count === most)
    .map((each) => each.tag)
    .slice(0, 1)
}

/**
 * Sets what is known of sections: the pipeline knows which blocks of the sheet a template put into each. Keys are paths of
 * 0-based indexes ('0', '1.2'); sections that are not named keep what their words say.
 */
export function tagSections(
  outline: Outline,
  tags: Readonly<Record<string, readonly SectionTag[]>>,
): Outline {
  const tagged = (section: Section, path: string): Section => ({
    ...section,
    tags: tags[path] ? [...tags[path]] : section.tags,
    sections: section.sections.map((below, i) => tagged(below, `${path}.${i}`)),
  })
  return { ...outline, sections: outline.sections.map((section, i) => tagged(section, String(i))) }
}
