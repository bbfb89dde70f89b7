import { useTranslation } from 'react-i18next';
import type { CheckStep } from '#contract/schemas/remote.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useRefusalText, useRefusalWords } from '../../i18n/use-refusal-text.ts';
import { Button } from '../../ui/button.tsx';
import { Main } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';
import { type Level, SeverityIcon } from '../../ui/severity-icon.tsx';
import styles from './check-list.module.css';
import setup from './setup.module.css';
import type { Check } from './use-check.ts';

const levels: Readonly<Record<CheckStep['outcome'], Level | null>> = {
  fine: 'positive',
  warning: 'review',
  refused: 'block',
  'not-told': null,
};

/** What a test of a remote found, step by step, with what to do; and the certificate to compare where there is one. */
export function CheckList({
  check: { state, steps, error },
  onTrust,
}: {
  readonly check: Check;
  /** A person compared the certificate (SHA-256, hex) and trusts it. */
  readonly onTrust?: (certificate: string) => void;
}) {
  const { t } = useTranslation('network');
  const refusalText = useRefusalText();
  if (state === 'none') return null;
  const worst = worstOf(steps);
  return (
    <div className={styles['check']}>
      <p role="status">
        <b>{state === 'running' ? t('check.running') : error === null ? t(`check.${worst}`) : refusalText(error)}</b>
      </p>
      <ol className={styles['found']} aria-label={t('check.steps')}>
        {steps.map((step) => (
          <Found key={step.step} step={step} {...(onTrust === undefined ? {} : { onTrust })} />
        ))}
      </ol>
    </div>
  );
}

function worstOf(steps: readonly CheckStep[]): 'fine' | 'warning' | 'refused' {
  if (steps.some(({ outcome }) => outcome === 'refused')) return 'refused';
  return steps.some(({ outcome }) => outcome === 'warning') ? 'warning' : 'fine';
}

function Found({ step, onTrust }: { readonly step: CheckStep; readonly onTrust?: (certificate: string) => void }) {
  const { t } = useTranslation('network');
  const words = useRefusalWords();
  const facts = useFacts();
  const level = levels[step.outcome];
  const { certificate } = step.facts;
  return (
    <li>
      {level === null ? <Icon name="not-yet" size="s" /> : <SeverityIcon level={level} size="s" />}
      <Main>
        <span className={styles['step']}>{t(`check.step.${step.step}`)}</span> <span>{facts(step)}</span>
        {step.refusal === null ? null : <p>{words(step.refusal)}</p>}
        {typeof certificate === 'string' && onTrust !== undefined ? (
          <Certificate certificate={certificate} onTrust={() => onTrust(certificate)} />
        ) : null}
      </Main>
    </li>
  );
}

function useFacts(): (step: CheckStep) => string {
  const { t } = useTranslation('network');
  const formats = useFormats();
  return ({ outcome, facts: { server, free } }) => {
    if (outcome === 'not-told') return t('check.not-told');
    if (typeof free === 'number') return t('check.free', { size: formats.bytes(free) });
    return typeof server === 'string' ? `\u2068${server}\u2069` : '';
  };
}

/** The server's fingerprint, to compare with what its administrator reads out. */
function Certificate({ certificate, onTrust }: { readonly certificate: string; readonly onTrust: () => void }) {
  const { t } = useTranslation('network');
  return (
    <div className={setup['suggestion']}>
      <p>{t('check.compare')}</p>
      <bdi dir="ltr" className={styles['print']}>
        {certificate.match(/.{4}/g)?.join(' ')}
      </bdi>
      <Button size="s" icon="verified" onPress={onTrust}>
        {t('check.trust')}
      </Button>
    </div>
  );
}
