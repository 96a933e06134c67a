import { strToU8, zipSync } from 'fflate'

/** Office files carry no time of their making: the same report gives the same bytes. */
export const mtime = '1980-01-01T00:00:00'

export const xmlHeader = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Packs the parts of an Office Open XML file, in their order; `[Content_Types].xml` comes first. */
export const packParts = (parts: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xmlHeader + xml)])), {
    level: 6,
    mtime,
  })

const packageTypes = 'http://schemas.openxmlformats.org/package/2006'
const officeTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A relationships part; the ids are rId1, rId2, … in order. `type` is the last part of an office type, or a full URI. */
export function relationships(list: readonly (readonly [type: string, target: string])[]): string {
  const items = list.map(([type, target], i) => {
    const uri = type.includes('/') ? type : `${officeTypes}/${type}`
    return `<Relationship Id="rId${i + 1}" Type="${uri}" Target="${target}"/>`
  })
  return `<Relationships xmlns="${packageTypes}/relationships">${items.join('')}</Relationships>`
}

/** The relationships of the whole package: its main part and its title. */
export const packageRelationships = (main: string) =>
  relationships([
    ['officeDocument', main],
    [`${packageTypes}/relationships/metadata/core-properties`, 'docProps/core.xml'],
  ])

/** `[Content_Types].xml` for parts of the package, by their path. */
export function contentTypes(overrides: Readonly<Record<string, string>>): string {
  const items = Object.entries(overrides).map(([path, type]) => `<Override PartName="/${path}" ContentType="${type}"/>`)
  return [
    `<Types xmlns="${packageTypes}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>',
    ...items,
    '</Types>',
  ].join('')
}

/** `docProps/core.xml` with the title, already escaped. */
export const coreProperties = (title: string) =>
  `<cp:coreProperties xmlns:cp="${packageTypes}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
  `<dc:title>${title}</dc:title><dc:language>zh-CN</dc:language></cp:coreProperties>`
