// Colours are those of the page, and lines are made of its text colour, so light and dark pages need nothing. docs/elements.md lists the
// properties. A constructed sheet needs no 'unsafe-inline' in a Content-Security-Policy.
const CSS = `
:host { display: block }
:host([hidden]) { display: none }
:host(ck-views), :host(ck-views) [part=content] { display: inline }
* { box-sizing: border-box }
p, ul, ol, caption { margin: 0; padding: 0 }
[part=content] { overflow-wrap: break-word }
[part=content]:focus { outline: none }
a { color: var(--ck-link-color, inherit); text-underline-offset: .18em; text-decoration-thickness: 1px }
a:hover { text-decoration-thickness: 2px }
:focus-visible { outline: 3px solid var(--ck-focus-color, currentColor); outline-offset: 2px }
[part=list] { display: grid; gap: var(--ck-gap, .75em); list-style: none }
[part=item] { display: grid; gap: .1em }
ol[part=list] { counter-reset: rank }
ol > [part=item] { counter-increment: rank; grid-template-columns: 2.2em 1fr }
ol > [part=item]::before { content: counter(rank); grid-row: span 2; font-weight: 700; font-size: 1.25em; line-height: 1.2; color: var(--ck-accent-color, inherit) }
ol > [part=item] > * { grid-column: 2 }
[part=note], [part=apart], thead th { font-size: .875em }
[part=note] { color: var(--ck-muted-color, inherit) }
[part=badge] { display: inline-block; padding: 0 .5em; border: 1px solid var(--ck-badge-border-color, #d7ab45); border-radius: 1em; background: var(--ck-badge-background, #fff1cc); color: var(--ck-badge-color, #664300); font-size: .75rem; font-weight: 600; white-space: nowrap }
[part=scroll] { overflow-x: auto }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums }
caption { text-align: start }
caption, [part=result] { padding-block-end: .5em }
caption > * { display: block }
th, td { padding: .45em .5em; text-align: start; vertical-align: baseline; border-block-end: 1px solid var(--ck-border-color, color-mix(in srgb, currentColor 25%, transparent)) }
thead th { vertical-align: bottom; border-block-end-width: 2px }
tbody th { font-weight: 400 }
tfoot > * > * { font-weight: 700 }
:is(th, td)[part~=figure] { text-align: end; white-space: nowrap }
td[part~=share] { background: linear-gradient(var(--ck-bar-color, color-mix(in srgb, currentColor 45%, transparent)) 0 0) 0 100% / var(--share) 3px no-repeat }
tr[part~=chosen] > * { background: var(--ck-chosen-background, color-mix(in srgb, currentColor 8%, transparent)); font-weight: 700 }
button { padding: .4em 1em; border: 1px solid; border-radius: .4em; background: none; color: inherit; font: inherit; cursor: pointer }
[part=apart] { padding-block-start: .75em }
[part=apart] ul { padding-inline-start: 1.2em }
[part=spoken] { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
@media (max-width: 30em) { th, td { padding-inline: .3em } }
`;
let sheet: CSSStyleSheet | undefined;

/** The one style sheet of all elements. */
export function styleSheet(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
  }
  return sheet;
}
