// Enhances the page, which works without it: results while the user types, further rows while the user scrolls, copy
// buttons, and arrow keys. All rows come from the server, in the pages that a browser without this script gets.
'use strict';

const box = document.getElementById('query');

// Results while the user types. The first input after any other action adds an entry to the history; each further input
// replaces this entry.

let settled = true;
let asked = new AbortController();
let shown = location.pathname + location.search;

const addressOf = query => query.trim() === '' ? '/' : '/?' + new URLSearchParams({query: query.trim()});

async function pageAt(address, signal) {
  const response = await fetch(address, {signal, headers: {Accept: 'text/html'}});
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  if (!page.getElementById('main')) {
    throw new Error('an answer that is none of our pages');
  }
  return page;
}

// Replaces the content of this page by that of the page at an address. The search box keeps its text.
async function show(address) {
  asked.abort();
  asked = new AbortController();
  try {
    const page = await pageAt(address, asked.signal);
    shown = address;
    document.title = page.title;
    const status = document.getElementById('status');
    const main = document.getElementById('main');
    const fresh = page.getElementById('main');
    const freshStatus = page.getElementById('status');
    const hadFocus = main.contains(document.activeElement);
    main.className = fresh.className;
    if (status && freshStatus) { // screen readers announce a change only within the same element
      status.replaceChildren(...freshStatus.childNodes);
      freshStatus.replaceWith(status);
    }
    main.replaceChildren(...fresh.childNodes);
    window.scrollTo(0, 0);
    prepare();
    if (hadFocus) {
      (main.querySelector('tbody a') ?? box).focus();
    }
  } catch (e) {
    if (e.name !== 'AbortError') {
      shown = null;
      document.getElementById('status')?.replaceChildren('No answer from the server. Press Enter to try again.');
    }
  }
}

function typed() {
  const address = addressOf(box.value);
  show(address);
  try {
    if (settled) {
      history.pushState(null, '', address);
      settled = false;
    } else {
      history.replaceState(null, '', address);
    }
  } catch {
    // Some browsers allow at most 100 changes of the history in 30 seconds. A later input will be recorded.
  }
}

box.addEventListener('input', event => event.isComposing || typed());
box.addEventListener('compositionend', typed);
box.addEventListener('blur', () => { settled = true; });
box.form.addEventListener('submit', event => {
  event.preventDefault();
  if (shown !== addressOf(box.value)) {
    typed();
  }
  settled = true;
});
window.addEventListener('popstate', () => {
  settled = true;
  box.value = new URLSearchParams(location.search).get('query') ?? '';
  show(location.pathname + location.search);
});

// Further rows while the user scrolls, up to a number that browsers display quickly. After that, the link leads to the
// next page.

const MOST_ROWS = 2000;
let further = null;

function watchForMore() {
  further?.disconnect();
  const next = document.querySelector('.more [rel=next]');
  if (next && document.querySelectorAll('tbody tr').length < MOST_ROWS) {
    further = new IntersectionObserver(
      entries => entries.some(entry => entry.isIntersecting) && more(next), {rootMargin: '1000px'});
    further.observe(next);
  }
}

async function more(next) {
  further.disconnect();
  next.setAttribute('aria-busy', 'true');
  try {
    const page = await pageAt(next.href, asked.signal);
    const rows = page.querySelector('tbody');
    if (rows && next.isConnected) {
      document.querySelector('table').append(rows);
      fit(rows);
      document.querySelector('#status small')?.remove();
      const following = page.querySelector('.more [rel=next]');
      if (following) {
        next.replaceWith(following);
      } else {
        next.remove();
      }
      watchForMore();
    }
  } catch {
    next.removeAttribute('aria-busy'); // the user can still follow the link
  }
}

// Copying. There is one set of copy buttons; it is always in the current row.

const charactersOf = code => code.split(' ').map(one => String.fromCodePoint(parseInt(one.slice(2), 16))).join('');
const hex = (number, digits) => number.toString(16).toUpperCase().padStart(digits, '0');

