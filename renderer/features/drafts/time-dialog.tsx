import { now as nowIn, parseAbsolute, type ZonedDateTime } from '@internationalized/date';
import { useState } from 'react';
import {
  Button as AriaButton,
  Calendar,
  CalendarCell,
  CalendarGrid,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog as AriaDialog,
  Group,
  Heading,
  Label,
  Popover,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { quietPeriodAt } from '#domain/quiet.ts';
import { useNow } from '../../clock.ts';
import { useFormats, useSay } from '../../i18n/use-formats.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import type { FactsProps } from './facts-bar.tsx';
import styles from './time.module.css';

const ZONE = 'Asia/Beirut';

/** The next full hour in Beirut: where choosing a time begins. */
const nextHour = (): ZonedDateTime => nowIn(ZONE).set({ minute: 0, second: 0, millisecond: 0 }).add({ hours: 1 });

/** When the post goes out, in Beirut's time; a quiet period is named at once. */
export function TimeDialog({ content, pack, onSet, onClose }: FactsProps & { onClose(): void }) {
  const { t } = useTranslation('drafts');
  const [chosen, setChosen] = useState<ZonedDateTime | null>(() =>
    content.plannedAt === null ? nextHour() : parseAbsolute(content.plannedAt, ZONE),
  );
  const instant = chosen === null ? null : chosen.toAbsoluteString();
  const save = (plannedAt: string | null): void => {
    onSet({ plannedAt });
    onClose();
  };
  return (
    <Dialog
      onClose={onClose}
      title={t('time.title')}
      actions={
        <>
          {content.plannedAt === null ? null : (
            <Button kind="quiet" onPress={() => save(null)}>
              {t('time.none')}
            </Button>
          )}
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button kind="primary" isDisabled={instant === null} onPress={() => save(instant)}>
            {t('time.set')}
          </Button>
        </>
      }
    >
      <Picker value={chosen} onChange={setChosen} />
      {instant === null ? null : <Advice instant={instant} pack={pack} />}
    </Dialog>
  );
}

/** A quiet period at that time, or that it has passed. */
function Advice({ instant, pack }: { readonly instant: string } & Pick<FactsProps, 'pack'>) {
  const { t } = useTranslation('drafts');
  const say = useSay();
  const formats = useFormats();
  const now = useNow();
  const quiet = quietPeriodAt(pack.quietPeriods, instant);
  if (quiet !== null) {
    return (
      <p className={styles['quiet']} role="alert">
        <SeverityIcon level="block" size="s" />
        <span>
          {t('time.quiet', { name: say(quiet.name), day: formats.day(quiet.end, now), time: formats.time(quiet.end) })}{' '}
          {say(quiet.why)}
        </span>
      </p>
    );
  }
  if (Date.parse(instant) < now.getTime()) {
    return (
      <p className={styles['past']}>
        <SeverityIcon level="review" size="s" />
        <span>{t('time.past')}</span>
      </p>
    );
  }
  return <p className={styles['fine']}>{t('time.beirut')}</p>;
}

interface PickerProps {
  readonly value: ZonedDateTime | null;
  onChange(value: ZonedDateTime | null): void;
}

function Picker({ value, onChange }: PickerProps) {
  const { t } = useTranslation('drafts');
  return (
    <DatePicker<ZonedDateTime>
      value={value}
      onChange={onChange}
      granularity="minute"
      hourCycle={24}
      hideTimeZone
      shouldForceLeadingZeros
      className={styles['picker'] ?? ''}
    >
      <Label>{t('time.label')}</Label>
      <Group className={styles['group'] ?? ''}>
        <DateInput className={styles['input'] ?? ''}>
          {(segment) => <DateSegment segment={segment} className={styles['segment'] ?? ''} />}
        </DateInput>
        <AriaButton className={styles['open'] ?? ''}>
          <Icon name="calendar" size="s" />
        </AriaButton>
      </Group>
      <Popover className={styles['popover'] ?? ''}>
        <AriaDialog>
          <Calendar>
            <header className={styles['head']}>
              <AriaButton slot="previous" className={styles['open'] ?? ''}>
                <Icon name="chevron-back" size="s" />
              </AriaButton>
              <Heading />
              <AriaButton slot="next" className={styles['open'] ?? ''}>
                <Icon name="chevron-next" size="s" />
              </AriaButton>
            </header>
            <CalendarGrid className={styles['month'] ?? ''}>
              {(date) => <CalendarCell date={date} className={styles['day'] ?? ''} />}
            </CalendarGrid>
          </Calendar>
        </AriaDialog>
      </Popover>
    </DatePicker>
  );
}
