import { CalendarYear } from '../data.ts'

/** 2019年部分节假日安排。国办发明电〔2019〕3号改变了劳动节的安排：放假四日，2019-04-28、2019-05-05上班。 */
export const year2019 = CalendarYear.parse({
  year: 2019,
  notices: [
    { number: '国办发明电〔2018〕15号', issuedOn: '2018-12-04', confidence: 'verified' },
    { number: '国办发明电〔2019〕3号', issuedOn: '2019-03-22', confidence: 'verified' },
  ],
  arrangements: [
    { name: '元旦', from: '2018-12-30', to: '2019-01-01', makeup: ['2018-12-29'] },
    { name: '春节', from: '2019-02-04', to: '2019-02-10', makeup: ['2019-02-02', '2019-02-03'] },
    { name: '清明节', from: '2019-04-05', to: '2019-04-07' },
    {
      name: '劳动节',
      from: '2019-05-01',
      to: '2019-05-04',
      makeup: ['2019-04-28', '2019-05-05'],
      notice: '国办发明电〔2019〕3号',
    },
    { name: '端午节', from: '2019-06-07', to: '2019-06-09' },
    { name: '中秋节', from: '2019-09-13', to: '2019-09-15' },
    { name: '国庆节', from: '2019-10-01', to: '2019-10-07', makeup: ['2019-09-29', '2019-10-12'] },
  ],
  workdays: 250,
})
