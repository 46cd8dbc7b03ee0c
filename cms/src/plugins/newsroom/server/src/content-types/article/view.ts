import { viewConfiguration } from '../view-configuration';

export const articleView = viewConfiguration({
  mainField: 'title',
  sort: { by: 'updatedAt', order: 'DESC' },
  fields: {
    title: { label: 'Tiêu đề' },
    slug: {
      label: 'Đường dẫn',
      hint: 'Phần cuối của địa chỉ bài trên trang. Để trống thì lấy theo tiêu đề.',
    },
    lead: {
      label: 'Sapo',
      hint: 'Đoạn mở đầu, hiện trong danh sách bài. Không bắt buộc.',
    },
    body: {
      label: 'Nội dung',
      hint: 'Liên kết phải bắt đầu bằng https://, http://, mailto:, tel: hoặc /. Ảnh, bảng, tệp thêm ở mục bên dưới.',
    },
    sections: {
      label: 'Phần tiếp theo',
      hint: 'Bảng, hình, tệp, trích lời và đoạn văn tiếp, hiện sau nội dung theo thứ tự này.',
    },
    cover: {
      label: 'Ảnh bìa',
      hint: 'Nhập văn bản thay thế của ảnh ở thư viện tệp.',
    },
    gallery: { label: 'Thư viện ảnh', hint: 'Mỗi ảnh cần văn bản thay thế.' },
    attachments: { label: 'Tệp đính kèm', hint: 'PDF, Word, Excel.' },
    category: { label: 'Chuyên mục', mainField: 'name' },
    unit: {
      label: 'Đơn vị',
      hint: 'Cơ quan, địa phương mà bài nói đến.',
      mainField: 'fullName',
    },
    eventDate: { label: 'Ngày diễn ra', hint: 'Ngày của sự kiện được đưa tin.' },
    publicationDate: {
      label: 'Ngày đăng',
      hint: 'Để trống thì lấy lúc xuất bản lần đầu; xuất bản lại không đổi. Chỉ nhập khi đưa lại tin cũ.',
    },
    byline: { label: 'Tác giả', hint: 'Tên và cơ quan ghi cuối bài.' },
    source: { label: 'Nguồn', hint: 'Nơi đăng đầu tiên, nếu là bài dẫn lại.' },
    legalDocuments: {
      label: 'Văn bản trích dẫn',
      hint: 'Quyết định, báo cáo… được nhắc trong bài.',
      mainField: 'number',
    },
    stage: { label: 'Bước' },
    saveNumber: { label: 'Lần lưu' },
    tags: { label: 'Từ khoá', mainField: 'name' },
    relatedArticles: {
      label: 'Bài liên quan',
      hint: 'Hiện trước những bài phần mềm gợi ý.',
      mainField: 'title',
    },
    indexPeriodId: {
      label: 'Kỳ đánh giá được nhắc tới',
      hint: 'Mã của kỳ, ví dụ tien-phuoc-2022. Trang đọc dẫn tới kết quả của đơn vị trong kỳ.',
    },
    isPinned: { label: 'Ghim lên đầu', hint: 'Báo cho trang đọc: nên đứng đầu danh sách.' },
    isFeatured: { label: 'Tin nổi bật', hint: 'Báo cho trang đọc: nên hiện lớn ở trang chủ.' },
    viewCount: { label: 'Lượt xem' },
    isDemonstration: {
      label: 'Dữ liệu minh hoạ',
      hint: 'Bật khi bài là hư cấu để giới thiệu phần mềm. Trang đọc sẽ ghi rõ điều này.',
    },
  },
  edit: [
    [['title', 12]],
    [['slug', 12]],
    [['lead', 12]],
    [['body', 12]],
    [['sections', 12]],
    [
      ['cover', 6],
      ['gallery', 6],
    ],
    [['attachments', 12]],
    [
      ['category', 6],
      ['unit', 6],
    ],
    [
      ['eventDate', 4],
      ['publicationDate', 6],
    ],
    [
      ['byline', 6],
      ['source', 6],
    ],
    [
      ['legalDocuments', 6],
      ['tags', 6],
    ],
    [
      ['relatedArticles', 6],
      ['indexPeriodId', 6],
    ],
    [
      ['isPinned', 4],
      ['isFeatured', 4],
      ['isDemonstration', 4],
    ],
  ],
  list: ['title', 'stage', 'viewCount', 'category', 'publicationDate'],
});
