/**
 * A meeting as its papers see it: the keys of its sheet in Chinese, what follows from them (who is who, what is when,
 * who ranks where), and the facts of the speech under 事实.
 */
import { inMeeting, meetingSchema, type Meeting } from '../meeting/index.ts'
import { escapeMarkdown } from '../text/escape.ts'
import type { Facts } from '../facts/index.ts'
import { agendaView, timeView } from './agenda-view.ts'
import type { Expanding } from './expand.ts'
import { visible } from './marks.ts'
import type { TemplateMeta } from './meta.ts'
import { noticeView } from './notice-view.ts'
import { quotaView } from './leaders-view.ts'
import { given, peopleView, personViews } from './people-view.ts'
import { rankView } from './rank-view.ts'
import { releaseView } from './release-view.ts'
import { viewOf } from './sheet-view.ts'
import { speakerView } from './speaker-view.ts'
import { tasksView } from './task-view.ts'
import { dropAbsent, regionView, viewAt, type View } from './view.ts'

/** A paper of the pack as lists of papers name it. */
export interface PaperName {
  /** 会议通知 */
  name: string
  /** 会议材料之一; absent for what is not bound into the volume. */
  label?: string
}

export interface PackFilling {
  meeting: Meeting
  /** The facts of the speech, alone; absent where the meeting has no speech. */
  facts?: Facts
  /** Of the template that the speech is filled by: what its parts are called. */
  speechMeta: TemplateMeta
}

/** The view of a meeting; `context` is over the joined sheets. */
export function meetingView(filling: PackFilling, context: Expanding): View {
  const { meeting, facts } = filling
  const base = viewAt(meeting.sheet, meetingSchema, inMeeting(''), context) as View
  // The file of the fact sheet is nobody's business.
  delete base['讲话']
  const names = (texts: readonly string[] | undefined, path: string): string | undefined =>
    given(texts?.join('、'), path, context)
  const { sheet } = meeting
  const views = personViews(meeting.people, context)
  const agenda = agendaView(meeting, (base['议程'] as View[] | undefined) ?? [], views, context)
  const sheetView = facts && viewOf(context, filling.speechMeta)
  const figures = sheetView?.['数据'] as View | undefined
  return dropAbsent({
    ...base,
    背景未完: isOpen(base['背景']) ? '是' : undefined,
    时间: timeView(meeting, (base['时间'] as View | undefined) ?? {}, context),
    地区: regionView(context),
    主办单位: names(sheet.hosts, 'hosts'),
    承办单位: names(sheet.organisers, 'organisers'),
    署名单位: sheet.notice?.signer
      ? names(sheet.notice.signer, 'notice/signer')
      : names(sheet.hosts, 'hosts'),
    ...peopleView(meeting, views, context),
    ...quotaView((base['参会范围'] as string[] | undefined) ?? [], meeting.people),
    ...agenda,
    ...noticeView(meeting, base, agenda['各项'] as View[], context),
    ...tasksView(meeting, context),
    排名表: rankView(meeting, context),
    事实: sheetView,
    参阅: facts && speakerView(meeting, facts, figures, context),
    可发: releaseView(meeting, facts, figures, context),
  })
}

/** 材料清单: which papers there are is known when all else of the view is. */
export function papersView(papers: readonly PaperName[]): View {
  return {
    材料清单: papers.map(({ name, label }, i) => ({
      项: i + 1,
      名称: escapeMarkdown(name),
      ...(label === undefined ? {} : { 编号: label }),
    })),
  }
}

/** 为深入贯彻全会精神 leads on to what is done, and is no sentence of its own. */
const leading = /^(?:为(?![期时止此])|根据|按照|依据|遵照|围绕)[^。；！？]+[。，]?$/u
/** A sentence that begins in the same way says that something was done. */
const closing = /召开|决定|印发|下发|出台|启动|开展|了/u

function isOpen(background: unknown): boolean {
  const words = typeof background === 'string' ? visible(background).trim() : ''
  return leading.test(words) && !closing.test(words)
}
