import type { OwnTwoFactor } from '@congkhai/shared/contracts/accounts-admin';
import { Badge, Box, Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { useAccountsClient } from '../api/client';
import { useLoaded } from '../api/request-hooks';
import { useText } from '../use-text';
import { OwnDialog, type OwnTask } from './OwnDialog';

const FEW_CODES = 3;

/** A person's own two-factor sign-in. */
export function OwnSection() {
  const text = useText();
  const { readOwn } = useAccountsClient();
  const { loaded, reload } = useLoaded(readOwn);
  const [task, setTask] = useState<OwnTask>();
  const close = () => {
    setTask(undefined);
    reload();
  };
  return (
    <Box background="neutral0" hasRadius shadow="tableShadow" padding={6}>
      <Flex direction="column" alignItems="flex-start" gap={4}>
        <Typography variant="delta" tag="h2">
          {text('own.title')}
        </Typography>
        {loaded.status === 'loading' ? <p role="status">{text('loading')}</p> : null}
        {loaded.status === 'failed' ? <p role="alert">{loaded.message}</p> : null}
        {loaded.status === 'loaded' ? <Own own={loaded.data} onTask={setTask} /> : null}
      </Flex>
      {task ? <OwnDialog task={task} onClose={close} /> : null}
    </Box>
  );
}

function Own({ own, onTask }: { own: OwnTwoFactor; onTask: (task: OwnTask) => void }) {
  const text = useText();
  const { formatDate } = useIntl();
  const { isOn, enabledAt, recoveryCodeCount, isRequired } = own;
  if (!isOn)
    return (
      <>
        <Badge>{text('state.off')}</Badge>
        <Typography tag="p">{text('own.off')}</Typography>
        <Button onClick={() => onTask('enrol')}>{text('own.enrol')}</Button>
      </>
    );
  return (
    <>
      <Badge backgroundColor="success100" textColor="success700">
        {text('state.on')}
      </Badge>
      <Typography tag="p">
        {text('own.on', {
          day: enabledAt ? formatDate(enabledAt, { timeZone: 'Asia/Ho_Chi_Minh' }) : '–',
          count: recoveryCodeCount,
        })}
      </Typography>
      {recoveryCodeCount <= FEW_CODES ? (
        <Typography tag="p" textColor="danger600">
          {text('own.few')}
        </Typography>
      ) : null}
      <Flex gap={2} wrap="wrap">
        <Button variant="tertiary" onClick={() => onTask('renew')}>
          {text('own.renew')}
        </Button>
        {isRequired ? null : (
          <Button variant="danger-light" onClick={() => onTask('remove')}>
            {text('own.remove')}
          </Button>
        )}
      </Flex>
      {isRequired ? <Typography tag="p">{text('own.required')}</Typography> : null}
    </>
  );
}
