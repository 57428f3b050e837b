/** What every writer is told beside the speech and the layout. */
export interface WriteOptions {
  /** 印制版 and 大字版 are clean; the 核稿版 has a remark at each 【待补】 and 【待核】. */
  edition: 'print' | 'large' | 'review'
  /** ISO day for the file's properties and remarks; never the clock. */
  date?: string
  /** Of the 核稿版 in Word: its controls show facts that the file carries, so that one that is changed changes everywhere. */
  bind?: boolean
  /** Of the 核稿版 in Word: what the draft was made from, to be carried by the file. */
  source?: EmbeddedSource
}

export interface EmbeddedSource {
  sheet: string
  template: string
  seed: string
  markdown: string
}

/** Throws where a file that goes out is to carry what only a 核稿版 may. */
export function assertClean({ edition, bind, source }: WriteOptions): void {
  if (edition !== 'review' && (bind || source)) {
    throw new TypeError('only the review edition may bind facts or embed its source')
  }
}

/** Throws where a date is given that is no ISO day. */
export function assertDay(date: string | undefined): void {
  if (date !== undefined && !/^\d{4}-\d\d-\d\d$/.test(date)) {
    throw new TypeError(`date must be an ISO day, not ${date}`)
  }
}
