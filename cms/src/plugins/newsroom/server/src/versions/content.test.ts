import { contentOf } from './content';

test('of components what people wrote is kept, not the numbers of rows or the keys of a form', () => {
  const quotation = { __component: 'newsroom.quotation', text: 'Công khai.' };
  const image = { id: 3, mime: 'image/png' };
  const sections = [
    { ...quotation, id: 7, __temp_key__: 'a0' },
    { __component: 'newsroom.figure', id: 2, image },
  ];
  expect(contentOf({ sections }, { sections: { type: 'dynamiczone' } })).toEqual({
    sections: {
      kind: 'value',
      value: [quotation, { __component: 'newsroom.figure', image: 3 }],
    },
  });
});
