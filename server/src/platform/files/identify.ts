import { refuse } from '../errors.ts'
import { fileErrors } from './errors.ts'
import { type Contents, contentsOfCompound, contentsOfZip } from './inside.ts'
import { type Container, containerOf, type Kind, kinds } from './kinds.ts'
import { extensionOf } from './names.ts'

const MOST_UNPACKED = 1 << 30
const MOST_PARTS = 10_000
/** Where macros of office documents are. */
const macros = /(^|\/)vbaProject\.bin$|^_VBA_PROJECT(_CUR)?$|^Macros$/i

/**
 * The kind of a received file, by its content; the name must agree. Throws a refusal that says what to do. `head`: the
 * first bytes, a few kilobytes or more.
 */
export async function identify(path: string, head: Buffer, name: string): Promise<Kind> {
  const container = containerOf(head)
  if (!container) throw refuse(fileErrors.fileTypeUnknown, { at: 'file' })
  const kind = await kindOf(container, path, extensionOf(name))
  const ending = extensionOf(name)
  if (ending !== '' && !kind.endings.includes(ending))
    throw refuse(fileErrors.fileTypeDiffers, {
      at: 'file',
      says: `文件名的扩展名是 .${ending}，内容却是${kind.says}。请改用正确的扩展名（.${kind.endings[0]}）后再上传。`,
    })
  return kind
}

async function kindOf(container: Container, path: string, ending: string): Promise<Kind> {
  const possible = kinds.filter((k) => k.container === container)
  // Kinds of text cannot be told apart by their bytes: the name decides.
  if (container === 'text') return possible.find((k) => k.endings.includes(ending)) ?? firstOf(possible)
  if (container !== 'zip' && container !== 'compound') return firstOf(possible)
  const contents = await (container === 'zip' ? contentsOfZip : contentsOfCompound)(path)
  if (!contents) throw refuse(fileErrors.fileDamaged, { at: 'file' })
  checkInside(contents)
  const has = ({ part }: Kind) =>
    part === undefined || contents.names.some((n) => (typeof part === 'string' ? n === part : part.test(n)))
  return firstOf(possible.filter(has))
}

function firstOf(list: readonly Kind[]): Kind {
  const [kind] = list
  if (!kind) throw refuse(fileErrors.fileTypeUnknown, { at: 'file' })
  return kind
}

/** Only what the table of contents says is weighed here; whoever unpacks counts for himself. */
function checkInside({ names, unpacked, encrypted }: Contents): void {
  if (encrypted) throw refuse(fileErrors.fileEncrypted, { at: 'file' })
  if (unpacked > MOST_UNPACKED || names.length > MOST_PARTS)
    throw refuse(fileErrors.fileUnpacksTooLarge, { at: 'file' })
  if (names.some((n) => macros.test(n))) throw refuse(fileErrors.fileWithMacros, { at: 'file' })
}
