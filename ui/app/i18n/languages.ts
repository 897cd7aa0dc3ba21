// The languages of the pages, each by its own name: the same whoever reads it.

export const languageNames = { en: 'English', fr: 'Français', de: 'Deutsch' } as const;

export type LanguageName = keyof typeof languageNames;
