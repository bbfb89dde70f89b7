import {
  arch,
  archedHouse,
  at,
  band,
  box,
  circle,
  cream,
  flatHouse,
  foam,
  hills,
  ink,
  lilac,
  mist,
  ochre,
  pale,
  paper,
  person,
  pine,
  plum,
  poplar,
  range,
  rust,
  sea,
  shape,
  skin,
  sky,
  stroke,
  sun,
  teal,
  violet,
} from '../motifs.ts';

const heap = (x: number, colours: readonly string[]) =>
  `${range(0, 12, 1)
    .map((n) =>
      circle(
        x + 30 + (n % 5) * 38 + (n > 4 ? 19 : 0) + (n > 8 ? 19 : 0),
        690 - Math.floor(n / 5) * 34,
        24,
        colours[n % colours.length] ?? ochre,
      ),
    )
    .join('')}${box(x, 704, 220, 70, '#a8744a', 8)}`;

const market = (): string => {
  const awning = range(0, 8, 1)
    .map((n) => shape(`M${110 + n * 98} 330h98v90a49 49 0 0 1 -98 0z`, n % 2 ? paper : violet))
    .join('');
  return [
    sky('#f5e6c9', paper),
    ...[-640, -300, 1000, 1330].map((x, n) =>
      archedHouse(x, 880, 300, n % 2 ? '#dcc8e0' : '#e3c193', n % 2 ? lilac : rust, foam),
    ),
    archedHouse(60, 700, 400, '#ead7b6', rust, mist),
    archedHouse(540, 700, 400, '#d9cbe4', lilac, cream),
    box(118, 330, 16, 560, plum),
    box(868, 330, 16, 560, plum),
    box(90, 300, 820, 36, plum, 8),
    awning,
    heap(150, ['#c2503f', '#d97b4f']),
    heap(392, [ochre, '#e9bd72']),
    heap(634, [sea, '#7fa35c', teal]),
    box(110, 774, 782, 110, '#8a5f3c'),
    box(110, 774, 782, 22, '#6d4a2e'),
    band(884, '#cbb694'),
  ].join('');
};

const desk = (): string =>
  [
    sky('#2e2740', '#4b3d6b'),
    box(560, 130, 330, 380, '#7d6aa8', 10),
    box(580, 150, 290, 340, '#a795c6'),
    circle(790, 240, 40, cream),
    hills(470, 0.1, 'none', 0),
    shape('M580 490v-70l70 -50 90 60 130 -70v130z', violet),
    stroke('M725 150v340M580 320h290', '#efe6d4', 10),
    shape('M330 330L70 780H620L430 330z', cream).replace('/>', ' opacity=".16"/>'),
    band(780, '#8a5f3c'),
    band(780, '#6d4a2e', 18),
    stroke('M260 780V560L360 400', ochre, 18),
    shape('M280 330l120 0 60 100H250z', ochre),
    box(190, 764, 140, 22, ochre, 8),
    box(560, 730, 300, 50, sea, 6),
    box(590, 684, 260, 46, rust, 6),
    box(570, 640, 240, 44, pale, 6),
    stroke('M600 662h120', violet, 8),
    shape('M330 790L440 740Q500 722 520 748Q540 722 560 742L500 830Q470 812 440 826Q400 812 330 840Z', paper).replace(
      '/>',
      ' transform="translate(-40 26)"/>',
    ),
  ].join('');

const boat = (x: number, y: number, s: number, hull: string, stripe: string) =>
  at(
    x,
    y,
    s,
    `${shape('M-190 -60Q-120 -30 180 -70Q150 50 80 60H-110Q-170 40 -190 -60z', hull)}${shape('M-182 -36Q-110 -8 176 -44l-8 26Q-110 18 -176 -12z', stripe)}${box(-30, -150, 110, 92, paper, 8)}${box(-10, -132, 70, 36, foam, 5)}${stroke('M-90 -50V-290M-90 -280L60 -150', ink, 8)}${shape('M-86 -276l76 44 -76 34z', ochre)}`,
  );

