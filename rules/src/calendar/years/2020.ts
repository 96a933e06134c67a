import { CalendarYear } from '../data.ts'

/** 2020年部分节假日安排。国办发明电〔2020〕1号延长春节假期至2020-02-02，2月3日起正常上班；地方延迟复工的通知不改变全国日历。 */
export const year2020 = CalendarYear.parse({
  year: 2020,
  notices: [
    { number: '国办发明电〔2019〕16号', confidence: 'verified' },
    { number: '国办发明电〔2020〕1号', issuedOn: '2020-01-26', confidence: 'verified' },
  ],
  arrangements: [
    { name: '元旦', from: '2020-01-01', to: '2020-01-01' },
    { name: '春节', from: '2020-01-24', to: '2020-02-02', makeup: ['2020-01-19'], notice: '国办发明电〔2020〕1号' },
    { name: '清明节', from: '2020-04-04', to: '2020-04-06' },
    { name: '劳动节', from: '2020-05-01', to: '2020-05-05', makeup: ['2020-04-26', '2020-05-09'] },
    { name: '端午节', from: '2020-06-25', to: '2020-06-27', makeup: ['2020-06-28'] },
    { name: '国庆节、中秋节', from: '2020-10-01', to: '2020-10-08', makeup: ['2020-09-27', '2020-10-10'] },
  ],
  workdays: 249,
})
