/** Tracked changes accepted and rejected by LibreOffice itself, with a macro in a profile of its own. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const commands = { accept: '.uno:AcceptAllTrackedChanges', reject: '.uno:RejectAllTrackedChanges' } as const

/** Each file with all its changes accepted, and with all rejected, as LibreOffice saves them. */
export function settledByOffice(
  files: readonly Uint8Array[],
  folder: string,
): { accept: Uint8Array; reject: Uint8Array }[] {
  const jobs = files.flatMap((bytes, i) => {
    const from = join(folder, `${i}.docx`)
    writeFileSync(from, bytes)
    return (['accept', 'reject'] as const).map((how) => ({
      from,
      command: commands[how],
      to: join(folder, `${i}.${how}.docx`),
    }))
  })
  const profile = join(folder, 'profile')
  const macros = join(profile, 'user', 'basic', 'Standard')
  mkdirSync(macros, { recursive: true })
  // The first start makes a library of its own; ours takes its place.
  office(profile, ['--terminate_after_init'])
  writeFileSync(join(profile, 'user', 'basic', 'script.xlc'), libraries)
  writeFileSync(join(macros, 'script.xlb'), library)
  const calls = jobs.map(({ from, command, to }) => `Settle("${url(from)}", "${command}", "${url(to)}")`)
  const code = `${settle}\nSub Main\n On Error Goto Finish\n ${calls.join('\n ')}\nFinish:\n StarDesktop.terminate()\nEnd Sub`
  const escaped = code.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  writeFileSync(
    join(macros, 'Changes.xba'),
    `${xml}<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Changes" script:language="StarBasic">${escaped}</script:module>`,
  )
  office(profile, ['macro:///Standard.Changes.Main'])
  return files.map((_, i) => ({ accept: result(folder, i, 'accept'), reject: result(folder, i, 'reject') }))
}

function result(folder: string, i: number, how: string): Uint8Array {
  const path = join(folder, `${i}.${how}.docx`)
  if (!existsSync(path)) throw new Error(`LibreOffice did not ${how} the changes of file ${i}`)
  return new Uint8Array(readFileSync(path))
}

function url(path: string): string {
  return pathToFileURL(path).href
}

function office(profile: string, args: readonly string[]): void {
  execFileSync('soffice', [`-env:UserInstallation=${url(profile)}`, '--headless', ...args], {
    stdio: 'ignore',
    timeout: 120_000,
  })
}

/** Without SynchronMode the file would be saved before its changes are settled. */
const settle = `Sub Settle(source As String, command As String, target As String)
 Dim load(0) As New com.sun.star.beans.PropertyValue
 load(0).Name = "Hidden"
 load(0).Value = True
 document = StarDesktop.loadComponentFromURL(source, "_blank", 0, load())
 Dim where As New com.sun.star.util.URL
 where.Complete = command
 where.Main = command
 where.Protocol = ".uno:"
 where.Path = Mid(command, 6)
 Dim how(0) As New com.sun.star.beans.PropertyValue
 how(0).Name = "SynchronMode"
 how(0).Value = True
 document.CurrentController.Frame.queryDispatch(where, "", 0).dispatch(where, how())
 Dim save(0) As New com.sun.star.beans.PropertyValue
 save(0).Name = "FilterName"
 save(0).Value = "MS Word 2007 XML"
 document.storeToURL(target, save())
 document.close(True)
End Sub`

const xml = '<?xml version="1.0" encoding="UTF-8"?>\n'
const libraries = `${xml}<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/></library:libraries>`
const library = `${xml}<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Changes"/></library:library>`
