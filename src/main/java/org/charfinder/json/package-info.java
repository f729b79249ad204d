/** Writes JSON (RFC 8259). */
package org.charfinder.json;
