/** What the name of a file says of whom it is for. */

const final = /定稿|终稿|印发稿|正式稿|清样/u
/** A copy whose changes and remarks are what it is for; 稿.改.docx is how fixes are written beside a draft. */
const working = /花脸|修订|核稿|审改|批注|对照|会签|\.改\./u

/** `final` leaves the office as it is, `working` is for those who work on it; undefined where the name does not say. */
export function purposeOf(path: string): 'final' | 'working' | undefined {
  const name = path.replace(/^.*[\\/]/u, '')
  if (final.test(name)) return 'final'
  return working.test(name) ? 'working' : undefined
}
