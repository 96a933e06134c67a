import { z } from 'zod'

/** Signs of a query code. */
export const CODE_LENGTH = 12

/** A code without what people type between its signs. */
export const plainCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-—－]/g, '')

/** A code that was shown once, however it is typed. How long one is stands beside the field and is no secret. */
export const codeCalled = (name: string) =>
  z
    .string()
    .trim()
    .min(1, { error: `请填写${name}` })
    .max(40, { error: `${name}应为${CODE_LENGTH}位` })
    .superRefine((typed, context) => {
      const { length } = [...plainCode(typed)]
      if (typed !== '' && length !== CODE_LENGTH)
        context.addIssue({ code: 'custom', message: `${name}应为${CODE_LENGTH}位，现在是${length}位` })
    })
