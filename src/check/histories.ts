/** The recorded versions of a draft, as the rules of versions look at them. */
export interface KnownHistory {
  /** The draft's name. */
  name: string
  /** True where the file that is checked goes by that name. */
  isOwn: boolean
  /** In their order, the latest last. */
  versions: readonly KnownVersion[]
  /** The version that the file's own trace says it is. */
  stated?: number
  /** The file is as it was just drafted, whatever it is like. */
  isFresh?: boolean
}

export interface KnownVersion {
  number: number
  /** 讨论稿 · 送审稿 · 定稿 … */
  status: string
  /** YYYY-MM-DD */
  day?: string
  /** Its Markdown. */
  text: string
}
