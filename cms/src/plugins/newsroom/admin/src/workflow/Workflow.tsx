import { Flex, Typography } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import { useText } from '../use-text';
import { Conversation } from './Conversation';
import { Dates } from './Dates';
import { Moves } from './Moves';
import { StageFacts } from './StageFacts';
import { useRefreshDocument } from './use-refresh-document';
import { type SavedArticle, useWorkflow } from './use-workflow';

/** Where the saved text stands, what this person can do with it now, its dates, and what people did and said. */
export function Workflow({ article }: { article: SavedArticle }) {
  const text = useText();
  const isModified = useForm('Workflow', (form) => form.modified);
  const { loaded, send } = useWorkflow(article);
  const refreshDocument = useRefreshDocument(article.documentId);
  if (loaded.status === 'loading') return <p role="status">{text('workflow.loading')}</p>;
  if (loaded.status === 'failed') return <p role="alert">{loaded.message}</p>;
  const state = loaded.data;
  const move = async (request: object) => {
    await send(request);
    refreshDocument();
  };
  return (
    <Flex
      tag="section"
      aria-label={text('workflow.title')}
      direction="column"
      alignItems="stretch"
      gap={5}
      width="100%"
    >
      <StageFacts state={state} />
      {isModified ? (
        <Typography tag="p" variant="pi" fontWeight="bold" role="status">
          {text('workflow.saveFirst')}
        </Typography>
      ) : null}
      <Moves state={state} isDisabled={isModified} onSend={move} />
      <Dates state={state} onSend={send} />
      <Conversation events={state.events} onSend={send} />
    </Flex>
  );
}
