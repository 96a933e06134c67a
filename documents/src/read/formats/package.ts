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

/** A relation as written, to a part of the package or to an address outside of it. */
export interface AnyRelation extends Relation {
  /** The type's whole address. */
  uri: string
  external: boolean
}

const namespaces = { 'http://schemas.openxmlformats.org/package/2006/relationships': '' }

/** Where a part of an OOXML package points to, also outside of it; `''` is the package itself. */
export function allRelationsOf(archive: Archive, part: string): AnyRelation[] {
  const slash = part.lastIndexOf('/') + 1
  const folder = part.slice(0, slash)
  const bytes = archive.read(`${folder}_rels/${part.slice(slash)}.rels`)
  const relations: AnyRelation[] = []
  if (bytes)
    parseXml(bytes, namespaces, {
      open(name, a) {
        if (name !== 'Relationship') return
        const uri = a.Type ?? ''
        const target = a.Target ?? ''
        const external = a.TargetMode === 'External'
        const type = uri.slice(uri.lastIndexOf('/') + 1)
        relations.push({ id: a.Id ?? '', type, uri, external, target: external ? target : resolve(folder, target) })
      },
    })
  return relations
}

/** Where a part points to within the package. */
export const relationsOf = (archive: Archive, part: string): Relation[] =>
  allRelationsOf(archive, part).filter(({ external }) => !external)

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
