/** The order of children that ISO/IEC 29500-4 (wml.xsd) fixes; those with | between them stand in any. */
const orders: Readonly<Record<string, string>> = {
  'w:pPr':
    'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange',
  'w:sectPr':
    'headerReference|footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange',
  'w:tblPr':
    'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange',
  'w:tcPr':
    'cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark',
  'w:tbl': 'tblPr tblGrid tr',
}

const places: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map(
  Object.entries(orders).map(([parent, order]) => [
    parent,
    new Map(
      order.split(' ').flatMap((step, i) => step.split('|').map((child) => [`w:${child}`, i] as const)),
    ),
  ]),
)

/** Where a child stands among those of its parent; undefined where the schema sets no order that is looked at. */
export function placeIn(parent: string, child: string): number | undefined {
  return places.get(parent)?.get(child)
}