const COPY_FORMS = {
  Character: (code) => charactersOf(code),
  Code: (code) => code,
  HTML: (code, entity) => entity
    ? `&${entity};`
    : Array.from(charactersOf(code), c => `&#x${hex(c.codePointAt(0), 1)};`).join(''),
  Escape: (code) => charactersOf(code).split('').map(unit => '\\u' + hex(unit.charCodeAt(0), 4)).join(''),
};

const tools = document.createElement('div');
tools.className = 'copy';
tools.setAttribute('role', 'group');
tools.setAttribute('aria-label', 'Copy');
const copyLabel = document.createElement('span');
copyLabel.textContent = 'Copy';
copyLabel.setAttribute('aria-hidden', 'true');
tools.append(copyLabel);
const announcement = document.createElement('span'); // for screen readers
announcement.className = 'unseen';
announcement.setAttribute('role', 'status');
for (const [label, write] of Object.entries(COPY_FORMS)) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.setAttribute('aria-label', 'Copy ' + label);
  button.addEventListener('click', async () => {
    const {code, entity} = tools.closest('[data-code]').dataset;
    const done = await copy(write(code, entity));
    button.textContent = announcement.textContent = done ? 'Copied' : 'Failed';
    setTimeout(() => {
      button.textContent = label;
      announcement.textContent = '';
    }, 1000);
  });
  tools.append(button);
}
tools.append(announcement);

// Copies a text; returns whether that succeeded. Browsers offer the Clipboard API only for HTTPS and for localhost, and
// may refuse it; then this uses the older command.
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    copied = text;
    const done = document.execCommand('copy');
    copied = null;
    return done;
  }
}

let copied = null;

document.addEventListener('copy', event => {
  const row = document.querySelector('tr.current:focus-within');
  const text = copied ?? (row && getSelection().isCollapsed ? charactersOf(row.dataset.code) : null);
  if (text !== null) {
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
  }
});

// The current row, and arrow keys that move between rows.

function enter(row) {
  document.querySelector('tr.current')?.classList.remove('current');
  row.classList.add('current');
  row.querySelector('.name').append(tools);
}

document.addEventListener('focusin', event => {
  const row = event.target.closest('tbody tr');
  if (row && !row.classList.contains('current')) {
    enter(row);
  }
});
document.addEventListener('pointermove', event => {
  const row = event.pointerType === 'mouse' && event.target.closest('tbody tr');
  if (row && !row.classList.contains('current') && !tools.querySelector(':focus-visible')) { // not after a click
    enter(row);
  }
});
document.addEventListener('click', event => {
  const row = event.target.closest('tbody tr');
  if (row && !event.target.closest('a, button')) {
    enter(row);
  }
});

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) {
    return;
  }
  const row = event.target.closest('tbody tr');
  if (event.target !== box && !row) {
    return;
  }
  const links = Array.from(document.querySelectorAll('tbody a'));
  const here = links.indexOf(row?.querySelector('a')); // -1: the focus is in the search box
  let target = null;
  if (event.key === 'ArrowDown') {
    target = links[here + 1];
  } else if (event.key === 'ArrowUp' && row) {
    target = links[here - 1] ?? box;
  } else if (event.key === 'Escape' && row) {
    target = box;
  }
  if (target) {
    event.preventDefault();
    target.focus();
    target.scrollIntoView({block: 'nearest'});
  }
});

// Shrinks characters that are wider than their cell until they fit.
function fit(within) {
  const glyphs = Array.from(within.querySelectorAll('td.glyph, .big'), cell => cell.firstElementChild);
  const excesses = glyphs.map(glyph => glyph.getBoundingClientRect().width / (glyph.parentElement.clientWidth * .9));
  glyphs.forEach((glyph, i) => { // after all are measured: otherwise the browser would repeat the layout for each
    if (excesses[i] > 1) {
      glyph.style.fontSize = 1 / excesses[i] + 'em';
    }
  });
}

// Prepares the content of a page after it has been loaded or replaced.

function prepare() {
  fit(document);
  const subject = document.querySelector('.subject > div');
  const first = document.querySelector('tbody tr');
  if (subject) {
    subject.append(tools);
  } else if (first) {
    enter(first);
  }
  watchForMore();
}

prepare();
if (matchMedia('(pointer: fine)').matches && location.pathname === '/') {
  box.focus();
  box.setSelectionRange(box.value.length, box.value.length);
}
