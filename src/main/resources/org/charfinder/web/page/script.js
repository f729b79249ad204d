// Enhances the page, which works without it: results while the user types, further rows while the user scrolls, copy
// buttons, and keys. All rows come from the server, in the pages that a browser without this script gets.

const box = document.getElementById('query');

// What screen readers say. It is outside of what is replaced, and comes once the user pauses, not at each key.

const PAUSE = 700;
const announcement = document.createElement('p');
announcement.className = 'unseen';
announcement.setAttribute('role', 'status');
document.body.append(announcement);
let announcing;

function announce(text, delay) {
  clearTimeout(announcing);
  announcing = setTimeout(() => { announcement.textContent = text; }, delay);
}

// Results while the user types. The first input after any other action adds an entry to the history; each further input
// replaces this entry.

const LATE = 400; // after that many milliseconds, what is on the page no longer looks like an answer

let settled = true;
let asked = new AbortController();
let wanted = null; // the address that was asked for last, if the answer is not there yet
let shown = location.pathname + location.search; // the address of what is on the page; null if that is old

const view = box.form.elements.view;
const addressWith = (query, more) =>
  query.trim() === '' ? '/' : '/?' + new URLSearchParams({query, ...(view && {view: view.value}), ...more});
const addressOf = query => addressWith(query.trim());

// White space at the end tells that the last word is whole.
const typingAt = query => addressWith(query.trimStart(), {typing: 1});

async function pageAt(address, signal) {
  const response = await fetch(address, {signal, headers: {Accept: 'text/html'}});
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  if (!page.getElementById('main')) {
    throw new Error('an answer that is none of our pages');
  }
  return page;
}

// Says that what is on the page is no answer to the query in the box.
function outdate(reason) {
  const main = document.getElementById('main');
  main.classList.add('old');
  main.querySelector('h1').replaceChildren(reason);
  announce(reason, PAUSE);
}

// Replaces the content of this page by that of the page at an address. The search box keeps its text.
async function show(address) {
  asked.abort();
  asked = new AbortController();
  const {signal} = asked;
  wanted = address;
  const late = setTimeout(() => outdate('Still searching …'), LATE);
  signal.addEventListener('abort', () => clearTimeout(late));
  try {
    const page = await pageAt(address, signal);
    shown = address;
    document.title = page.title;
    const main = document.getElementById('main');
    const fresh = page.getElementById('main');
    const hadFocus = main.contains(document.activeElement);
    const table = 'open' in fresh.dataset && main.querySelector('table, .grid'); // what is typed means nothing yet
    if (table) {
      table.className = 'old';
      fresh.append(table);
    }
    main.className = fresh.className;
    main.replaceChildren(...fresh.childNodes);
    window.scrollTo(0, 0);
    announce(main.querySelector('h1').firstChild.textContent.trim(), PAUSE);
    prepare();
    if (hadFocus) {
      (main.querySelector('.name > a, .grid a') ?? box).focus();
    }
  } catch (e) {
    if (e.name !== 'AbortError') {
      shown = null;
      outdate('No answer from the server. Press Enter to try again.');
    }
  }
  clearTimeout(late);
  if (wanted === address) {
    wanted = null;
  }
}

