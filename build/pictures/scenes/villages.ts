import {
  arch,
  archedHouse,
  at,
  band,
  box,
  circle,
  cream,
  dawn,
  flatHouse,
  foam,
  hills,
  ink,
  lilac,
  mist,
  ochre,
  paper,
  person,
  pine,
  plum,
  poplar,
  range,
  rust,
  sand,
  sea,
  shape,
  skin,
  sky,
  stroke,
  sun,
  teal,
  violet,
} from '../motifs.ts';

const pole = (x: number, y: number, s: number) =>
  at(
    x,
    y,
    s,
    `${box(-11, -620, 22, 620, ink)}${box(-120, -570, 240, 18, ink)}${box(-88, -490, 176, 16, ink)}${[-110, -50, 50, 110].map((one) => box(one - 5, -592, 10, 24, ink)).join('')}`,
  );

const line = (dy: number) =>
  stroke(
    `M-1500 ${80 + dy}Q-600 ${380 + dy} 210 ${222 + dy}Q520 ${500 + dy} 800 ${396 + dy}Q1000 ${520 + dy} 1160 ${470 + dy}Q1900 ${640 + dy} 2800 ${420 + dy}`,
    ink,
    5,
  );

const wires = (): string => {
  return [
    sky('#a795c6', dawn),
    sun(660, 520, 96),
    hills(690, 34, lilac, 0.6),
    hills(770, 24, plum, 2.2),
    band(820, ink),
    flatHouse(430, 830, 90, 96, ink, 1, cream),
    flatHouse(880, 828, 120, 130, ink, 2, ochre),
    pole(210, 830, 1),
    pole(800, 826, 0.72),
    line(0),
    line(34),
    line(92),
  ].join('');
};

const oldCity = (): string =>
  [
    sky('#efe3cf', paper),
    sun(820, 210, 80, '#e9bd72'),
    hills(560, 26, sand, 1.3),
    ...[-620, -330, 1080, 1370].map((x, i) =>
      flatHouse(x, 860, 260, 420 + (i % 2) * 90, i % 2 ? lilac : mist, 4, cream),
    ),
    flatHouse(-40, 860, 210, 470, mist, 4, cream),
    flatHouse(800, 860, 250, 540, lilac, 5, cream),
    archedHouse(140, 880, 380, '#e3c193', rust, foam),
    archedHouse(520, 900, 330, '#c9b6d6', violet, cream),
    band(880, '#cdbfae'),
    band(915, plum),
    at(90, 905, 0.9, pine(teal, sea)),
    at(905, 912, 0.8, pine(teal, sea)),
  ].join('');

const slope = (): string => {
  const rows = range(0, 9, 1).map((n) =>
    stroke(
      `M-2000 ${700 + n * 42}Q-400 ${640 + n * 46} 300 ${690 + n * 44}T1400 ${640 + n * 48}T3000 ${720 + n * 40}`,
      n % 2 ? '#3d6d63' : '#7aa79b',
      12,
    ),
  );
  return [
    sky('#dfe8ec', '#f4ead6'),
    sun(250, 270, 82),
    hills(480, 60, '#b9cdc8', 0.2),
    hills(580, 50, sea, 1.9),
    hills(680, 30, '#44776c', 0.9),
    ...rows,
    ...[120, 330, 640, 850, -260, 1240].map((x, n) => at(x, 690 - (n % 3) * 26, 0.55, pine(teal, sea))),
    archedHouse(430, 640, 120, paper, rust, lilac),
  ].join('');
};

const river = (): string =>
  [
    sky('#e2ecef', '#f5ecda'),
    hills(430, 90, '#c3d3d3', 2.4),
    hills(540, 60, '#86ada3', 0.4),
    hills(620, 26, sea, 1.1),
    band(640, '#7a9f6d'),
    shape(
      'M470 628Q540 700 400 790Q240 900 300 1100Q320 1400 200 4000H1100Q900 1300 760 1090Q620 900 680 800Q730 700 510 628Z',
      '#9cc3cc',
    ),
    shape(
      'M490 640Q560 720 480 800Q380 920 470 1110Q520 1400 480 4000H620Q700 1300 590 1090Q520 920 590 800Q640 710 500 640Z',
      '#c6dfe2',
    ),
    ...[60, 190, 820, 930, -220, -420, 1200, 1420].map((x, n) =>
      at(x, 720 + (n % 3) * 40, 0.9, poplar(n % 2 ? '#4d7d52' : '#7fa35c')),
    ),
    ...range(0, 26, 1)
      .map((n) =>
        circle(((n * 137) % 1900) - 420 + (n % 2 ? 0 : 40), 880 + ((n * 53) % 260), 8, n % 3 ? '#e7b7c0' : cream),
      )
      .filter((_, n) => n % 4 !== 3),
  ].join('');

