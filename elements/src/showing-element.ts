import { ApiProblem, type Client } from '@congkhai/client';
import { type Asked, askedOf } from './asked.js';
import { clientOf } from './clients.js';
import { createElement } from './create-element.js';
import { styleSheet } from './style.js';
import { languageOf } from './texts.js';

export interface Asking<Name extends string> extends Asked<Name> {
  /** Where the API is. */
  api: string;
  client: Client;
  signal: AbortSignal;
  element: ShowingElement<unknown, string>;
}

/** What makes an element what it is. */
export interface Definition<Data, Name extends string> {
  /** What can be asked for, besides `api` and `lang`. */
  attributes: readonly Name[];
  /** Without any of these there is nothing to ask for; a script may still write one. */
  needs?: readonly Name[];
  load(asking: Asking<Name>): Promise<Data>;
  render(data: Data, asked: Asked<Name>): Node[];
  /** Called when it is taken out of the page, and when it has nothing to ask for any more. */
  leave?(element: HTMLElement): void;
  /** A count within a sentence is left out until it is known, without any notice. */
  isQuiet?: boolean;
}

// Where there is no page (a server that renders) the modules can be imported, and define nothing.
const PageElement: typeof HTMLElement = globalThis.HTMLElement ?? class {};

/**
 * An element that asks the API and shows the answer. Until it is there, and after a failure, it shows what the page wrote between its
 * tags. A class, because browsers want one.
 */
export abstract class ShowingElement<Data, Name extends string> extends PageElement {
  protected abstract readonly definition: Definition<Data, Name>;
  #data: Data | null = null;
  #loading = new AbortController();
  #isScheduled = false;
  readonly #content = createContent();

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [styleSheet()];
    root.append(this.#content);
  }

  get data(): Data | null {
    return this.#data;
  }

  connectedCallback(): void {
    for (const name of this.definition.attributes) takeEarlyProperty(this, name);
    takeEarlyProperty(this, 'api');
    this.reload();
  }

  disconnectedCallback(): void {
    this.#loading.abort();
    this.definition.leave?.(this);
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.reload();
  }

  /** Asks again. Several attributes that change together are one request. */
  reload(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    queueMicrotask(() => {
      this.#isScheduled = false;
      if (this.isConnected) this.#load().catch(reportError);
    });
  }

  async #load(): Promise<void> {
    this.#loading.abort();
    this.#loading = new AbortController();
    const { signal } = this.#loading;
    const asked = askedOf<Name>(this);
    if (this.definition.needs?.every((name) => asked.get(name) === undefined)) {
      this.#content.removeAttribute('aria-busy');
      this.#data = null;
      this.#show([createElement('slot')]);
      this.definition.leave?.(this);
      return;
    }
    this.#content.setAttribute('aria-busy', 'true');
    if (this.#data === null) this.#show(this.#fallback(asked, asked.text('loading')));
    let event: CustomEvent;
    try {
      const { api, client } = clientOf(this.getAttribute('api'));
      const data = await this.definition.load({ ...asked, api, client, signal, element: this });
      if (signal.aborted) return;
      this.#show(this.definition.render(data, asked));
      this.#data = data;
      event = createEvent('ck-load', data);
    } catch (problem) {
      if (signal.aborted) return;
      // What is none of the API's is a mistake of ours: the page's own monitoring should hear of it.
      if (!(problem instanceof ApiProblem)) reportError(problem);
      this.#data = null;
      this.#show(this.#fallback(asked, ...describe(problem, asked)));
      event = createEvent('ck-error', problem);
    }
    this.#content.removeAttribute('aria-busy');
    this.dispatchEvent(event);
  }

  /** What the page wrote between the tags, or else a notice, and if asking again may help a button for it. */
  #fallback({ text }: Asked<Name>, notice: string, mayPass = false): Node[] {
    const slot = createElement('slot');
    if (this.definition.isQuiet || this.firstElementChild || this.textContent?.trim())
      return [slot];
    const message = createElement('p', { part: 'message' }, notice);
    if (mayPass) {
      const retry = createElement('button', { type: 'button', part: 'retry' }, text('retry'));
      retry.addEventListener('click', () => this.reload());
      message.append(' ', retry);
    }
    return [slot, message];
  }

  /** Whoever stood on a link or button that is drawn again stays on it, or else in the element instead of falling to the page's top. */
  #show(nodes: Node[]): void {
    const focused = this.shadowRoot?.activeElement ?? document.activeElement;
    const isWithin = this.shadowRoot?.activeElement || this.contains(focused);
    this.#content.lang = languageOf(this);
    this.#content.replaceChildren(...nodes);
    const isStillShown = this.contains(focused) && this.#content.querySelector('slot');
    if (!isWithin || isStillShown) return;
    const same = [...this.#content.querySelectorAll('a')].find(
      ({ href }) => focused instanceof HTMLAnchorElement && href === focused.href,
    );
    const target = same ?? this.#content.querySelector('button') ?? this.#content;
    if (target === this.#content) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }
}

function createContent(): HTMLElement {
  return createElement('div', { part: 'content' }, createElement('slot'));
}

function createEvent(name: 'ck-load' | 'ck-error', detail: unknown): CustomEvent {
  return new CustomEvent(name, { detail, bubbles: true, composed: true });
}

/** What is said of a failure. Only what was asked wrongly is said in the API's words: whoever makes the page sees what to mend. */
function describe(
  problem: unknown,
  { text }: Pick<Asked<string>, 'text'>,
): [notice: string, mayPass: boolean] {
  const isRefused = problem instanceof ApiProblem && problem.status >= 400 && problem.status < 429;
  return isRefused ? [problem.detail, false] : [text('failed'), true];
}

/** A framework may have set a property before the element was defined: then it hides the one of the class. */
function takeEarlyProperty(element: HTMLElement, name: string): void {
  const early = Object.getOwnPropertyDescriptor(element, name);
  if (!early) return;
  Reflect.deleteProperty(element, name);
  Reflect.set(element, name, early.value);
}
