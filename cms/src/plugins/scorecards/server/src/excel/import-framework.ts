import { createHash } from 'node:crypto';
import {
  type FileProblem,
  type FrameworkImportResponse,
  REPORT_ENTRIES_MAX,
} from '@congkhai/shared/contracts/scorecards-excel';
import { type Framework, scoredItemsOf } from '@congkhai/shared/scorecards/framework';
import { readFramework } from '@congkhai/workbooks/frameworks/read-framework';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { FRAMEWORK_UID } from '../constants';
import { decisionFieldsOf } from '../decision-fields';
import { findUseOfFramework } from '../guards/framework-guard';

type Report = FrameworkImportResponse['data'];

const NO_DECISION = {
  decisionNumber: null,
  decisionIssuer: null,
  decisionIssuedOn: null,
  decisionTitle: null,
};

/**
 * Reads a framework from .xlsx or JSON and says what is wrong with it and what it would become, or brings it in: as a new one, or in
 * the place of one with the same identifier that no scorecard is scored by yet.
 */
export async function importFramework(
  strapi: Core.Strapi,
  { bytes, confirmedSha256 }: { bytes: Buffer; confirmedSha256: string | null },
): Promise<Report> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const reading = await readFramework(bytes);
  if (reading.kind === 'wrong') return toReport(sha256, { problems: reading.problems });
  const { framework } = reading;
  const place = await findPlace(strapi, framework);
  const isConfirmed = confirmedSha256 === sha256 && place.problems.length === 0;
  if (!isConfirmed) return toReport(sha256, { ...place, framework });
  const documentId = await write(strapi, framework, place);
  return toReport(sha256, { ...place, framework, documentId });
}

interface Place {
  problems: FileProblem[];
  outcome: 'create' | 'replace';
  existingId: string | null;
  previousId: string | null;
}

async function findPlace(strapi: Core.Strapi, framework: Framework): Promise<Place> {
  const { frameworkId, previousFrameworkId } = framework;
  const existingId = await findId(strapi, frameworkId);
  const previousId = previousFrameworkId ? await findId(strapi, previousFrameworkId) : null;
  const use = existingId ? await findUseOfFramework(strapi, existingId) : null;
  const problems: FileProblem[] = [];
  const say = (message: string) => problems.push({ sheet: null, cell: null, message });
  if (use !== null)
    say(
      `Bộ chỉ số “${frameworkId}” đang dùng cho “${use}” nên không thay được. Hãy nhập với mã định danh mới, thành phiên bản mới.`,
    );
  if (previousFrameworkId && !previousId)
    say(`Không có bộ chỉ số “${previousFrameworkId}” mà tệp ghi là phiên bản trước.`);
  return { problems, outcome: existingId ? 'replace' : 'create', existingId, previousId };
}

async function findId(strapi: Core.Strapi, frameworkId: string): Promise<string | null> {
  const row: unknown = await strapi.db
    .query(FRAMEWORK_UID)
    .findOne({ where: { frameworkId }, select: ['documentId'] });
  return z.object({ documentId: z.string() }).nullable().parse(row)?.documentId ?? null;
}

/** Goes through the Document Service, whose guard has the last word. */
async function write(
  strapi: Core.Strapi,
  framework: Framework,
  { existingId, previousId }: Place,
): Promise<string> {
  const { previousFrameworkId: _previous, decision, ...fields } = framework;
  const data: Record<string, unknown> = {
    ...fields,
    ...(decision ? decisionFieldsOf(decision) : NO_DECISION),
    previous: previousId,
  };
  const frameworks = strapi.documents(FRAMEWORK_UID);
  if (!existingId) return (await frameworks.create({ data })).documentId;
  await frameworks.update({ documentId: existingId, data });
  return existingId;
}

function toReport(
  sha256: string,
  {
    problems,
    framework = null,
    outcome = null,
    documentId = null,
  }: {
    problems: readonly FileProblem[];
    framework?: Framework | null;
    outcome?: Place['outcome'] | null;
    documentId?: string | null;
  },
): Report {
  return {
    sha256,
    isApplied: documentId !== null,
    problemCount: problems.length,
    problems: problems.slice(0, REPORT_ENTRIES_MAX),
    framework: framework && {
      frameworkId: framework.frameworkId,
      name: framework.name,
      version: framework.version,
      scoredItemCount: scoredItemsOf(framework.items).length,
      maximumThousandths: framework.items
        .filter(({ effect }) => effect === 'scored')
        .reduce((sum, { maximumThousandths }) => sum + maximumThousandths, 0),
    },
    outcome,
    documentId,
  };
}
