/** Writes JSON (RFC 8259). */
@NullMarked
package org.charfinder.json;

import org.jspecify.annotations.NullMarked;
