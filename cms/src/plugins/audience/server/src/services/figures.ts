import {
  MostReadResponseSchema,
  TotalResponseSchema,
} from '@congkhai/shared/contracts/read-api-views';
import type { Core } from '@strapi/strapi';
import type * as z from 'zod';
import { parseConfig } from '../config';
import { PLUGIN_ID } from '../constants';
import { type Figures, figuresOf, MOST_READ_SHOWN, MOST_READ_WINDOW } from '../figures';

const TIMEOUT_MILLISECONDS = 3_000;

/** Reads the audience's figures where everybody can: from the public API of the functions server. */
export const figures = ({ strapi }: { strapi: Core.Strapi }) => {
  const { functionsUrl } = parseConfig(strapi.config.get(`plugin::${PLUGIN_ID}`));

  async function read<Schema extends z.ZodType>(path: string, schema: Schema) {
    const response = await fetch(`${functionsUrl.replace(/\/$/, '')}${path}`, {
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return schema.parse(await response.json());
  }

  return {
    async find(): Promise<Figures> {
      try {
        const [total, mostRead] = await Promise.all([
          read('/v1/total', TotalResponseSchema),
          read(
            `/v1/most-read?window=${MOST_READ_WINDOW}&limit=${MOST_READ_SHOWN}`,
            MostReadResponseSchema,
          ),
        ]);
        return figuresOf(total, mostRead);
      } catch (error) {
        strapi.log.warn(`audience: no figures from ${functionsUrl}: ${String(error)}`);
        return { status: 'unanswered' };
      }
    },
  };
};
export type FiguresService = ReturnType<typeof figures>;
