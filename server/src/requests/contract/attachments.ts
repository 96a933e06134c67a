import type { Attachments } from '../../platform/operation.ts'

/** What anybody may send with an application or a correction, as the forms of the portal say. */
export const fromStrangers: Attachments = { most: 5, bytes: 10 * 1024 * 1024 }