// Shows what the query in the box finds at an address: while it is being typed, or once it is whole.
function search(at) {
  if (at === (wanted ?? shown)) {
    return;
  }
  show(at);
  const address = addressOf(box.value);
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

// Keyboards of phones compose each word of Latin letters: that is text. What is composed to choose Chinese or Japanese
// characters is none: kana, Bopomofo, characters not yet chosen, and transcriptions in Latin letters.
const composes = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Bopo}]|[a-z][ '’][a-z]/iu;
const transcribes = navigator.languages.some(language => /^(zh|ja)\b/.test(language));
const isText = composed => !composes.test(composed) && !(transcribes && /\p{sc=Latn}/u.test(composed));

box.addEventListener('input', event => {
  if (!event.isComposing || isText(event.data ?? '')) {
    search(typingAt(box.value));
  }
});
box.addEventListener('compositionend', () => search(typingAt(box.value)));
box.addEventListener('blur', () => { settled = true; });
box.form.addEventListener('submit', event => {
  event.preventDefault();
  search(addressOf(box.value));
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
  if (next && document.querySelectorAll('tr[data-code], .grid li').length < MOST_ROWS) {
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
    const rows = page.querySelectorAll('tbody, .grid > li');
    if (rows.length > 0 && next.isConnected) {
      document.querySelector('table, .grid').append(...rows);
      rows.forEach(fit);
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

// Copying. There is one set of copy buttons; it is in the current row. In a narrow window it is a bar at the lower
// edge, which is there as long as the row that it names. The texts come from the server; what it does not give does not
// exist.

const COPY_FORMS = {
  Character: 'json', Code: 'code', HTML: 'html', JavaScript: 'javascript', Java: 'java', Python: 'python',
};
const narrow = matchMedia('(max-width: 60rem)'); // as in the style sheet
const tools = document.createElement('div');
tools.className = 'copy';
tools.setAttribute('role', 'group');
const what = document.createElement('span');
what.className = 'what';
tools.append(what);
const copyButtons = Object.entries(COPY_FORMS).map(([label, form]) => {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.value = form;
  button.setAttribute('aria-label', 'Copy ' + label);
  button.addEventListener('click', async () => {
    report(button, tools.isConnected && await copy(textOf(tools.closest('[data-code]'), form)));
  });
  tools.append(button);
  return button;
});

function report(button, done) {
  button.dataset.done = done ? '✓' : '✗'; // beside the label, so that nothing moves
  announce(done ? 'Copied' : 'Failed', 0);
  setTimeout(() => { delete button.dataset.done; }, 1000);
}

const textOf = ({dataset}, form) => form === 'json' ? JSON.parse(`"${dataset.json}"`) : dataset[form];

// On a card, each value that users copy has a button of its own. The style sheet keeps the place for it.
function offerValues() {
  for (const value of document.querySelectorAll('dd :is([data-json], [data-text]):not(:has(button))')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.setAttribute('aria-label', 'Copy ' + value.textContent.replace(/\s+/g, ' '));
    value.append(button);
  }
}

// Puts the buttons into an element, for the forms that a row or a card has.
function offer(owner, place) {
  const name = owner.querySelector('.name a, h1').textContent;
  const glyph = owner.querySelector('bdi').cloneNode(true);
  glyph.removeAttribute('style');
  what.replaceChildren(glyph, ` ${owner.dataset.code} ${name}`);
  tools.setAttribute('aria-label', `Copy ${name}`);
  for (const button of copyButtons) {
    button.hidden = !(button.value in owner.dataset);
    delete button.dataset.done;
  }
  place.append(tools);
}

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
  const row = document.querySelector('tr.current:focus-within[data-json], .grid a:focus[data-json]');
  const text = copied ?? (row && getSelection().isCollapsed ? textOf(row, 'json') : null);
  if (text !== null) {
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
  }
});

// The current row, and keys.

const sight = new IntersectionObserver(entries => {
  if (!entries.at(-1).isIntersecting && getComputedStyle(tools).position === 'fixed') {
    leave();
  }
});

function leave() {
  sight.disconnect();
  document.querySelector('tr.current')?.classList.remove('current');
  tools.remove();
}

function enter(row) {
  leave();
  row.classList.add('current');
  offer(row, row.querySelector('.name'));
  if (narrow.matches) {
    row.scrollIntoView({block: 'nearest'}); // above the bar
    sight.observe(row);
  }
}

document.addEventListener('focusin', event => {
  const row = event.target.closest('tr[data-code]');
  if (row && !row.classList.contains('current')) {
    enter(row);
  }
});
document.addEventListener('pointermove', event => {
  const row = event.pointerType === 'mouse' && !narrow.matches && event.target.closest('tr[data-code]');
  if (row && !row.classList.contains('current') && !tools.querySelector(':focus-visible')) { // not after a click
    enter(row);
  }
});
document.addEventListener('click', async event => {
  const value = event.target.closest('dd button')?.parentElement;
  if (value) {
    report(event.target, await copy(textOf(value, 'json' in value.dataset ? 'json' : 'text')));
    return;
  }
  const row = event.target.closest('tr[data-code]');
  if (row && !event.target.closest('a, button')) {
    enter(row);
  }
});

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) {
    return;
  }
  const {key, target} = event;
  const row = target.closest('tr[data-code]');
  if (target !== box && !row) {
    if (!target.matches('input, textarea')) {
      press(event, key === '/' ? box : key === 'c' && tools.isConnected ? copyButtons[0] : null);
    }
    return;
  }
  const links = Array.from(document.querySelectorAll('.name > a'));
  const here = links.indexOf(row?.querySelector('a')); // -1: the focus is in the search box
  const keys = row
    ? {ArrowDown: links[here + 1], ArrowUp: links[here - 1] ?? box, Escape: box, '/': box, c: copyButtons[0]}
    : {ArrowDown: links[0], Enter: shown === addressOf(box.value) && !event.repeat && document.querySelector('.name > a, .grid a')};
  press(event, keys[key]);
});

// Activates a copy button, or a link by Enter; moves the focus to any other element.
function press(event, target) {
  if (!target || target.hidden) {
    return;
  }
  event.preventDefault();
  if (event.key === 'Enter' || event.key === 'c') {
    target.click();
  } else {
    target.focus();
    target.scrollIntoView({block: 'nearest'});
  }
}

// Shrinks characters that are wider than their cell until they fit.
function fit(within) {
  labelLacking(within);
  const glyphs = Array.from(within.querySelectorAll('td.glyph, .big, .grid li > a'), cell => cell.firstElementChild);
  const excesses = glyphs.map(glyph => glyph.getBoundingClientRect().width / (glyph.parentElement.clientWidth * .9));
  glyphs.forEach((glyph, i) => { // after all are measured: otherwise the browser would repeat the layout for each
    if (excesses[i] > 1) {
      if (glyph.parentElement.matches('.big')) {
        glyph.parentElement.style.width = glyph.parentElement.offsetWidth + 'px'; // as wide as before
      }
      glyph.style.fontSize = 1 / excesses[i] + 'em';
    }
  });
}

// Prepares the content of a page after it has been loaded or replaced.

function prepare() {
  offerValues(); // whose names have the characters, not labels for them
  fit(document);
  const subject = document.querySelector('.subject > div');
  const first = document.querySelector('tr[data-code]');
  if (subject) {
    offer(subject.parentElement, subject);
  } else if (first && !narrow.matches) {
    enter(first);
  }
  watchForMore();
}

prepare();
if (matchMedia('(pointer: fine)').matches && location.pathname === '/') {
  box.focus();
  box.setSelectionRange(box.value.length, box.value.length);
}
