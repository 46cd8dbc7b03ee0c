import type { PublishedArticle } from '@congkhai/shared/contracts/published-article';
import { foldDiacritics } from '@congkhai/shared/text/text';
import { anArticle, anArticleId } from '../helpers/builders';

// Invented articles of a portal about administrative reform, with bodies of some 250 words. Few phrases make up most of what such a portal says, so most
// words stand in very many articles; what else is said is of 6,000 words of two syllables, and names are the long tail. The same articles every time.

const PHRASES =
  'cải cách hành chính|chỉ số cải cách hành chính|thủ tục hành chính|dịch vụ công trực tuyến|chuyển đổi số|bộ phận một cửa|ủy ban nhân dân xã|ủy ban nhân dân huyện|hội nghị tổng kết|kế hoạch năm|báo cáo kết quả|tổ chức bộ máy|cán bộ công chức|tinh giản biên chế|tài chính công|chính quyền điện tử|người dân và doanh nghiệp|mức độ hài lòng|kiểm tra công vụ|trả kết quả đúng hạn|phê duyệt đề án|ban hành quyết định|công bố danh mục|triển khai thực hiện|nâng cao chất lượng|đẩy mạnh tuyên truyền|tập huấn nghiệp vụ|khảo sát ý kiến|sắp xếp đơn vị hành chính|sáp nhập xã|an sinh xã hội|giấy chứng nhận quyền sử dụng đất|đăng ký khai sinh|hộ tịch|hồ sơ điện tử|chữ ký số|thanh toán trực tuyến|đối thoại với thanh niên|phòng chống thiên tai|nông thôn mới|giải phóng mặt bằng|đầu tư công|kỹ năng số|tổ công nghệ số cộng đồng|lễ hội văn hóa|khai giảng năm học|tiêm chủng mở rộng|giảm nghèo bền vững|hòa giải ở cơ sở|tiếp công dân|khiếu nại tố cáo|công khai ngân sách|thi đua khen thưởng|bầu cử|hội đồng nhân dân|quy trình nội bộ|định danh điện tử|dữ liệu dân cư|bảo hiểm y tế|trạm y tế|đường giao thông|nước sạch|rác thải|rừng phòng hộ|cây dược liệu|sâm Ngọc Linh|hợp tác xã|du lịch cộng đồng|làng nghề|thủy lợi|vay vốn|việc làm|xuất khẩu lao động|nghĩa vụ quân sự|an toàn giao thông|phòng cháy chữa cháy|khoáng sản|quy hoạch|phụ nữ|nông dân|người cao tuổi|trẻ em|liệt sĩ|di tích lịch sử|thư viện|phát thanh'.split(
    '|',
  );
const PLACES =
  'Tiên Châu|Tiên Phước|Tiên Lãnh|Tiên Hà|Tiên Cảnh|Trà My|Trà Nam|Đại Lộc|Đại Hồng|Điện Bàn|Hội An|Tam Kỳ|Núi Thành|Phước Sơn|Nam Giang|Đông Giang|Tây Giang|Quế Sơn|Thăng Bình|Duy Xuyên|Hiệp Đức|Nông Sơn|Phú Ninh|Hòa Vang'.split(
    '|',
  );
const ONSETS = 'b c ch d đ g h k kh l m n ng nh ph qu r s t th tr v x'.split(' ');
const RHYMES = 'a an ang ao ăm âm ân âu e em ên êu i inh iên o ong ôn ơi u ung uyên ưng ương'.split(
  ' ',
);
const TONES = ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];
const LINKING =
  'và|của|các|được|trong|đã|với|cho|là|có|để|tại|theo|về|từ|đến|những|một|khi|này|đồng chí|tiếp tục|thực hiện|yêu cầu|đề nghị|trên địa bàn|thời gian tới|trong đó|cùng với|bên cạnh đó'.split(
    '|',
  );
const VOCABULARY = 6_000;
const BODY_WORDS = 80;
const NUMBERS = 4_000;
const DAY_MILLISECONDS = 86_400_000;
const NEWEST = Date.parse('2026-06-30T03:00:00.000Z');

