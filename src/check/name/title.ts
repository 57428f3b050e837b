import type { Rule } from '../rule.ts'
import { coreOf, isHeld, peopleOf, postWords } from './people.ts'

const said = new RegExp(`((?:[\\u4e00-\\u9fff]{0,8}?)(?:副|代理|代)?(?:${postWords}))[\\s　]*$`, 'u')
const formerly = /(?:时任|原|前任|曾任|历任|老)[\u4e00-\u9fff]{0,12}$/u

export const title: Rule = {
  id: 'name/title',
  name: '职务写错',
  level: 'error',
  fix: 'suggest',
  needs: ['names'],
  why: '名单里有的人，稿子里写的职务不是他的，或者会议那天他已不任、还未任这个职务。',
  basis: [{ source: 'bigan.yaml 的人员名单', verified: true }],
  examples: {
    bad: [
      {
        text: '下面，请⟦县长⟧李文达同志讲话。',
        message: '李文达的职务此处为“县长”，名单里是“副县长”，应改正其中一处',
        suggested: '下面，请副县长李文达同志讲话。',
        with: { office: '人员: [{姓名: 李文达, 职务: 副县长}]' },
      },
      {
        text: '⟦县水利局局长⟧侯建民作了汇报。',
        message: '侯建民的职务此处为“县水利局局长”，会议那天是“县应急管理局局长”，应改正其中一处',
        suggested: '县应急管理局局长侯建民作了汇报。',
        with: {
          meta: { 日期: '2026-05-12' },
          office:
            '人员: [{姓名: 侯建民, 任职: [{职务: 县水利局局长, 起: 2020-01, 止: 2025-12}, {职务: 县应急管理局局长, 起: 2026-01}]}]',
        },
      },
    ],
    good: [
      { text: '请副县长李文达同志讲话。', with: { office: '人员: [{姓名: 李文达, 职务: 副县长}]' } },
      { text: '时任县长李文达到过现场。', with: { office: '人员: [{姓名: 李文达, 职务: 县委书记}]' } },
      {
        text: '请县委副书记李文达讲话。',
        with: { office: '人员: [{姓名: 李文达, 职务: 县委副书记、县长}]' },
      },
      {
        text: '县水利局局长侯建民汇报。',
        with: { office: '人员: [{姓名: 侯建民, 职务: 清河县水利局局长}]' },
      },
      {
        text: '各位局长，李文达同志刚才讲得很好。',
        with: { office: '人员: [{姓名: 李文达, 职务: 副县长}]' },
      },
    ],
  },
  check(doc, { inputs, report }) {
    for (const { name, posts } of peopleOf(inputs)) {
      const held = posts.filter((post) => isHeld(post, doc.meta.day))
      if (held.length === 0) continue
      for (let at = doc.text.indexOf(name); at >= 0; at = doc.text.indexOf(name, at + name.length)) {
        const before = doc.text.slice(Math.max(0, at - 20), at)
        const match = said.exec(before)
        if (!match || formerly.test(before.slice(0, match.index + match[1]!.length - 2))) continue
        const core = coreOf(match[1]!)
        if (core === undefined || held.some(({ post }) => agrees(post, match[1]!, core))) continue
        // only where it is one of his posts at another time, or the same word with or without 副
        const right = held.find(
          ({ post }) => coreOf(post)?.replace(/^[副代]/u, '') === core.replace(/^[副代]/u, ''),
        )
        const once = posts.find(
          ({ post }) => !held.some((one) => one.post === post) && agrees(post, match[1]!, core),
        )
        const want = (right ?? held[0])!.post
        if (!right && !once) continue
        const written = wholePost(match[1]!, once?.post, core)
        const start =
          at -
          before.length +
          match.index +
          match[0].length -
          (match[0].length - match[1]!.length) -
          written.length
        const range = { start, end: start + written.length }
        const when = once ? '会议那天是' : '名单里是'
        report({
          range,
          message: `${name}的职务此处为“${written}”，${when}“${want}”，应改正其中一处`,
          suggestions: [{ message: `改为“${want}”`, edits: [{ ...range, text: want }] }],
        })
      }
    }
  },
}

/** 县委副书记 agrees with 清河县委副书记; 县长 does not with 副县长; of bodies the end must agree. */
function agrees(post: string, written: string, core: string): boolean {
  if (coreOf(post) !== core) return false
  const [a, b] = [bodyOf(post, core), bodyOf(written, core)]
  return a === '' || b === '' || a.endsWith(b) || b.endsWith(a)
}

function bodyOf(post: string, core: string): string {
  return post
    .slice(0, post.length - core.length)
    .replace(/^.*?(?=县|区|市|省)/u, '')
    .replace(/人民政府|常务|主持.*/gu, '')
}

/** As much of the words before the name as is the post: the listed one where it stands there, else its core. */
function wholePost(written: string, listed: string | undefined, core: string): string {
  return listed !== undefined && written.endsWith(listed) ? listed : core
}
