import styles from './mark.module.css';

/** The logo mark: the line language, dots, dashes and a line. */
export const Mark = ({ large = false }: { readonly large?: boolean }) => (
  <svg className={large ? styles['large'] : styles['mark']} viewBox="0 0 30 30" aria-hidden>
    <g stroke="currentColor" strokeWidth="2.6" fill="none">
      <path d="M7 9h16" strokeDasharray=".1 4" strokeLinecap="round" />
      <path d="M6 15h18" strokeDasharray="4.6 2.1" />
      <path d="M6 21h18" />
    </g>
  </svg>
);
