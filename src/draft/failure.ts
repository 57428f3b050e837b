/** A template asked for something that cannot be done. `message` is Chinese; the filler knows the place. */
export class TemplateError extends Error {}
