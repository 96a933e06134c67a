import type * as contract from '@gongkai/server/letters/contract'
import { type Answer, endpoint, type RowOf } from './endpoint.ts'

export const listKinds = endpoint<typeof contract.listKinds>('GET /api/letters/kinds')
export const listTemplates = endpoint<typeof contract.listTemplates>('GET /api/letters/templates')
export const uploadTemplate = endpoint<typeof contract.uploadTemplate>('POST /api/letters/templates')
export const retireTemplate = endpoint<typeof contract.retireTemplate>('POST /api/letters/templates/:id/retire')
export const reuseTemplate = endpoint<typeof contract.useTemplate>('POST /api/letters/templates/:id/use')
export const downloadTemplate = endpoint<typeof contract.downloadTemplate>('GET /api/letters/templates/:id/file')
export const sampleTemplate = endpoint<typeof contract.sampleTemplate>('GET /api/letters/templates/:id/sample')
export const previewTemplate = endpoint<typeof contract.previewTemplate>('GET /api/letters/templates/:id/preview')
export const downloadDefault = endpoint<typeof contract.downloadDefault>('GET /api/letters/defaults/:kind/file')
export const sampleDefault = endpoint<typeof contract.sampleDefault>('GET /api/letters/defaults/:kind/sample')
export const previewDefault = endpoint<typeof contract.previewDefault>('GET /api/letters/defaults/:kind/preview')
export type LetterKind = Answer<typeof contract.listKinds>['rows'][number]
export type TemplateRow = RowOf<typeof contract.listTemplates>
