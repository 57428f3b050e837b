import type { Parent, PhrasingContent, RootContent, Text } from 'mdast'
import type { Source } from '../text/source.ts'
import { TextCutter } from './texts.ts'
import type { Slot } from './types.ts'
import { isParent } from './walk.ts'

const slotPattern = /【(待补|待核|建议)(?:[：:]([^【】]*))?】/gu

/** Turns every 【待补：…】, 【待核：…】 and 【建议：…】 below a node into a slot node of its own, places kept. */
export function splitSlots(parent: Parent, source: Source): void {
  parent.children = parent.children.flatMap((child): RootContent[] => {
    if (child.type === 'text') return splitText(child, source)
    if (isParent(child)) splitSlots(child, source)
    return [child]
  })
}

function splitText(node: Text, source: Source): PhrasingContent[] {
  if (!node.value.includes('【')) return [node]
  const matches = [...node.value.matchAll(slotPattern)]
  if (matches.length === 0) return [node]
  const pieces = new TextCutter(node, source)
  const parts: PhrasingContent[] = []
  let at = 0
  for (const match of matches) {
    if (match.index > at) parts.push(pieces.text(at, match.index))
    at = match.index + match[0].length
    const slot: Slot = { type: 'slot', kind: match[1] as Slot['kind'], value: match[2] ?? '' }
    const position = pieces.position(match.index, at)
    parts.push(position ? { ...slot, position } : slot)
  }
  if (at < node.value.length) parts.push(pieces.text(at, node.value.length))
  return parts
}