/** A generator of numbers from 0 to before 1, the same row for the same seed (Numerical Recipes' constants). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function createPicks(random: () => number) {
  const any = (values: readonly string[]) => values[Math.floor(random() * values.length)] ?? '';
  return {
    any,
    /** By Zipf's law: the first value about ten times as often as the tenth. */
    frequent: (values: readonly string[]) =>
      values[Math.floor(Math.exp(random() * Math.log(values.length + 1))) - 1] ?? '',
    syllable: () =>
      any(ONSETS) + any(RHYMES).replace(/\p{L}/u, (vowel) => (vowel + any(TONES)).normalize('NFC')),
    name: () => [any(ONSETS) + any(RHYMES), any(ONSETS) + any(RHYMES)].map(capitalized).join(' '),
  };
}

/** Makes bodies: of 80 words of two or more syllables eight are what the portal is about, and others stand in many or in few articles. */
function createBodies({ any, frequent, name, syllable }: ReturnType<typeof createPicks>) {
  const vocabulary = Array.from({ length: VOCABULARY }, () => `${syllable()} ${syllable()}`);
  const wordAt = (place: number) => {
    if (place % 20 === 3) return frequent(PHRASES);
    if (place % 20 === 13) return any(PHRASES);
    if (place % 12 === 5) return name();
    return place % 20 === 9 ? any(PLACES) : frequent(vocabulary);
  };
  return () => {
    const words = Array.from(
      { length: BODY_WORDS },
      (_, place) => `${wordAt(place)}${place % 2 === 0 ? '' : ` ${any(LINKING)}`}`,
    );
    return [words.slice(0, BODY_WORDS / 2), words.slice(BODY_WORDS / 2)].map((part) => ({
      type: 'paragraph' as const,
      children: [{ type: 'text' as const, text: `${capitalized(part.join(' '))}.` }],
    }));
  };
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const UNIT_COUNT = 300;
export const CATEGORY_COUNT = 20;

/** Articles number 1 to `count`, the last one the newest; one comes as it is wanted. */
export function* searchedArticles(count: number, days = 3_650): Generator<PublishedArticle> {
  const random = createRandom(1);
  const picks = createPicks(random);
  const { any, frequent, name } = picks;
  const aBody = createBodies(picks);
  for (let n = 1; n <= count; n += 1) {
    const phrases = Array.from({ length: 6 }, () => frequent(PHRASES)).join(', ');
    yield anArticle({
      articleId: anArticleId(n),
      slug: `tin-${n}`,
      title: `${capitalized(frequent(PHRASES))} và ${frequent(PHRASES)} tại ${any(PLACES)}`,
      lead: `${capitalized(phrases)} do ông ${name()} chủ trì tại xã ${any(PLACES)}.`,
      body: aBody(),
      publishedAt: new Date(NEWEST - ((count - n) * days * DAY_MILLISECONDS) / count).toISOString(),
      category: { categoryId: `muc-${n % CATEGORY_COUNT}`, name: `Mục ${n % CATEGORY_COUNT}` },
      unit: { unitId: `xa-${n % UNIT_COUNT}`, name: `Xã ${n % UNIT_COUNT}` },
      legalDocuments: n % 5 > 0 ? [] : [aDocument(n / 5)],
    });
  }
}

function aDocument(n: number) {
  return {
    number: `${1 + (n % NUMBERS)}/QĐ-UBND`,
    issuer: 'UBND tỉnh Quảng Nam',
    issuedOn: `20${10 + (n % 16)}-03-15`,
    title: null,
    kind: 'Quyết định',
  };
}

/**
 * What readers type, an eighth of each: with diacritics, without, only begun, a number, misspelled; two phrases, and words that stand in nearly all bodies, which
 * hardly ever stand so one after another; a phrase between quotation marks.
 */
export function searchedQueries(count: number): string[] {
  const random = createRandom(2);
  const { any, frequent } = createPicks(random);
  const kinds = [
    () => frequent(PHRASES),
    () => foldDiacritics(frequent(PHRASES)),
    () => foldDiacritics(`${frequent(PHRASES)} ${any(PLACES)}`).slice(0, -1),
    () => `${1 + Math.floor(random() * NUMBERS)}/QĐ-UBND`,
    () => misspelled(foldDiacritics(any(PHRASES))),
    () => `${frequent(PHRASES)} ${frequent(PHRASES)}`,
    () => foldDiacritics(`${any(LINKING)} ${frequent(PHRASES)} ${any(LINKING)}`),
    () => `"${frequent(PHRASES)}"`,
  ];
  return Array.from({ length: count }, (_, n) => kinds[n % kinds.length]?.() ?? '');
}

/** With the second letter twice. */
function misspelled(text: string): string {
  return text.slice(0, 2) + text.slice(1);
}
