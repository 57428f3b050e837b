/**
 * A template asked for something that cannot be done. `message` is Chinese; the filler knows the place, of functions that of
 * those in `placedFunctions`: others may not throw it.
 */
export class TemplateError extends Error {}
