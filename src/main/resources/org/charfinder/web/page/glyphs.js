// This part of the script comes before script.js, whose constants its functions use.
'use strict';

// Characters that no font of the user has. Browsers draw the same box for all of them, so a character is drawn and
// compared with this box; then a label with its code stands in its place.

const NO_CHARACTER = '\u{10FFFE}'; // no font has it
const SIZE = 24; // of the canvas, in pixels

const brush = Object.assign(document.createElement('canvas'), {width: SIZE, height: SIZE})
  .getContext('2d', {willReadFrequently: true});
const lacking = new Map(); // by character, whether the fonts lack it

function drawn(character) {
  brush.clearRect(0, 0, SIZE, SIZE);
  brush.fillText(character, 2, SIZE * .75);
  return brush.getImageData(0, 0, SIZE, SIZE).data.join();
}

let noGlyph = null; // how the box looks, and its width

function isLacking(character) {
  if (!lacking.has(character)) {
    if (!noGlyph) {
      brush.font = SIZE * .6 + 'px ' + getComputedStyle(document.documentElement).getPropertyValue('--glyph');
      noGlyph = {width: brush.measureText(NO_CHARACTER).width, look: drawn(NO_CHARACTER)};
    }
    lacking.set(character, brush.measureText(character).width === noGlyph.width && drawn(character) === noGlyph.look);
  }
  return lacking.get(character);
}

const withoutCircle = text => text.replace(/^\u25CC(?=.)/u, '');

// Puts labels in the place of boxes. Sequences are left out: browsers draw those that they lack as their parts. A label
// is a new element, so that nothing that is there moves.
function labelLacking(within) {
  for (const glyph of within.querySelectorAll('bdi:not(.label, .matched, .sample)')) {
    const characters = Array.from(withoutCircle(glyph.textContent));
    if (characters.length === 1 && characters[0] > '~' && isLacking(characters[0])) {
      glyph.replaceWith(Object.assign(document.createElement('bdi'), {
        textContent: 'U+' + characters[0].codePointAt(0).toString(16).toUpperCase().padStart(4, '0'),
        className: 'label lacking',
        title: 'None of your fonts has this character.',
      }));
    }
  }
}

// A sample of a block or a script has the characters that the fonts have, once it is in sight.
const samples = new IntersectionObserver(entries => {
  for (const {target, isIntersecting} of entries) {
    if (isIntersecting) {
      samples.unobserve(target);
      target.textContent = target.textContent.split(' ').filter(text => !isLacking(withoutCircle(text))).join(' ');
    }
  }
}, {rootMargin: '1000px'});
document.querySelectorAll('.sample').forEach(sample => samples.observe(sample));

// A grid: arrow keys move in two dimensions, and c copies the character of the cell with the focus.

document.addEventListener('keydown', event => {
  const cells = Array.from(document.querySelectorAll('.grid li > a'));
  const here = cells.indexOf(event.target);
  if (cells.length === 0 || (here < 0 && event.target !== box) || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  if (event.key === 'c' && here >= 0) {
    copy(textOf(cells[here], 'json')).then(done => announce(done ? 'Copied' : 'Failed', 0));
    return;
  }
  const columns = cells.filter(cell => cell.parentElement.offsetTop === cells[0].parentElement.offsetTop).length;
  const steps = {ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns};
  let target = null;
  if (here < 0) {
    target = event.key === 'ArrowDown' ? cells[0] : null;
  } else if (event.key === 'Escape' || (event.key === 'ArrowUp' && here < columns)) {
    target = box;
  } else if (event.key in steps) {
    target = cells[here + steps[event.key]];
  }
  if (target) {
    event.preventDefault();
    target.focus();
  }
});
