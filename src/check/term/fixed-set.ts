import {
  isBefore,
  isOver,
  listingFault,
  listingIn,
  shortestMember,
  type FixedSet,
  type Listing,
  type Terms,
} from '../../terms/index.ts'
import type { Doc } from '../doc.ts'
import { dayText } from './day.ts'
import type { Range, Report, Rule } from '../rule.ts'

/** How a list is opened behind the name: “五位一体”（… · “四风”，即… · “四个意识”：… */
const opener =
  /[”’」]?[\p{Script=Han}]{0,8}?(?:(（|\()|[，,]?(?:即|包括|(?:是)?指的是|是指|也就是|就是|主要是)|：|——)[：:，,]?/uy
/** A comma alone opens a list only where nearly all of the set follows. */
const bareOpener = /[”’」]?[\p{Script=Han}]{0,4}?[，,]/uy
/** How the name is joined to a list before it: 创新、协调、绿色、开放、共享的新发展理念. */
const joint = /(?:的|这|[“‘「])+$/u
/** How much of a text a list may take, in UTF-16 units. */
const longest = 200
/** What stands between the items of a list that is told without the set's name. */
const between = /^(?:[、，和与及]|以及|”、“|，?[“”])$/u

export const fixedSet: Rule = {
  id: 'term/fixed-set',
  name: '固定提法列举',
  level: 'error',
  fix: 'suggest',
  why: '“五位一体”这类提法，有几项、怎样排次序都是固定的；列举时漏项、倒序，就成了政治性或常识性差错。',
  basis: [{ source: '固定提法表', verified: true }],
  examples: {
    bad: [
      {
        text: '我们统筹推进“五位一体”（⟦经济、政治、社会、生态文明建设⟧）总体布局，全县面貌一新。',
        message: '“五位一体”此处缺“文化”，应为“经济、政治、文化、社会、生态文明建设”',
        suggested: '我们统筹推进“五位一体”（经济、政治、文化、社会、生态文明建设）总体布局，全县面貌一新。',
      },
      {
        text: '要把“五位一体”总体布局，即⟦政治建设、经济建设、文化建设、社会建设、生态文明建设⟧，落到每一个村。',
        message: '“五位一体”此处次序不对，应为“经济建设、政治建设、文化建设、社会建设、生态文明建设”',
        suggested:
          '要把“五位一体”总体布局，即经济建设、政治建设、文化建设、社会建设、生态文明建设，落到每一个村。',
      },
      {
        text: '换届以后，⟦党委、政府、人大、政协⟧“四大班子”要拧成一股绳。',
        message: '“四大班子”此处次序不对，应为“党委、人大、政府、政协”',
        suggested: '换届以后，党委、人大、政府、政协“四大班子”要拧成一股绳。',
      },
      {
        text: '检查组紧盯“四风”（⟦形式主义、官僚主义、奢靡之风⟧）新表现，逐条建账。',
        message: '“四风”此处缺“享乐主义”，应为“形式主义、官僚主义、享乐主义、奢靡之风”',
        level: 'info',
      },
      {
        text: '值班检查要“四不两直”，⟦不发通知、不打招呼、不听汇报、直奔基层、直插现场⟧，看真实情况。',
        message:
          '“四不两直”此处缺“不用陪同接待”，应为“不发通知、不打招呼、不听汇报、不用陪同接待、直奔基层、直插现场”',
        level: 'info',
      },
      {
        text: '民主生活会上，大家对照“四风”，即形式主义、官僚主义、享乐主义、⟦奢侈之风⟧，逐条查摆。',
        message: '“四风”此处为“奢侈之风”，应为“奢靡之风”',
        level: 'info',
        suggested: '民主生活会上，大家对照“四风”，即形式主义、官僚主义、享乐主义、奢靡之风，逐条查摆。',
      },
      {
        text: '工会要把⟦创新、绿色、协调、开放、共享⟧的新发展理念讲到车间班组。',
        message: '“新发展理念”此处次序不对，应为“创新、协调、绿色、开放、共享”',
        level: 'info',
      },
      {
        text: '全体党员要坚定⟦理论自信、道路自信、制度自信、文化自信⟧，站稳立场。',
        message: '“四个自信”此处次序不对，应为“道路自信、理论自信、制度自信、文化自信”',
        level: 'info',
      },
    ],
    good: [
      '统筹推进经济、政治、文化、社会、生态文明建设“五位一体”总体布局。',
      '“五位一体”（经济、政治、文化、社会建设和生态文明建设）总体布局深入人心。',
      '“五位一体”（经济、政治、文化建设等）各领域都有新进展。',
      '五年来，全县经济、社会、生态文明建设成效明显。',
      '“五位一体”总体布局深入推进，经济、社会发展迈上新台阶。',
      '“三农”工作：农业提质，农村提貌，农民增收。',
      '抓好“三农”（农业强、农村美、农民富）各项工作。',
      '坚定“四个自信”，文化自信是根基，制度自信靠实践。',
      '深化“放管服”改革，简政放权再下一城，优化服务再进一步。',
      '贯彻绿色、共享的新发展理念，把河岸还给居民。',
      '要坚持“六个必须坚持”：必须坚持人民至上、坚持自信自立、坚持守正创新、坚持问题导向、坚持系统观念、坚持胸怀天下。',
      '富强、民主、文明、和谐、自由、平等、公正、法治、爱国、敬业、诚信、友善的社会主义核心价值观，要在孩子心里扎根。',
      { text: '“四种危险”（精神懈怠、能力不足）的苗头要早提醒。', with: { meta: { 日期: '2026-06-12' } } },
      { text: '“四风”（形式主义、官僚主义、奢靡之风）问题。', with: { meta: { 日期: '2010-06-12' } } },
      {
        text: '“四个自信”（道路自信、制度自信、理论自信、文化自信）',
        with: { meta: { 日期: '2031-03-01' } },
      },
    ],
  },
  check(doc, { inputs, report }) {
    const { terms } = inputs
    const day = dayText(doc)
    const isInForce = (set: FixedSet): boolean =>
      day === undefined || (!isBefore(set.from, day) && !isOver(set.review, day))
    const told: Range[] = []
    for (const { row: set, start, end } of terms.setFinder.find(doc.text)) {
      if (!isInForce(set)) continue
      const listing = listingBehind(doc, set, end) ?? listingBefore(doc, set, start)
      const made = listing && reportOf(doc, set, listing)
      if (!made) continue
      told.push(made.range)
      report(made)
    }
    for (const { set, listing } of unnamedListings(doc, terms)) {
      const made = isInForce(set) ? reportOf(doc, set, listing) : undefined
      if (made && !told.some(({ start, end }) => made.range.start < end && start < made.range.end))
        report(made)
    }
  },
}

function listingBehind(doc: Doc, set: FixedSet, nameEnd: number): Listing | undefined {
  opener.lastIndex = nameEnd
  const opened = opener.exec(doc.text)
  if (opened) {
    const listing = listingFrom(
      doc,
      set,
      nameEnd + opened[0].length,
      opened[1] === undefined ? /[。；！？\n]/u : /[）)\n]/u,
    )
    if (listing && listing.found.length > 0) return listing
  }
  bareOpener.lastIndex = nameEnd
  const comma = bareOpener.exec(doc.text)
  const listing = comma && listingFrom(doc, set, nameEnd + comma[0].length, /[。；！？\n]/u)
  return listing && listing.others.length === 0 && listing.found.length >= leastOf(set) ? listing : undefined
}

