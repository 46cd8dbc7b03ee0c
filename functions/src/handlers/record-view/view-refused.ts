import type { RejectionReason } from '@congkhai/shared/views/view';
import { RequestRefused } from '../../http';

/** A view that is refused for what it is, with the reason that it is tallied by. The problem names the field or header. */
export class ViewRefused extends RequestRefused {
  constructor(
    readonly reason: RejectionReason,
    status: RequestRefused['status'],
    { field, message, headers = {} }: ViewProblem,
  ) {
    super(status, `${field}: ${message}`, { errors: [{ field, message }], headers });
  }
}

interface ViewProblem {
  field: string;
  message: string;
  headers?: Record<string, string>;
}

/** What a refusal is tallied as; null for a failure of ours, which is no refusal. */
export function rejectionReasonOf(error: unknown): RejectionReason | null {
  if (error instanceof ViewRefused) return error.reason;
  if (!(error instanceof RequestRefused)) return null;
  return error.status === 413 ? 'too-large' : 'malformed';
}
