import { strToU8, zipSync } from 'fflate'
import { escapeMarkup } from '../write/markup.ts'
import { contentTypes, coreProperties, mtime, packageRelationships, xmlHeader } from '../write/zip.ts'
import type { Part } from './package.ts'

const packageTypes = 'http://schemas.openxmlformats.org/package/2006'

/** `[Content_Types].xml` for exactly these parts. */
export const typesOf = (parts: readonly Part[]): string =>
  xmlHeader +
  contentTypes(
    Object.fromEntries(parts.map(({ path, contentType }) => [escapeMarkup(path), escapeMarkup(contentType)])),
  )

/** The relationships of the package: its main part and its title. */
export const relationshipsOf = (parts: readonly Part[]): string =>
  xmlHeader +
  packageRelationships(
    escapeMarkup(parts.find(({ contentType }) => /document\.main\+xml$/.test(contentType))?.path ?? ''),
  )

function ownRelationships({ path, relations }: Part): [string, string][] {
  if (!relations.length) return []
  const slash = path.lastIndexOf('/') + 1
  const items = relations.map(({ id, uri, external, target }) => {
    const mode = external ? ' TargetMode="External"' : ''
    const to = external ? target : `/${target}`
    return `<Relationship Id="${escapeMarkup(id)}" Type="${escapeMarkup(uri)}" Target="${escapeMarkup(to)}"${mode}/>`
  })
  const xml = `${xmlHeader}<Relationships xmlns="${packageTypes}/relationships">${items.join('')}</Relationships>`
  return [[`${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`, xml]]
}

/**
 * The parts as a DOCX, `filled` in place of the XML they had. Written anew, without author, times and whatever else the
 * template's file held; the same parts give the same bytes.
 */
export function packLetter(parts: readonly Part[], filled: ReadonlyMap<string, string>, title: string): Uint8Array {
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(typesOf(parts)),
    '_rels/.rels': strToU8(relationshipsOf(parts)),
    'docProps/core.xml': strToU8(xmlHeader + coreProperties(escapeMarkup(title))),
  }
  for (const part of parts) {
    const xml = filled.get(part.path)
    files[part.path] = xml === undefined ? part.bytes : strToU8(xml)
    for (const [path, own] of ownRelationships(part)) files[path] = strToU8(own)
  }
  return zipSync(files, { level: 6, mtime })
}