const harbour = (): string => {
  return [
    sky('#f3d7b0', '#f8ecd2'),
    sun(300, 330, 96, '#efb765'),
    ...[-700, -440, 900, 1180].map((x, n) => flatHouse(x, 560, 230, 150 + (n % 2) * 60, '#d9bd93', 2, plum)),
    box(560, 380, 260, 190, '#cfae80'),
    box(600, 300, 90, 90, '#cfae80'),
    ...range(0, 5, 1).map((n) => box(560 + n * 56, 356, 32, 30, '#cfae80')),
    arch(650, 560, 80, 110, plum),
    box(380, 500, 200, 66, '#c19d6d'),
    ...[412, 472, 528].map((x) => arch(x, 566, 36, 52, plum)),
    band(560, '#6ba3a5'),
    band(640, '#4f8f94'),
    band(760, '#357278'),
    ...range(0, 14, 1).map((n) =>
      stroke(`M${((n * 211) % 1900) - 500} ${600 + ((n * 67) % 420)}q30 -12 60 0t60 0`, '#a8d0cb', 7),
    ),
    boat(300, 740, 1, violet, cream),
    boat(720, 880, 1.25, rust, paper),
    boat(1250, 720, 0.8, teal, cream),
    boat(-300, 860, 1, ochre, plum),
  ].join('');
};

const ramp = (): string =>
  [
    sky('#e6dff0', '#f5efe2'),
    box(-2000, 240, 5000, 560, '#e7dccb'),
    box(240, 180, 620, 620, '#d8c7e2'),
    box(210, 150, 680, 44, violet),
    ...[300, 690].map((x) => arch(x, 520, 110, 190, foam)),
    arch(455, 800, 190, 330, plum),
    arch(475, 800, 150, 290, '#7a5fb5'),
    circle(590, 660, 9, cream),
    ...[-500, -240, 960, 1240].map((x) => arch(x, 600, 120, 200, '#cdbfae')),
    band(800, '#bfae93'),
    shape('M-160 1000L420 800H700L700 830L200 1000Z', '#f3ead9'),
    shape('M-160 1000L420 800h24L-100 1000Z', ochre),
    stroke('M-140 870L430 690M-60 968V846M140 900V780M330 834V722', ink, 12),
    band(1000, plum),
    at(
      240,
      880,
      0.82,
      `${circle(0, -190, 40, skin[1])}${shape('M-44 -220q44 -46 88 0l-6 24q-38 -26 -76 0z', plum)}${shape('M-36 -140q36 -20 66 4l16 110 90 8v34h-130z', teal)}${stroke('M-40 60a84 84 0 1 0 150 -30', ink, 16)}${circle(14, 44, 12, ink)}${stroke('M120 10l34 96h36', ink, 15)}`,
    ),
  ].join('');

const panels = (): string =>
  [
    sky('#f7e3b8', '#fbf3e0'),
    sun(790, 220, 104, '#efb95e'),
    hills(560, 70, '#d8c7a6', 1.1),
    hills(660, 40, '#a9b98c', 2.9),
    box(-2000, 830, 5000, 3000, '#e1cfae'),
    box(-2000, 800, 5000, 34, '#c8b48e'),
    ...[-640, -40, 560, 1160].map((x) =>
      at(
        x,
        790,
        1,
        `${stroke('M70 0L120 -150M390 0L440 -150', ink, 12)}${shape('M0 -60L110 -330H560L450 -60Z', '#3c2f66')}${shape('M14 -66L120 -320H548L442 -66Z', violet)}${range(
          1,
          4,
          1,
        )
          .map((n) => stroke(`M${14 + n * 107} -66L${120 + n * 107} -320`, mist, 5))
          .join(
            '',
          )}${stroke('M49 -150H477M84 -235H512', mist, 5)}${shape('M200 -66L306 -320h60L260 -66z', '#fff').replace('/>', ' opacity=".13"/>')}`,
      ),
    ),
    ...[140, 700].map((x) => arch(x, 1080, 130, 170, plum)),
  ].join('');

