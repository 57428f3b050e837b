import type { IContext, IXmlableObject, XmlComponent } from 'docx'
import { escapeXml } from './xml.ts'

/**
 * A part of the package out of its component of docx. `Packer` would write the same, but every part that Word knows with
 * it, and zipped: to be opened again here for the few that a speech has.
 */
export function componentXml(component: XmlComponent, context: IContext, standalone: boolean): string {
  const declaration = `<?xml version="1.0" encoding="UTF-8"${standalone ? ' standalone="yes"' : ''}?>`
  return declaration + elementXml(component.prepForXml(context)!)
}

/** `{ 'w:p': [{ _attr: { 'w:rsidR': '1' } }, { 'w:r': ['text'] }] }`; an element without a list has no content. */
function elementXml(element: IXmlableObject): string {
  const name = Object.keys(element)[0]!
  const content: unknown = element[name]
  if (!Array.isArray(content)) {
    return isObject(content)
      ? `<${name}${attributesXml(content)}/>`
      : `<${name}>${escapeXml(String(content))}</${name}>`
  }
  let open = name
  let inside = ''
  for (const child of content as unknown[]) {
    if (!isObject(child)) inside += escapeXml(String(child))
    else if ('_attr' in child) open += attributesXml(child)
    else inside += elementXml(child)
  }
  return `<${open}>${inside}</${name}>`
}

function attributesXml({ _attr }: IXmlableObject): string {
  let xml = ''
  for (const [name, value] of Object.entries((_attr ?? {}) as Record<string, unknown>)) {
    xml += ` ${name}="${escapeXml(String(value))}"`
  }
  return xml
}

function isObject(value: unknown): value is IXmlableObject {
  return typeof value === 'object' && value !== null
}
