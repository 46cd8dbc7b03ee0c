import type { MoveRefusal } from '@congkhai/shared/news/article-stage';

/** Why something cannot be done with an article, in words for whoever tried. */
export const REFUSAL_MESSAGES: Readonly<Record<MoveRefusal, string>> = {
  'no-right': 'Tài khoản của bạn không có quyền làm việc này.',
  'wrong-stage': 'Bài đang ở bước khác nên không làm được việc này. Hãy tải lại trang.',
  'not-published': 'Bài này không có trên trang công khai.',
  'not-approved':
    'Chuyên mục này cần hai người: phải có người khác duyệt đúng bản này rồi mới đăng được. Bản đã sửa sau khi duyệt phải duyệt lại.',
  'own-text': 'Bạn đã viết hoặc sửa bài này, nên phải có người khác duyệt.',
};
