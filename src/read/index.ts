export { readMarkdown } from './markdown.ts'
