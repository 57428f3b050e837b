/** One option of a rule; its default lives here and nowhere else, and says what kind of value it takes. */
export interface Option<T> {
  /** The key in bigan.yaml: 字数. */
  name: string
  about: string
  default: T
  /** The only values that it may have. */
  among?: readonly T[]
}

/** The options that a rule declares, by the name that its code uses. Values are numbers, texts, yes or no, or lists of texts. */
export type Options<O> = { readonly [K in keyof O]: Option<O[K]> }
