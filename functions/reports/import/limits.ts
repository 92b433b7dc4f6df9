/** Largest file: a request to a Lambda function holds 6 MB, and a club of 10,000 members sends 20 KB. */
export const maxBytes = 5_000_000;
/** A spreadsheet of 5 MB can hold gigabytes of blanks; these are what is unpacked at most, over all its parts. */
export const maxUnpacked = 64_000_000;
export const maxParts = 500;
/** 100 birth years in 4 genders and 50 Fachverbände make 20,000 lines. */
export const maxRows = 20_000;
export const maxColumns = 100;
