import { viewConfiguration } from '../view-configuration';

export const legalDocumentView = viewConfiguration({
  mainField: 'number',
  sort: { by: 'issuedOn', order: 'DESC' },
  fields: {
    number: { label: 'Số, ký hiệu', hint: 'Ví dụ 214/QĐ-UBND.' },
    kind: { label: 'Loại văn bản', hint: 'Ví dụ Quyết định.' },
    issuer: { label: 'Cơ quan ban hành', hint: 'Ví dụ UBND huyện Tiên Phước.' },
    issuedOn: { label: 'Ngày ban hành' },
    title: { label: 'Trích yếu' },
  },
  edit: [
    [
      ['number', 6],
      ['issuer', 6],
    ],
    [
      ['kind', 6],
      ['issuedOn', 4],
    ],
    [['title', 12]],
  ],
  list: ['number', 'issuer', 'issuedOn', 'title'],
});
