/** A sport of made-up clubs. Numbers from 9001 on are made up, as the list of the LSB is not settled. */
export type Sport = {
  readonly association: string;
  readonly name: string;
  /** How often a department is of it. */
  readonly weight: number;
  /** Share of women and girls. */
  readonly women: number;
  /** Typical age, and how far ages spread. */
  readonly age: number;
  readonly spread: number;
};

const sport = (
  association: string,
  name: string,
  weight: number,
  women: number,
  age: number,
  spread: number,
): Sport => ({
  association,
  name,
  weight,
  women,
  age,
  spread,
});

/** Sports of a county in NRW, with plausible weights. */
export const sports: readonly Sport[] = [
  sport('0030', 'Fußball', 70, 0.14, 21, 15),
  sport('0059', 'Radsport', 9, 0.24, 45, 15),
  sport('0073', 'Ski', 6, 0.42, 46, 18),
  sport('0088', 'Volleyball', 20, 0.55, 29, 14),
  sport('3400', 'Rudern', 5, 0.36, 37, 20),
  sport('9001', 'Turnen', 62, 0.7, 33, 27),
  sport('9002', 'Tennis', 34, 0.4, 42, 21),
  sport('9003', 'Handball', 20, 0.38, 25, 15),
  sport('9004', 'Tischtennis', 28, 0.2, 38, 21),
  sport('9005', 'Leichtathletik', 18, 0.5, 24, 20),
  sport('9006', 'Schwimmen', 20, 0.53, 22, 20),
  sport('9007', 'Schießen', 28, 0.25, 52, 17),
  sport('9008', 'Reiten', 24, 0.83, 26, 16),
  sport('9009', 'Tanzen', 15, 0.76, 30, 21),
  sport('9010', 'Judo', 13, 0.32, 15, 12),
  sport('9011', 'Badminton', 13, 0.4, 32, 16),
  sport('9012', 'Kanu', 8, 0.38, 39, 19),
  sport('9013', 'Rehabilitationssport', 18, 0.64, 61, 15),
  sport('9014', 'Basketball', 10, 0.27, 21, 11),
  sport('9015', 'Karate', 12, 0.38, 21, 15),
  sport('9016', 'Angeln', 14, 0.07, 46, 18),
  sport('9017', 'Schach', 8, 0.09, 40, 22),
  sport('9018', 'Boxen', 7, 0.2, 24, 10),
  sport('9019', 'Luftsport', 4, 0.12, 46, 17),
  sport('9020', 'Golf', 2, 0.38, 56, 16),
  sport('9021', 'Hockey', 2, 0.46, 24, 16),
  sport('9022', 'Cricket', 2, 0.08, 26, 8),
];
