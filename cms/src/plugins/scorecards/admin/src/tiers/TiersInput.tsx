import { TIERS, TierSchema } from '@congkhai/shared/units/administrative-unit';
import { Checkbox, Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import * as z from 'zod';
import { CustomField, type CustomFieldProps } from '../components/CustomField';
import { useEnteredValue } from '../use-entered-value';

const readTiers = (value: unknown) => z.array(TierSchema).catch([]).parse(value);

/** The tiers of units that a framework was enacted for. */
export function TiersInput(props: CustomFieldProps) {
  const { name, disabled = false } = props;
  const { formatMessage } = useIntl();
  const { entered: tiers, error, change } = useEnteredValue(name, readTiers);
  return (
    <CustomField {...props} error={error}>
      <Flex gap={6} wrap="wrap" paddingTop={2}>
        {TIERS.map((tier) => (
          <Checkbox
            key={tier}
            checked={tiers.includes(tier)}
            disabled={disabled}
            onCheckedChange={(checked) =>
              change((before) =>
                TIERS.filter((other) =>
                  other === tier ? checked === true : before.includes(other),
                ),
              )
            }
          >
            {formatMessage({ id: tier, defaultMessage: tier })}
          </Checkbox>
        ))}
      </Flex>
    </CustomField>
  );
}