function listingFrom(doc: Doc, set: FixedSet, from: number, end: RegExp): Listing | undefined {
  const rest = doc.text.slice(from, from + longest)
  const cut = rest.search(end)
  if (cut < 0 && rest.length === longest) return undefined
  return listingIn(set, doc.text, from, from + (cut < 0 ? rest.length : cut))
}

/** How many members make a list that nothing announces. */
function leastOf(set: FixedSet): number {
  return Math.max(3, set.members.length - 1)
}

/** The items that end where the name begins; with the items further before them that are members too. */
function listingBefore(doc: Doc, set: FixedSet, nameStart: number): Listing | undefined {
  const before = /[^。；！？：\n]*$/u.exec(doc.text.slice(Math.max(0, nameStart - longest), nameStart))![0]
  const words = before.replace(joint, '')
  if (!set.members.some((forms) => forms.some((form) => words.endsWith(form.split('…').at(-1)!))))
    return undefined
  const from = nameStart - before.length
  const to = from + words.length
  // The first item may have a verb before it that is none of ours: 践行创新、协调…
  let listing: Listing | undefined
  for (let at = to - 1; at >= from; at--) {
    const wider = listingIn(set, doc.text, at, to)
    const isWhole =
      wider.others.length === 0 && wider.found[0]?.start === at && wider.found.at(-1)!.end === to
    if (isWhole) listing = wider
  }
  return listing && listing.found.length >= leastOf(set) ? listing : undefined
}

