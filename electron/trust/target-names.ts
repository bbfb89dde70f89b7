/** Whose devices count: a file of every release. */
export const DIRECTORY_TARGET = 'directory.json.gz';
/** Of the whole layout; a client that knows only a lower one asks for a newer version of the app. */
export const RELEASE_FORMAT = 1;
