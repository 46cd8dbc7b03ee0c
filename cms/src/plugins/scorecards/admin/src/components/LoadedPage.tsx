import type { Loaded } from '@congkhai/admin-parts/request-hooks';
import { Button } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import type { ComponentProps, ReactNode } from 'react';
import { useText } from '../use-text';
import { Notice } from './Notice';

interface LoadedPageProps<Data> extends Pick<ComponentProps<typeof Layouts.Header>, 'subtitle'> {
  title: string;
  actions?: ReactNode;
  navigation?: ReactNode;
  loaded: Loaded<Data>;
  onRetry: () => void;
  children: (data: Data) => ReactNode;
}

/** A page with its heading: what was loaded, that it is being loaded, or why it could not be. */
export function LoadedPage<Data>(props: LoadedPageProps<Data>) {
  const { title, subtitle, actions, navigation, loaded, onRetry, children } = props;
  const text = useText();
  return (
    <Page.Main aria-busy={loaded.status === 'loading'}>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={subtitle}
        primaryAction={actions}
        navigationAction={navigation}
      />
      <Layouts.Content>
        {loaded.status === 'loading' ? <p role="status">{text('request.loading')}</p> : null}
        {loaded.status === 'failed' ? (
          <Notice title={loaded.message}>
            <Button variant="tertiary" size="S" onClick={onRetry}>
              {text('request.retry')}
            </Button>
          </Notice>
        ) : null}
        {loaded.status === 'loaded' ? children(loaded.data) : null}
      </Layouts.Content>
    </Page.Main>
  );
}
