import { localDayOf } from '@congkhai/shared/time/local-day';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { useDays } from '../use-days';
import { useText } from '../use-text';
import type { Board } from './board';
import { type StageStep, stageStepsOf } from './stage-steps';

const Steps = styled.ol`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr));
  gap: 0.8rem;
  font-size: 1.4rem;

  li {
    padding: 1.2rem;
    background: ${({ theme }) => theme.colors.neutral0};
    border: 1px solid ${({ theme }) => theme.colors.neutral200};
    border-top: 4px solid ${({ theme }) => theme.colors.neutral300};
    border-radius: ${({ theme }) => theme.borderRadius};
    color: ${({ theme }) => theme.colors.neutral800};
  }
  li[data-place='done'] {
    border-top-color: ${({ theme }) => theme.colors.success500};
  }
  li[data-place='current'] {
    border-top-color: ${({ theme }) => theme.colors.primary600};
    background: ${({ theme }) => theme.colors.primary100};
  }
  strong {
    display: block;
    font-weight: 600;
  }
  span {
    display: block;
    font-size: 1.2rem;
    color: ${({ theme }) => theme.colors.neutral700};
  }
  .late {
    font-weight: 600;
    color: ${({ theme }) => theme.colors.danger700};
  }
`;

/** Where the year stands: its stages with their last days. */
export function StageSteps({ board }: { board: Board }) {
  const steps = stageStepsOf(board, localDayOf(new Date()));
  return (
    <Steps>
      {steps.map((step) => (
        <Step key={step.stage} step={step} />
      ))}
    </Steps>
  );
}

function Step({ step: { stage, place, deadline, isLate } }: { step: StageStep }) {
  const text = useText();
  const { formatMessage } = useIntl();
  const { formatDay } = useDays();
  return (
    <li data-place={place} aria-current={place === 'current' ? 'step' : undefined}>
      <strong>{formatMessage({ id: stage })}</strong>
      <span>{text(`board.place.${place}`)}</span>
      {deadline ? (
        <span className={isLate ? 'late' : ''}>
          {text(isLate ? 'board.late' : 'board.until', { day: formatDay(deadline) })}
        </span>
      ) : null}
    </li>
  );
}
