/** What every writer is told beside the speech and the layout. */
export interface WriteOptions {
  /** 印制版 and 大字版 are clean; the 核稿版 has a remark at each 【待补】 and 【待核】. */
  edition: 'print' | 'large' | 'review'
  /** ISO day for the file's properties and remarks; never the clock. */
  date?: string
}

/** Throws where a date is given that is no ISO day. */
export function assertDay(date: string | undefined): void {
  if (date !== undefined && !/^\d{4}-\d\d-\d\d$/.test(date)) {
    throw new TypeError(`date must be an ISO day, not ${date}`)
  }
}
