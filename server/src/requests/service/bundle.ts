import { createHash } from 'node:crypto'
import { type FormRow, writeForm } from '@gongkai/documents/write'
import { may } from '@gongkai/rules/access'
import { inChinese } from '@gongkai/rules/dates'
import { evidence, letters as letterKinds } from '@gongkai/rules/outcomes'
import { statuses } from '@gongkai/rules/requests'
import { namesOfActors } from '../../accounts/service/history.ts'
import { nameOn } from '../../agencies/tree.ts'
import { type ArchiveEntry, archiveOf } from '../../platform/archive.ts'
import type { Context } from '../../platform/context.ts'
import { errors, refuse } from '../../platform/errors.ts'
import { fileErrors } from '../../platform/files/errors.ts'
import { cleanName } from '../../platform/files/names.ts'
import type { Download } from '../../platform/http/handler.ts'
import { perform } from '../../platform/perform.ts'
import { earlierOf } from '../store/contents.ts'
import { type LetterWithFiles, lettersWithFiles, type PaperRecord, papersOf, recordsOfCase } from '../store/papers.ts'
import { type Case, readable } from './cases.ts'
import { paperFacts, paperOf } from './prints.ts'
import { numberOf } from './register.ts'
import { openContent, openEarlier } from './sealing.ts'
import { detailsOf, nameOfAct } from './told.ts'

/** A file of the bundle, with what the index says of it. */
interface Item extends ArchiveEntry {
  readonly hash: string
  readonly size: number
  /** Its content is not there any more. */
  readonly missing?: true
}

const utf8 = (text: string) => new TextEncoder().encode(text)
const inJson = (value: unknown) => utf8(`${JSON.stringify(value, null, 2)}\n`)
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const made = (name: string, content: Uint8Array): Item => ({
  name,
  content,
  hash: sha256(content),
  size: content.length,
})
const two = (n: number) => String(n).padStart(2, '0')

interface Kept {
  readonly name: string
  readonly hash: string
  readonly size: number
}

/** A content of the store, opened when its turn comes; that it is there is asked before the index says so. */
async function kept({ parts: { shelf } }: Context, { name, hash, size }: Kept): Promise<Item> {
  const there = await shelf.open(hash)
  await there?.close()
  const content = async () => {
    const file = await shelf.open(hash)
    if (!file) throw refuse(fileErrors.contentMissing)
    return file.createReadStream()
  }
  return { name, hash, size, content, ...(!there && { missing: true }) }
}

const kinds = { application: '申请', correction: '补正', paper: '' } as const

function paperItem(ctx: Context, { file_id, kind, evidence: demanded, hash, size, ...row }: PaperRecord, n: number) {
  const own = ctx.parts.secrets.open(row.name, `files.name:${file_id}`)
  const what = demanded ? evidence[demanded].zh : kinds[kind]
  return kept(ctx, { name: `2 材料/${cleanName(`${two(n)} ${what ? `${what} ` : ''}${own}`)}`, hash, size })
}

/** The document that was numbered, and its sealed copy. */
async function letterItems(ctx: Context, letter: LetterWithFiles, n: number): Promise<Item[]> {
  const { document_number, state } = letter
  const named = `${two(n)} ${letterKinds[letter.kind].zh} ${document_number}${state === 'void' ? '（作废）' : ''}`
  const name = (ending: string) => `3 文书/${cleanName(`${named}${ending}`)}`
  const items: Promise<Item>[] = []
  if (letter.draft_hash !== null)
    items.push(kept(ctx, { name: name('.docx'), hash: letter.draft_hash, size: letter.draft_size ?? 0 }))
  if (letter.sealed_hash !== null)
    items.push(kept(ctx, { name: name('（盖章件）.pdf'), hash: letter.sealed_hash, size: letter.sealed_size ?? 0 }))
  return Promise.all(items)
}

const minute = (at: Date): string => new Date(at.getTime() + 8 * 3600_000).toISOString().slice(0, 16).replace('T', ' ')

/** The history twice: to be read, and with every field for a program. */
async function historyItems(ctx: Context, found: Case): Promise<Item[]> {
  const { history, records, tree, clocks, row } = found
  const people = history.flatMap(({ by, act }) => [
    by,
    ...(act.type === 'noted' ? act.mentioned : []),
    ...(act.type === 'assigned' && act.person ? [act.person] : []),
  ])
  const names = await namesOfActors(ctx.db, people)
  const person = (id: string) => names.get(id) ?? id
  const section = (id: string) => nameOn(tree.get(id), ctx.today).name
  const acts = history.map(({ by, act }, i) => ({ by, act, at: records[i]?.at ?? ctx.now, on: records[i]?.on_day }))
  const rows: FormRow[] = acts.map(({ by, act, at }, i) => ({
    cells: [
      { text: String(i + 1), align: 'center' },
      { text: minute(at) },
      { text: nameOfAct(act) },
      { text: person(by) },
      { text: detailsOf(act, { person, section }) },
    ],
  }))
  const heads = ['序号', '时间', '事项', '办理人', '内容'].map((text) => ({ text, head: true as const }))
  const number = numberOf(row)
  const form = {
    title: `办理经过 ${number}`,
    date: ctx.today,
    blocks: [
      { kind: 'title', above: nameOn(tree.get(row.agency_id), ctx.today).name, text: '办理经过' },
      { kind: 'text', text: `申请编号：${number}`, align: 'right' },
      { kind: 'grid', widths: [6, 16, 13, 14, 51], small: true, headRows: 1, rows: [{ cells: heads }, ...rows] },
    ],
  } as const
  const whole = acts.map(({ by, act, at, on }, seq) => ({ seq, by, byName: person(by), on, at: at.toISOString(), act }))
  const dates = { ...clocks }
  return [
    made('4 经过/办理经过.pdf', await writeForm(form)),
    made('4 经过/办理经过.json', inJson(whole)),
    made('4 经过/期限计算.json', inJson(dates)),
  ]
}