const roofs = (): string =>
  [
    sky('#d9cbe4', '#f6dfbd'),
    sun(770, 300, 88),
    hills(520, 80, '#b3a3c9', 0.9),
    hills(640, 50, lilac, 2.8),
    ...[
      [-500, 800, 260],
      [-180, 760, 220],
      [90, 720, 210],
      [360, 690, 200],
      [640, 730, 230],
      [930, 770, 240],
      [1240, 800, 260],
    ].map(([x = 0, y = 0, w = 0], n) =>
      archedHouse(x, y, w, n % 2 ? '#ecd9b8' : '#e2c7a4', n % 3 ? rust : '#9c5435', foam),
    ),
    hills(850, 18, teal, 0.2),
    ...[30, 330, 610, 900, -300, 1200].map((x, n) => at(x, 870, 0.62 + (n % 2) * 0.2, pine('#244a43', teal))),
    band(930, '#1f433d'),
  ].join('');

const crate = (x: number, y: number) =>
  `${range(0, 5, 1)
    .map((n) => circle(x + 44 + n * 54, y, 36, n % 2 ? '#c2503f' : ochre))
    .join(
      '',
    )}${box(x, y, 304, 42, '#a8744a', 6)}${box(x, y + 50, 304, 42, '#95633c', 6)}${box(x, y + 100, 304, 42, '#a8744a', 6)}${box(x + 14, y - 6, 22, 154, '#7c4f2e')}${box(x + 268, y - 6, 22, 154, '#7c4f2e')}`;

const apples = (): string => {
  const crown = [
    [500, 330, 210],
    [330, 400, 160],
    [670, 400, 170],
    [420, 250, 150],
    [600, 240, 150],
  ]
    .map(([x = 0, y = 0, r = 0], n) => circle(x, y, r, n % 2 ? '#3f7266' : teal))
    .join('');
  const fruit = [
    [380, 330],
    [470, 250],
    [560, 390],
    [640, 300],
    [300, 430],
    [700, 450],
    [460, 470],
    [590, 200],
  ]
    .map(
      ([x = 0, y = 0]) =>
        `${circle(x, y, 34, '#c2503f')}${circle(x - 10, y - 11, 8, '#e79a7e')}${stroke(`M${x} ${y - 30}q4 -16 12 -20`, ink, 5)}`,
    )
    .join('');
  return [
    sky('#f7e8cb', paper),
    hills(620, 70, '#dcc9a3', 0.6),
    hills(720, 30, '#b9b07a', 2),
    band(780, '#8f9a63'),
    ...[-480, -200, 1220, 1500].map((x) =>
      at(x, 790, 1, `${box(-14, -120, 28, 130, '#5a4030')}${circle(0, -200, 130, '#5b8a72')}`),
    ),
    shape('M460 860Q480 600 440 470h120Q520 600 545 860z', '#5a4030'),
    crown,
    fruit,
    crate(120, 800),
    crate(600, 840),
  ].join('');
};

const volunteers = (): string =>
  [
    sky('#dfe6ee', '#f1ead9'),
    circle(500, 470, 390, '#e9dff3'),
    hills(820, 20, mist, 1),
    at(330, 1010, 1.28, person(violet, skin[0], plum, 'short')),
    at(680, 1010, 1.28, person(teal, skin[2], '#d7b46a', 'scarf')),
    shape('M-2000 1010h5000v3000h-5000z', ink),
    box(402, 862, 196, 150, paper, 6),
    stroke('M432 900h136M432 930h136M432 960h90', violet, 9),
  ].join('');

const school = (): string =>
  [
    sky('#dbe6ea', '#f6ead2'),
    sun(200, 250, 78),
    hills(560, 70, '#bccfca', 1.4),
    hills(660, 30, sea, 0.1),
    band(690, '#a9b37e'),
    shape('M440 690Q470 800 300 1000Q200 1300 100 4000H1300Q1000 1300 800 1000Q600 800 560 690Z', '#ead9ba'),
    stroke('M500 720Q520 830 530 960T560 1400', paper, 14, 'stroke-dasharray="46 44"'),
    box(330, 430, 340, 270, '#e6c48d'),
    box(310, 408, 380, 30, violet),
    ...range(0, 4, 1).map((n) => arch(356 + n * 78, 560, 52, 92, n === 1 ? cream : foam)),
    arch(460, 700, 80, 120, plum),
    stroke('M500 408v-110', ink, 8),
    shape('M500 300q50 -24 90 6v54q-46 -24 -90 0z', ochre),
    ...[
      [110, 740, 0.9],
      [880, 740, 1],
      [-260, 760, 1.1],
      [1240, 770, 1.1],
    ].map(([x = 0, y = 0, s = 1]) => at(x, y, s, pine(teal, sea))),
    at(
      760,
      900,
      0.9,
      `${box(-70, -130, 140, 150, violet, 36)}${box(-48, -54, 96, 62, '#7a5fb5', 14)}${stroke('M-34 -130q0 -46 34 -46t34 46', violet, 14)}${circle(0, -24, 9, cream)}`,
    ),
  ].join('');

