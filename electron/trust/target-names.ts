/** Whose devices count: a file of every release. */
export const DIRECTORY_TARGET = 'directory.json.br';
/** The role that lists the renditions: a connection that is paid by the megabyte can leave them for later. */
export const MEDIA_ROLE = 'media';
/** Of the whole layout; a client that knows only a lower one asks for a newer version of the app. */
export const RELEASE_FORMAT = 1;
