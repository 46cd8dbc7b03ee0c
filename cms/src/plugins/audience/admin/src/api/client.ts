import {
  ArticleFiguresResponseSchema,
  AudienceSettingsResponseSchema,
  type DecideException,
  HomeResponseSchema,
  ListedExceptionsResponseSchema,
  type RangeExportRequest,
  type RangeRequest,
  RangeResponseSchema,
  type RankingRequest,
  RankingResponseSchema,
  ScopesResponseSchema,
  type TransparencyFiguresRequest,
  TransparencyFiguresResponseSchema,
} from '@congkhai/shared/contracts/audience-admin';
import { useFetchClient } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import type * as z from 'zod';
import { PLUGIN_ID } from '../constants';

type FetchClient = ReturnType<typeof useFetchClient>;

/** The plugin's server, as its pages call it. Answers are parsed with the schemas that the server keeps to. */
export type AudienceClient = ReturnType<typeof audienceClient>;

/** The plugin's server, the same object as long as the person stays signed in. */
export function useAudienceClient(): AudienceClient {
  const { get, post, del } = useFetchClient();
  return useMemo(() => audienceClient({ get, post, del }), [get, post, del]);
}

function audienceClient({ get, post, del }: Pick<FetchClient, 'get' | 'post' | 'del'>) {
  const read = async <Data>(
    path: string,
    schema: z.ZodType<{ data: Data }>,
    params: Record<string, string> = {},
  ): Promise<Data> => schema.parse((await get(`/${PLUGIN_ID}${path}`, { params })).data).data;
  /** Fetches a file and has the browser keep it. A plain link would not say who asks. */
  const download = async (path: string, params: Record<string, string>, fileName: string) => {
    const { data } = await get(`/${PLUGIN_ID}${path}`, { params, responseType: 'blob' });
    const url = URL.createObjectURL(data);
    const link = document.createElement('a');
    link.href = url;
    link.download = fileName;
    link.click();
    URL.revokeObjectURL(url);
  };
  return {
    readSettings: () => read('/settings', AudienceSettingsResponseSchema),
    readHome: () => read('/home', HomeResponseSchema),
    readArticle: (articleId: string) =>
      read(`/articles/${articleId}`, ArticleFiguresResponseSchema),
    readRange: (request: RangeRequest) => read('/range', RangeResponseSchema, request),
    readRanking: (request: RankingRequest) => read('/ranking', RankingResponseSchema, request),
    readTransparency: (request: TransparencyFiguresRequest) =>
      read('/transparency', TransparencyFiguresResponseSchema, request),
    listScopes: () => read('/scopes', ScopesResponseSchema),
    listExceptions: () => read('/exceptions', ListedExceptionsResponseSchema),
    decideException: async (decision: DecideException) => {
      await post(`/${PLUGIN_ID}/exceptions`, decision);
    },
    movePinFirst: async (documentId: string) => {
      await post(`/${PLUGIN_ID}/exceptions/${documentId}/first`);
    },
    takeBackException: async (documentId: string) => {
      await del(`/${PLUGIN_ID}/exceptions/${documentId}`);
    },
    downloadRange: (request: RangeExportRequest) => {
      const table = request.table === 'days' ? 'ngay' : 'bai';
      const fileName = `ban-doc-${table}-${request.from}-${request.to}.${request.format}`;
      return download('/range/export', request, fileName);
    },
    downloadTransparency: (request: TransparencyFiguresRequest) =>
      download(
        '/transparency/export',
        request,
        `ban-doc-minh-bach-${request.from}-${request.to}.csv`,
      ),
  };
}