const wheat = (): string =>
  [
    sky('#cfd8e4', '#f8e7c4'),
    hills(430, 80, '#a9a3c2', 0.5),
    hills(510, 46, '#8a7fa6', 2.1),
    band(560, '#dcb763'),
    ...range(0, 10, 1).map((n) => shape(`M500 560L${-2600 + n * 640} 2400h300z`, n % 2 ? '#c99a3f' : '#e3c377')),
    sun(240, 250, 84),
    ...[70, 150, 230, 830, 900, -200, -330, 1200, 1320].map((x, n) =>
      at(x, 575, 0.5 + (n % 3) * 0.1, poplar('#58705a')),
    ),
    ...range(-500, 1500, 92).map((x, n) =>
      at(
        x + (n % 2) * 20,
        1110,
        1 + (n % 3) * 0.14,
        `${stroke('M0 0Q8 -120 0 -240', '#8a6420', 7)}${range(0, 5, 1)
          .map(
            (k) =>
              `${shape(`M0 ${-230 - k * 26 + 60}q26 -8 28 -40q-28 6 -28 40z`, '#a87a24')}${shape(`M0 ${-230 - k * 26 + 60}q-26 -8 -28 -40q28 6 28 40z`, '#bf8f33')}`,
          )
          .join('')}`,
      ),
    ),
  ].join('');

const farmer = (): string =>
  [
    sky('#f0dcb4', '#f8eed8'),
    hills(520, 50, '#cdb88a', 0.9),
    hills(620, 24, '#8f9a63', 2),
    ...range(0, 8, 1).map((n) =>
      stroke(`M-2000 ${680 + n * 50}Q500 ${640 + n * 54} 3000 ${690 + n * 50}`, n % 2 ? '#6f7f4c' : '#a3ab72', 16),
    ),
    sun(760, 330, 110, '#e9bd72'),
    at(470, 1060, 1.62, person('#4b6f8a', skin[1], '#f4efe4', 'cap')),
    band(1060, '#3f5a4a'),
  ].join('');

const chair = (x: number, y: number, s: number, colour: string) =>
  at(
    x,
    y,
    s,
    `${stroke('M-46 0V-110M46 0V-110M-46 -110h92', ink, 12)}${box(-56, -126, 112, 26, colour, 8)}${box(-52, -260, 104, 110, colour, 18)}${stroke('M-40 -126v-30M40 -126v-30', ink, 10)}`,
  );

const chairs = (): string => {
  return [
    sky('#e9dff3', '#f6efe2'),
    ...range(-700, 1700, 300).map(
      (x) =>
        `${arch(x, 520, 190, 380, '#fbf5e6')}${arch(x + 18, 520, 154, 344, '#c9dcd9')}${stroke(`M${x + 95} 160V520`, '#fbf5e6', 10)}`,
    ),
    band(640, '#cdb892'),
    band(640, '#b49c70', 16),
    ...[-420, -240, 140, 320, 500, 680, 860, 1240, 1420].map((x, n) =>
      chair(x, 770, 0.8, [violet, sea, ochre, lilac][n % 4] ?? violet),
    ),
    ...[-560, -320, 40, 270, 500, 730, 960, 1320].map((x, n) =>
      chair(x, 980, 1.12, [teal, violet, rust, lilac, ochre][n % 5] ?? teal),
    ),
  ].join('');
};

