import * as z from 'zod';

/** The year that an index is about. */
export const YearSchema = z.number().int().min(2000).max(2100);
