import { civilDate } from '@gongkai/rules/dates'
import type { NewAgency } from '../agencies/contract.ts'
import { reorganise } from '../agencies/service/reorganising.ts'
import { changeAgency, describeAgency, insert, renameAgency } from '../agencies/service/writing.ts'
import { lockTree } from '../agencies/store/agencies.ts'
import { reviewing } from '../letters/numbering.ts'
import type { CommandContext } from '../platform/context.ts'
import { changeSetting } from '../platform/setting.ts'
import { type Bureau, bureaus, formerly, office, REFORM } from './county.ts'
import type { Random } from './random.ts'

const BEGINNING = civilDate('2008-05-01')
const reformed = civilDate(REFORM)

type Given = Omit<NewAgency, 'from' | 'contact' | 'shortName'> &
  Partial<Pick<NewAgency, 'from' | 'contact' | 'shortName'>>
const plain = { from: BEGINNING, contact: {}, shortName: null }
const make = async (ctx: CommandContext, given: Given) => insert(ctx, await lockTree(ctx.db), { ...plain, ...given })

/** 云川县 with the government above it, its office and its bureaus, as the reform of 2019 left them. */
export async function makeAgencies(ctx: CommandContext, random: Random): Promise<void> {
  const city = await make(ctx, {
    ...{ slug: 'yunzhou', name: '云州市人民政府', kind: 'localGov', level: 'city', external: true },
    intermediateCourt: '云州市中级人民法院',
  })
  const government = await make(ctx, {
    ...{
      slug: 'yunchuan',
      name: '云川县人民政府',
      shortName: '县政府',
      kind: 'localGov',
      level: 'county',
      parent: city,
    },
    ...{ region: '000000', prefix: '云政', basicCourt: '云川县人民法院' },
    contact: {
      arrangement: '本机关的政府信息按机构、主题、体裁、时间编排，可以按索引号、文号和关键词查找。',
      channels: ['在本门户“依申请公开”栏目在线提出。', '电子邮件：发送至受理机构的电子邮箱。'],
    },
  })
  await makeFormer(ctx, government)
  for (const [position, bureau] of [office, ...bureaus].entries())
    await makeBureau(ctx, { bureau, government, position }, random)
}

interface Placed {
  readonly bureau: Bureau
  readonly government: string
  readonly position: number
}

/** The agencies before the reform that one of today took over. */
async function makeFormer(ctx: CommandContext, government: string): Promise<void> {
  const { merged } = formerly
  const ends = []
  for (const { slug, name, shortName } of merged.from)
    ends.push({ id: await make(ctx, { slug, name, shortName, kind: 'localDept', parent: government }), version: 1 })
  const next = bureaus.find((b) => b.slug === merged.into) as Bureau
  const { sections: _, ...create } = next
  await reorganise(ctx, {
    ends,
    successors: [{ create: { ...create, kind: 'localDept', parent: government, contact: {} } }],
    on: reformed,
    reason: '云川县机构改革方案（演示）',
  })
}

async function makeBureau(ctx: CommandContext, { bureau, government, position }: Placed, random: Random) {
  const { slug, name, shortName, prefix, sections } = bureau
  const from = (formerly.founded as readonly string[]).includes(slug) ? reformed : BEGINNING
  const before = formerly.renamed.slug === slug ? formerly.renamed : { name, shortName }
  const isOffice = slug === office.slug
  const id =
    slug === formerly.merged.into
      ? await take(ctx, slug)
      : await make(ctx, {
          ...{ slug, prefix, from, kind: 'localDept', parent: government, disclosureOffice: isOffice },
          ...{ name: before.name, shortName: before.shortName },
        })
  if (before.name !== name) await rename(ctx, id, { name, shortName })
  for (const [i, section] of sections.entries())
    await make(ctx, {
      ...{ slug: `${slug}-${i + 1}`, name: section, kind: 'internalOrgan', parent: id, position: i + 1, from },
      disclosureOffice: i === 0,
    })
  await describe(ctx, id, { slug, isOffice, position }, random)
  const value = { channel: '云川县人民政府行政复议网上申请 https://fuyi.yunchuan.example' }
  await changeSetting(ctx, reviewing, { value, version: 0, scope: id })
}

interface Told {
  readonly slug: string
  readonly isOffice: boolean
  readonly position: number
}

/** Where it is and how to reach it. */
async function describe(ctx: CommandContext, id: string, { slug, isOffice, position }: Told, random: Random) {
  const version = async () => (await lockTree(ctx.db)).get(id).version
  await changeAgency(ctx, id, { version: await version(), position: position + 1 })
  const phone = `0000-602${isOffice ? '1234' : random.whole(1000, 9999)}`
  await describeAgency(ctx, id, await version(), {
    address: isOffice ? '云川县澄心路1号县政府综合楼214室' : `云川县澄心路${position * 2 + 1}号${random.whole(1, 5)}楼`,
    postcode: '000000',
    hours: '工作日8:30—12:00，14:30—18:00',
    phone,
    fax: phone,
    email: `${slug}@yunchuan.example`,
  })
}

const take = async (ctx: CommandContext, slug: string): Promise<string> => {
  const tree = await lockTree(ctx.db)
  const found = tree.all.find((a) => a.slug === slug)
  if (!found) throw new Error(`the demonstration has no ${slug}`)
  return found.id
}

const rename = (ctx: CommandContext, id: string, name: { name: string; shortName: string }) =>
  renameAgency(ctx, id, { ...name, version: 1, from: reformed, reason: '云川县机构改革方案（演示）' })
