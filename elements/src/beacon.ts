/** The script of `GET /v1/beacon.js`, which does the counting (docs/beacon.md). */
interface Beacon {
  view(article: ViewedArticle | null): void;
}
export interface ViewedArticle {
  articleId: string;
  locale: string | undefined;
  token: string | undefined;
  /** Called when the view has been taken. */
  onCounted: () => void;
}

declare global {
  interface Window {
    congkhai?: Beacon;
    trustedTypes?: {
      createPolicy(
        name: string,
        rules: { createScriptURL: (url: string) => string },
      ): { createScriptURL: (url: string) => string };
    };
  }
}

/** A page shows one article, so one element at a time says which. */
let shownBy: Element | null = null;
let loading: Promise<unknown> | null = null;

/** Makes an article the one that the page shows; the beacon decides when that is a view. */
export function startView(element: Element, api: string, article: ViewedArticle): void {
  shownBy = element;
  loading ??= window.congkhai ? Promise.resolve() : loadBeacon(`${api}/v1/beacon.js`);
  loading.then(
    () => {
      if (shownBy === element) window.congkhai?.view(article);
    },
    () => {
      // The browser says in its console why there is no script. The next time it is asked for again.
      loading = null;
    },
  );
}

/** The article of this element is no longer shown. */
export function endView(element: Element): void {
  if (shownBy !== element) return;
  shownBy = null;
  window.congkhai?.view(null);
}

async function loadBeacon(url: string): Promise<void> {
  const script = document.createElement('script');
  // Pages that require trusted types take an address from a policy only.
  const policy = window.trustedTypes?.createPolicy('congkhai', { createScriptURL: (text) => text });
  script.src = policy?.createScriptURL(url) ?? url;
  await new Promise((resolve, reject) => {
    script.addEventListener('load', resolve);
    script.addEventListener('error', reject);
    document.head.append(script);
  });
}
