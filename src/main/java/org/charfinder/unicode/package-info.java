/**
 * Names, properties and notations of characters, and how to print any text safely: the rules of the Unicode Standard
 * that the other packages build on. The JDK is asked first. ICU is asked where the JDK makes a name up or is older than
 * the newest Unicode, so that the answers are the same on every Java release.
 */
@NullMarked
package org.charfinder.unicode;

import org.jspecify.annotations.NullMarked;
