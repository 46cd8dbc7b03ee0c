// Runs before the page is drawn, so that nothing flashes in other colours. Something is kept only when the reader chooses it.
(() => {
  const NAMES = ['theme', 'contrast', 'size'];
  const keyOf = (/** @type {string} */ name) => `congkhai-${name}`;

  /** @param {string} name @returns {string} empty where nothing was chosen, or where the browser keeps nothing for pages */
  function read(name) {
    try {
      return localStorage.getItem(keyOf(name)) ?? '';
    } catch {
      return '';
    }
  }

  /** @param {string} name @param {string} value */
  function keep(name, value) {
    try {
      if (value === '') localStorage.removeItem(keyOf(name));
      else localStorage.setItem(keyOf(name), value);
    } catch {
      // The choice then holds for this page.
    }
  }

  /** @param {string} name @param {string} value */
  function show(name, value) {
    if (value === '') document.documentElement.removeAttribute(`data-${name}`);
    else document.documentElement.setAttribute(`data-${name}`, value);
  }

  for (const name of NAMES) show(name, read(name));
  document.addEventListener('DOMContentLoaded', () => {
    const panel = document.querySelector('.preferences-panel');
    for (const name of NAMES) {
      const chosen = panel?.querySelector(`[name="${name}"][value="${read(name)}"]`);
      if (chosen instanceof HTMLInputElement) chosen.checked = true;
    }
    panel?.addEventListener('change', ({ target }) => {
      if (!(target instanceof HTMLInputElement)) return;
      keep(target.name, target.value);
      show(target.name, target.value);
    });
  });
})();
