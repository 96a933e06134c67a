import { z } from 'zod'

/** What a person writes: trimmed, of at most so many characters, without signs that no paper shows. */
export const text = (most: number) =>
  z
    .string()
    .trim()
    .min(1, { error: '请填写' })
    .max(most, { error: `最多${most}个字` })
    .refine((written) => !/[^\P{Cc}\n\r\t]|[\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(written), {
      error: '含有不能显示的字符，请重新输入',
    })
