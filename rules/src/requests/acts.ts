import { z } from 'zod'
import { CivilDate } from '../dates/index.ts'
import { RequestFacts } from '../deadlines/index.ts'
import { type EvidenceKey, evidence, fields, outcomeCodes, wrongValues } from '../outcomes/index.ts'
import type { FieldValues } from '../outcomes/types.ts'
import { text } from './text.ts'

const Id = z.uuid()
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

/** Of which parts of an application it is told that they were corrected; what they say stands sealed elsewhere. */
export const applicationParts = [
  'names',
  'identity',
  'agent',
  'phone',
  'email',
  'postalAddress',
  'description',
  'form',
  'delivery',
  'help',
] as const
export type ApplicationPart = (typeof applicationParts)[number]

/** What the decision says as far as the outcome rules it; held against `decisionProblems` before it is submitted. */
const Values = z
  .record(z.string(), z.unknown())
  .refine((values): values is FieldValues => Object.keys(values).every((key) => Object.hasOwn(fields, key)), {
    error: '有不认识的项目',
  }) as z.ZodType<FieldValues>

/**
 * The same as it is taken in: each value of the kind of its field, though not all of them yet. Histories are read without
 * this, as what was once recorded has to be read for ever.
 */
export const StatedValues = Values.superRefine((values, context) => {
  for (const { at, message } of wrongValues(values)) context.addIssue({ code: 'custom', path: [at], message })
})

const act = <T extends string, S extends z.core.$ZodLooseShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), ...shape })

const evidenceKeys = Object.keys(evidence) as [EvidenceKey, ...EvidenceKey[]]

/** What each act says, besides who did it and when. */
export const actShapes = {
  registered: {
    facts: RequestFacts,
    applicant: z.enum(applicantClasses),
    /** The request that this one was taken out of (一事一申请). */
    splitFrom: Id.optional(),
  },
  assigned: { section: Id.nullable(), person: Id.nullable() },
  claimed: {},
  /** Several matters in one application, each to be a request of its own (一事一申请); this one goes on with the first. */
  split: {
    keeps: text(4000),
    whole: text(4000),
    parts: z.array(Id).min(1, { error: '至少拆出1件' }).max(20, { error: '最多拆出20件' }),
  },
  /** The application was put down wrongly, or completed: which parts of it. What it said before is kept beside the act. */
  applicationCorrected: { fields: z.array(z.enum(applicationParts)).min(1), reason },
  noted: { text: text(2000), mentioned: z.array(Id).max(20, { error: '最多提到20人' }).default([]) },
  /** A paper for the case file; `evidence` says which of those that an outcome demands. */
  filed: { file: Id, evidence: z.enum(evidenceKeys).nullable() },
  correctionAsked: { on: CivilDate, deliveredOn: CivilDate.optional(), dueOn: CivilDate, letter: Id.optional() },
  corrected: { receivedOn: CivilDate, text: text(4000).optional() },
  correctionLapsed: {},
  extended: {
    notifiedOn: CivilDate,
    workdays: z
      .int()
      .min(1, { error: '至少延长1个工作日' })
      .max(20, { error: '延长的期限最长不得超过20个工作日（条例第33条第2款）' }),
    reason,
    letter: Id.optional(),
  },
  searched: {
    by: text(100),
    places: text(1000),
    words: text(500),
    on: CivilDate,
    found: z.boolean(),
    result: text(2000),
  },
  secrecyReviewed: { clear: z.boolean(), opinion: text(1000) },
  drafted: { outcome: z.enum(outcomeCodes), values: Values, letter: Id.optional() },
  submitted: { route: z.enum(['ordinary', 'full']) },
  approved: { opinion: text(500).optional() },
  climbed: { reason },
  returned: { reason },
  sealed: { letter: Id.optional(), letterOn: CivilDate, number: text(60) },
  served: {
    method: z.enum(['direct', 'entrusted', 'post', 'online']),
    on: CivilDate,
    refused: z.boolean().default(false),
    proof: text(200),
  },
  lateExplained: { reason, unit: text(100) },
  withdrawn: { on: CivilDate, way: text(200) },
  archived: { on: CivilDate },
  voided: { reason },
  amended: { act: z.int().min(0), field: text(60), was: z.unknown(), is: z.unknown(), reason },
} as const

/**
 * Everything that happens to a request, as data. Days are civil dates of Beijing; files and letters are referred to by id.
 * An act is never edited: `amended` says what a field of an earlier one should have been.
 */
export const Act = z.discriminatedUnion('type', [
  act('registered', actShapes.registered),
  act('assigned', actShapes.assigned),
  act('claimed', actShapes.claimed),
  act('split', actShapes.split),
  act('applicationCorrected', actShapes.applicationCorrected),
  act('noted', actShapes.noted),
  act('filed', actShapes.filed),
  act('correctionAsked', actShapes.correctionAsked),
  act('corrected', actShapes.corrected),
  act('correctionLapsed', actShapes.correctionLapsed),
  act('extended', actShapes.extended),
  act('searched', actShapes.searched),
  act('secrecyReviewed', actShapes.secrecyReviewed),
  act('drafted', actShapes.drafted),
  act('submitted', actShapes.submitted),
  act('approved', actShapes.approved),
  act('climbed', actShapes.climbed),
  act('returned', actShapes.returned),
  act('sealed', actShapes.sealed),
  act('served', actShapes.served),
  act('lateExplained', actShapes.lateExplained),
  act('withdrawn', actShapes.withdrawn),
  act('archived', actShapes.archived),
  act('voided', actShapes.voided),
  act('amended', actShapes.amended),
])
export type Act = z.infer<typeof Act>
export type ActType = Act['type']
export type ActOf<T extends ActType> = Extract<Act, { type: T }>

/** Who acts with a query code instead of an account: the applicant. */
export const throughPortal = 'anyone'

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

/**
 * What people write in their own words, or what names them: kept sealed. The rest of an act (its kind, days, ids) may
 * stand in clear.
 */
export const inOwnWords: { readonly [T in ActType]: readonly (keyof ActOf<T>)[] } = {
  registered: [],
  assigned: [],
  claimed: [],
  split: ['keeps', 'whole'],
  applicationCorrected: ['reason'],
  noted: ['text'],
  filed: [],
  correctionAsked: [],
  corrected: ['text'],
  correctionLapsed: [],
  extended: ['reason'],
  searched: ['by', 'places', 'words', 'result'],
  secrecyReviewed: ['opinion'],
  drafted: ['values'],
  submitted: [],
  approved: ['opinion'],
  climbed: ['reason'],
  returned: ['reason'],
  sealed: [],
  served: ['proof'],
  lateExplained: ['reason', 'unit'],
  withdrawn: ['way'],
  archived: [],
  voided: ['reason'],
  amended: ['was', 'is', 'reason'],
}
