/**
 * Names, properties and notations of characters, and how to print any text safely: the rules of the Unicode Standard
 * that the other packages build on. ICU is asked, and not the JDK, so that the answers are the same on every Java
 * release.
 */
@NullMarked
package org.charfinder.unicode;

import org.jspecify.annotations.NullMarked;
