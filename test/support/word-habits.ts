/** A Word file as other programs save it: the same words in other XML. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

const main = 'word/document.xml'

/** The file with another word/document.xml. */
export function withDocument(bytes: Uint8Array, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(bytes)
  return zipSync({ ...parts, [main]: strToU8(change(strFromU8(parts[main]!))) })
}

const run = /<w:r(?: [^>]*)?>(<w:rPr>(?:(?!<\/w:r>).)*?<\/w:rPr>)?<w:t(?: [^>]*)?>([^<]*)<\/w:t><\/w:r>/gu

/** Every character a run of its own, as after much typing and correcting. */
export function cutUp(xml: string): string {
  return xml.replace(run, (_, look: string | undefined, words: string) =>
    charactersOf(words)
      .map((one) => `<w:r>${look ?? ''}<w:t xml:space="preserve">${one}</w:t></w:r>`)
      .join(''),
  )
}

function charactersOf(words: string): string[] {
  return words.match(/&#?\w+;|./gsu) ?? []
}

/** As WPS saves: revision ids on paragraphs and runs, hints, spell marks, runs cut where the script changes. */
export function asWps(xml: string): string {
  return xml
    .replace(run, (_, look: string | undefined, words: string) =>
      (words.match(/&#?\w+;|[\d.%]+|[^\d.%&]+/gu) ?? [])
        .map(
          (one, i) =>
            `<w:proofErr w:type="spellStart"/><w:r w:rsidRPr="00AB${i % 10}0" w:rsidR="007F1200">${hinted(look ?? '<w:rPr></w:rPr>')}<w:t xml:space="preserve">${one}</w:t></w:r>`,
        )
        .join(''),
    )
    .replaceAll(/<w:p>/gu, '<w:p w:rsidRDefault="00A17C2E" w14:paraId="3F2A" w:rsidR="00A17C2E">')
    .replaceAll(
      /<w:p (?=w:rsidRDefault)/gu,
      '<w:p xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" ',
    )
    .replaceAll(
      /<(w:[A-Za-z]+) (w:[A-Za-z]+="[^"]*") (w:[A-Za-z]+="[^"]*")/gu,
      (_, name: string, first: string, second: string) => `<${name} ${second}  ${first}`,
    )
}

/** What was typed as Chinese; the style of a run stands first. */
function hinted(look: string): string {
  return look
    .replaceAll(/<w:rFonts[^>]*\/>/gu, '')
    .replace(/<w:rPr>(<w:rStyle [^>]*>)?/u, '<w:rPr>$1<w:rFonts w:hint="eastAsia"/>')
}

/** As scripts write: other declarations, spaces kept by no attribute where none is at the ends, empty runs. */
export function asScript(xml: string): string {
  return xml
    .replace(/<\?xml[^?]*\?>\s*/u, "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n")
    .replaceAll(/<w:t xml:space="preserve">(?=\S)([^<]*[^\s<])<\/w:t>/gu, '<w:t>$1</w:t>')
    .replaceAll('</w:pPr><w:r>', '</w:pPr><w:r/><w:r>')
    .replace(
      '</w:pPr><w:r/>',
      '</w:pPr><w:bookmarkStart w:name="_GoBack" w:id="990"/><w:bookmarkEnd w:id="990"/>',
    )
}

/** Words of one run by `change`, put in place of it. The run's look is given as XML. */
export function changeRun(
  xml: string,
  words: string,
  change: (look: string, before: string, behind: string) => string,
): string {
  let isDone = false
  const now = xml.replace(run, (all, look: string | undefined, text: string) => {
    const at = text.indexOf(words)
    if (isDone || at < 0) return all
    isDone = true
    return change(look ?? '', text.slice(0, at), text.slice(at + words.length))
  })
  if (!isDone) throw new Error(`no run with ${words}`)
  return now
}

export function runOf(look: string, words: string, tag: 'w:t' | 'w:delText' = 'w:t'): string {
  return words === '' ? '' : `<w:r>${look}<${tag} xml:space="preserve">${words}</${tag}></w:r>`
}
