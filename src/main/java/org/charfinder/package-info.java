/** The program's main class. */
@NullMarked
package org.charfinder;

import org.jspecify.annotations.NullMarked;
