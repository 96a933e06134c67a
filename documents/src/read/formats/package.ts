import { refuse } from '../errors.ts'
import { parseXml } from './xml.ts'
import type { Archive } from './zip.ts'

export interface Relation {
  id: string
  /** Last part of the type's address: `officeDocument`, `numbering`, `worksheet`, … */
  type: string
  /** Name of the entry in the archive. */
  target: string
}

const namespaces = { 'http://schemas.openxmlformats.org/package/2006/relationships': '' }

/** Where a part of an OOXML package points to; `''` is the package itself. */
export function relationsOf(archive: Archive, part: string): Relation[] {
  const slash = part.lastIndexOf('/') + 1
  const folder = part.slice(0, slash)
  const bytes = archive.read(`${folder}_rels/${part.slice(slash)}.rels`)
  const relations: Relation[] = []
  if (bytes)
    parseXml(bytes, namespaces, {
      open(name, a) {
        if (name !== 'Relationship' || a.TargetMode === 'External') return
        const type = (a.Type ?? '').slice((a.Type ?? '').lastIndexOf('/') + 1)
        relations.push({ id: a.Id ?? '', type, target: resolve(folder, a.Target ?? '') })
      },
    })
  return relations
}

/** The main part of a package (`word/document.xml`, `xl/workbook.xml`, or what its producer calls it). */
export function mainPart(archive: Archive, usual: string): string {
  const part = relationsOf(archive, '').find((r) => r.type === 'officeDocument')?.target ?? usual
  return archive.has(part) ? part : refuse('damaged', '文件缺少正文部分，可能已损坏；请用办公软件打开后另存一份。')
}

function resolve(folder: string, target: string): string {
  const path: string[] = []
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') path.pop()
    else if (step !== '.' && step !== '') path.push(step)
  }
  return path.join('/')
}

/** The title among the core properties. */
export function titleOf(archive: Archive): string {
  const part = relationsOf(archive, '').find((r) => r.type === 'core-properties')?.target
  const bytes = part === undefined ? undefined : archive.read(part)
  let title = ''
  let inside = false
  if (bytes)
    parseXml(
      bytes,
      { 'http://purl.org/dc/elements/1.1/': 'dc' },
      {
        open: (name) => {
          inside = name === 'dc:title'
        },
        text: (text) => {
          if (inside) title += text
        },
        close: () => {
          inside = false
        },
      },
    )
  return title.trim()
}
