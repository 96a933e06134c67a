import { z } from 'zod'
import { CivilDate } from '../dates/index.ts'
import { RequestFacts } from '../deadlines/index.ts'
import { fields, outcomeCodes } from '../outcomes/index.ts'
import type { FieldValues } from '../outcomes/types.ts'

const Id = z.uuid()
const text = (most: number) =>
  z
    .string()
    .trim()
    .min(1, { error: '请填写' })
    .max(most, { error: `最多${most}个字` })
const reason = text(500)

/** Columns of table three: who asks (年报表三). */
export const applicantClasses = [
  'naturalPerson',
  'orgCommercial',
  'orgResearch',
  'orgPublicWelfare',
  'orgLegalService',
  'orgOther',
] as const
export type ApplicantClass = (typeof applicantClasses)[number]

/** What the decision says as far as the outcome rules it; held against `decisionProblems` before it is submitted. */
const Values = z
  .record(z.string(), z.unknown())
  .refine((values): values is FieldValues => Object.keys(values).every((key) => Object.hasOwn(fields, key)), {
    error: '有不认识的项目',
  }) as z.ZodType<FieldValues>

const act = <T extends string, S extends z.core.$ZodLooseShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), ...shape })

/**
 * Everything that happens to a request, as data. Days are civil dates of Beijing; files and letters are referred to by id.
 * An act is never edited: `amended` says what a field of an earlier one should have been.
 */
export const Act = z.discriminatedUnion('type', [
  act('registered', {
    facts: RequestFacts,
    applicant: z.enum(applicantClasses),
    /** The request that this one was taken out of (一事一申请). */
    splitFrom: Id.optional(),
  }),
  act('assigned', { section: Id.nullable(), person: Id.nullable() }),
  act('claimed', {}),
  act('noted', { text: text(2000), mentioned: z.array(Id).max(20).default([]) }),
  act('correctionAsked', { on: CivilDate, deliveredOn: CivilDate.optional(), dueOn: CivilDate, letter: Id.optional() }),
  act('corrected', { receivedOn: CivilDate }),
  act('correctionLapsed', {}),
  act('extended', { notifiedOn: CivilDate, workdays: z.int().min(1).max(20), reason, letter: Id.optional() }),
  act('searched', {
    by: text(100),
    places: text(1000),
    words: text(500),
    on: CivilDate,
    found: z.boolean(),
    result: text(2000),
  }),
  act('secrecyReviewed', { clear: z.boolean(), opinion: text(1000) }),
  act('drafted', {
    outcome: z.enum(outcomeCodes),
    values: Values,
    evidence: z.array(z.string()).max(40),
    letter: Id.optional(),
  }),
  act('submitted', { route: z.enum(['ordinary', 'full']) }),
  act('approved', { opinion: text(500).optional() }),
  act('climbed', { reason }),
  act('returned', { reason }),
  act('sealed', { letter: Id.optional(), letterOn: CivilDate, number: text(60) }),
  act('served', {
    method: z.enum(['direct', 'entrusted', 'post', 'online']),
    on: CivilDate,
    refused: z.boolean().default(false),
    proof: text(200),
  }),
  act('lateExplained', { reason, unit: text(100) }),
  act('withdrawn', { on: CivilDate, way: text(200) }),
  act('archived', { on: CivilDate }),
  act('voided', { reason }),
  act('amended', { act: z.int().min(0), field: text(60), was: z.unknown(), is: z.unknown(), reason }),
])
export type Act = z.infer<typeof Act>
export type ActType = Act['type']
export type ActOf<T extends ActType> = Extract<Act, { type: T }>

/** An act as the register keeps it: who, and on which day. Its number is its place in the history, from 0. */
export interface Recorded {
  readonly by: string
  readonly at: CivilDate
  readonly act: Act
}

/** The field of an act that holds its own day; the others happen on the day they are recorded. */
export const ownDay = {
  correctionAsked: 'on',
  corrected: 'receivedOn',
  extended: 'notifiedOn',
  searched: 'on',
  sealed: 'letterOn',
  served: 'on',
  withdrawn: 'on',
  archived: 'on',
} as const satisfies { [T in ActType]?: keyof ActOf<T> }
