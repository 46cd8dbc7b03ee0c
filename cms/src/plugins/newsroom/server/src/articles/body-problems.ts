import { BodySchema } from '@congkhai/shared/news/body';
import type * as z from 'zod';
import { quotable } from './field-problem';

type Issue = z.core.$ZodIssue;
interface LocatedIssue {
  issue: Issue;
  path: PropertyKey[];
}

const NAMES_OF_KINDS = new Map([['image', 'ảnh']]);

/** What keeps a body from being published, in words for the editor, who counts its blocks from one. */
export function bodyProblems(body: unknown): string[] {
  const parsed = BodySchema.safeParse(body);
  return parsed.success ? [] : describeBodyIssues(parsed.error.issues, body);
}

/** The same for issues that were already found. Their paths start at the body. */
export function describeBodyIssues(issues: readonly Issue[], body: unknown): string[] {
  const messages = issues
    .flatMap((issue) => locate(issue, []))
    .map((located) => describe(located, body));
  return [...new Set(messages)];
}

/**
 * A block is a union, and zod reports what is wrong with it for every kind it could have been. Only the kind that the block
 * says it is matters. When none fits, the kind itself is what is wrong.
 */
function locate(issue: Issue, base: readonly PropertyKey[]): LocatedIssue[] {
  const path = [...base, ...issue.path];
  if (issue.code !== 'invalid_union') return [{ issue, path }];
  const ofItsKind = issue.errors.find((issues) => !issues.some(isAboutKind));
  return ofItsKind ? ofItsKind.flatMap((inner) => locate(inner, path)) : [{ issue, path }];
}

function isAboutKind(issue: Issue): boolean {
  return issue.path.length === 1 && issue.path[0] === 'type';
}

function describe({ issue, path }: LocatedIssue, body: unknown): string {
  const [blockIndex] = path;
  if (typeof blockIndex !== 'number') return 'Nội dung không hợp lệ hoặc quá dài';
  const place = `Khối thứ ${blockIndex + 1} của nội dung`;
  if (path.at(-1) === 'url') {
    return `${place}: liên kết “${quotable(valueAt(body, path))}” không được phép. Liên kết phải bắt đầu bằng https://, http://, mailto:, tel: hoặc /`;
  }
  if (issue.code === 'invalid_union') {
    const node = valueAt(body, path.at(-1) === 'type' ? path.slice(0, -1) : path);
    const kind = quotable(valueAt(node, ['type']));
    return `${place}: chưa đăng được loại nội dung “${NAMES_OF_KINDS.get(kind) ?? kind}”`;
  }
  return `${place} không hợp lệ hoặc quá dài`;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      inner === null || inner === undefined ? undefined : Reflect.get(Object(inner), key),
    value,
  );
}
