/** An OLE compound file: .doc, .wps, or a file with a password. */
export function isOle(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
}

/** A .docx with a password is an OLE file with a stream of this name; its directory has entries of 128 bytes. */
export function isLocked(bytes: Uint8Array): boolean {
  if (!isOle(bytes)) return false
  const name = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0])
  for (let at = 0; at + name.length <= bytes.length; at += 128) {
    if (bytes[at] === name[0] && startsWith(bytes.subarray(at), name)) return true
  }
  return false
}

/** Whether bytes begin with these. */
export function startsWith(bytes: Uint8Array, beginning: readonly number[]): boolean {
  return beginning.every((byte, i) => bytes[i] === byte)
}
