import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ToneReport } from '#domain/tone/finding.ts';
import { api, core } from '../../client.ts';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { valueAt } from './parts.ts';
import styles from './publish.module.css';

/** Texts the core takes at once. */
const AT_ONCE = 200;

/** The checker's answers on texts, by the rules of the working copy, in their order. */
export async function tried(texts: readonly string[]): Promise<readonly ToneReport[]> {
  const reports: ToneReport[] = [];
  for (let from = 0; from < texts.length; from += AT_ONCE)
    reports.push(...(await core.publish.tryTexts({ texts: texts.slice(from, from + AT_ONCE) })));
  return reports;
}

/** A text with the words that are found marked, and by which rules. */
export function Tried({ text, report }: { readonly text: string; readonly report: ToneReport | undefined }) {
  const { t } = useTranslation('publish');
  const findings = report?.findings ?? [];
  return (
    <p className={styles['tried']} dir="auto">
      <Marked text={text} ranges={findings} />
      <small>{findings.length === 0 ? t('rules.nothing') : findings.map(({ rule }) => rule).join(' · ')}</small>
    </p>
  );
}

export function Marked({
  text,
  ranges,
}: {
  readonly text: string;
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
}) {
  const pieces: { readonly words: string; readonly marked: boolean }[] = [];
  let at = 0;
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    if (start < at) continue;
    pieces.push({ words: text.slice(at, start), marked: false }, { words: text.slice(start, end), marked: true });
    at = end;
  }
  pieces.push({ words: text.slice(at), marked: false });
  return <span>{pieces.map(({ words, marked }, index) => (marked ? <mark key={index}>{words}</mark> : words))}</span>;
}

/** What offices reported of one rule, each with whether the rule leaves it alone by now. */
export function ReportedTexts({
  rule,
  value,
  stamp,
}: {
  readonly rule: string;
  readonly value: unknown;
  readonly stamp: string;
}) {
  const { t } = useTranslation('publish');
  const rules: readonly unknown[] = Array.isArray(value) ? value : [];
  const listed = valueAt(
    rules.find((one) => valueAt(one, ['id']) === rule),
    ['counters'],
  );
  const texts = Array.isArray(listed) ? listed.filter((text): text is string => typeof text === 'string') : [];
  const { data: reports } = useQuery({
    queryKey: [...api.publish.tryTexts.key(), 'reported', stamp, ...texts],
    queryFn: () => tried(texts),
    enabled: texts.length > 0,
  });
  if (texts.length === 0) return null;
  return (
    <section aria-label={t('rules.reported')} aria-live="polite">
      <h2>{t('rules.reported')}</h2>
      {texts.map((text, at) => {
        const found = reports?.[at]?.findings.filter((finding) => finding.rule === rule);
        return (
          <div key={text} className={styles['tried']}>
            <p dir="auto">
              <Marked text={text} ranges={found ?? []} />
            </p>
            {found === undefined ? (
              <small>{t('rules.trying')}</small>
            ) : (
              <span className={styles[found.length === 0 ? 'fine' : 'wrong']}>
                <SeverityIcon level={found.length === 0 ? 'positive' : 'review'} size="s" />
                <span>{t(found.length === 0 ? 'rules.silent' : 'rules.alarms')}</span>
              </span>
            )}
          </div>
        );
      })}
    </section>
  );
}
