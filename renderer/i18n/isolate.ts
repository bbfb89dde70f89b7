/** Sets an interpolated value apart from the sentence's direction (FSI … PDI); React escapes HTML by itself. */
export const isolate = (value: string): string => `\u2068${value}\u2069`;

/** Takes the isolates off again, before a text leaves the interface (clipboard, file). */
export const withoutIsolates = (text: string): string => text.replaceAll(/[\u2066-\u2069]/g, '');
