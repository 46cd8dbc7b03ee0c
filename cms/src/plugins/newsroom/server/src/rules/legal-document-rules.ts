import type { Core, Modules } from '@strapi/strapi';
import { refuseIfAny } from '../articles/field-problem';
import { tidyLines } from '../articles/tidy-text';
import { LEGAL_DOCUMENT_UID } from '../constants';
import { parseWriteParameters, replaceData } from './write-parameters';

const LINE_FIELDS = ['number', 'kind', 'issuer', 'title'];
const CITATION_FIELDS = ['number', 'issuer', 'issuedOn'] as const;

/** A legal document is cited by number, issuer and day, so it is kept once. */
export function legalDocumentRules(strapi: Core.Strapi): Modules.Documents.Middleware.Middleware {
  const legalDocuments = () => strapi.documents(LEGAL_DOCUMENT_UID);

  async function isKept(documentId: string | undefined, data: Record<string, unknown>) {
    const before = documentId ? await legalDocuments().findOne({ documentId }) : null;
    const citation = Object.fromEntries(
      CITATION_FIELDS.map((field) => [field, field in data ? data[field] : before?.[field]]),
    );
    // Strapi refuses what is missing, in the step after this one.
    if (Object.values(citation).some((value) => typeof value !== 'string')) return false;
    const holder = await legalDocuments().findFirst({ filters: citation });
    return holder !== null && holder?.documentId !== documentId;
  }

  return async (context, next) => {
    if (context.uid !== LEGAL_DOCUMENT_UID) return next();
    const { action } = context;
    if (action !== 'create' && action !== 'update' && action !== 'clone') return next();
    const { documentId, data } = parseWriteParameters(context.params);
    const tidied = tidyLines(data ?? {}, LINE_FIELDS);
    if (await isKept(action === 'update' ? documentId : undefined, tidied))
      refuseIfAny([
        { field: 'number', message: 'Văn bản có số, cơ quan và ngày ban hành này đã có' },
      ]);
    replaceData(context, tidied);
    return next();
  };
}
