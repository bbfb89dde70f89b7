/**
 * The page's only script: tabs and copying. Browsers give pages opened from a disk no clipboard for certain, so a
 * selection with `execCommand` stands behind it, and behind that the selected text itself. Without scripts all is shown.
 */
export const pageScript = `'use strict';
(() => {
  const said = document.getElementById('said');
  const tell = (text) => { said.textContent = ''; setTimeout(() => { said.textContent = text; }, 50); };
  const tabs = [...document.querySelectorAll('[role="tab"]')];
  const choose = (tab, focus) => {
    for (const one of tabs) {
      const on = one === tab;
      one.setAttribute('aria-selected', String(on));
      one.tabIndex = on ? 0 : -1;
      document.getElementById(one.getAttribute('aria-controls')).hidden = !on;
    }
    if (focus) tab.focus();
  };
  const rtl = document.documentElement.dir === 'rtl';
  for (const tab of tabs) {
    tab.addEventListener('click', () => choose(tab, false));
    tab.addEventListener('keydown', (event) => {
      const at = tabs.indexOf(tab);
      const step = { ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1 }[event.key];
      const to = event.key === 'Home' ? 0 : event.key === 'End' ? tabs.length - 1 : step === undefined ? -1 : (at + step + tabs.length) % tabs.length;
      if (to === -1) return;
      event.preventDefault();
      choose(tabs[to], true);
    });
  }
  document.documentElement.classList.add('scripted');
  if (tabs.length > 0) choose(tabs[0], false);
  const byHand = (text) => {
    const area = document.createElement('textarea');
    area.value = text;
    area.readOnly = true;
    area.className = 'by-hand';
    document.body.append(area);
    area.select();
    let done = false;
    try { done = document.execCommand('copy'); } catch { done = false; }
    if (done) { area.remove(); return true; }
    area.addEventListener('blur', () => area.remove());
    return false;
  };
  const copy = async (text) => {
    if (navigator.clipboard && window.isSecureContext) {
      try { await navigator.clipboard.writeText(text); return true; } catch { return byHand(text); }
    }
    return byHand(text);
  };
  for (const button of document.querySelectorAll('[data-copy]')) {
    button.addEventListener('click', async () => {
      const done = await copy(button.dataset.copy);
      tell(done ? button.dataset.done : document.body.dataset.failed);
      if (!done) return;
      button.focus();
      button.classList.add('done');
      setTimeout(() => button.classList.remove('done'), 2000);
    });
  }
})();
`;
