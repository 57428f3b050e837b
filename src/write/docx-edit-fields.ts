/** Fields whose text people type themselves. */
const typed = /^\s*(?:HYPERLINK|FORMTEXT|MACROBUTTON)\b/i

/** Follows the fields of a part from tag to tag: they open and close in runs, and may go over paragraphs. */
export class Fields {
  /** What each open field says that it prints. */
  readonly #open: string[] = []

  mark(type: string | undefined): void {
    if (type === 'begin') this.#open.push('')
    else if (type === 'end') this.#open.pop()
  }

  say(code: string): void {
    const last = this.#open.length - 1
    // More than the name of the field is not asked for.
    if (last >= 0 && this.#open[last]!.length < 40) this.#open[last] += code
  }

  /** Whether what stands here is written anew by Word. */
  isOpen(): boolean {
    return this.#open.some((code) => !typed.test(code))
  }
}
