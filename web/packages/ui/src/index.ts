export { useAsked, useDoing, usePages, useSentences } from './asked';
export { createTexts, language, otherLanguage, speak, type Texts, type Translated } from './language';
export { default as LanguageSwitch } from './LanguageSwitch.vue';
export { default as Notice } from './Notice.vue';
export { keepOffline } from './offline';
export { default as Qr } from './Qr.vue';
export { sentenceOf, spoken } from './sentences';
export { api, logIn, logOut, may, reachable, resume, session, staff, training } from './server';
