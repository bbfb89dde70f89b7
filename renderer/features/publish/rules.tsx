import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkbenchView, WorkingFile } from '#contract/publish.ts';
import { api, core } from '../../client.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { go, hrefOf, useRoute } from '../../navigation.ts';
import { Button } from '../../ui/button.tsx';
import { SearchField, TextArea } from '../../ui/field.tsx';
import { ListGroup, ListRow } from '../../ui/list-row.tsx';
import { Bar, BarEnd, Scroll } from '../../ui/screen.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { lineOf, proofsOf } from './proofs.ts';
import styles from './publish.module.css';
import { Marked, ReportedTexts, Tried, tried } from './tried.tsx';
import { useChange, useFiles, useWriting } from './use-publish.ts';

/** The tone checker's files: what each holds, and the one that is open with its live test. */
export function Rules({ view, open }: { readonly view: WorkbenchView; readonly open: string | null }) {
  const files = view.files.filter((file) => file.startsWith('tone/') && !file.endsWith('.md'));
  const file = files.find((one) => one === open);
  const read = useFiles(file === undefined ? [] : [file]);
  const [opened] = read ?? [];
  if (file === undefined) return <RuleFiles files={files} />;
  return opened?.file === file ? <RuleFile key={file} opened={opened} /> : <Bar lead level={1} title={file} />;
}

function RuleFiles({ files }: { readonly files: readonly string[] }) {
  const { t } = useTranslation('publish');
  const [asked, setAsked] = useState('');
  const folders = new Map<string, string[]>();
  for (const file of files.filter((one) => one.includes(asked.trim().toLowerCase()))) {
    const folder = file.split('/').slice(1, -1).join('/');
    folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  return (
    <>
      <Bar lead level={1} title={t('part.rules')} />
      <div className={styles['search']}>
        <SearchField label={t('search')} value={asked} onChange={setAsked} />
      </div>
      <Scroll>
        {[...folders].map(([folder, within]) => (
          <section key={folder}>
            <ListGroup>
              <bdi>{folder === '' ? t('rules.shared') : folder}</bdi>
            </ListGroup>
            {within.map((file) => (
              <ListRow key={file} href={hrefOf(['publish', 'rules', file])} title={file.split('/').at(-1) ?? file} />
            ))}
          </section>
        ))}
      </Scroll>
    </>
  );
}

function RuleFile({ opened }: { readonly opened: WorkingFile }) {
  const { t } = useTranslation('publish');
  const formats = useFormats();
  const { refused, savedAt, change } = useChange();
  const { file } = opened;
  const [text, write] = useWriting(opened.text, (next) => change(() => core.publish.write({ file, text: next })));
  const code = useRef<HTMLDivElement>(null);
  const asked = useRoute().query.get('rule');
  useEffect(() => {
    const area = code.current?.querySelector('textarea');
    const at = asked === null || area == null ? null : lineOf(area.value, asked);
    if (area == null || at === null) return;
    area.focus();
    area.setSelectionRange(at.start, at.end);
    // Browsers bring the field into view, not the line in it.
    const line = area.value.slice(0, at.start).split('\n').length - 1;
    area.scrollTop = line * Number.parseFloat(getComputedStyle(area).lineHeight);
  }, [asked]);
  return (
    <>
      <Bar lead level={1} title={<span className="ltr">{file}</span>}>
        <BarEnd>
          <Button kind="quiet" size="s" icon="back" onPress={() => go(['publish', 'rules'])}>
            {t('part.rules')}
          </Button>
        </BarEnd>
      </Bar>
      <Scroll className={styles['form']}>
        <p className={styles['where']}>
          <span>{t('rules.how')}</span>
          <span role="status">
            {refused ?? (savedAt === null ? '' : t('saved', { time: formats.seconds(savedAt) }))}
          </span>
        </p>
        {asked === null ? null : <ReportedTexts rule={asked} value={opened.value} stamp={opened.text} />}
        <div className={styles['code']} ref={code}>
          <TextArea label={t('rules.text')} hideLabel direction="ltr" rows={16} value={text} onChange={write} />
        </div>
        <LiveTest file={file} value={opened.value} text={opened.text} />
      </Scroll>
    </>
  );
}

/** Examples that must be found and counter-examples that must not, free texts, and what was written here before. */
function LiveTest({ file, value, text }: { readonly file: string; readonly value: unknown; readonly text: string }) {
  const { t } = useTranslation('publish');
  const [free, setFree] = useState('');
  const proofs = useMemo(() => proofsOf(value), [value]);
  const lines = free.split('\n').filter((line) => line.trim() !== '');
  const texts = [...lines, ...proofs.map((proof) => proof.text)];
  const { data: reports, error } = useQuery({
    queryKey: [...api.publish.tryTexts.key(), file, text, free],
    queryFn: () => tried(texts),
  });
  const wrong = proofs.filter((proof, at) => !proof.holds(reports?.[lines.length + at]));
  return (
    <section className={styles['test']} aria-label={t('rules.test')}>
      <h2>{t('rules.test')}</h2>
      <TextArea label={t('rules.free')} rows={3} value={free} onChange={setFree} />
      {lines.map((line, at) => (
        <Tried key={`${at} ${line}`} text={line} report={reports?.[at]} />
      ))}
      {error !== null ? (
        <p role="alert">{t('rules.unreadable')}</p>
      ) : value === null ? (
        <p role="alert">{t('rules.unreadable')}</p>
      ) : reports === undefined ? (
        <p role="status">{t('rules.trying')}</p>
      ) : wrong.length === 0 ? (
        <p className={styles['fine']}>
          <SeverityIcon level="positive" size="s" />
          <span>{t('rules.proven', { count: proofs.length })}</span>
        </p>
      ) : (
        wrong.map((proof) => (
          <p key={`${proof.rule} ${proof.text}`} className={styles['wrong']}>
            <SeverityIcon level="review" size="s" />
            <span>
              {t(proof.kind === 'example' ? 'rules.not-found' : 'rules.found', { rule: proof.rule })}{' '}
              <bdi>{proof.text}</bdi>
            </span>
          </p>
        ))
      )}
      <Past rules={[...new Set(proofs.map(({ rule }) => rule))]} stamp={text} />
    </section>
  );
}

/** What these rules find in this profile's own posts: before the release, not after it. */
function Past({ rules, stamp }: { readonly rules: readonly string[]; readonly stamp: string }) {
  const { t } = useTranslation('publish');
  const { data } = useQuery({
    ...api.publish.pastHits.queryOptions({ input: { rules: [...rules] } }),
    queryKey: [...api.publish.pastHits.key(), stamp, ...rules],
    enabled: rules.length > 0,
  });
  if (data === undefined) return null;
  return (
    <>
      <h3>{t('rules.past', { count: data.length })}</h3>
      {data.slice(0, 20).map(({ draft, name, text, ranges }) => (
        <p key={`${draft} ${text.length}`} className={styles['tried']} dir="auto">
          <Marked text={text.slice(0, 400)} ranges={ranges.filter(({ end }) => end <= 400)} />
          <small>
            <bdi>{name}</bdi>
          </small>
        </p>
      ))}
    </>
  );
}
