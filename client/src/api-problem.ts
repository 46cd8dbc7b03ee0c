/** A parameter or field that was wrong. */
export interface FieldProblem {
  field: string;
  message: string;
}

interface ProblemOptions extends ErrorOptions {
  retryAfterSeconds?: number | null;
  body?: unknown;
}

/** An answer that is a problem (RFC 9457), or no answer that can be read: then `status` is 0 and `cause` says why. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  /** In how many seconds the server wants to be asked again, if it said so. */
  readonly retryAfterSeconds: number | null;
  /** The JSON that came with it, which may say more: what a page that is gone was, or what a health check found. */
  readonly body: unknown;
  constructor(
    readonly status: number,
    readonly detail: string,
    readonly errors: readonly FieldProblem[] = [],
    { retryAfterSeconds = null, body, ...options }: ProblemOptions = {},
  ) {
    super(detail, options);
    this.retryAfterSeconds = retryAfterSeconds;
    this.body = body;
  }
}

/** The problem that an answer carries; whatever stands between may answer with something else. */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const { status, headers } = response;
  const fallback = `HTTP ${status}`;
  const retryAfterSeconds = secondsUntil(headers.get('retry-after') ?? '');
  try {
    const body = await response.json();
    const { detail, errors } = body;
    return new ApiProblem(status, String(detail ?? fallback), errors, { retryAfterSeconds, body });
  } catch (cause) {
    return new ApiProblem(status, fallback, [], { retryAfterSeconds, cause });
  }
}

/** Retry-After as seconds: it is a number of them or a date (RFC 9110, section 10.2.3). Null if it is neither. */
function secondsUntil(retryAfter: string): number | null {
  const isCount = /^[\d.]+$/.test(retryAfter);
  const seconds = isCount ? Number(retryAfter) : (Date.parse(retryAfter) - Date.now()) / 1_000;
  return Number.isNaN(seconds) ? null : Math.max(0, seconds);
}