/** Runs of members that name all of a set without its name; only sets whose members are no common words. */
function unnamedListings(doc: Doc, terms: Terms): { set: FixedSet; listing: Listing }[] {
  const listings: { set: FixedSet; listing: Listing }[] = []
  const hits = terms.memberFinder.find(doc.text)
  for (let i = 0; i < hits.length;) {
    let last = i
    while (last + 1 < hits.length && between.test(doc.text.slice(hits[last]!.end, hits[last + 1]!.start)))
      last++
    const run = hits.slice(i, last + 1)
    i = last + 1
    for (const { set } of run[0]!.row.owners) {
      if (set.members.length < 3 || set.members.some(([usual]) => usual!.length < shortestMember)) continue
      const found = run.flatMap(({ row, start, end }) =>
        row.owners
          .filter((owner) => owner.set === set)
          .map(({ member }) => ({
            member,
            form: set.members[member]!.indexOf(row.form),
            start,
            end,
          })),
      )
      if (found.length === set.members.length && run.length === found.length)
        listings.push({ set, listing: { found, others: [], open: false } })
    }
  }
  return listings
}

function reportOf(doc: Doc, set: FixedSet, listing: Listing): Report | undefined {
  const fault = listingFault(set, listing, doc.text)
  if (!fault) return undefined
  const level = set.checked ? {} : { level: 'info' as const }
  if (fault.kind === 'item') {
    const range = { start: fault.start, end: fault.end }
    const right = set.members[fault.member]!.find(({ length }) => length === range.end - range.start)!
    return {
      range,
      message: `“${set.name}”此处为“${doc.slice(range)}”，应为“${right}”`,
      ...level,
      suggestions: [{ message: `改为“${right}”`, edits: [{ ...range, text: right }] }],
    }
  }
  const { found } = listing
  const range = { start: found[0]!.start, end: found.at(-1)!.end }
  const written = new Map(found.map(({ member, start, end }) => [member, doc.slice({ start, end })]))
  // What is missing is written as the others are: 文化 among 经济、政治, 文化建设 among 经济建设、政治建设.
  const form = found[0]!.form
  const wanted = set.members.map((forms, i) => written.get(i) ?? forms[form] ?? forms[0]!)
  const lacks = fault.missing.map((member) => `“${wanted[member]!}”`).join('')
  const what = [lacks && `缺${lacks}`, fault.order && '次序不对'].filter(Boolean).join('，')
  const right = wanted.join('、')
  const plain = /^[^，；“”…]+$/u.test(doc.slice(range)) && !right.includes('…')
  return {
    range,
    message: `“${set.name}”此处${what}，应为“${right}”`,
    ...level,
    ...(plain ? { suggestions: [{ message: `改为“${right}”`, edits: [{ ...range, text: right }] }] } : {}),
  }
}
