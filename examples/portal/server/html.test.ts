import { bodyOf } from '../parts/article-body.mjs';
import { attribute, html, trusted } from './html.mjs';

test.each([
  ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
  ['"><img src=x onerror=alert(1)>', '&quot;&gt;&lt;img src=x onerror=alert(1)&gt;'],
  ["it's & that", 'it&#39;s &amp; that'],
  ['Xã Tiên Châu', 'Xã Tiên Châu'],
])('a text is escaped, in content and in attributes: %s', (text, escaped) => {
  expect(html`<p title="${text}">${text}</p>`.source).toBe(`<p title="${escaped}">${escaped}</p>`);
});

test('pieces of HTML stay, lists are joined, and nothing is nothing: but 0 is a figure', () => {
  const items = ['a<', 'b'].map((each) => html`<li>${each}</li>`);
  expect(html`<ul>${items}</ul>${null}${undefined}${false}${0}`.source).toBe(
    '<ul><li>a&lt;</li><li>b</li></ul>0',
  );
});

test('an attribute without a value is left out, and one that is empty is there', () => {
  const link = html`<a${attribute('lang', null)}${attribute('title', '')}${attribute('rel', '"')}>`;
  expect(link.source).toBe('<a title="" rel="&quot;">');
});

test('a wide table of an article is scrolled by keyboard, under the name of its caption', () => {
  const body = '<p>a</p><table><caption>Điểm &quot;chuẩn&quot;</caption><tbody></tbody></table>';
  expect(bodyOf(body).source).toBe(
    '<p>a</p><div class="table-scroll" role="group" tabindex="0" aria-label="Điểm &quot;chuẩn&quot;">' +
      '<table><caption>Điểm &quot;chuẩn&quot;</caption><tbody></tbody></table></div>',
  );
});

test('files of a draft are where the draft is, and words that name an address stay as they are', () => {
  const body = '<img src="/v1/media/ab/a.png" alt=""><p>/v1/media/ab/a.png</p>';
  expect(bodyOf(body, '/v1/preview/t/').source).toBe(
    '<img src="/v1/preview/t/media/ab/a.png" alt=""><p>/v1/media/ab/a.png</p>',
  );
});

test('trusted is the one door for HTML that comes from elsewhere', () => {
  expect(html`${trusted('<b>x</b>')}`.source).toBe('<b>x</b>');
});
