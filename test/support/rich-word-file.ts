/** A Word file with all that an editor must leave alone: a picture, a header, notes, boxes, controls, other people's marks. */
import { strToU8 } from 'fflate'
import { wordFile, wordParagraph, wordRun } from './word-file.ts'

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const wordML = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const store = '{6F2A7B10-1C5D-4E0B-9B58-0A1B2C3D4E5F}'

/** A red dot. */
export const picture = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC'),
  (character) => character.charCodeAt(0),
)

const relationships = [
  ['rIdStyles', 'styles', 'styles.xml'],
  ['rIdFootnotes', 'footnotes', 'footnotes.xml'],
  ['rIdComments', 'comments', 'comments.xml'],
  ['rIdHeader1', 'header', 'header1.xml'],
  ['rId7', 'image', 'media/image1.png'],
  ['rId8', 'customXml', '../customXml/item1.xml'],
] as const

const styles = `<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="annotation text"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="character" w:styleId="a4"><w:name w:val="annotation reference"/><w:rPr><w:sz w:val="21"/></w:rPr></w:style>`

const theirs = 'w:author="李明" w:date="2026-03-02T09:00:00Z"'

const drawing = `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="9525" cy="9525"/><wp:docPr id="1" name="图片 1"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="image1.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId7"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9525" cy="9525"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`

const boxed = `<w:txbxContent>${wordParagraph('方框中,文字布署。')}</w:txbxContent>`
const box = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="2000000" cy="600000"/><wp:docPr id="2" name="文本框 2"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="600000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx>${boxed}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape style="width:157pt;height:47pt"><v:textbox>${boxed}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`

const control = (id: number, content: string, properties = '') =>
  `<w:sdt><w:sdtPr><w:id w:val="${id}"/>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`

const body = [
  wordParagraph(
    `<w:bookmarkStart w:id="0" w:name="_Top"/>${wordRun('在全县秋粮收购', '<w:b/>')}<w:proofErr w:type="spellStart"/>${wordRun('工作会议', '<w:b/>')}${wordRun('上的讲话')}<w:bookmarkEnd w:id="0"/>`,
  ),
  wordParagraph(
    `<w:commentRangeStart w:id="3"/>${wordRun('同志们')}<w:commentRangeEnd w:id="3"/><w:r><w:rPr><w:rStyle w:val="a4"/></w:rPr><w:commentReference w:id="3"/></w:r>${wordRun('：')}`,
  ),
  wordParagraph(
    `${wordRun('今天会议的')}<w:del w:id="4" ${theirs}><w:r><w:delText>主要</w:delText></w:r></w:del><w:ins w:id="5" ${theirs}>${wordRun('任务是再接再励、')}</w:ins>${wordRun('布署收购工作,确保颗粒归仓。')}`,
  ),
  wordParagraph(
    `${wordRun('据')}<w:hyperlink w:anchor="_Top">${wordRun('县粮食,购销')}</w:hyperlink>${control(11, wordRun('公司统计'))}${wordRun('，入库')}${control(12, wordRun('3.2'), `<w:dataBinding w:prefixMappings="xmlns:f='urn:f'" w:xpath="/f:a[1]" w:storeItemID="${store}"/><w:text/>`)}${wordRun('万吨,进度')}<w:r><w:t>过半&#12290;</w:t></w:r><w:r><w:footnoteReference w:id="1000"/></w:r>`,
  ),
  wordParagraph(`${wordRun('见图,')}${drawing}${wordRun('其它从略。')}${box}`),
  `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>${wordParagraph('乡镇')}</w:tc><w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>${wordParagraph('入库,吨')}</w:tc></w:tr></w:tbl>`,
  '<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader1"/></w:sectPr>',
].join('')

const footnotes = `<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote><w:footnote w:id="1000">${wordParagraph('截止目前的数字,由公司提供。')}</w:footnote>`

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

const contentTypes = `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>${[
  ['document', 'document.main'],
  ['styles', 'styles'],
  ['footnotes', 'footnotes'],
  ['comments', 'comments'],
  ['header1', 'header'],
]
  .map(([path, kind]) => `<Override PartName="/word/${path}.xml" ContentType="${wordML}.${kind}+xml"/>`)
  .join(
    '',
  )}<Override PartName="/customXml/itemProps1.xml" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/></Types>`

/** `withComments: false` leaves out the comment of somebody else and the part for comments. */
export function richWordFile({ withComments = true } = {}): Uint8Array {
  const without =
    /<w:comment(?:RangeStart|RangeEnd)[^>]*>|<w:r><w:rPr><w:rStyle w:val="a4"\/><\/w:rPr><w:commentReference[^>]*><\/w:r>/g
  const isKept = (part: string) => withComments || part !== 'comments'
  return wordFile({
    document: withComments ? body : body.replaceAll(without, ''),
    styles,
    footnotes,
    ...(withComments
      ? {
          comments: `<w:comment w:id="3" ${theirs} w:initials="李"><w:p><w:pPr><w:pStyle w:val="a3"/></w:pPr>${wordRun('称谓是否全？')}</w:p></w:comment>`,
        }
      : {}),
    headers: [wordParagraph('内部资料,注意保存')],
    extra: {
      '[Content_Types].xml': withComments
        ? contentTypes
        : contentTypes.replace(/<Override PartName="\/word\/comments.xml"[^>]*>/, ''),
      'word/_rels/document.xml.rels': `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relationships
        .filter(([, kind]) => isKept(kind))
        .map(([id, kind, target]) => `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`)
        .join('')}</Relationships>`,
      'word/media/image1.png': picture,
      'customXml/item1.xml': strToU8(`${xml}<f:a xmlns:f="urn:f">3.2</f:a>`),
      'customXml/itemProps1.xml': `${xml}<ds:datastoreItem ds:itemID="${store}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs/></ds:datastoreItem>`,
      'customXml/_rels/item1.xml.rels': `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/customXmlProps" Target="itemProps1.xml"/></Relationships>`,
    },
  })
}
