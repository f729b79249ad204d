// Makes the page quicker, which is whole without it: results as one types, further rows as one scrolls, copying, arrow keys.
// All rows come from the server, in the pages that it would send to anybody.
'use strict';

const box = document.getElementById('query');

// Results as one types. The first key after anything else is a new entry of the history, those that follow change it.

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

// Shows the page at an address in place of this one; keeps what is typed.
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
    if (status && freshStatus) { // the same element, so that its change is read aloud
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
    // Some browsers allow a hundred changes in half a minute; one of those that follow will get through.
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

// Further rows as one scrolls, as long as the browser bears it; then the link is one to another page.

const MOST_ROWS = 2000;
let further = null;

function watchForMore() {
  further?.disconnect();
  const next = document.querySelector('.more [rel=next]');
  if (next && document.querySelectorAll('tbody tr').length < MOST_ROWS) {
    further = new IntersectionObserver(entries => entries.some(entry => entry.isIntersecting) && more(next), {rootMargin: '1000px'});
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
    const done = await copy(write(code, entity));
    button.textContent = told.textContent = done ? 'Copied' : 'Failed';
    setTimeout(() => {
      button.textContent = label;
      told.textContent = '';
    }, 1000);
  });
  tools.append(button);
}
tools.append(told);

// Returns whether it was copied. Only where the address is safe, of this machine or by HTTPS, is there a clipboard to be
// written to, and if nobody forbids it; else there is the older way.
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
  const links = Array.from(document.querySelectorAll('tbody a'));
  const here = links.indexOf(row?.querySelector('a')); // -1: in the box
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

// Makes characters that are wider than their place as small as they must be.
function fit(within) {
  const glyphs = Array.from(within.querySelectorAll('td.glyph, .big'), cell => cell.firstElementChild);
  const excesses = glyphs.map(glyph => glyph.getBoundingClientRect().width / (glyph.parentElement.clientWidth * .9));
  glyphs.forEach((glyph, i) => { // when all is measured, or each would be laid out anew
    if (excesses[i] > 1) {
      glyph.style.fontSize = 1 / excesses[i] + 'em';
    }
  });
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
