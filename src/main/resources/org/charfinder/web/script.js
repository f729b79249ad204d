// Makes the page quicker, which is whole without it: results as one types, further rows as one scrolls, copying, arrow keys.
// All rows come from the server, in the pages that it would send to anybody.
'use strict';

const box = document.getElementById('query');

// Results as one types. The first key after anything else is a new entry of the history, those that follow change it.

let settled = true;
let asked = new AbortController();

const addressOf = query => query.trim() === '' ? '/' : '/?query=' + encodeURIComponent(query.trim()).replaceAll('%20', '+');

async function pageAt(address, signal) {
  const response = await fetch(address, {signal, headers: {Accept: 'text/html'}});
  if (!response.headers.get('Content-Type')?.startsWith('text/html')) { // before it has read the headers, it knows no pages
    throw new Error((await response.json()).detail);
  }
  return new DOMParser().parseFromString(await response.text(), 'text/html');
}

// Shows the page at an address in place of this one; keeps what is typed.
async function show(address) {
  asked.abort();
  asked = new AbortController();
  try {
    const page = await pageAt(address, asked.signal);
    document.title = page.title;
    const status = document.getElementById('status');
    const main = document.getElementById('main');
    const fresh = page.getElementById('main');
    const freshStatus = page.getElementById('status');
    main.className = fresh.className;
    if (status && freshStatus) { // the same element, so that its change is read aloud
      status.replaceChildren(...freshStatus.childNodes);
      freshStatus.replaceWith(status);
    }
    main.replaceChildren(...fresh.childNodes);
    window.scrollTo(0, 0);
    prepare();
  } catch (e) {
    if (e.name !== 'AbortError') {
      document.getElementById('status')?.replaceChildren(e instanceof TypeError ? 'The server does not answer.' : e.message);
    }
  }
}

function typed() {
  const address = addressOf(box.value);
  if (settled) {
    history.pushState(null, '', address);
    settled = false;
  } else {
    history.replaceState(null, '', address);
  }
  show(address);
}

box.addEventListener('input', event => event.isComposing || typed());
box.addEventListener('compositionend', typed);
box.addEventListener('blur', () => { settled = true; });
box.form.addEventListener('submit', event => {
  event.preventDefault();
  if (location.pathname + location.search !== addressOf(box.value)) {
    typed();
  }
  settled = true;
});
window.addEventListener('popstate', () => {
  settled = true;
  box.value = new URLSearchParams(location.search).get('query') ?? '';
  show(location.pathname + location.search);
});

// Further rows as one scrolls.

let further = null;

function watchForMore() {
  further?.disconnect();
  const next = document.querySelector('.more [rel=next]');
  if (next) {
    further = new IntersectionObserver(entries => entries.some(entry => entry.isIntersecting) && more(next), {rootMargin: '1000px'});
    further.observe(next);
  }
}

async function more(next) {
  further.disconnect();
  next.setAttribute('aria-busy', 'true');
  try {
    const page = await pageAt(next.href, asked.signal);
    if (next.isConnected) {
      const rows = page.querySelector('tbody');
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
    next.removeAttribute('aria-busy'); // it is still a link
  }
}

// Copying. One set of buttons is always in the row where one is.

const charactersOf = code => code.split(' ').map(one => String.fromCodePoint(parseInt(one.slice(2), 16))).join('');
const hex = (number, digits) => number.toString(16).toUpperCase().padStart(digits, '0');

const WRITINGS = {
  Character: (code) => charactersOf(code),
  Code: (code) => code,
  HTML: (code, entity) => entity ? `&${entity};` : Array.from(charactersOf(code), c => `&#x${hex(c.codePointAt(0), 1)};`).join(''),
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
const told = document.createElement('span'); // to those who don't see the button change
told.className = 'unseen';
told.setAttribute('role', 'status');
for (const [label, write] of Object.entries(WRITINGS)) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.setAttribute('aria-label', 'Copy ' + label);
  button.addEventListener('click', async () => {
    const {code, entity} = tools.closest('[data-code]').dataset;
    await copy(write(code, entity));
    button.textContent = told.textContent = 'Copied';
    setTimeout(() => {
      button.textContent = label;
      told.textContent = '';
    }, 1000);
  });
  tools.append(button);
}
tools.append(told);

// Only where the address is safe, of this machine or by HTTPS, is there a clipboard to be written to.
async function copy(text) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return;
  }
  copied = text;
  document.execCommand('copy');
  copied = null;
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

// The row where one is, and arrow keys between rows.

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
  if (row && !row.classList.contains('current') && !tools.querySelector(':focus-visible')) { // a click leaves a focus, too
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
  let target = null;
  if (event.key === 'ArrowDown') {
    target = (row ? row.nextElementSibling : document.querySelector('tbody tr'))?.querySelector('a');
  } else if (event.key === 'ArrowUp' && row) {
    target = row.previousElementSibling?.querySelector('a') ?? box;
  } else if (event.key === 'Escape' && row) {
    target = box;
  }
  if (target) {
    event.preventDefault();
    target.focus();
    target.scrollIntoView({block: 'nearest'});
  }
});

// Makes characters that are wider than their place as small as they must be.
function fit(within) {
  for (const cell of within.querySelectorAll('td.glyph, .big')) {
    const glyph = cell.firstElementChild;
    const excess = glyph.getBoundingClientRect().width / (cell.clientWidth * .9);
    if (excess > 1) {
      glyph.style.fontSize = 1 / excess + 'em';
    }
  }
}

// What a page needs when it is there.

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
