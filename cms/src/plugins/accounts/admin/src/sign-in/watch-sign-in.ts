import { SecondStepAnswerSchema } from '@congkhai/shared/contracts/accounts-admin';
import { askForSecondStep } from './ask-for-second-step';

/** Where Strapi's pages ask for a session: signing in, accepting an invitation, and resetting a password. */
const SIGN_IN_PATH = /\/admin\/(login|register|register-admin|reset-password)$/;

/**
 * Strapi's sign-in page cannot be added to, but it asks the server by `fetch`. When the answer is a second step instead of a
 * session, the page is kept waiting while the person shows a code, and then gets the answer to that: for it, signing in took a
 * while. Nothing depends on this but comfort; whoever goes around it has no session.
 */
export function watchSignIn(): void {
  const { fetch: original } = window;
  window.fetch = async (input, options) => {
    const response = await original(input, options);
    const { pathname } = new URL(response.url || String(input), window.location.href);
    if (!response.ok || !SIGN_IN_PATH.test(pathname)) return response;
    const answer: unknown = await response
      .clone()
      .json()
      .catch(() => null);
    const parsed = SecondStepAnswerSchema.safeParse(answer);
    if (!parsed.success) return response;
    const root = pathname.replace(SIGN_IN_PATH, '');
    return askForSecondStep(parsed.data.data.secondStep, {
      post: (path, body) =>
        original(new URL(`${root}/accounts/second-step${path}`, response.url), {
          method: 'POST',
          credentials: 'include',
          headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
          body: JSON.stringify(body),
        }),
    });
  };
}
