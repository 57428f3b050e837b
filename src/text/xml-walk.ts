import { SaxesParser, type SaxesTagPlain } from 'saxes'

export interface Handlers {
  open?: (tag: string, attributes: Record<string, string>) => void
  text?: (text: string) => void
  close?: (tag: string) => void
}

/** Runs over XML by local names; false where it is not well formed. Entities of its own are never expanded. */
export function walkXml(xml: string, handlers: Handlers): boolean {
  const parser = new SaxesParser()
  let isSound = true
  parser.on('error', () => (isSound = false))
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => handlers.open?.(localName(name), attributes))
  parser.on('closetag', ({ name }) => handlers.close?.(localName(name)))
  parser.on('text', (text) => handlers.text?.(text))
  parser.on('cdata', (text) => handlers.text?.(text))
  parser.write(xml).close()
  return isSound
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** Text as it stands in XML between tags. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>\r]/g, (character) => `&#${character.charCodeAt(0)};`)
}
