import { viewConfiguration } from '../view-configuration';

export const categoryView = viewConfiguration({
  mainField: 'name',
  sort: { by: 'name', order: 'ASC' },
  fields: {
    name: { label: 'Tên chuyên mục' },
    categoryId: {
      label: 'Mã chuyên mục',
      hint: 'Chữ thường không dấu nối bằng gạch ngang, ví dụ cai-cach-hanh-chinh. Không đổi được về sau.',
    },
    nameEnglish: {
      label: 'Tên tiếng Anh',
      hint: 'Dùng trên trang tiếng Anh. Để trống thì trang tiếng Anh ghi tên tiếng Việt.',
    },
    parent: {
      label: 'Thuộc chuyên mục',
      hint: 'Để trống nếu là chuyên mục cấp cao nhất.',
      mainField: 'name',
    },
    description: { label: 'Mô tả' },
  },
  edit: [
    [
      ['name', 6],
      ['categoryId', 6],
    ],
    [
      ['nameEnglish', 6],
      ['parent', 6],
    ],
    [['description', 12]],
  ],
  list: ['name', 'categoryId', 'parent'],
});
