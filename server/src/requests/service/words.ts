import type { Context } from '../../platform/context.ts'
import type { Secrets } from '../../platform/secrets.ts'
import { frequencies, keepWords, nearest, SAMPLE } from '../store/words.ts'

/** What every application says and none is known by. Signs of two are looked for on either side of it. */
const boilerplate =
  /申请人|申请|公开|政府信息|信息|关于|有关|相关|依法|提供|获取|查询|复印件|复制件|文件|材料|资料|贵局|贵机关|贵单位|本人|以及|或者|[的和及与等我请]/gu

/**
 * A description as the words by which it is compared: every two neighbouring Chinese characters, and each Latin word and
 * number. Two characters need no dictionary: a segmenter with one (ICU) cuts the names of villages and documents, by
 * which requests differ, into single characters, and cuts otherwise with each new version, which digests would not
 * survive. Numbers of seven digits and more (telephones, identity cards) are left out.
 */
export function wordsOf(description: string): string[] {
  const text = description.normalize('NFKC').toLowerCase().replace(boilerplate, ' ')
  const runs = text.match(/\p{Script=Han}+|[a-z]{2,}|(?<!\d)\d{2,6}(?!\d)/gu) ?? []
  return [...new Set(runs.flatMap((run) => (/^[a-z\d]/.test(run) ? [run] : pairs([...run]))))]
}

const pairs = (signs: readonly string[]) => signs.slice(1).map((sign, i) => `${signs[i]}${sign}`)

/** So many of a long description tell it apart; which ones depends on the words alone, so two descriptions choose alike. */
const MOST = 96

/** The words of a description as the numbers that are kept: without the key nobody can tell which word one stands for. */
export function digestsOf(secrets: Secrets, agency: string, description: string): number[] {
  const digest = (word: string) =>
    Buffer.from(secrets.blind(`${agency}\0${word}`, 'requests.word'), 'base64url').readInt32BE()
  return [...new Set(wordsOf(description).map(digest))].sort((a, b) => a - b).slice(0, MOST)
}

interface Described {
  readonly id: string
  readonly agency: string
  readonly description: string
}

/** Lets a request be found by its description. */
export const keepDescription = ({ db, parts }: Context, { id, agency, description }: Described): Promise<void> =>
  keepWords(db, { id, agency, words: digestsOf(parts.secrets, agency, description) })

/** Common words are in too many requests to look them up. */
const LOOKED_UP_BY = 8
/** Among few requests a word that one has is not yet a common one. */
const PRIOR = 100

/**
 * Requests of an agency in whose description much of this one stands: how much, from 0 to 1, where a word weighs more
 * the fewer requests have it.
 */
export async function alike(
  { db, parts }: Context,
  { id: except, agency, description }: Omit<Described, 'id'> & { readonly id: string | null },
  most: number,
): Promise<Map<string, number>> {
  const words = digestsOf(parts.secrets, agency, description)
  if (words.length === 0) return new Map()
  const counted = await frequencies(db, agency, words, except)
  const weighed = counted
    .map(({ word, many, sample }) => ({ word, many, sample, weight: Math.log(1 + (sample + PRIOR) / (many + 1)) }))
    .sort((a, b) => b.weight - a.weight || a.word - b.word)
  const whole = weighed.reduce((sum, { weight }) => sum + weight, 0)
  const found = await nearest(db, {
    agency,
    weights: new Map(weighed.map(({ word, weight }) => [word, weight])),
    rare: [...rarest(weighed, ({ many }) => many > 0), ...rarest(weighed, isOlder)],
    except,
    most,
  })
  return new Map(found.map(({ id, shared }) => [id, shared / whole]))
}

interface Weighed {
  readonly word: number
  readonly many: number
  readonly sample: number
}

/** A word that no newer request has can only be in an older one, if there are any. */
const isOlder = ({ many, sample }: Weighed): boolean => many === 0 && sample === SAMPLE

const rarest = (weighed: readonly Weighed[], which: (word: Weighed) => boolean): number[] =>
  weighed
    .filter(which)
    .slice(0, LOOKED_UP_BY)
    .map(({ word }) => word)
