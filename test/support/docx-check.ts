/**
 * Faults of a .docx that the schema validator does not see, and the ones a schema would: ill-formed parts, children out of
 * order (ISO/IEC 29500-4, wml.xsd), unknown style ids, double ids and names, links that lead nowhere.
 */
import { all, elements, parseXml, partsOf, type XmlElement } from './docx-parts.ts'

/** One line for each fault; [] for a sound package. */
export function checkDocx(bytes: Uint8Array): string[] {
  const faults: string[] = []
  const trees = new Map<string, XmlElement>()
  for (const [path, text] of partsOf(bytes)) {
    if (!/\.(xml|rels)$/.test(path)) continue
    try {
      trees.set(path, parseXml(text))
    } catch (error) {
      faults.push(`${path}: ill-formed: ${(error as Error).message}`)
    }
  }
  const text = [...trees].filter(([path]) => path.startsWith('word/') && path.endsWith('.xml'))
  return [
    ...faults,
    ...text.flatMap(([path, tree]) => childOrder(path, tree)),
    ...styles(trees),
    ...ids(trees),
    ...relationships(trees, partsOf(bytes)),
    ...contentTypes(trees, partsOf(bytes)),
    ...comments(trees),
    ...bindings(trees),
  ]
}

/** The children of these elements stand in this order; those with | between them in any. */
const orders: Readonly<Record<string, ReadonlyMap<string, number>>> = Object.fromEntries(
  Object.entries({
    pPr: 'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange',
    rPr: 'ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange',
    sectPr:
      'headerReference|footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid',
    tblPr:
      'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook',
    tcPr: 'cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign',
    tbl: 'tblPr tblGrid tr|sdt|bookmarkStart|bookmarkEnd',
    tc: 'tcPr p|tbl|sdt|bookmarkStart|bookmarkEnd',
    style:
      'name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal pPr rPr tblPr trPr tcPr tblStylePr',
    sdt: 'sdtPr sdtEndPr sdtContent',
  }).map(([name, children]) => [
    `w:${name}`,
    new Map(
      children.split(' ').flatMap((step, i) => step.split('|').map((child) => [`w:${child}`, i] as const)),
    ),
  ]),
)

function childOrder(path: string, tree: XmlElement): string[] {
  return [...elements(tree)].flatMap((element) => {
    const order = orders[element.name]
    if (!order) return []
    const faults: string[] = []
    let last = -1
    for (const { name } of element.children) {
      const place = order.get(name)
      if (place === undefined) faults.push(`${path}: ${name} may not stand in ${element.name}`)
      else if (place < last) faults.push(`${path}: ${name} stands too late in ${element.name}`)
      last = Math.max(last, place ?? 0)
    }
    return faults
  })
}

const styleKinds: Readonly<Record<string, string>> = {
  'w:pStyle': 'paragraph',
  'w:rStyle': 'character',
  'w:tblStyle': 'table',
}

function styles(trees: ReadonlyMap<string, XmlElement>): string[] {
  const defined = new Map<string, string>()
  const faults: string[] = []
  const sheet = trees.get('word/styles.xml')
  const list = sheet ? all(sheet, 'w:style') : []
  for (const { attributes } of list) {
    const id = attributes['w:styleId'] ?? ''
    if (defined.has(id)) faults.push(`word/styles.xml: style id ${id} twice`)
    defined.set(id, attributes['w:type'] ?? '')
  }
  const names = list.map((style) => style.children.find(({ name }) => name === 'w:name')?.attributes['w:val'])
  faults.push(...twice(names).map((name) => `word/styles.xml: style name ${name} twice`))
  for (const style of list) {
    for (const link of style.children.filter(({ name }) => /^w:(basedOn|next|link)$/.test(name))) {
      const id = link.attributes['w:val'] ?? ''
      if (!defined.has(id)) faults.push(`word/styles.xml: ${link.name} of an unknown style ${id}`)
    }
  }
  for (const [path, tree] of trees) {
    for (const { name, attributes } of elements(tree)) {
      const kind = styleKinds[name]
      const id = attributes['w:val'] ?? ''
      if (kind && defined.get(id) !== kind) faults.push(`${path}: ${name} ${id} is no ${kind} style`)
    }
  }
  return faults
}

function ids(trees: ReadonlyMap<string, XmlElement>): string[] {
  const of = (name: string, attribute: string) =>
    [...trees.values()].flatMap((tree) => all(tree, name).map(({ attributes }) => attributes[attribute]))
  const controls = [...trees.values()].flatMap((tree) =>
    all(tree, 'w:sdtPr').map(
      ({ children }) => children.find(({ name }) => name === 'w:id')?.attributes['w:val'],
    ),
  )
  const starts = of('w:bookmarkStart', 'w:id')
  const ends = of('w:bookmarkEnd', 'w:id')
  return [
    ...twice(of('w:bookmarkStart', 'w:name')).map((name) => `bookmark name ${name} twice`),
    ...twice(starts).map((id) => `bookmark id ${id} twice`),
    ...starts.filter((id) => !ends.includes(id)).map((id) => `bookmark ${id} has no end`),
    ...ends.filter((id) => !starts.includes(id)).map((id) => `bookmark ${id} has no start`),
    ...twice(controls).map((id) => `control id ${id} twice`),
  ]
}

