import type { PublishedBytes, PublishedDocument } from '@congkhai/shared/contracts/publishable';
import { type AddressProblem, classifyAddress } from '@congkhai/shared/links/address';
import { type AllowedHost, findAllowed } from '@congkhai/shared/links/allowed-hosts';
import { findAddresses } from '@congkhai/shared/links/find-addresses';
import { findLookAlike } from '@congkhai/shared/links/look-alike';

/** A document, or a file: whose bytes hold no links that we see. */
export type CheckedDocument = Pick<PublishedDocument, 'body'> | PublishedBytes;

/** An address that keeps a document from readers. */
export interface RefusedLink {
  /** The field of the document in which it stands, as the form calls it. */
  field: string;
  /** The host that is not allowed; null if the address itself is refused, whatever its host. */
  host: string | null;
  /** In Vietnamese, for the editor: the place, what is wrong and what to do. */
  message: string;
}

/** What the links of a subject's documents amount to. */
export interface CheckedLinks {
  refused: RefusedLink[];
  /** All hosts that the documents lead to, each once. */
  hosts: string[];
}

type Path = readonly (string | number)[];

const QUOTED_CHARACTERS_MAX = 80;
const PROBLEMS: Readonly<Record<AddressProblem, string>> = {
  characters: 'có khoảng trắng, dấu “\\” hoặc ký tự không nhìn thấy',
  scheme: 'bắt đầu bằng một giao thức không được phép',
  relative: 'không bắt đầu bằng https://, http://, mailto:, tel: hoặc /',
  'protocol-relative': 'bắt đầu bằng hai dấu gạch chéo',
  malformed: 'không phải là một địa chỉ đúng',
  credentials: 'có tên đăng nhập hoặc dấu @ trước tên trang',
  'internet-address': 'dùng địa chỉ IP thay cho tên trang',
  port: 'có số cổng',
  'single-label': 'không có tên miền đầy đủ',
};

/** Every address of the documents against the allow-list. The same address twice in one field is told once. */
export function checkDocuments(
  documents: readonly CheckedDocument[],
  allowed: readonly AllowedHost[],
): CheckedLinks {
  const hosts = new Set<string>();
  const refused = new Map<string, RefusedLink>();
  for (const { address, path } of documents.flatMap((document) =>
    findAddresses('body' in document ? document.body : null),
  )) {
    const classified = classifyAddress(address);
    if (classified.kind === 'outbound') hosts.add(classified.host);
    const link = refusalOf(address, path, allowed);
    // The HTML is made from the body: what is wrong there was found in the body, with the block it stands in.
    if (link && !refused.has(address)) refused.set(address, link);
  }
  return { refused: [...refused.values()], hosts: [...hosts] };
}

function refusalOf(
  address: string,
  path: Path,
  allowed: readonly AllowedHost[],
): RefusedLink | null {
  const classified = classifyAddress(address);
  const place = placeOf(path);
  const field = fieldOf(path);
  if (classified.kind === 'refused')
    return {
      field,
      host: null,
      message: `${place}liên kết “${quotable(address)}” không được phép: ${PROBLEMS[classified.problem]}. Hãy sửa hoặc bỏ liên kết.`,
    };
  if (classified.kind !== 'outbound' || findAllowed(classified.host, allowed)) return null;
  const { host } = classified;
  const lookAlike = findLookAlike(host, allowed);
  const warning = lookAlike?.resembles
    ? ` Chú ý: tên này trông giống ${lookAlike.resembles} nhưng không phải.`
    : '';
  return {
    field,
    host,
    message: `${place}liên kết tới trang ${host} chưa được phép.${warning} Hãy bỏ liên kết, hoặc nhờ một người khác duyệt trang này tại trang “Liên kết ra ngoài” rồi đăng lại.`,
  };
}

/** Fields of an article's form that hold more than a text; what is wrong in them is told at them. */
const RICH_FIELDS = ['category', 'unit', 'cover', 'gallery', 'tags', 'legalDocuments'];

function fieldOf(path: Path): string {
  const [first] = path;
  if (first === 'body' || first === 'bodyHtml') return 'body';
  if (first === 'attachments') return path.join('.');
  const own = RICH_FIELDS.find((field) => field === first);
  return own ?? String(path.findLast((step) => typeof step === 'string') ?? 'document');
}

/** What the positions of a document's lists are called. */
const PLACES: Readonly<Record<string, string>> = {
  body: 'Khối thứ # của nội dung: ',
  attachments: 'Tệp đính kèm thứ #: ',
  gallery: 'Ảnh thứ #: ',
  tags: 'Từ khoá thứ #: ',
  legalDocuments: 'Văn bản thứ #: ',
};

function placeOf([first, second]: Path): string {
  if (first === 'scores') return `Mục ${second} của phiếu chấm: `;
  const place = PLACES[String(first)];
  return place && typeof second === 'number' ? place.replace('#', String(second + 1)) : 'Có ';
}

/** Text of others as it may stand in a message: the admin reads messages as ICU templates, in which {}<>' have a meaning. */
function quotable(text: string): string {
  return text.replace(/[{}<>'\p{Cc}\p{Cf}]/gu, '').slice(0, QUOTED_CHARACTERS_MAX);
}
