/**
 * Names of Fachverbände by number, as far as their numbers are known from files of clubs in NRW; the list is to be
 * completed by the county. Whether a number has two digits of association and two of sport is not settled.
 */
export const associationNames: Readonly<Record<string, string>> = {
  '0030': 'Fußball',
  '0059': 'Radsport',
  '0073': 'Ski',
  '0088': 'Volleyball',
  '3400': 'Rudern',
};
