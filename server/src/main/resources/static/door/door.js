'use strict';
// Chinese first; English after one click, remembered together with the pages behind the doors.
(() => {
  const place = 'huiji.language';
  const read = () => { try { return localStorage.getItem(place); } catch { return null; } };
  const keep = (language) => { try { localStorage.setItem(place, language); } catch { /* a browser that keeps nothing asks again */ } };
  const speak = (language) => { document.documentElement.lang = language; };
  speak(read() === 'en-US' ? 'en-US' : 'zh-CN');
  document.addEventListener('DOMContentLoaded', () => {
    document.getElementById('language').addEventListener('click', () => {
      const other = document.documentElement.lang === 'zh-CN' ? 'en-US' : 'zh-CN';
      keep(other);
      speak(other);
    });
  });
})();
