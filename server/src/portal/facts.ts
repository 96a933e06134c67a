import type { Calendar } from '@gongkai/rules/calendar'
import type { CivilDate } from '@gongkai/rules/dates'

/** 政府信息公开工作机构, as 条例第12条 wants it in the guide; what is not filled in is absent. */
export interface DisclosureOffice {
  readonly name?: string
  readonly address?: string
  readonly postcode?: string
  readonly hours?: string
  readonly phone?: string
  readonly fax?: string
  readonly email?: string
}

/** What the portal says of the agency it belongs to. */
export interface AgencyFacts {
  /** 云川县人民政府; null before anybody has set it up. */
  readonly name: string | null
  /** The agency's own site, which the portal is a part of. */
  readonly site?: { readonly name: string; readonly url: string }
  readonly office?: DisclosureOffice
  /** 信息的编排体系, in the agency's own words (条例第12条第2款). */
  readonly arrangement?: string
  /** Ways to apply that the agency opened besides the counter and the post (国办公开办函〔2017〕19号). */
  readonly channels?: readonly string[]
  /** 监督机关: to whom one complains (条例第51条). */
  readonly supervisor?: { readonly name: string; readonly phone?: string }
  readonly reviewAuthority?: string
  readonly court?: string
  readonly sponsor?: string
  /** 网站标识码. */
  readonly siteCode?: string
  /** 备案号. */
  readonly record?: string
  /** The agency's own header and footer as HTML; only what `safeFragment` allows is shown. */
  readonly header?: string
  readonly footer?: string
}

/** What finished pages are made from; `version` changes whenever anything in it does. */
export interface PortalFacts {
  readonly version: string
  readonly agency: AgencyFacts
  readonly calendar: Calendar
}

/** Everything a page needs to know of where and when it is shown. */
export interface Site {
  /** Path part of the public address, without a slash at its end. */
  readonly base: string
  /** Scheme and host of the public address. */
  readonly origin: string
  readonly today: CivilDate
  readonly large: boolean
  readonly agency: AgencyFacts
  readonly calendar: Calendar
  readonly header: string
  readonly footer: string
  readonly stylesheet: string
}
