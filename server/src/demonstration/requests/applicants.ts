import { type ApplicantClass, CompleteApplication } from '@gongkai/rules/requests'
import type { z } from 'zod'
import type { Random } from '../random.ts'
import type { Serving } from './script.ts'

/** Words of landscape, so that nobody takes the names for somebody's. */
const families = ['云', '石', '江', '林', '溪', '山', '池', '原', '渡', '岸'] as const
const given = ['听雨', '望舒', '知秋', '在野', '见山', '临川', '观澜', '归舟', '拾穗', '问渠', '晓耕', '长亭'] as const
const places = ['石湾', '柳溪', '平桥', '东渡', '南塘', '鹤鸣', '青竹', '沙洲'] as const

/** Organisations by their column of table three, `naturalPerson` apart. */
const organisations: Readonly<Record<Exclude<ApplicantClass, 'naturalPerson'>, readonly [string, ...string[]]>> = {
  orgCommercial: ['商贸有限公司', '建材有限公司', '农业发展有限公司', '物业服务有限公司'],
  orgResearch: ['乡土建筑研究所', '农业科学研究所', '县域经济研究中心'],
  orgPublicWelfare: ['助学促进会', '环境保护志愿者协会', '慈善会'],
  orgLegalService: ['律师事务所', '基层法律服务所'],
  orgOther: ['农民专业合作社', '村民委员会', '业主委员会'],
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
/** No place has the code 999999, so the number is nobody's; its last sign follows from the others (GB 11643). */
function identityNumber(random: Random): string {
  const two = (n: number) => String(n).padStart(2, '0')
  const born = `${random.whole(1955, 2003)}${two(random.whole(1, 12))}${two(random.whole(1, 28))}`
  const first = `999999${born}${String(random.whole(1, 999)).padStart(3, '0')}`
  const sum = weights.reduce((all, weight, i) => all + weight * Number(first[i]), 0)
  return `${first}${'10X98765432'[sum % 11]}`
}

const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY'
/** The same for organisations (GB 32100). */
function creditCode(random: Random): string {
  const body = Array.from({ length: 9 }, () => signs[random.whole(0, 9)]).join('')
  const first = `91999999${body}`
  const sum = [...first].reduce((all, sign, i) => all + signs.indexOf(sign) * (3 ** i % 31), 0)
  return `${first}${signs[(31 - (sum % 31)) % 31]}`
}

const person = (random: Random) => ({
  name: `${random.pick(families)}${random.pick(given)}`,
  paper: 'idCard' as const,
  number: identityNumber(random),
})

/** Most are citizens; one in four an organisation with somebody who acts for it. */
const classOf = (random: Random): ApplicantClass =>
  random.whole(1, 4) > 1
    ? 'naturalPerson'
    : random.pick([
        'orgCommercial',
        'orgCommercial',
        'orgResearch',
        'orgPublicWelfare',
        'orgLegalService',
        'orgOther',
      ] as const)

type Wish = Pick<z.input<typeof CompleteApplication>, 'form' | 'delivery' | 'email' | 'address' | 'postcode'>

/** How they want to have it, as it will be served. */
function wishOf(random: Random, serving: Serving, place: string): Wish {
  const home = { address: `云川县${place}镇${place}村${random.whole(1, 300)}号`, postcode: '000000' }
  if (serving === 'post') return { form: 'paper', delivery: 'post', ...home }
  if (serving !== 'online') return { form: random.pick(['paper', 'inspection'] as const), delivery: 'collect', ...home }
  const email = `reader${random.whole(100, 999)}@mail.example`
  return random.pick([
    { form: 'electronic', delivery: 'portal' },
    { form: 'electronic', delivery: 'portal', ...home },
    { form: 'electronic', delivery: 'email', email },
  ] as const)
}

interface Asking {
  readonly description: string
  readonly serving: Serving
  /** Settles the column of table three. */
  readonly column?: ApplicantClass | undefined
}

/** Who asks, and how they want to be answered. */
export function applicationFor(
  random: Random,
  { description, serving, column = classOf(random) }: Asking,
): CompleteApplication {
  const place = random.pick(places)
  const isPerson = column === 'naturalPerson'
  const joint = isPerson && random.whole(1, 20) === 1
  const applicants = isPerson
    ? [person(random), ...(joint ? [person(random), person(random)] : [])]
    : [{ name: `云川县${place}${random.pick(organisations[column])}`, paper: 'creditCode', number: creditCode(random) }]
  return CompleteApplication.parse({
    applicants,
    class: column,
    agent: !isPerson || joint ? person(random) : null,
    phone: `0000-60${random.whole(30000, 39999)}`,
    description,
    help: isPerson && random.whole(1, 40) === 1 ? '视力不便，请在电话里说明办理情况。' : null,
    ...wishOf(random, serving, place),
  })
}
