import { type Check, PRACTICE, type Remark } from '../findings.ts'
import { placeOfAgency } from '../places/agency.ts'

/** Words of gambling and advertising that pages carry after an intrusion; lottery offices are real agencies. */
const advertising =
  /博彩|赌[博场球]|百家乐|投注|下注|竞猜|(?<!福利|体育)彩票|六合彩|时时彩|老虎机|娱乐(?!活动|场所)|棋牌(?!运动)|真人(?:荷官|视讯)|葡京|威尼斯人|金沙(?=官网|平台)|注册送|开户送|官网入口|代开发票|裸聊|成人视频/

function advertisingIn(name: string, where: string): Remark[] {
  const word = advertising.exec(name)?.[0]
  return word
    ? [{ message: `${where}“${name.slice(0, 60)}”含有“${word}”，网页可能被篡改，请核对原件。`, actual: word }]
    : []
}

function nowhere(agency: string): Remark[] {
  const { unknown, misplaced } = placeOfAgency(agency)
  if (misplaced)
    return [
      { message: `机关名称“${agency}”：${misplaced.name}不在${misplaced.parent}，请核对。`, actual: misplaced.name },
    ]
  return unknown
    ? [
        {
          message: `机关名称“${agency}”：行政区划表中没有“${unknown}”，请核对名称（新设的区划除外）。`,
          actual: unknown,
        },
      ]
    : []
}

export const textAgency: Check = {
  id: 'TX-AGENCY',
  severity: 'warning',
  force: 'practical',
  basis: `${PRACTICE}；县级以上行政区划代码（GB/T 2260）`,
  title: '机关名称中的地方存在，名称和标题没有广告用语',
  find: ({ agency, title }) => {
    const named = agency === null ? [] : advertisingIn(agency, '机关名称')
    if (named.length) return named
    const titled = advertisingIn(title, '标题')
    return titled.length || agency === null ? titled : nowhere(agency)
  },
}
