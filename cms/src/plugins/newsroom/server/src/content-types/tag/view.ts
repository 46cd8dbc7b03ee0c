import { viewConfiguration } from '../view-configuration';

export const tagView = viewConfiguration({
  mainField: 'name',
  sort: { by: 'name', order: 'ASC' },
  fields: {
    name: {
      label: 'Từ khoá',
      hint: 'Ví dụ “một cửa”. Viết hoa hay thường, có dấu hay không vẫn là một từ khoá.',
    },
  },
  edit: [[['name', 12]]],
  list: ['name', 'updatedAt'],
});
