/** French: each feature's messages by its file, `assets/locales/fr/<feature>.json`. */
export default import.meta.glob<Messages>('../../../assets/locales/fr/*.json', { eager: true, import: 'default' });

type Messages = Record<string, unknown>;
