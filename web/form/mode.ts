import type { View } from './view.ts';

/** Names in a query that ask for a way of answering; they are no prefilled answers. */
export const interviewQuery = 'interview';
export const largeQuery = 'large';

type Asked = Pick<View, 'query' | 'questionnaire'>;

const asksFor = ({ query }: Asked, name: string): boolean => new URLSearchParams(query).has(name);

/** Whether somebody reads the questions out and fills the form in for the person who answers. */
export const isInterview = (view: Asked): boolean => asksFor(view, interviewQuery);

/** Whether letters are large: for everybody by the questionnaire, else where a link asks for it. */
const isLarge = (view: Asked): boolean => view.questionnaire.large === true || asksFor(view, largeQuery);

/** Style sheets of large type on a screen and on paper; none where it is not asked for. Text becomes 25 px, or 13.5 pt. */
export const largeScreen = (view: Asked): readonly string[] => (isLarge(view) ? [':root{font-size:130%}'] : []);
export const largePaper = (view: Asked): readonly string[] => (isLarge(view) ? ['.paper{zoom:1.35}'] : []);
