import { ViewRequestSchema } from '@congkhai/shared/views/view';
import { createEventId } from '../../client/src/event-id.js';

test('an event id is one that the API takes, of this moment, and another each time', () => {
  const ids = Array.from({ length: 100 }, createEventId);
  for (const eventId of ids)
    expect(
      ViewRequestSchema.parse({ eventId, articleId: 'article00000000000000001' }),
    ).toBeTruthy();
  expect(new Set(ids).size).toBe(100);
  const milliseconds = Number.parseInt(ids[0]?.replace('-', '').slice(0, 12) ?? '', 16);
  expect(Math.abs(Date.now() - milliseconds)).toBeLessThan(1_000);
});