function twice(values: readonly (string | undefined)[]): string[] {
  const known = values.filter((value) => value !== undefined)
  return [...new Set(known.filter((value, i) => known.indexOf(value) !== i))]
}

function relationships(trees: ReadonlyMap<string, XmlElement>, parts: ReadonlyMap<string, string>): string[] {
  const faults: string[] = []
  for (const [path, tree] of trees) {
    if (path.endsWith('.rels')) {
      for (const { attributes } of all(tree, 'Relationship')) {
        const target =
          attributes['TargetMode'] === 'External' ? undefined : resolve(path, attributes['Target'] ?? '')
        if (target !== undefined && !parts.has(target)) faults.push(`${path}: no part ${target}`)
      }
      faults.push(
        ...twice(all(tree, 'Relationship').map((one) => one.attributes['Id'])).map(
          (id) => `${path}: ${id} twice`,
        ),
      )
      continue
    }
    const own = trees.get(path.replace(/([^/]+)$/, '_rels/$1.rels'))
    const known = new Set(own ? all(own, 'Relationship').map(({ attributes }) => attributes['Id']) : [])
    for (const { name, attributes } of elements(tree)) {
      for (const [key, value] of Object.entries(attributes)) {
        if (/^r:(id|embed|link)$/.test(key) && !known.has(value))
          faults.push(`${path}: ${name} leads to no ${value}`)
      }
    }
  }
  return faults
}

function resolve(rels: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const folder = rels.replace(/_rels\/[^/]*$/, '')
  const steps: string[] = []
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') steps.pop()
    else steps.push(step)
  }
  return steps.join('/')
}

function contentTypes(trees: ReadonlyMap<string, XmlElement>, parts: ReadonlyMap<string, string>): string[] {
  const tree = trees.get('[Content_Types].xml')
  if (!tree) return ['no [Content_Types].xml']
  const overrides = new Set(all(tree, 'Override').map(({ attributes }) => attributes['PartName']?.slice(1)))
  const endings = new Set(all(tree, 'Default').map(({ attributes }) => attributes['Extension']))
  return [
    ...[...overrides]
      .filter((path) => !parts.has(path ?? ''))
      .map((path) => `content type of no part ${path}`),
    ...[...parts.keys()]
      .filter((path) => path !== '[Content_Types].xml' && !overrides.has(path))
      .filter(
        (path) =>
          !endings.has(path.split('.').at(-1)) || (path.endsWith('.xml') && !path.startsWith('customXml/')),
      )
      .map((path) => `${path}: no content type`),
  ]
}

function comments(trees: ReadonlyMap<string, XmlElement>): string[] {
  const text = trees.get('word/document.xml')
  const part = trees.get('word/comments.xml')
  const defined = part ? all(part, 'w:comment').map(({ attributes }) => attributes['w:id']) : []
  const used = (name: string) => (text ? all(text, name).map(({ attributes }) => attributes['w:id']) : [])
  const kinds = ['w:commentRangeStart', 'w:commentRangeEnd', 'w:commentReference']
  return [
    ...twice(defined).map((id) => `comment ${id} twice`),
    ...kinds.flatMap((kind) => [
      ...used(kind)
        .filter((id) => !defined.includes(id))
        .map((id) => `${kind} of no comment ${id}`),
      ...defined.filter((id) => !used(kind).includes(id)).map((id) => `comment ${id} without ${kind}`),
    ]),
  ]
}

function bindings(trees: ReadonlyMap<string, XmlElement>): string[] {
  const stores = new Map<string, XmlElement | undefined>()
  for (const [path, tree] of trees) {
    if (!/^customXml\/itemProps\d+\.xml$/.test(path)) continue
    const item = trees.get(path.replace('itemProps', 'item'))
    stores.set(tree.attributes['ds:itemID'] ?? '', item)
  }
  return [...trees.values()].flatMap((tree) =>
    all(tree, 'w:dataBinding').flatMap(({ attributes }) => {
      const { 'w:storeItemID': store = '', 'w:xpath': path = '' } = attributes
      if (!stores.has(store)) return [`binding to no store ${store}`]
      const root = stores.get(store)
      return root && leadsTo(root, path) ? [] : [`binding to nothing at ${path}`]
    }),
  )
}

/** Whether a path of named, counted steps (/f:facts[1]/f:fact[3]) leads to an element. */
function leadsTo(root: XmlElement, path: string): boolean {
  let here: XmlElement | undefined = { name: '', attributes: {}, children: [root], text: '' }
  for (const step of path.split('/').slice(1)) {
    const [, name, place = '1'] = /^([^[]+)(?:\[(\d+)\])?$/.exec(step) ?? []
    const local = name?.replace(/^.*:/, '')
    const found: XmlElement[] =
      here?.children.filter((child) => child.name.replace(/^.*:/, '') === local) ?? []
    here = found[Number(place) - 1]
  }
  return here !== undefined
}
