import { writeEnvelope, writeForm } from '@gongkai/documents/write'
import { inChinese } from '@gongkai/rules/dates'
import type { TemplateLetter } from '@gongkai/rules/letters'
import { letters as letterKinds, outcomeOf } from '@gongkai/rules/outcomes'
import { type ActOf, type ActType, type Approver, amended, clocksOf, fold } from '@gongkai/rules/requests'
import { namesOfActors } from '../../accounts/service/history.ts'
import { guideFacts } from '../../agencies/service/guide.ts'
import { nameOn } from '../../agencies/tree.ts'
import { findLetter, type LetterRecord } from '../../letters/store/letters.ts'
import type { Context } from '../../platform/context.ts'
import { errors, refuse } from '../../platform/errors.ts'
import type { Download } from '../../platform/http/handler.ts'
import { perform } from '../../platform/perform.ts'
import type { Paper } from '../contract/papers.ts'
import { findRequest } from '../store/requests.ts'
import { type Case, readable } from './cases.ts'
import { type PaperFacts, receiptForm, registerForm, serviceForm } from './papers.ts'
import { numberOf } from './register.ts'
import { openContent } from './sealing.ts'

const paperNames = { receipt: '登记回执', register: '登记表', envelope: '信封', service: '送达回证' } as const
const turns: Readonly<Record<Approver, string>> = {
  sectionHead: '科室负责人',
  officeDirector: '工作机构负责人',
  deputy: '分管负责人',
  head: '主要负责人',
}

type Of = Pick<LetterRecord, 'id' | 'kind' | 'document_number'>

const shownLetter = ({ state }: Case, letter: Of | undefined): PaperFacts['letter'] =>
  letter
    ? { name: letterKinds[letter.kind].zh, number: letter.document_number, isReply: letter.id === state.letter?.id }
    : state.letter && state.draft
      ? {
          name: letterKinds[outcomeOf(state.draft.outcome).letter as TemplateLetter].zh,
          number: state.letter.number,
          isReply: true,
        }
      : null

/** What the papers of a case print of it; `letter` is the one that a certificate of service goes with. */
export async function paperFacts(ctx: Context, found: Case, letter?: Of): Promise<PaperFacts> {
  const { row, state, clocks, tree, now, history, records } = found
  const { application, proof } = openContent(ctx, row)
  const people = [...state.signatures.map((s) => s.by), ...(row.person_id ? [row.person_id] : [])]
  const names = await namesOfActors(ctx.db, people)
  const agency = tree.get(row.agency_id)
  const acts = amended(history).map(({ act }) => act)
  const last = <T extends ActType>(type: T) => acts.findLast((act): act is ActOf<T> => act.type === type)
  const parent = row.split_from ? await findRequest(ctx.db, row.split_from) : undefined
  return {
    agency: nameOn(agency, ctx.today).name,
    office: guideFacts(tree, agency, ctx.today).office,
    number: numberOf(row),
    application,
    proof,
    state,
    clocks,
    atFirst: clocksOf(fold(amended(history).slice(0, 1)), now.settings, now.calendar),
    registeredOn: records[0]?.on_day ?? ctx.today,
    today: ctx.today,
    section: row.section_id && nameOn(tree.get(row.section_id), ctx.today).name,
    person: row.person_id && (names.get(row.person_id) ?? null),
    outcome: state.letter && state.draft ? outcomeOf(state.draft.outcome).zh : null,
    signatures: state.signatures.map((s) => `${turns[s.role]}　${names.get(s.by) ?? s.by}　${inChinese(s.at)}`),
    correction: last('correctionAsked'),
    corrected: last('corrected'),
    extension: last('extended'),
    served: last('served'),
    archivedOn: last('archived')?.on ?? null,
    splitFrom: parent ? numberOf(parent) : null,
    letter: shownLetter(found, letter),
  }
}

/** The face of the envelope to the first applicant, who is written to for all of them. */
function envelope({ application, office, agency, number, letter, today }: PaperFacts): Promise<Uint8Array> {
  const { applicants, address, postcode } = application
  return writeEnvelope({
    title: `信封 ${number}`,
    date: today,
    name: applicants[0]?.name ?? '',
    address,
    postcode,
    sender: {
      name: office.name.startsWith(agency) ? office.name : `${agency} ${office.name}`,
      address: office.address ?? null,
      postcode: office.postcode ?? null,
    },
    mark: [`申请编号 ${number}`, ...(letter?.number ? [`文号 ${letter.number}`] : [])].join('　'),
  })
}

/** A paper of a case as PDF. */
export function paperOf(kind: Paper, facts: PaperFacts): Promise<Uint8Array> {
  switch (kind) {
    case 'receipt':
      return writeForm(receiptForm(facts))
    case 'register':
      return writeForm(registerForm(facts))
    case 'service':
      return writeForm(serviceForm(facts))
    case 'envelope':
      return envelope(facts)
  }
}

/** A paper of a case, for whoever works on it; that it was taken is on record, for it names the applicant. */
export async function printPaper(
  ctx: Context,
  { id, kind }: { id: string; kind: Paper },
  letter: string | undefined,
): Promise<Download> {
  const found = await readable(ctx, id)
  const of = letter === undefined ? undefined : await findLetter(ctx.db, letter)
  if (letter !== undefined && (of?.case_id !== id || of.state === 'void')) throw refuse(errors.notFound)
  const facts = await paperFacts(ctx, found, of)
  const bytes = await paperOf(kind, facts)
  await perform(ctx.parts, ctx.actor, (tx) =>
    tx.audit({
      chain: found.row.agency_id,
      act: 'request.printed',
      subject: { type: 'request', id },
      after: { paper: kind, ...(letter !== undefined && { letter }) },
    }),
  )
  return { name: `${paperNames[kind]} ${facts.number}.pdf`, type: 'application/pdf', bytes }
}
