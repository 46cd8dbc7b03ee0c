import type { SecondStep } from '@congkhai/shared/contracts/accounts-admin';
import { DesignSystemProvider, darkTheme, lightTheme } from '@strapi/design-system';
import { createRoot } from 'react-dom/client';
import { IntlProvider } from 'react-intl';
import { PLUGIN_ID } from '../constants';
import { SecondStepDialog, type SecondStepServer } from './SecondStepDialog';

/** Shows the second step over Strapi's page, and gives what that page is to take for the answer to its request. */
export async function askForSecondStep(
  step: SecondStep,
  server: SecondStepServer,
): Promise<Response> {
  const locale = localStorage.getItem('strapi-admin-language') ?? document.documentElement.lang;
  const texts = await (locale === 'vi'
    ? import('../translations/vi.json')
    : import('../translations/en.json'));
  const messages = Object.fromEntries(
    Object.entries(texts.default).map(([id, text]) => [`${PLUGIN_ID}.${id}`, text]),
  );
  const container = document.body.appendChild(document.createElement('div'));
  const root = createRoot(container);
  const response = await new Promise<Response>((done) => {
    root.render(
      <DesignSystemProvider locale={locale} theme={isDark() ? darkTheme : lightTheme}>
        <IntlProvider locale={locale || 'en'} messages={messages}>
          <SecondStepDialog step={step} server={server} onDone={done} />
        </IntlProvider>
      </DesignSystemProvider>,
    );
  });
  root.unmount();
  container.remove();
  return response;
}

// As Strapi itself decides it.
function isDark(): boolean {
  const chosen = localStorage.getItem('STRAPI_THEME') ?? 'system';
  const { matches } = window.matchMedia('(prefers-color-scheme: dark)');
  return chosen === 'dark' || (chosen === 'system' && matches);
}
