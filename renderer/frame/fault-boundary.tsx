import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import styles from './fault-boundary.module.css';
import { report } from './report.ts';

interface Props {
  readonly children: ReactNode;
  /** Around the whole window: what stands in its place is the page's main part. */
  readonly whole?: boolean;
}

/** Keeps a fault of one screen from taking the others along: says so, reports it, offers to open it again. */
export class FaultBoundary extends Component<Props, { readonly fault: unknown }> {
  override readonly state: { readonly fault: unknown } = { fault: null };

  static getDerivedStateFromError(fault: unknown): { readonly fault: unknown } {
    return { fault: fault ?? new Error('thrown without a value') };
  }

  override componentDidCatch(fault: unknown): void {
    report(fault);
  }

  override render(): ReactNode {
    const { children, whole = false } = this.props;
    if (this.state.fault === null) return children;
    const stopped = <Stopped again={() => this.setState({ fault: null })} />;
    return whole ? <main>{stopped}</main> : stopped;
  }
}

function Stopped({ again }: { readonly again: () => void }) {
  const { t } = useTranslation();
  return (
    <div role="alert" className={styles['stopped']}>
      <h1>{t('fault.title')}</h1>
      <p>{t('fault.text')}</p>
      <Button kind="primary" icon="refresh" onPress={again}>
        {t('fault.reload')}
      </Button>
    </div>
  );
}
