import { ARTICLE_STAGES } from '@congkhai/shared/news/article-stage';
import { SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';
import * as z from 'zod';
import { useText } from '../use-text';
import { StageBadge } from '../workflow/StageBadge';
import { stageNameOf } from './stage-names';

const StageSchema = z.object({ stage: z.enum(ARTICLE_STAGES) });

interface Header {
  name: string;
  attribute?: { enum?: readonly string[] };
}
interface Filter {
  name: string;
  options?: readonly (string | { value: string })[];
}

/** Gives the column of articles' stages its own cell. Strapi runs this for the list of every content type. */
export function formatStageColumn<View extends { displayedHeaders: Header[] }>(view: View): View {
  const displayedHeaders = view.displayedHeaders.map((header) =>
    header.name === 'stage' && header.attribute?.enum?.includes('in-review')
      ? { ...header, cellFormatter: (row: unknown) => <StageCell row={row} /> }
      : header,
  );
  return { ...view, displayedHeaders };
}

/** Names the stages in the filter of the list. Strapi runs this for every content type, too. */
export function formatStageFilter<View extends { displayedFilters: Filter[] }>(view: View): View {
  const displayedFilters = view.displayedFilters.map((filter) =>
    filter.name === 'stage' && isOfArticles(filter)
      ? {
          ...filter,
          input: StageFilter,
          options: ARTICLE_STAGES.map((value) => ({ value, label: stageNameOf(value) })),
        }
      : filter,
  );
  return { ...view, displayedFilters };
}

function isOfArticles({ options = [] }: Filter): boolean {
  return options.some((option) => typeof option !== 'string' && option.value === 'in-review');
}

function StageCell({ row }: { row: unknown }) {
  const parsed = StageSchema.safeParse(row);
  return parsed.success ? <StageBadge stage={parsed.data.stage} /> : '–';
}

function StageFilter({ name }: { name: string }) {
  const text = useText();
  const field = useField<string>(name);
  return (
    <SingleSelect
      aria-label={text('filter.stage')}
      value={field.value}
      onChange={(stage: string | number) => field.onChange(name, String(stage))}
    >
      {ARTICLE_STAGES.map((stage) => (
        <SingleSelectOption key={stage} value={stage}>
          {text(`stage.${stage}`)}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  );
}
