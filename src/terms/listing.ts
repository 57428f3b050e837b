import type { FixedSet } from './types.ts'

/** A member of a set where a text lists it, [start, end) in UTF-16 units. */
export interface ListedMember {
  member: number
  /** Which of its written forms; the first is 0. */
  form: number
  start: number
  end: number
}

/** What a text lists of a set, from an offset on. */
export interface Listing {
  found: ListedMember[]
  /** Items that are no member of the set. */
  others: { start: number; end: number }[]
  /** The list itself says that it is not whole: 等. */
  open: boolean
}

/** How many characters a … in a form may stand for. */
const elided = 24

/** Between items. 和 and 与 are tried only where no member begins (和谐). */
const separator = /^(?:[、，,；;\s”’“‘]|以及|和|与|及)/u
/** Verbs that a speech puts before each member: 坚持人民至上、坚持自信自立. */
const verbs =
  /^(?:必须|始终|切实|坚决|坚持|坚定|增强|强化|树牢|牢固树立|做到|反对|推进|推动|统筹|加强|抓好|防止|即|是|在|的)+/u
const itemEnd = /[、，,；;”’]/u

/**
 * Reads text[from, to) as a list of a set's members: 经济、政治、文化、社会和生态文明建设. What follows the last member up
 * to `to` is not part of it (建设). After a comma the list ends where no member follows.
 */
export function listingIn(set: FixedSet, text: string, from: number, to: number): Listing {
  const listing: Listing = { found: [], others: [], open: false }
  let at = from
  while (at < to) {
    const hit = memberAt(set, text, at, to)
    if (hit) {
      listing.found.push(hit)
      at = hit.end
      continue
    }
    const between = separator.exec(text.slice(at, to))
    if (between) {
      at += between[0].length
      continue
    }
    if (text.startsWith('等', at)) {
      listing.open = true
      break
    }
    const rest = text.slice(at, to)
    const cut = rest.search(itemEnd)
    const end = cut < 0 ? to : at + cut
    // Behind a member stands what all of them share, or how the sentence goes on.
    if (listing.found.at(-1)?.end === at) {
      if (rest.slice(0, end - at).includes('等')) listing.open = true
      at = end
      if (cut < 0) break
      continue
    }
    if (text[at - 1] === '，' || text[at - 1] === ',') break
    listing.others.push({ start: at, end })
    at = end
  }
  return listing
}

/** The longest form of any member at an offset, verbs before it left aside. */
function memberAt(set: FixedSet, text: string, at: number, to: number): ListedMember | undefined {
  const direct = longest(set, text, at, to)
  if (direct) return direct
  const before = verbs.exec(text.slice(at, to))?.[0].length ?? 0
  return before > 0 ? longest(set, text, at + before, to) : undefined
}

function longest(set: FixedSet, text: string, at: number, to: number): ListedMember | undefined {
  let best: ListedMember | undefined
  for (const [member, forms] of set.members.entries()) {
    for (const [form, written] of forms.entries()) {
      const end = endOfForm(written, text, at)
      if (end === undefined || end > to || end <= (best?.end ?? at)) continue
      // A form of one character is the whole item: 礼 in 礼、义 but not in 礼貌.
      if (written.length === 1 && end < to && !separator.test(text.slice(end, to)) && text[end] !== '等')
        continue
      best = { member, form, start: at, end }
    }
  }
  return best
}

/** Where a form that begins at an offset ends; undefined where it does not stand there. */
function endOfForm(form: string, text: string, at: number): number | undefined {
  const [head, ...rest] = form.split('…')
  if (!text.startsWith(head!, at)) return undefined
  let end = at + head!.length
  for (const part of rest) {
    const next = text.indexOf(part, end)
    if (next < 0 || next - end > elided) return undefined
    end = next + part.length
  }
  return end
}

export type ListingFault =
  | { kind: 'list'; missing: number[]; order: boolean }
  /** One item stands where a member belongs that it is nearly: 奢侈之风 for 奢靡之风. */
  | { kind: 'item'; start: number; end: number; member: number }

/** What is amiss with a listing in a text; undefined where nothing is, or where that cannot be decided. */
export function listingFault(set: FixedSet, listing: Listing, text: string): ListingFault | undefined {
  const members = listing.found.map(({ member }) => member)
  if (new Set(members).size !== members.length) return undefined
  const missing = set.members.flatMap((_, i) => (members.includes(i) ? [] : [i]))
  if (listing.others.length > 0) return slippedItem(set, listing, missing, text)
  const order = members.some((member, i) => i > 0 && member < members[i - 1]!)
  if (missing.length > 0) {
    // Half a set is a mention of some of its members.
    const told = !listing.open && members.length >= 2 && members.length * 2 > set.members.length
    return told ? { kind: 'list', missing, order } : undefined
  }
  return order ? { kind: 'list', missing, order } : undefined
}

function slippedItem(
  set: FixedSet,
  { others, found }: Listing,
  missing: readonly number[],
  text: string,
): ListingFault | undefined {
  const [other, ...more] = others
  const [member, ...moreMissing] = missing
  if (!other || more.length > 0 || member === undefined || moreMissing.length > 0 || found.length < 2)
    return undefined
  const written = text.slice(other.start, other.end)
  const isNear = set.members[member]!.some(
    (form) =>
      form.length >= 4 &&
      form.length === written.length &&
      [...form].filter((character, i) => character !== written[i]).length === 1,
  )
  return isNear ? { kind: 'item', ...other, member } : undefined
}
