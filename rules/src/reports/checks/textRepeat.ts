import { type Check, PRACTICE } from '../findings.ts'

const LONGEST_TITLE = 300

export const textRepeat: Check = {
  id: 'TX-REPEAT',
  severity: 'warning',
  force: 'practical',
  basis: PRACTICE,
  title: '标题和机关名称没有重复的字词',
  find: ({ title, agency }) => {
    const bare = title.replace(/\s/g, '').slice(0, LONGEST_TITLE)
    const twice = repeated(bare) ?? (agency && !bare.includes(agency) ? repeated(agency.slice(0, LONGEST_TITLE)) : null)
    return twice ? [{ message: `标题“${title.slice(0, 80)}”中“${twice}”重复。`, actual: twice }] : []
  },
}

/** 慈溪市 of 慈溪市慈溪市, 报告 of 报告报告, 2020年 of 2020年…2020年…. */
const repeated = (text: string): string | null =>
  /([^\d]{2,16}?)\1/.exec(text)?.[1] ?? /((?:19|20)\d\d年)度?(?!\d{1,2}月).*?\1(?!\d{1,2}月)/.exec(text)?.[1] ?? null
