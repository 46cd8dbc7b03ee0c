import type { FindingsAnswer, ListedFinding } from '@congkhai/shared/contracts/findings-admin';
import type { Locale } from '@congkhai/shared/contracts/identifiers';
import type { AllowedHost } from '@congkhai/shared/links/allowed-hosts';
import type { CheckedArticle } from '@congkhai/shared/news/accessibility';
import type { Finding } from '@congkhai/shared/news/finding';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import * as z from 'zod';
import { ARTICLE_POPULATE } from '../articles/article-row';
import { buildBody } from '../articles/build-body';
import type { FieldProblem } from '../articles/field-problem';
import { SectionRowSchema } from '../articles/section-row';
import { auditTrail } from '../audit-trail';
import { ARTICLE_UID, FINDING_ANSWER_UID, PLUGIN_ID } from '../constants';
import {
  findInArticle,
  isGuardMatter,
  publicationProblemOf,
  subjectHashOf,
} from '../findings/find-in-article';
import { articleFilesOf } from '../media/files-of-article';
import type { Media } from './media';

const line = z
  .string()
  .nullish()
  .transform((text) => text ?? null);
const DraftSchema = z.object({
  title: z
    .string()
    .nullish()
    .transform((title) => title ?? ''),
  lead: line,
  byline: line,
  source: line,
  body: z.unknown(),
  sections: z.array(SectionRowSchema).nullish(),
});
const AnswersSchema = z.array(
  z.object({ subjectHash: z.string(), answeredBy: z.string(), answeredAt: z.coerce.date() }),
);

export interface ArticleInLocale {
  documentId: string;
  locale: Locale;
}

/** What the checks find in articles, and what people answered. */
export const findings = ({ strapi }: { strapi: Core.Strapi }) => {
  const media = (): Media => strapi.plugin(PLUGIN_ID).service('media');
  const answers = () => strapi.db.query(FINDING_ANSWER_UID);

  async function findInDraft({ documentId, locale }: ArticleInLocale): Promise<Finding[]> {
    const row: unknown = await strapi.documents(ARTICLE_UID).findOne({
      documentId,
      locale,
      fields: ['title', 'lead', 'byline', 'source', 'body'],
      populate: { sections: ARTICLE_POPULATE.sections },
    });
    if (!row) throw new errors.NotFoundError('Không có bài này.');
    const { title, lead, byline, source, body, sections } = DraftSchema.parse(row);
    const digests = await media().digest(articleFilesOf({ sections }));
    // What is missing in a draft is told when it is published; here it is simply not there yet.
    const { parts } = buildBody({ body, sections: sections ?? [] }, digests);
    const article = { locale, title, lead, byline, source, body: parts };
    return findInArticle(article, await listAllowedHosts(strapi));
  }

  async function listAnswers({ documentId, locale }: ArticleInLocale) {
    const rows: unknown = await answers().findMany({ where: { documentId, locale } });
    return new Map(AnswersSchema.parse(rows).map((answer) => [answer.subjectHash, answer]));
  }

  return {
    /** What stands in the draft as it was saved. */
    async list(article: ArticleInLocale): Promise<FindingsAnswer['findings']> {
      const known = await listAnswers(article);
      const proposed = await listProposedHosts(strapi);
      return (await findInDraft(article)).map((finding): ListedFinding => {
        const subjectHash = subjectHashOf(finding);
        const answer = known.get(subjectHash);
        const { host } = finding;
        return {
          ...finding,
          ...(host === undefined ? {} : { isHostProposed: proposed.has(host) }),
          subjectHash,
          answer: answer
            ? { answeredBy: answer.answeredBy, answeredAt: answer.answeredAt.toISOString() }
            : null,
        };
      });
    },

    /** Keeps that a person finds the words right as they are. Refused when the draft has no such question any more. */
    async answer(article: ArticleInLocale, subjectHash: string, answeredBy: string) {
      await strapi.db.transaction(async () => {
        const asked = (await findInDraft(article)).find(
          (finding) => finding.severity === 'question' && subjectHashOf(finding) === subjectHash,
        );
        if (!asked)
          throw new errors.ValidationError('Bài đã đổi, câu hỏi này không còn. Hãy kiểm tra lại.');
        await keepAnswer(strapi, article, { finding: asked, answeredBy });
      });
    },

    /** Answers every question of a draft at once, for work that takes over texts as they were published before. */
    async answerAll(article: ArticleInLocale, answeredBy: string): Promise<void> {
      for (const finding of await findInDraft(article))
        if (finding.severity === 'question')
          await keepAnswer(strapi, article, { finding, answeredBy });
    },

    /**
     * What keeps an article from being published: refusals, and questions that nobody answered. Where no person is at work (a
     * schedule, the first start) there is nobody to ask: the questions were put to whoever approved the text.
     */
    async problemsOf(documentId: string, article: CheckedArticle): Promise<FieldProblem[]> {
      const isAsked = strapi.requestContext.get()?.state?.user !== undefined;
      const found = findInArticle(article, await listAllowedHosts(strapi)).filter(
        (finding) => !isGuardMatter(finding),
      );
      if (found.length === 0) return [];
      const known = await listAnswers({ documentId, locale: article.locale });
      return found
        .filter((finding) =>
          finding.severity === 'refusal' ? true : isAsked && !known.has(subjectHashOf(finding)),
        )
        .map(publicationProblemOf);
    },
  };
};
export type Findings = ReturnType<typeof findings>;

/** Keeps the first answer to a finding, in the audit log as well. */
async function keepAnswer(
  strapi: Core.Strapi,
  article: ArticleInLocale,
  { finding, answeredBy }: { finding: Finding; answeredBy: string },
): Promise<void> {
  const subjectHash = subjectHashOf(finding);
  const answers = strapi.db.query(FINDING_ANSWER_UID);
  if ((await answers.count({ where: { ...article, subjectHash } })) > 0) return;
  const { kind, field, excerpt } = finding;
  await answers.create({
    data: { ...article, kind, field, subjectHash, answeredBy, answeredAt: new Date() },
  });
  await auditTrail(strapi)?.record({
    action: 'finding.answered',
    subject: { uid: ARTICLE_UID, ...article, title: null },
    detail: { kind, field, excerpt, message: finding.message, answeredBy },
  });
}

/** What is asked of the link guard. Without it nothing is known to be safe. */
interface LinkHosts {
  listAllowed(): Promise<AllowedHost[]>;
  list(): Promise<{ host: string; state: string; proposedById: number | null }[]>;
}

function linkHostsOf(strapi: Core.Strapi): LinkHosts | undefined {
  return strapi.plugin('publishing')?.service<LinkHosts>('link-hosts');
}

async function listAllowedHosts(strapi: Core.Strapi): Promise<AllowedHost[]> {
  return (await linkHostsOf(strapi)?.listAllowed()) ?? [];
}

/** Hosts that wait for a second person: somebody stands up for them already. */
async function listProposedHosts(strapi: Core.Strapi): Promise<Set<string>> {
  const hosts = (await linkHostsOf(strapi)?.list()) ?? [];
  const waiting = hosts.filter(
    ({ state, proposedById }) => state === 'proposed' && proposedById !== null,
  );
  return new Set(waiting.map(({ host }) => host));
}
