/** Pages of accounts on WeChat, wrapped texts that count characters, and files that are not what their names say. */
import { describe, expect, it } from 'vitest'
import { readDocument } from '../../src/read/index.ts'
import { readHtml } from '../../src/read/html.ts'
import { readPlain } from '../../src/read/plain.ts'
import { plainText, plainWords } from '../../src/speech/index.ts'
import { Source } from '../../src/text/source.ts'

const rest =
  '<section>同志们：</section><section>今天开个短会，说说春灌的事，库里的水比常年少三成，要省着用。</section><section>渠要抢着修，支渠还有九公里没有清淤，月底前清完，哪个镇清不完，哪个镇到会上来说。</section>'
const account = (headline: string, first: string): string =>
  `<html><head><meta property="og:title" content="${headline}"><title></title></head><body id="activity-detail"><h1 class="rich_media_title" id="activity-name">${headline}</h1><div class="rich_media_content" id="js_content">${first}${rest}</div></body></html>`
const own = '<section><strong>在全县春灌动员会上的讲话</strong></section>'
const follow = '<section>点击上方蓝字关注“春灌快报”，用水不发愁！</section>'

const read = (html: string) => {
  const { value, problems } = readHtml(new Source('讲话.html', html))
  const { head } = value!.outline
  return {
    title: head.title && plainText(head.title),
    subtitle: head.subtitle && plainText(head.subtitle),
    first: plainWords(value!).split('\n')[1],
    told: problems.filter(({ code }) => code === 'html/headline').map(({ message }) => message),
  }
}

describe('the title of a page', () => {
  it('is the line that says where the speech was given, below an account’s headline', () => {
    expect(read(account('重磅！县里开会了，这两句话一定要听', follow + own))).toEqual({
      title: '在全县春灌动员会上的讲话',
      subtitle: undefined,
      first: '同志们：',
      told: [
        '“重磅！县里开会了，这两句话一定要听”是网页自己起的标题，没有读入；讲话的标题取自正文，如不对请改正',
      ],
    })
  })

  it('is the heading where no line says so, and where the heading does', () => {
    expect(read(account('重磅！县里开会了', follow)).title).toBe('重磅！县里开会了')
    expect(read(account('在全县春灌动员会上的讲话', '')).told).toEqual([])
  })

  it('is the speech’s own above 在…上的讲话 on other pages', () => {
    const html = `<html><head><title>节水保春灌</title></head><body><h1>节水保春灌 清渠迎丰收</h1><p>在全县春灌动员会上的讲话</p>${rest}</body></html>`
    expect(read(html)).toMatchObject({
      title: '节水保春灌 清渠迎丰收',
      subtitle: '在全县春灌动员会上的讲话',
      told: [],
    })
  })
})

/** The lines of a program that puts 22 characters on each. */
function wrapped(text: string): string[] {
  return text.match(/.{1,22}/gu)!
}

describe('a text that was wrapped after so many characters', () => {
  it('is parted by indents alone, whatever its lines end in', () => {
    const paragraphs = [
      '今年春灌来得早,各镇清淤46公里,换闸96座,护渠员上岗1200人,库水位还低;先保人喝的,再保地浇的,哪一级都不能乱。谁家先浇写在墙上。',
      '请各镇把次序排好,把账目算清楚,把人派足,渠要清到尾,闸要修到位;井要看牢。水费当月结清。',
      '机井96眼,眼眼有人管,锁换成了新的,线穿进了管子,次序上墙。',
    ]
    const lines = paragraphs.flatMap((text) => wrapped(`    ${text}`))
    // the second line ends in ；, and is narrower than others
    expect(lines.slice(0, 3)).toEqual([
      '    今年春灌来得早,各镇清淤46公里,换',
      '闸96座,护渠员上岗1200人,库水位还低;',
      '先保人喝的,再保地浇的,哪一级都不能乱。谁家',
    ])
    const { value } = readPlain(new Source('稿.txt', lines.join('\n')))
    expect(plainWords(value).split('\n')).toEqual(paragraphs)
  })

  it('has no number of a line that goes on with what was numbered within those above', () => {
    const lines = [
      '　　问题也要看到。（一）清淤不快。支渠还',
      '有九公里没有清，两个镇没有开工，渠尾堵。',
      '（二）管护不细。闸房没有人，锁也没有换，',
      '路也不通。',
      '　　办法要有。渠长要到渠上去，看一看水走',
      '到哪里，问一问农户浇上没有，心里要有数。',
      '　　同志们，水不等人，渠也不等人，再不动',
      '手，就误了一季。',
    ]
    const { value } = readPlain(new Source('稿.txt', lines.join('\n')))
    expect(plainWords(value).split('\n')).toHaveLength(3)
  })
})

describe('what begins as an archive and is none', () => {
  const bytes = new TextEncoder().encode('PK，两个字母打头的一份短文。同志们：今天开会。')

  it('is a damaged Word file by its name', async () => {
    const { value, problems } = await readDocument('讲话.docx', bytes)
    expect(value).toBeUndefined()
    expect(problems.map(({ level, message }) => `${level} ${message}`)).toEqual([
      'error “讲话.docx”不是完整的 Word 文件（.docx），请用 Word 或 WPS 打开后另存为 .docx 再试',
    ])
  })

  it('is a text by any other name', async () => {
    expect((await readDocument('讲话.txt', bytes)).value).toBeDefined()
  })
})
