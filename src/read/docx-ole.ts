/** An OLE compound file: .doc, .wps, or a file with a password. */
export function isOle(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
}

/** A .docx with a password is an OLE file with a stream of this name; a .doc says so in the head of its text. */
export function isLocked(bytes: Uint8Array): boolean {
  if (!isOle(bytes)) return false
  if (entryOf(bytes, 'EncryptedPackage') !== undefined) return true
  const entry = entryOf(bytes, 'WordDocument')
  if (entry === undefined) return false
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const sector = 2 ** Math.min(view.getUint16(30, true), 16)
  // FibBase of MS-DOC 2.5.2: its sign, and fEncrypted among its flags
  const head = (view.getUint32(entry + 116, true) + 1) * sector
  return (
    head + 12 <= bytes.length &&
    view.getUint16(head, true) === 0xa5ec &&
    (view.getUint16(head + 10, true) & 0x100) !== 0
  )
}

/** Where a stream's entry of 128 bytes stands in the directory; undefined where there is none of the name. */
function entryOf(bytes: Uint8Array, stream: string): number | undefined {
  const name = [...`${stream}\0`].flatMap((letter) => [letter.charCodeAt(0), 0])
  for (let at = 0; at + 128 <= bytes.length; at += 128) {
    if (bytes[at] === name[0] && startsWith(bytes.subarray(at), name)) return at
  }
  return undefined
}

/** Whether bytes begin with these. */
export function startsWith(bytes: Uint8Array, beginning: readonly number[]): boolean {
  return beginning.every((byte, i) => bytes[i] === byte)
}
