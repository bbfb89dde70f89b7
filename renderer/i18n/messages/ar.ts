/** Arabic: each feature's messages by its file, `assets/locales/ar/<feature>.json`. */
export default import.meta.glob<Messages>('../../../assets/locales/ar/*.json', { eager: true, import: 'default' });

type Messages = Record<string, unknown>;
