import { blanksOf, type TemplateLetter } from '@gongkai/rules/letters'
import { type EvidenceKey, evidence } from '@gongkai/rules/outcomes'
import type { ActType } from '@gongkai/rules/requests'
import type { Values } from '../../letters/contract/words.ts'
import { openValues } from '../../letters/service/contents.ts'
import { giveNumber, preview, redraft } from '../../letters/service/letters.ts'
import { accept as acceptLetter, seal as sealLetter } from '../../letters/service/sealed.ts'
import { findLetter } from '../../letters/store/letters.ts'
import type { CommandContext, Context } from '../../platform/context.ts'
import { receiveFile } from '../../platform/files/receive.ts'
import type { Received } from '../../platform/http/handler.ts'
import { act as doAct, fileIn, seal as sealReply } from '../../requests/service/acts.ts'
import { beginLetter } from '../../requests/service/letters.ts'
import { findRequest } from '../../requests/store/requests.ts'
import { letterOf } from '../store.ts'
import { paper } from './paper.ts'
import { noticeKinds, type Thread } from './thread.ts'

const idOf = ({ request }: Thread): string => {
  if (request === undefined) throw new Error('the case has not begun')
  return request
}

/** Whoever looks at the demonstration may have done something to the case: the next act comes after theirs. */
async function versionOf({ db }: Context, thread: Thread): Promise<number> {
  const row = await findRequest(db, idOf(thread))
  return row?.version ?? 0
}

/** Does an act of the case, as its form would come. */
export async function act(ctx: CommandContext, thread: Thread, type: ActType, form: object = {}): Promise<void> {
  await doAct(ctx, type, idOf(thread), { version: await versionOf(ctx, thread), ...form })
}

/** A PDF as somebody would upload it. */
export const uploaded = ({ parts }: Context, name: string, bytes: Uint8Array): Promise<Received> =>
  receiveFile(parts.shelf, parts.settings, {
    field: 'file',
    name,
    content: (async function* () {
      yield bytes
    })(),
  })

/** Files a paper that an outcome demands. */
export async function file(ctx: CommandContext, thread: Thread, key: EvidenceKey, about: string): Promise<void> {
  const { zh } = evidence[key]
  const name = `${zh.replace(/（.*）/, '')}.pdf`
  const received = await uploaded(ctx, name, paper([zh, '', about, '', '（演示材料，内容均为虚构。）']))
  await fileIn(ctx, idOf(thread), { version: await versionOf(ctx, thread), evidence: key }, [received])
}

/** Begins a letter of the case with as much of these values as it has blanks for. */
export function begin(ctx: CommandContext, thread: Thread, kind: TemplateLetter, values: Values) {
  const own = new Set<string>(blanksOf(kind).map(({ key }) => key))
  const fitting = Object.fromEntries(Object.entries(values).filter(([key, value]) => own.has(key) && value !== ''))
  return beginLetter(ctx, idOf(thread), { kind, values: fitting as Values })
}

type Which = 'notice' | 'reply'

export async function letter({ db }: Context, thread: Thread, which: Which) {
  const found = await letterOf(db, idOf(thread), noticeKinds, which === 'notice')
  if (!found) throw new Error(`the case has no ${which}`)
  return found
}

/** Dates the letter today, and gives it its number. */
export async function number(ctx: CommandContext, thread: Thread, which: Which): Promise<void> {
  const { id, version } = await letter(ctx, thread, which)
  const record = await findLetter(ctx.db, id)
  const values = record ? openValues(ctx, record) : {}
  if (values.decidedOn === ctx.today) return void (await giveNumber(ctx, id, version))
  const changed = await redraft(ctx, id, { version, values: { ...values, decidedOn: ctx.today } })
  await giveNumber(ctx, id, changed.version)
}

const unmarked = (html: string) =>
  html
    .split('\n')
    .map((line) => line.replace(/<[^>]*>/g, ''))
    .map((line) =>
      line.replace(/&(lt|gt|amp|quot);/g, (_, name: 'lt') => ({ lt: '<', gt: '>', amp: '&', quot: '"' })[name]),
    )

/** Uploads the sealed copy: printed from the draft, or scanned. One that is there already stays. */
export async function sealedCopy(ctx: Context, thread: Thread, which: Which, scanned = false): Promise<void> {
  const { id, version, state, document_number } = await letter(ctx, thread, which)
  if (state !== 'numbered') return
  const { html } = await preview(ctx, id)
  const copy = paper(unmarked(html), { sealed: true, scanned })
  await sealLetter(ctx, { id, version }, [await uploaded(ctx, `${document_number}.pdf`, copy)])
}

/** Somebody has read a copy that could not be compared. */
export async function accept(ctx: CommandContext, thread: Thread, which: Which): Promise<void> {
  const { id, version, state } = await letter(ctx, thread, which)
  if (state === 'sealed') await acceptLetter(ctx, id, { version, reason: '扫描件，已与草稿逐字核对，内容一致。' })
}

/** The sealed letter is what was decided. */
export async function seal(ctx: CommandContext, thread: Thread): Promise<void> {
  const { id } = await letter(ctx, thread, 'reply')
  await sealReply(ctx, idOf(thread), { version: await versionOf(ctx, thread), letter: id })
}
