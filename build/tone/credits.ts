/** Whose texts the small model learnt from: in its card and in the third-party notices. */
export const credits: readonly {
  readonly set: string;
  readonly words: string;
  readonly licence: string;
}[] = [
  {
    set: 'osact4.train',
    words:
      'OSACT4 / OffensEval 2020, Arabic: 7,000 tweets. H. Mubarak, K. Darwish, W. Magdy, T. Elsayed, H. Al-Khalifa, “Overview of OSACT4 Arabic Offensive Language Detection Shared Task”, 2020',
    licence: 'CC BY 4.0, as its README says',
  },
  {
    set: 'mpold.train',
    words:
      'MPOLD: 2,803 comments on news on three platforms. S. A. Chowdhury, H. Mubarak, A. Abdelali, S. Jung, B. J. Jansen, J. Salminen, “A Multi-Platform Arabic News Comment Dataset for Offensive Language Detection”, LREC 2020',
    licence: 'Apache-2.0',
  },
  {
    set: 'synthetic_contrast',
    words:
      'Contrasting sentences made from templates for this project; those in Lebanese and standard Arabic and Arabizi',
    licence: 'ours',
  },
  {
    set: 'our own texts',
    words:
      'Labelled texts of Tansiq: Lebanese, standard Arabic, Arabizi (build/tone/texts); one in six pairs is held out',
    licence: 'CC BY 4.0, ours',
  },
];