/** What proves the file: how it was served, and the records of the audit as they were hashed. */
async function proofItems(ctx: Context, found: Case, letters: readonly LetterWithFiles[]): Promise<Item[]> {
  const records = await recordsOfCase(
    ctx.db,
    found.row.id,
    letters.map((l) => l.id),
  )
  const lines = records.map((r) => JSON.stringify(r)).join('\n')
  const log = made('5 证明/审计记录.jsonl', utf8(`${lines}\n`))
  if (found.state.servedOn === null) return [log]
  return [made('5 证明/送达回证.pdf', await paperOf('service', await paperFacts(ctx, found))), log]
}

async function itemsOf(ctx: Context, found: Case): Promise<Item[]> {
  const facts = await paperFacts(ctx, found)
  const letters = await lettersWithFiles(ctx.db, found.row.id)
  // A draft without a number is no paper of the file.
  const numbered = letters.filter((letter) => letter.document_number !== null)
  const papers = await papersOf(ctx.db, found.row.id)
  const { application } = openContent(ctx, found.row)
  const earlier = await earlierOf(ctx.db, found.row.id)
  const groups = [
    [
      made('1 登记/登记表.pdf', await paperOf('register', facts)),
      made('1 登记/登记回执.pdf', await paperOf('receipt', facts)),
      made('1 登记/申请.json', inJson(application)),
      ...earlier.map((one, i) =>
        made(`1 登记/第${i + 1}次更正前的申请.json`, inJson(openEarlier(ctx, one).application)),
      ),
    ],
    await Promise.all(papers.map((paper, i) => paperItem(ctx, paper, i + 1))),
    (await Promise.all(numbered.map((letter, i) => letterItems(ctx, letter, i + 1)))).flat(),
    await historyItems(ctx, found),
    await proofItems(ctx, found, letters),
  ]
  return groups.flat()
}

const INDEX = '目录.pdf'
const SUMS = 'SHA256SUMS.txt'

/** The readable index: every file with its size and digest, and what is missing. */
function indexOf(ctx: Context, { row, state, tree }: Case, items: readonly Item[]): Promise<Uint8Array> {
  const heads = ['序号', '文件', '字节', 'SHA-256'].map((text) => ({ text, head: true as const }))
  const rows: FormRow[] = items.map((item, i) => ({
    cells: [
      { text: String(i + 1), align: 'center' },
      { text: item.missing ? `${item.name}（内容缺失，没有收入）` : item.name },
      { text: String(item.size), align: 'right' },
      { text: `${item.hash.slice(0, 32)}\n${item.hash.slice(32)}` },
    ],
  }))
  const early = state.status === 'archived' || state.status === 'voided' ? '' : '本件尚未归档，目录反映导出时的情况。'
  return writeForm({
    title: `案卷目录 ${numberOf(row)}`,
    date: ctx.today,
    blocks: [
      { kind: 'title', above: nameOn(tree.get(row.agency_id), ctx.today).name, text: '依申请公开案卷目录' },
      { kind: 'text', text: `申请编号：${numberOf(row)}`, align: 'right' },
      {
        kind: 'text',
        text: `状态：${statuses[state.status]}。${inChinese(ctx.today)}由${ctx.actor.name}导出。${early}`,
      },
      { kind: 'space', millimetres: 2 },
      { kind: 'grid', widths: [6, 41, 9, 44], small: true, headRows: 1, rows: [{ cells: heads }, ...rows] },
      { kind: 'space', millimetres: 2 },
      {
        kind: 'text',
        small: true,
        text: `各文件的摘要另见${SUMS}，可以用 sha256sum -c 或者同类程序核对。`,
      },
    ],
  })
}

/**
 * The whole file of a case as one archive. Contents stream from the store: however large the papers are, only the
 * piece on its way is held.
 */
export async function bundle(ctx: Context, id: string): Promise<Download> {
  const found = await readable(ctx, id)
  if (!may(ctx.actor, 'request.bundle', { place: found.place })) throw refuse(errors.notFound)
  const items = await itemsOf(ctx, found)
  const there = items.filter((item) => !item.missing)
  const sums = utf8(there.map(({ hash, name }) => `${hash}  ${name}\n`).join(''))
  await perform(ctx.parts, ctx.actor, (tx) =>
    tx.audit({
      chain: found.row.agency_id,
      act: 'request.bundled',
      subject: { type: 'request', id },
      after: { files: there.length, missing: items.length - there.length, digest: sha256(sums) },
    }),
  )
  const front = [
    { name: INDEX, content: await indexOf(ctx, found, items) },
    { name: SUMS, content: sums },
  ]
  const early = found.state.status === 'archived' ? '' : `（${statuses[found.state.status]}）`
  return {
    name: `案卷 ${numberOf(found.row)}${early}.zip`,
    type: 'application/zip',
    bytes: archiveOf([...front, ...there], ctx.now),
  }
}
