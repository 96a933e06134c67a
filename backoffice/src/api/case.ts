import type * as letters from '@gongkai/server/letters/contract'
import type * as contract from '@gongkai/server/requests/contract'
import { type Answer, endpoint } from './endpoint.ts'

export const readPeople = endpoint<typeof contract.readPeople>('GET /api/requests/:id/people')
export const letterFacts = endpoint<typeof contract.letterFacts>('GET /api/requests/:id/letter-facts')
export const rewriteLetter = endpoint<typeof contract.rewriteLetter>('POST /api/requests/:id/letters/:letter')
export const numberLetter = endpoint<typeof contract.numberLetterOfCase>(
  'POST /api/requests/:id/letters/:letter/number',
)

export const readLetter = endpoint<typeof letters.readLetter>('GET /api/letters/:id')
export const previewLetter = endpoint<typeof letters.previewLetter>('GET /api/letters/:id/preview')
export const downloadLetter = endpoint<typeof letters.downloadLetter>('GET /api/letters/:id/file')
export const sealLetter = endpoint<typeof letters.sealLetter>('POST /api/letters/:id/sealed')
export const acceptLetter = endpoint<typeof letters.acceptLetter>('POST /api/letters/:id/accept')
export const downloadSealed = endpoint<typeof letters.downloadSealed>('GET /api/letters/:id/sealed/file')
export const voidLetter = endpoint<typeof letters.voidLetter>('POST /api/letters/:id/void')
export type Letter = Answer<typeof letters.readLetter>
export type Comparison = NonNullable<Letter['comparison']>
export const correctApplicant = endpoint<typeof contract.correctApplicant>('POST /api/requests/:id/application')
export const readEarlierApplicant = endpoint<typeof contract.readEarlierApplicant>(
  'POST /api/requests/:id/applicant/:seq',
)
export const splitRequest = endpoint<typeof contract.split>('POST /api/requests/:id/split')
export const printPaper = endpoint<typeof contract.printPaper>('GET /api/requests/:id/prints/:kind')
export const takeBundle = endpoint<typeof contract.takeBundle>('GET /api/requests/:id/bundle')
