/** The formats every picture is drawn in, in pixels: names and sizes as the platforms' data has them. */
export const formats = {
  portrait: [1080, 1350],
  square: [1080, 1080],
  wide: [1600, 900],
  story: [1080, 1920],
  'link-card': [1200, 630],
} as const;
export type Format = keyof typeof formats;
export const formatNames = Object.keys(formats) as readonly Format[];
