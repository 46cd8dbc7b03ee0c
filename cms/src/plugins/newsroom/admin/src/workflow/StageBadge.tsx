import type { ArticleStage } from '@congkhai/shared/news/article-stage';
import { Badge } from '@strapi/design-system';
import { useText } from '../use-text';

const VARIANTS: Readonly<
  Record<ArticleStage, 'primary' | 'secondary' | 'success' | 'danger' | 'neutral'>
> = {
  draft: 'neutral',
  'in-review': 'secondary',
  approved: 'primary',
  scheduled: 'primary',
  published: 'success',
  expired: 'neutral',
  withdrawn: 'danger',
  redirected: 'neutral',
  removed: 'danger',
};

/** Where an article stands, in words and in a colour. */
export function StageBadge({ stage }: { stage: ArticleStage }) {
  const text = useText();
  return <Badge variant={VARIANTS[stage]}>{text(`stage.${stage}`)}</Badge>;
}
