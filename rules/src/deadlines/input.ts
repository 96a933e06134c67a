import { z } from 'zod'
import { CivilDate } from '../dates/index.ts'
import { readInput } from '../law/index.ts'
import { CalculatorSettings, Settings } from './settings.ts'

const date = CivilDate.refine((d) => d >= '2000-01-01' && d <= '2099-12-31', { error: '应在2000年至2099年之间' })
/** `null` and absence both say that nothing has come yet. */
const awaited = date.nullish()
const MOST_EVENTS = 60

/** How the request came; each has its own date of receipt (条例第31条, 国办公开办函〔2015〕207号). */
export const Channel = z.enum([
  'inPerson',
  'oral',
  'registeredMail',
  'ordinaryMail',
  'misdirectedMail',
  'online',
  'fax',
  'email',
  'other',
])
export type Channel = z.infer<typeof Channel>

export const RequestFacts = z.strictObject({
  channel: Channel,
  submittedOn: date.optional(),
  arrivedOn: date.optional(),
  signedOn: date.optional(),
  confirmedOn: date.optional(),
  receivedOn: date.optional(),
})
export type RequestFacts = z.infer<typeof RequestFacts>

const event = <T extends string, S extends z.core.$ZodLooseShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), ...shape })
const consultation = { sentOn: date, deliveredOn: awaited, repliedOn: awaited }

/** What happened to the request, in the order it happened; {@link datesInOrder} says by which date. */
export const DeadlineEvent = z.discriminatedUnion('type', [
  event('correctionRequested', { on: date, deliveredOn: date.optional(), dueOn: date.optional() }),
  event('corrected', { receivedOn: date }),
  event('correctionLapsed', { dueOn: date.optional() }),
  event('extended', { notifiedOn: date, workdays: z.int().min(1).max(20) }),
  event('thirdPartyConsultation', consultation),
  event('coAuthorConsultation', consultation),
  event('otherAgencyConsultation', { sentOn: date, repliedOn: awaited }),
  event('feeNotice', { issuedOn: date, deliveredOn: date.optional() }),
  event('feePaid', { on: date }),
  event('feeLapsed', {}),
  event('deferred', { notifiedOn: date, until: date }),
  event('withdrawn', { on: date }),
  event('served', { method: z.enum(['direct', 'entrusted', 'post', 'online']), on: date }),
])
export type DeadlineEvent = z.infer<typeof DeadlineEvent>
export type EventType = DeadlineEvent['type']
export type EventOf<T extends EventType> = Extract<DeadlineEvent, { type: T }>

/** The dates of each event in the order they must stand; the first is the event's own. */
export const datesInOrder = {
  correctionRequested: ['on', 'deliveredOn', 'dueOn'],
  corrected: ['receivedOn'],
  correctionLapsed: ['dueOn'],
  extended: ['notifiedOn'],
  thirdPartyConsultation: ['sentOn', 'deliveredOn', 'repliedOn'],
  coAuthorConsultation: ['sentOn', 'deliveredOn', 'repliedOn'],
  otherAgencyConsultation: ['sentOn', 'repliedOn'],
  feeNotice: ['issuedOn', 'deliveredOn'],
  feePaid: ['on'],
  feeLapsed: [],
  deferred: ['notifiedOn', 'until'],
  withdrawn: ['on'],
  served: ['on'],
} as const satisfies { [T in EventType]: readonly (keyof EventOf<T>)[] }

export const DeadlineInput = z.strictObject({
  request: RequestFacts,
  events: z.array(DeadlineEvent).max(MOST_EVENTS).default([]),
  settings: Settings.prefault({}),
})
/** As written, before defaults: plain text for dates. */
export type DeadlineInput = z.input<typeof DeadlineInput>

/** What the public calculator takes. */
export const CalculatorInput = DeadlineInput.extend({ settings: CalculatorSettings.prefault({}) })

/**
 * A case from JSON of unknown origin.
 * @throws {InputError} for the first thing that is wrong with its shape
 */
export const parseDeadlineInput = (json: unknown) => readInput(DeadlineInput, json)

/** {@link parseDeadlineInput} with the settings of the public calculator only. */
export const parseCalculatorInput = (json: unknown) => readInput(CalculatorInput, json)
