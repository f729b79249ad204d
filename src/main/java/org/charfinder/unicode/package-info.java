/**
 * What a character is called, and how text that may hold anything is shown safely: the rules of the Unicode
 * Standard that the rest of the program stands on. The JDK is asked first; where it makes a name up, or is older than
 * the newest Unicode, ICU is, so that the answers are the same on every Java release.
 */
package org.charfinder.unicode;
