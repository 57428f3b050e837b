/** An earlier speech of the office, as the rules of repetition look at it. */
export interface Earlier {
  /** The file as shown to people. */
  path: string
  speaker?: string
  /** YYYY-MM-DD, where it says its day. */
  day?: string
  /** 清河区, where it says its own. */
  region?: string
  /** Its paragraphs, plain. */
  paragraphs: readonly string[]
}
