/** English: each feature's messages by its file, `assets/locales/en/<feature>.json`. */
export default import.meta.glob<Messages>('../../../assets/locales/en/*.json', { eager: true, import: 'default' });

type Messages = Record<string, unknown>;
