/** A parameter or field that was wrong. */
export interface FieldProblem {
  field: string;
  message: string;
}

/** An answer that is a problem (RFC 9457), or no answer at all: then `status` is 0 and `cause` says why. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  constructor(
    readonly status: number,
    readonly detail: string,
    readonly errors: readonly FieldProblem[] = [],
    options?: ErrorOptions,
  ) {
    super(detail, options);
  }
}

/** The problem that an answer carries; whatever stands between may answer with something else. */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const fallback = `HTTP ${response.status}`;
  try {
    const { detail, errors } = await response.json();
    return new ApiProblem(response.status, String(detail ?? fallback), errors);
  } catch (cause) {
    return new ApiProblem(response.status, fallback, [], { cause });
  }
}
