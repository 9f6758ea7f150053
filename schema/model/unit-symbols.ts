/** The symbols of `nutrientUnit`, for sentences and pages. It imports nothing, so that browsers can load it. */
export const unitSymbols: Readonly<Record<string, string>> = {
  G: 'g',
  MG: 'mg',
  UG: 'µg',
  IU: 'IU',
  UMOL: 'µmol',
  KCAL: 'kcal',
  KJ: 'kJ',
};
