/** Which figures two versions of a paper print differently, in a few words. */
import { changedValues } from './changed-values.ts'
import type { SentenceChange } from './compare.ts'

export interface FigureChange {
  /** The words that say what it is; '' where there are none. */
  name: string
  /** As printed, with its unit: 18.6亿元. */
  old: string
  new: string
}

/** The figures that stand in the place of others in sentences that changed, each once, in order. */
export function figureChanges(changes: readonly SentenceChange[]): FigureChange[] {
  const found = new Map<string, FigureChange>()
  for (const { kind, old, new: now } of changes) {
    if (kind !== 'changed' || !old || !now) continue
    for (const value of changedValues(withoutSpaces(old.text), withoutSpaces(now.text))) {
      if (value.kind !== 'figure' || value.old === '' || value.new === '') continue
      const change = { name: value.name, old: value.old, new: value.new }
      found.set(`${change.name} ${change.old} ${change.new}`, change)
    }
  }
  return [...found.values()]
}

function withoutSpaces(text: string): string {
  return text.replaceAll(/\s+/gu, '')
}

/** 到位资金 18.6亿元→20.1亿元、同比增长 10.1%→18.9%等5处: of one subject after another what it is stands once. */
export function printFigureChanges(changes: readonly FigureChange[], most = 3): string {
  let subject = ''
  const shown = changes
    .slice(0, most)
    .map(({ name, old, new: now }) => {
      const isSame = subject !== '' && name.startsWith(`${subject}，`)
      const said = isSame ? name.slice(subject.length + 1) : name
      subject = name.split('，', 1)[0]!
      return `${said === '' ? '' : `${said} `}${old}→${now}`
    })
    .join('、')
  return changes.length > most ? `${shown}等${changes.length}处` : shown
}
