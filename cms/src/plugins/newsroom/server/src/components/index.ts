const optional = (type: string, maxLength?: number) => ({
  type,
  ...(maxLength === undefined ? {} : { maxLength }),
});
/** Labels of a component's fields, in the order of the form; each takes the whole width. */
const form = (mainField: string, labels: Record<string, [label: string, hint?: string]>) => ({
  settings: {
    bulkable: true,
    filterable: true,
    searchable: true,
    pageSize: 10,
    mainField,
    defaultSortBy: mainField,
    defaultSortOrder: 'ASC',
  },
  metadatas: Object.fromEntries(
    Object.entries(labels).map(([name, [label, hint]]) => [
      name,
      { edit: { label, description: hint ?? '' }, list: { label } },
    ]),
  ),
  layouts: { edit: Object.keys(labels).map((name) => [{ name, size: 12 }]), list: [] },
});
const media = (allowedTypes: string[]) => ({ type: 'media', multiple: false, allowedTypes });

const COMPONENTS = {
  text: {
    displayName: 'Đoạn văn',
    icon: 'bulletList',
    config: form('id', { body: ['Đoạn văn'] }),
    attributes: { body: optional('blocks') },
  },
  table: {
    displayName: 'Bảng',
    icon: 'grid',
    config: form('caption', {
      caption: ['Tên bảng', 'Hiện phía trên bảng.'],
      content: [
        'Các ô',
        'Dán được bảng chép từ Excel, Word. Liên kết trong ô viết là [chữ](địa chỉ).',
      ],
    }),
    attributes: {
      caption: optional('string', 255),
      content: { type: 'customField', customField: 'plugin::newsroom.table' },
    },
  },
  figure: {
    displayName: 'Hình',
    icon: 'picture',
    config: form('caption', {
      image: ['Ảnh'],
      alternativeText: [
        'Văn bản thay thế',
        'Ảnh cho thấy gì, cho người không nhìn được ảnh. Để trống thì lấy của tệp trong thư viện.',
      ],
      caption: ['Chú thích', 'Hiện dưới ảnh.'],
    }),
    attributes: {
      image: media(['images']),
      alternativeText: optional('string', 255),
      caption: optional('text', 500),
    },
  },
  file: {
    displayName: 'Tệp',
    icon: 'file',
    config: form('title', {
      file: ['Tệp', 'PDF, Word, Excel.'],
      title: ['Tên hiện cho người đọc', 'Để trống thì lấy tên tệp.'],
    }),
    attributes: { file: media(['files']), title: optional('string', 255) },
  },
  quotation: {
    displayName: 'Trích lời',
    icon: 'quote',
    config: form('attribution', {
      text: ['Lời trích', 'Mỗi dòng là một đoạn.'],
      attribution: ['Người nói'],
      url: ['Nguồn', 'Địa chỉ nơi lời này được đăng. Không bắt buộc.'],
    }),
    attributes: {
      text: optional('text', 5_000),
      attribution: optional('string', 255),
      url: optional('string', 2_000),
    },
  },
};

const CATEGORY = 'newsroom';

/**
 * The parts of an article that are no plain text. Strapi reads components from the app's own folder only, so a plugin adds
 * its own to the registry, in the shape that Strapi gives to those it reads. None of their fields is required here: a draft
 * may be saved half done, and what is missing is refused at publication, at its field.
 */
export function newsroomComponents(): Record<string, object> {
  return Object.fromEntries(
    Object.entries(COMPONENTS).map(([name, { attributes, config, ...info }]) => {
      const schema = {
        collectionName: `components_newsroom_${name}s`,
        info,
        options: {},
        attributes,
        config,
      };
      const uid = `${CATEGORY}.${name}`;
      const globalId = `ComponentNewsroom${name[0]?.toUpperCase()}${name.slice(1)}`;
      return [
        uid,
        {
          ...structuredClone(schema),
          __schema__: schema,
          uid,
          category: CATEGORY,
          modelType: 'component',
          modelName: name,
          globalId,
        },
      ];
    }),
  );
}

/** The custom field of a table's cells: JSON, checked by our own rules when it is saved. */
export const TABLE_FIELD = { name: 'table', plugin: 'newsroom', type: 'json' } as const;

/** What people call the components, by their ids. */
export function componentNames(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(COMPONENTS).map(([name, { displayName }]) => [
      `${CATEGORY}.${name}`,
      displayName,
    ]),
  );
}
