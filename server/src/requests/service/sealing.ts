import { Act, type Application, type CompleteApplication, inOwnWords, type Recorded } from '@gongkai/rules/requests'
import type { Context } from '../../platform/context.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { EarlierContent } from '../store/contents.ts'
import type { ActRecord, RequestRecord } from '../store/requests.ts'
import type { SubmissionRecord } from '../store/submissions.ts'
import type { KeptAct, KeyKind } from '../store/tables.ts'

/** What a request keeps sealed: the application, and how its day of receipt is proved (条例第31条). */
export interface Content {
  readonly application: Application
  /** 邮件号、签收人、与申请人确认的方式. */
  readonly proof: string
}

const ofRequest = (id: string) => `requests.content:${id}`
const ofEarlier = (id: string, seq: number) => `request_earlier_contents.content:${id}:${seq}`
const ofSubmission = (id: string) => `submissions.content:${id}`
const ofAnswer = (id: string) => `submissions.answer:${id}`
const ofAct = (id: string, seq: number) => `request_acts.act:${id}:${seq}`

export const sealContent = ({ parts }: Context, id: string, content: Content): string =>
  parts.secrets.seal(JSON.stringify(content), ofRequest(id))
export const openContent = ({ parts }: Context, { id, content }: Pick<RequestRecord, 'id' | 'content'>): Content =>
  JSON.parse(parts.secrets.open(content, ofRequest(id)))

/** What a request said before its act of this number corrected it. */
export const sealEarlier = ({ parts }: Context, id: string, seq: number, content: Content): string =>
  parts.secrets.seal(JSON.stringify(content), ofEarlier(id, seq))
export const openEarlier = ({ parts }: Context, { request_id, seq, content }: EarlierContent): Content =>
  JSON.parse(parts.secrets.open(content, ofEarlier(request_id, seq)))

export const sealSubmission = ({ parts }: Context, id: string, application: CompleteApplication): string =>
  parts.secrets.seal(JSON.stringify(application), ofSubmission(id))
export const openSubmission = ({ parts }: Context, { id, content }: SubmissionRecord): CompleteApplication =>
  JSON.parse(parts.secrets.open(content, ofSubmission(id)))
export const sealAnswer = ({ parts }: Context, id: string, text: string): string =>
  parts.secrets.seal(text, ofAnswer(id))
export const openAnswer = ({ parts }: Context, { id, answer }: SubmissionRecord): string | null =>
  answer === null ? null : parts.secrets.open(answer, ofAnswer(id))

/** The parts of an act that may stand in clear. */
export function clearOf(act: Act): KeptAct {
  const own: readonly string[] = inOwnWords[act.type]
  return Object.fromEntries(Object.entries(act).filter(([key]) => !own.includes(key))) as unknown as KeptAct
}

/** An act as it is kept: what people wrote in it is sealed for its place. */
export function sealAct({ parts }: Context, id: string, seq: number, act: Act): KeptAct {
  const own: readonly string[] = inOwnWords[act.type]
  const words = Object.fromEntries(Object.entries(act).filter(([key]) => own.includes(key)))
  const clear = clearOf(act)
  if (Object.keys(words).length === 0) return clear
  return { ...clear, sealed: parts.secrets.seal(JSON.stringify(words), ofAct(id, seq)) }
}

/** An act as it was done. */
export function openAct({ parts }: Context, { request_id, seq, by, on_day, act }: ActRecord): Recorded {
  const { sealed, ...clear } = act
  const words = sealed ? JSON.parse(parts.secrets.open(sealed, ofAct(request_id, seq))) : {}
  return { by, at: on_day, act: Act.parse({ ...clear, ...words }) }
}

const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '').toUpperCase()

/**
 * The digest of one thing that an applicant is known by, however it was typed; null of what says nothing, or else all who
 * gave no number would be one and the same applicant.
 */
export function keyOfOwner(secrets: Secrets, kind: KeyKind, text: string | null): string | null {
  const told = kind === 'phone' ? plain(text ?? '').replace(/\D/g, '') : plain(text ?? '')
  return told === '' ? null : secrets.blind(told, `requests.${kind}`)
}

/** Digests under which an applicant is found. */
export function keysOf(secrets: Secrets, { applicants, agent, phone }: Application) {
  const people = agent ? [...applicants, agent] : applicants
  const keyed = (kind: KeyKind, text: string | null) => {
    const key = keyOfOwner(secrets, kind, text)
    return key === null ? [] : [{ kind, key }]
  }
  return [
    ...people.flatMap(({ name, number }) => [...keyed('name', name), ...keyed('number', number)]),
    ...keyed('phone', phone),
  ]
}

/** Digests of what somebody looks for, whatever kind it is of. */
export const keysLookedFor = (secrets: Secrets, text: string): string[] =>
  (['name', 'number', 'phone'] as const).flatMap((kind) => keyOfOwner(secrets, kind, text) ?? [])
