import { mergeForms, onTopOf } from './merge-forms';

const opened = { title: 'Cũ', lead: 'Cũ', body: 'Cũ', source: null, saveNumber: 1 };

test('of two people who changed different fields both changes stand', () => {
  const mine = { ...opened, title: 'Của tôi' };
  const theirs = { ...opened, lead: 'Của họ', saveNumber: 2 };
  expect(mergeForms({ opened, mine, theirs })).toEqual({
    title: 'Của tôi',
    lead: 'Của họ',
    body: 'Cũ',
    source: null,
    saveNumber: 2,
  });
});

test('where both changed a field mine stands, and an emptied field counts as changed', () => {
  const mine = { ...opened, title: 'Của tôi', lead: null };
  const theirs = { ...opened, title: 'Của họ', lead: 'Của họ', saveNumber: 5 };
  expect(mergeForms({ opened, mine, theirs })).toMatchObject({
    title: 'Của tôi',
    lead: null,
    saveNumber: 5,
  });
});

test('components count as changed by what people wrote in them only', () => {
  const quotation = { __component: 'newsroom.quotation', id: 4, text: 'Cũ.' };
  const form = { ...opened, sections: [{ ...quotation, __temp_key__: 'a0' }] };
  const { text, ...rest } = quotation;
  // The form that is sent has the same fields in another order.
  const mine = { ...opened, sections: [{ text, ...rest, __temp_key__: 'a1' }] };
  const theirs = { ...opened, sections: [{ ...quotation, text: 'Mới.' }], saveNumber: 2 };
  expect(mergeForms({ opened: form, mine, theirs })).toEqual(theirs);
});

test('components go without the row numbers that somebody else may have taken away', () => {
  const form = {
    sections: [{ __component: 'newsroom.figure', id: 7, image: { id: 3, mime: 'image/png' } }],
    saveNumber: 1,
  };
  expect(onTopOf(form, 2)).toEqual({
    sections: [{ __component: 'newsroom.figure', image: { id: 3, mime: 'image/png' } }],
    saveNumber: 2,
  });
});
