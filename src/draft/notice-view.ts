/** What a notice says beside the sheet's own keys: what the meeting is about, and what is attached. */
import type { AgendaItem, Meeting } from '../meeting/index.ts'
import { escapeMarkdown } from '../text/escape.ts'
import type { Expanding } from './expand.ts'
import { given } from './people-view.ts'
import type { View } from './view.ts'

/** 内容各条 and 附件清单; `base` is the view of the sheet, `items` are the views of its agenda. */
export function noticeView(meeting: Meeting, base: View, items: readonly View[], context: Expanding): View {
  return {
    内容各条: base['内容'] ?? mattersOf(meeting.agenda, items, context),
    附件清单: attachmentsOf(meeting, context),
  }
}

/** Speeches of units one after the other are one matter: 城关镇、区经开区作表态发言. The chair's closing words are none. */
function mattersOf(agenda: readonly AgendaItem[], items: readonly View[], context: Expanding): string[] {
  const matters: string[] = []
  for (let i = 0; i < agenda.length; i++) {
    const { form } = agenda[i]!
    if (form === '主持' || form === '奏唱') continue
    let next = i + 1
    if (speaks(agenda[i]!)) while (agenda[next]?.form === form && speaks(agenda[next]!)) next++
    const matter = items[i]?.['事项']
    if (next > i + 1) matters.push(`${unitsOf(agenda.slice(i, next), context).join('、')}作${form}`)
    else if (typeof matter === 'string') matters.push(matter)
    i = next - 1
  }
  return matters
}

/** True of an item in which units speak one by one. */
function speaks({ form, speakers }: AgendaItem): boolean {
  const isSpeech = form === '表态发言' || form === '交流发言'
  return isSpeech && speakers.length > 0 && speakers.every((speaker) => unitOf(speaker) !== undefined)
}

function unitOf({ unit, person }: AgendaItem['speakers'][number]): string | undefined {
  return unit ?? person?.unit
}

function unitsOf(items: readonly AgendaItem[], context: Expanding): string[] {
  const speakers = items.flatMap((item) => item.speakers)
  return speakers.flatMap((speaker) => given(unitOf(speaker), speaker.path, context) ?? [])
}

/** Which attachments are printed behind the notice; what else is named is attached by hand. */
const kinds: readonly [RegExp, string][] = [
  [/回执/, '回执'],
  [/议程/, '议程'],
]

/** The sheet's own 附件, else a reply form and, where there is one, the agenda. */
function attachmentsOf({ sheet, agenda }: Meeting, context: Expanding): View[] {
  const own = sheet.notice?.attachments
  const names = own ?? ['参会回执', ...(agenda.length > 0 ? ['会议议程'] : [])]
  return names.map((name, i): View => {
    const kind = kinds.find(([form]) => form.test(name))?.[1]
    const shown = own ? given(name, `notice/attachments/${i}`, context) : escapeMarkdown(name)
    return { 名称: shown, ...(kind === undefined ? {} : { 种类: kind }) }
  })
}
