import { CalendarYear } from '../data.ts'

/** 2023年部分节假日安排。 */
export const year2023 = CalendarYear.parse({
  year: 2023,
  notices: [{ number: '国办发明电〔2022〕16号', confidence: 'verified' }],
  arrangements: [
    { name: '元旦', from: '2022-12-31', to: '2023-01-02' },
    { name: '春节', from: '2023-01-21', to: '2023-01-27', makeup: ['2023-01-28', '2023-01-29'] },
    { name: '清明节', from: '2023-04-05', to: '2023-04-05' },
    { name: '劳动节', from: '2023-04-29', to: '2023-05-03', makeup: ['2023-04-23', '2023-05-06'] },
    { name: '端午节', from: '2023-06-22', to: '2023-06-24', makeup: ['2023-06-25'] },
    { name: '中秋节、国庆节', from: '2023-09-29', to: '2023-10-06', makeup: ['2023-10-07', '2023-10-08'] },
  ],
  workdays: 249,
})