const tank = (): string =>
  [
    sky('#cfe0e4', '#f2ecdc'),
    sun(190, 230, 70),
    hills(640, 60, '#b5cfd0', 2),
    ...[-560, -250, 1010, 1300].map((x, n) =>
      flatHouse(x, 1400, 240, 700 + (n % 2) * 120, n % 2 ? mist : '#d9cbb2', 7, cream),
    ),
    box(-20, 760, 1040, 3000, '#e3d3b4'),
    box(-50, 740, 1100, 44, '#c8b48e'),
    ...[70, 260, 650, 840].map((x) => arch(x, 1010, 110, 160, plum)),
    stroke('M300 740v-120M700 740v-120M300 700L420 640M700 700L580 640', ink, 18),
    box(250, 330, 500, 300, violet, 60),
    box(250, 400, 500, 26, '#7a5fb5'),
    box(250, 520, 500, 26, '#7a5fb5'),
    box(440, 290, 120, 50, plum, 14),
    stroke('M750 570h90v90', ink, 22),
    box(806, 650, 70, 30, ink, 8),
    shape('M841 700q36 54 0 76q-36 -22 0 -76z', '#4f94a8'),
  ].join('');

const jar = (x: number, y: number, colour: string, h: number) =>
  `${box(x, y - h, 110, h, colour, 18)}${box(x + 14, y - h - 34, 82, 40, paper, 8)}${box(x + 14, y - h * 0.66, 82, h * 0.38, cream, 6)}${stroke(`M${x + 30} ${y - h * 0.5}h50`, plum, 7)}`;

const row = (y: number, shift: number) =>
  `${range(-900, 1900, 150)
    .map((x, n) =>
      jar(x + shift, y, [violet, sea, ochre, lilac, teal, rust][(n + shift) % 6] ?? teal, 150 + ((n * 37) % 3) * 34),
    )
    .join('')}${box(-2000, y, 5000, 26, '#8a5f3c')}${box(-2000, y + 26, 5000, 14, '#6d4a2e')}`;

const shelf = (): string => {
  return [
    sky('#efe6d4', '#f7f0e2'),
    row(-40, 4),
    row(330, 0),
    row(700, 5),
    band(930, '#d6bd93'),
    at(500, 1010, 1, `${box(-190, -150, 380, 150, paper, 16)}${stroke('M-140 -100h280M-140 -60h180', violet, 12)}`),
  ].join('');
};

const bus = (): string =>
  [
    sky('#d5cce4', '#f5e2c2'),
    sun(800, 260, 80),
    hills(560, 80, '#b7a9cc', 0.3),
    hills(650, 34, lilac, 1.7),
    ...[-420, -120, 110, 330, 760, 1040, 1300].map((x, n) =>
      flatHouse(x, 720, 170, 150 + (n % 3) * 80, n % 2 ? '#a394bb' : mist, 2, cream),
    ),
    band(720, '#bfae93'),
    band(760, plum),
    stroke('M-2000 900H3000', cream, 12, 'stroke-dasharray="90 70"'),
    box(150, 470, 700, 330, ochre, 44),
    box(150, 660, 700, 44, paper),
    ...range(0, 4, 1).map((n) => box(196 + n * 128, 520, 104, 110, foam, 14)),
    box(716, 520, 104, 240, plum, 14),
    circle(300, 800, 66, ink),
    circle(300, 800, 28, mist),
    circle(680, 800, 66, ink),
    circle(680, 800, 28, mist),
    circle(834, 730, 14, cream),
    stroke('M60 860V420', ink, 16),
    box(10, 390, 100, 100, violet, 14),
    stroke('M34 430h52M34 454h34', paper, 9),
  ].join('');

/** Houses, land and what a village shares. */
export const villages = { wires, oldCity, slope, river, roofs, apples, volunteers, school, tank, shelf, bus } as const;
