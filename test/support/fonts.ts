/**
 * The faces of a Chinese office paper for rendering tests, without installing anything: free look-alikes are unpacked
 * from two Debian packages into a cache and given the Chinese family names when fontconfig scans them, so that no
 * substitution takes place and `pdffonts` proves which face each run was set in.
 */
import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

interface Face {
  /** The file inside its Debian package. */
  file: string
  /** The name given to it inside the file, of the length of the old one: LibreOffice groups faces by what it finds there. */
  renamed?: readonly [from: string, to: string]
  /** The full name that fontconfig reads in the file, by which the face is told. */
  fullName: string
  /** The family names that it answers to. */
  families: readonly string[]
  /** fontconfig's weight: every Fandol file says 80, the bold ones too. */
  weight: 80 | 200
}

interface FontPackage {
  name: string
  folder: string
  faces: readonly Face[]
}

const FALLBACK = 'bigan fallback'

const PACKAGES: readonly FontPackage[] = [
  {
    name: 'texlive-lang-chinese',
    folder: 'usr/share/texlive/texmf-dist/fonts/opentype/public/fandol',
    faces: [
      face('FandolFang-Regular.otf', 'FandolFang R', ['仿宋_GB2312', '仿宋', 'FangSong']),
      face('FandolKai-Regular.otf', 'FandolKai', ['楷体_GB2312', '楷体', 'KaiTi']),
      face('FandolHei-Regular.otf', 'FandolHei', ['黑体', 'SimHei']),
      face('FandolHei-Bold.otf', 'FandolHei Bold', ['黑体', 'SimHei'], 200),
      face('FandolSong-Regular.otf', 'FandolSong-Regular', ['宋体', 'SimSun']),
      // 小标宋 is drawn by the bold Song, kept apart from the regular one.
      {
        ...face('FandolSong-Bold.otf', 'FandolXbSo Bold', ['方正小标宋简体', '方正小标宋_GBK']),
        renamed: ['FandolSong', 'FandolXbSo'],
      },
      // What has no face of its own is drawn in this one, so that it is seen.
      {
        ...face('FandolSong-Regular.otf', 'FandolMiss-Regular', [FALLBACK]),
        renamed: ['FandolSong', 'FandolMiss'],
      },
    ],
  },
  {
    name: 'fonts-liberation2',
    folder: 'usr/share/fonts/truetype/liberation2',
    faces: [
      face('LiberationSerif-Regular.ttf', 'Liberation Serif', ['Times New Roman']),
      face('LiberationSerif-Bold.ttf', 'Liberation Serif Bold', ['Times New Roman'], 200),
    ],
  },
]

/** The PostScript names that `pdffonts` may list; any other face is a fallback (FandolMiss among them). */
export const KNOWN_FACES: readonly string[] = [
  'FandolFang-Regular',
  'FandolKai-Regular',
  'FandolHei-Regular',
  'FandolHei-Bold',
  'FandolSong-Regular',
  'FandolXbSo-Bold',
  'LiberationSerif',
  'LiberationSerif-Bold',
]

function face(file: string, fullName: string, families: readonly string[], weight: 80 | 200 = 80): Face {
  return { file, fullName, families, weight }
}

function cacheFolder(): string {
  return process.env['BIGAN_CACHE'] ?? join(tmpdir(), 'bigan-cache')
}

function fontsFolder(): string {
  return join(cacheFolder(), 'fonts-2')
}

/** Whether the faces lie in the cache already: nothing needs to be fetched. */
export function fontsAreCached(): boolean {
  return existsSync(join(fontsFolder(), 'fonts.conf'))
}

/**
 * Path of the fontconfig file for `FONTCONFIG_FILE`. Fetches the two packages with `apt-get download` the first time;
 * throws where that fails. Two processes may do so at once: the folder appears whole, by a rename.
 */
export function prepareFonts(): string {
  const folder = fontsFolder()
  const config = join(folder, 'fonts.conf')
  if (fontsAreCached()) return config
  mkdirSync(cacheFolder(), { recursive: true })
  const draft = mkdtempSync(join(cacheFolder(), 'fonts-'))
  for (const pack of PACKAGES) unpack(pack, draft)
  mkdirSync(join(draft, 'cache'))
  writeFileSync(join(draft, 'fonts.conf'), fontsConf(folder))
  try {
    renameSync(draft, folder)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!fontsAreCached()) throw error
  }
  return config
}

function unpack(pack: FontPackage, into: string): void {
  const work = mkdtempSync(join(cacheFolder(), 'deb-'))
  try {
    execFileSync('apt-get', ['download', pack.name], { cwd: work, stdio: ['ignore', 'ignore', 'pipe'] })
    const deb = readdirSync(work).find((name) => name.endsWith('.deb'))
    if (deb === undefined) throw new Error(`apt-get download ${pack.name} left no package`)
    execFileSync('dpkg', ['-x', deb, 'x'], { cwd: work })
    for (const { file, renamed } of pack.faces) {
      const font = readFileSync(join(work, 'x', pack.folder, file))
      if (renamed) renameInside(font, ...renamed)
      writeFileSync(join(into, `${renamed?.[1] ?? ''}${file}`), font)
    }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** Writes the new name over the old one wherever it stands, in the two encodings of a font's tables. */
function renameInside(font: Buffer, from: string, to: string): void {
  const encodings = [
    (text: string) => Buffer.from(text, 'utf16le').swap16(),
    (text: string) => Buffer.from(text),
  ]
  for (const encode of encodings) {
    const old = encode(from)
    for (let at = font.indexOf(old); at >= 0; at = font.indexOf(old, at + 1)) encode(to).copy(font, at)
  }
}

/**
 * The system's faces stay visible, so that a glyph or family that ours lack shows as a foreign face; the system's
 * fonts.conf is not included, because its cache was made by other scan rules.
 */
function fontsConf(folder: string): string {
  const rules = PACKAGES.flatMap((pack) => pack.faces).map(scanRule)
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    '<include ignore_missing="yes">/etc/fonts/conf.d</include>',
    '<dir>/usr/share/fonts</dir>',
    `<dir>${folder}</dir>`,
    `<cachedir>${join(folder, 'cache')}</cachedir>`,
    ...rules,
    // A weak family comes after the language: only what names no face of ours falls to it.
    `<match target="pattern"><edit name="family" mode="append_last" binding="weak"><string>${FALLBACK}</string></edit></match>`,
    '</fontconfig>',
    '',
  ].join('\n')
}

function scanRule({ fullName, families, weight }: Face): string {
  const inner = fullName.replace(/( R| Bold|-Regular)$/, '')
  const names = [...families, inner]
  const languages = names.map((name) => (/\p{Script=Han}/u.test(name) ? 'zh-cn' : 'en'))
  return [
    `<match target="scan"><test name="fullname" compare="eq"><string>${fullName}</string></test>`,
    assign('family', names.map(string).join('')),
    assign('familylang', languages.map(string).join('')),
    assign('weight', `<int>${weight}</int>`),
    '</match>',
  ].join('')
}

function assign(property: string, value: string): string {
  return `<edit name="${property}" mode="assign" binding="same">${value}</edit>`
}

function string(value: string): string {
  return `<string>${value}</string>`
}
