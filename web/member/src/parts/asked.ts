export { useAsked, useDoing, useSentences } from '@huiji/ui';
