import { BuilderElement, type XmlComponent } from 'docx'
import type { Attributes } from './xml.ts'

/** An element that docx has no class for, to stand among those that it has. */
export function wordElement(
  name: string,
  attributes: Attributes = {},
  ...children: readonly XmlComponent[]
): XmlComponent {
  const entries = Object.entries(attributes).filter(([, value]) => value !== undefined)
  return new BuilderElement<Record<string, string | number>>({
    name,
    attributes: Object.fromEntries(entries.map(([key, value]) => [key, { key, value: value! }])),
    children: [...children],
  })
}