const suitcase = (): string =>
  [
    sky('#cdd9e6', '#cdd9e6'),
    box(-2000, -3000, 5000, 3780, '#efe4d2'),
    ...[-640, -160, 560, 1040].map(
      (x) =>
        `${box(x, 60, 380, 520, '#d9c8ae', 190)}${box(x + 24, 84, 332, 472, '#bcd2de', 166)}${shape(`M${x + 40} 470q70 -70 150 -30q80 -60 150 10v0q-20 104 -150 106t-150 -86z`, '#f6efe2')}`,
    ),
    at(
      770,
      300,
      1,
      shape('M-90 20L90 -40Q112 -46 118 -30Q116 -16 96 -8L30 14L-10 78l-22 4 16 -74L-62 24l-20 26 -16 2z', violet),
    ),
    band(780, '#b99d76'),
    band(780, '#9c8059', 14),
    at(
      360,
      900,
      1,
      `${stroke('M-64 -380v-110h128v110', ink, 18)}${box(-170, -400, 340, 400, violet, 40)}${box(-120, -400, 34, 400, '#7a5fb5')}${box(86, -400, 34, 400, '#7a5fb5')}${circle(-110, 12, 26, ink)}${circle(110, 12, 26, ink)}${box(-44, -260, 88, 120, cream, 10)}${stroke('M-20 -226h40M-20 -200h40M-20 -174h24', plum, 7)}`,
    ),
    at(640, 912, 1, `${box(-120, -170, 240, 180, '#a8744a', 16)}${stroke('M-120 -84h240M0 -170v180', cream, 10)}`),
  ].join('');

const candle = (): string =>
  [
    sky('#2a2436', '#433a58'),
    `<g fill="${cream}">${[330, 240, 160].map((r, n) => `<circle cx="500" cy="410" r="${r}" opacity="${0.07 + n * 0.07}"/>`).join('')}</g>`,
    shape('M500 290Q566 390 540 446Q522 480 500 480Q478 480 460 446Q434 390 500 290Z', '#f0b95e'),
    shape('M500 370Q530 424 518 456Q510 472 500 472Q490 472 482 456Q470 424 500 370Z', '#fff6de'),
    stroke('M500 470v44', ink, 8),
    box(440, 510, 120, 330, paper, 16),
    shape('M440 530q22 60 34 6q24 90 40 -4q20 40 46 -8v-14h-120z', '#fffaf0'),
    shape('M350 840h300q-10 70 -80 76H430q-70 -6 -80 -76z', ochre),
    band(916, '#1d1926'),
    at(
      200,
      960,
      1,
      stroke(
        'M0 0Q60 -70 150 -80M40 -44q-10 -50 20 -70q18 40 -8 66M84 -66q0 -46 36 -60q10 40 -22 58M60 -34q40 20 70 -4q-30 -30 -64 -8',
        sea,
        9,
      ),
    ),
    at(
      800,
      960,
      1,
      `<g transform="scale(-1 1)">${stroke('M0 0Q60 -70 150 -80M40 -44q-10 -50 20 -70q18 40 -8 66M84 -66q0 -46 36 -60q10 40 -22 58M60 -34q40 20 70 -4q-30 -30 -64 -8', sea, 9)}</g>`,
    ),
  ].join('');

const pines = (): string =>
  [
    sky('#d3dfe6', '#f4e6cd'),
    sun(760, 280, 90),
    hills(470, 120, '#c2cfd8', 0.1),
    hills(580, 70, '#8fb0a8', 1.6),
    hills(690, 50, sea, 3),
    ...[-500, -240, 20, 200, 900, 1180, 1400].map((x, n) =>
      at(x, 760 + (n % 2) * 30, 1 + (n % 3) * 0.14, pine('#3a6b60', sea)),
    ),
    hills(860, 26, teal, 0.7),
    at(470, 920, 2.5, pine('#22453e', '#3a6b60')),
    hills(960, 16, '#1f3f38', 2),
  ].join('');

/** Work, markets, roads and feasts. */
export const livelihoods = {
  market,
  desk,
  harbour,
  ramp,
  panels,
  wheat,
  farmer,
  chairs,
  suitcase,
  candle,
  pines,
} as const;
