import { useI18n } from 'vue-i18n';

/** How somebody came or a receipt was made, as people say it; a code that nobody translated stays as it is. */
export function useChannels(): (code: string | null | undefined) => string {
  const { t, te } = useI18n();
  return (code) => (code ? (te(`channels.${code}`, 'zh-CN') ? t(`channels.${code}`) : code) : '—');
}
