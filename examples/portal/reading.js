// What a script adds to pages that are whole without one: printing, sorting of tables, leaving out an editor's own views.

/** With this name in the storage of a browser, the script of the API marks its views as internal (docs/beacon.md). */
const MARK = 'congkhai-internal';

for (const button of document.querySelectorAll('[data-print]')) {
  if (!(button instanceof HTMLButtonElement)) continue;
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
for (const table of document.querySelectorAll('table[data-sortable]'))
  if (table instanceof HTMLTableElement) makeSortable(table);
closePreferencesOutside();
showOwnViews();

/** Puts a button into every heading, which sorts the rows by that column and then the other way round. @param {HTMLTableElement} table */
function makeSortable(table) {
  const rows = table.tBodies[0];
  const headings = [...(table.tHead?.rows[0]?.cells ?? [])];
  for (const [column, heading] of headings.entries()) {
    const name = heading.textContent ?? '';
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'sort';
    button.textContent = name;
    button.title = `${table.dataset.sortable}: ${name}`;
    button.addEventListener('click', () => {
      const isRising = heading.getAttribute('aria-sort') !== 'ascending';
      for (const each of headings) each.removeAttribute('aria-sort');
      heading.setAttribute('aria-sort', isRising ? 'ascending' : 'descending');
      const sorted = [...(rows?.rows ?? [])].sort((one, other) => compare(one, other, column));
      rows?.append(...(isRising ? sorted : sorted.reverse()));
      announce(button.title);
    });
    heading.replaceChildren(button);
  }
}

/** By figures where cells have one; a cell without comes last. @param {HTMLTableRowElement} one @param {HTMLTableRowElement} other @param {number} column */
function compare(one, other, column) {
  const [first, second] = [one.cells[column], other.cells[column]];
  if (!first || !second) return 0;
  const [firstValue, secondValue] = [first.dataset.value, second.dataset.value];
  if (firstValue === undefined || secondValue === undefined)
    return (first.textContent ?? '').localeCompare(second.textContent ?? '', 'vi');
  const figureOf = (/** @type {string} */ text) => (text === '' ? Infinity : Number(text));
  return figureOf(firstValue) - figureOf(secondValue);
}

/** Escape, or a click elsewhere, closes the panel that lies over the page. */
function closePreferencesOutside() {
  const panel = document.querySelector('details.preferences');
  if (!(panel instanceof HTMLDetailsElement)) return;
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Node && !panel.contains(target)) panel.open = false;
  });
  panel.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    panel.open = false;
    panel.querySelector('summary')?.focus();
  });
}

/** Says whether the views of this browser are counted, with a button that changes it: editors do not want to count their own. */
function showOwnViews() {
  const place = document.getElementById('own-views');
  const isCounted = readMark();
  if (!place || isCounted === null) return;
  const { counted = '', leftOut = '', leaveOut = '', count = '' } = place.dataset;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = isCounted ? leaveOut : count;
  button.addEventListener('click', () => {
    if (isCounted) localStorage.setItem(MARK, '1');
    else localStorage.removeItem(MARK);
    showOwnViews();
    place.querySelector('button')?.focus();
    announce(isCounted ? leftOut : counted);
  });
  place.replaceChildren(isCounted ? counted : leftOut, ' ', button);
}

/** Null where the browser keeps nothing for pages: its views are counted and cannot be left out. @returns {boolean | null} */
function readMark() {
  try {
    return localStorage.getItem(MARK) === null;
  } catch {
    return null;
  }
}

/** Tells people who listen to the page what has changed. @param {string} message */
function announce(message) {
  const region = document.getElementById('announcement');
  if (region) region.textContent = message;
}
