/** Contact sheets without an image program: pages as poppler's PPM in, one PNG out. */
import { readFileSync } from 'node:fs'
import { crc32, deflateSync } from 'node:zlib'

/** Red, green and blue of every dot, row by row. */
export interface Picture {
  width: number
  height: number
  dots: Uint8Array
}

/** Reads a binary PPM of 8 bits a colour, as `pdftoppm` writes it. */
export function readPpm(path: string): Picture {
  const bytes = readFileSync(path)
  const head = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 64).toString('latin1'))
  if (!head) throw new Error(`${path} is not a PPM picture`)
  const width = Number(head[1])
  const height = Number(head[2])
  return { width, height, dots: bytes.subarray(head[0].length, head[0].length + width * height * 3) }
}

const GAP = 8
const GREY = 0x90

/** Lays pictures out in rows on a grey ground, 8 dots apart, and encodes them as PNG. */
export function contactSheet(pictures: readonly Picture[], columns: number): Buffer {
  const cellWidth = Math.max(...pictures.map(({ width }) => width))
  const cellHeight = Math.max(...pictures.map(({ height }) => height))
  const across = Math.min(columns, pictures.length)
  const width = across * (cellWidth + GAP) + GAP
  const height = Math.ceil(pictures.length / across) * (cellHeight + GAP) + GAP
  const dots = new Uint8Array(width * height * 3).fill(GREY)
  for (const [index, picture] of pictures.entries()) {
    const left = GAP + (index % across) * (cellWidth + GAP)
    const top = GAP + Math.floor(index / across) * (cellHeight + GAP)
    for (let row = 0; row < picture.height; row++) {
      const line = picture.dots.subarray(row * picture.width * 3, (row + 1) * picture.width * 3)
      dots.set(line, ((top + row) * width + left) * 3)
    }
  }
  return encodePng({ width, height, dots })
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function encodePng({ width, height, dots }: Picture): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // 8 bits a colour, red-green-blue, and the only methods that PNG has.
  header.set([8, 2, 0, 0, 0], 8)
  const rows = Buffer.alloc(height * (width * 3 + 1))
  for (let row = 0; row < height; row++) {
    rows.set(dots.subarray(row * width * 3, (row + 1) * width * 3), row * (width * 3 + 1) + 1)
  }
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}
